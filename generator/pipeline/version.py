"""An earlier version of the record, and what a proposal may not do to it: published entries and addresses stay.

What was changed in a published event is recorded by its revisions.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel

from generator.kinds import KINDS, Kind
from generator.loading import NodePath
from generator.loading.records import Collection, Record, Records
from generator.loading.urls_lock import PATH, UrlsLock
from generator.problems import Problem, quote
from generator.rules.moved_from import moved_to
from generator.schema.changes import HistoryError, change_words, unrecorded
from generator.schema.event import Event
from generator.schema.references import declared
from generator.schema.rewind import steps, written
from generator.schema.source import Source

# The kinds of entry that have addresses.
ADDRESSED = tuple(kind for kind in KINDS if "moved_from" in kind.schema.model_fields)


class Version(NamedTuple):
    """The record at an earlier commit: what people call it, its valid entries, and its list of addresses."""

    name: str
    records: Records
    lock: UrlsLock


def gone(before: Records, now: Records) -> Iterator[tuple[Kind, Record[Any]]]:
    """Yield each entry of ``before`` that is no more, and whose id no other has taken over.

    Where entries of its kind are not valid, nobody knows: one of them may be it, or name it.
    """
    for kind in ADDRESSED:
        moved = moved_to(now[kind.name])
        for record in before[kind.name] if now[kind.name].is_whole else ():
            if record.id not in now[kind.name] and record.id not in moved:
                yield kind, record


def version_problems(before: Version, now: Records, lock: UrlsLock) -> Iterator[Problem]:
    """Yield what the present record, with its ``lock``, has lost of the version ``before`` or changed in silence."""
    for kind, record in gone(before.records, now):
        yield _gone(kind, record, before.records[kind.name], now[kind.name])
    yield from _left_publishers(before.records, now)
    moved = {kind.name: moved_to(now[kind.name]) for kind in ADDRESSED}
    for record in before.records.of(Event):
        present = now.of(Event).get(moved["events"].get(record.id, record.id))
        if present is not None:
            yield from _unrecorded(renamed(record.value, moved), present)
    if lock.addresses != before.lock.addresses:
        yield _changed_lock(before, lock)


def renamed(value: BaseModel, moved: dict[str, dict[str, str]]) -> dict[str, Any]:
    """Return an earlier entry in written form, with the present ids in the place of those that others had.

    ``moved`` has the present id by the former one, for each kind.
    """
    entry: dict[str, Any] = written(value)
    for path, refers in declared(type(value)):
        if moved.get(refers.kind):
            _replace(entry, path, moved[refers.kind])
    return entry


def _replace(holder: Any, path: tuple[str, ...], ids: dict[str, str]) -> None:  # noqa: ANN401
    step, *rest = path
    if isinstance(holder, list):
        places: list[Any] = list(range(len(holder)))
    else:
        places = [step] if step in holder else []
    for place in places:
        if rest:
            _replace(holder[place], tuple(rest), ids)
        elif isinstance(holder[place], str):
            name, mark, fact = holder[place].partition("#")
            holder[place] = f"{ids.get(name, name)}{mark}{fact}"


def _gone(kind: Kind, record: Record[Any], before: Collection[Any], now: Collection[Any]) -> Problem:
    path, line = record.document.path, 1
    if kind.is_list:
        ids = before.ids
        above = next((now.get(key) for key in reversed(ids[: ids.index(record.id)]) if now.get(key)), None)
        line = above.document.mark(above.at).line if above else 1
    keep = "withdraw it instead of removing it" if kind.name == "events" else "put it back"
    do = f"{keep}, or add “moved_from: [{record.id}]” to the {kind.singular} that took its place"
    must = "entries once published must stay, or be named under moved_from of another"
    return Problem(path, line, 1, "gone-entry", must, f"found no {kind.singular} {quote(record.id)} any more", do)


def _left_publishers(before: Records, now: Records) -> Iterator[Problem]:
    """Yield a problem for each source that left its publisher's page without a pointer there."""
    for record in before.of(Source):
        present = now.of(Source).get(record.id)
        old = record.value.publisher
        if present is None or present.value.publisher == old or old in present.value.formerly:
            continue
        if old in now["publishers"].ids:
            must = "addresses once published must answer for ever"
            found = f"found that it left the page of {quote(old)}"
            yield present.document.problem(
                ("publisher",), "lost-address", must, found, f"add “formerly: [{old}]”, which leaves a pointer there"
            )


def _unrecorded(before: dict[str, Any], now: Record[Event]) -> Iterator[Problem]:
    document = now.document
    try:
        found = unrecorded(before, now.value)
    except HistoryError as error:
        must = "what an event says of its own history must stay as it was published"
        do = "take the earlier lines from the main branch, and let “briefing revise” write new ones"
        yield document.problem(error.at, "changed-history", must, f"found that {error}", do)
        return
    for change in found:
        must = "changes of published facts must be recorded under revisions"
        do = f"“briefing revise {now.id}” records it"
        told = f"found that {change.field} {change_words(change)}"
        yield document.problem(_path(change.field), "unrecorded-change", must, told, do)


def _path(pointer: str) -> NodePath:
    """Return the path of a node from its JSON Pointer."""
    return tuple([int(step) if step.isdecimal() else step for step in steps(pointer)])


def _changed_lock(before: Version, lock: UrlsLock) -> Problem:
    pairs = zip(before.lock.addresses, lock.addresses, strict=False)
    same = next(
        (i for i, (one, other) in enumerate(pairs) if one != other),
        min(len(lock.addresses), len(before.lock.addresses)),
    )
    found = f"found other addresses than in {before.name}"
    must = "the list of published addresses must be left to the main branch, which adds to it"
    do = f"take it from there: git checkout origin/main -- {PATH}"
    last = max(1, len(lock.addresses) + 1)
    return Problem(PATH, min(same + 2, last), 1, "changed-addresses", must, found, do)
