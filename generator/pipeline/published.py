"""Published addresses: which entry each line of ``data/urls.lock`` is of, and which lines have lost theirs."""

import difflib
from collections.abc import Collection, Iterator

from generator.kinds import BY_NAME, Kind
from generator.loading.records import Records
from generator.loading.urls_lock import PATH, UrlsLock
from generator.problems import Problem, quote

_MUST = "addresses once published must answer for ever"


def lost_addresses(records: Records, lock: UrlsLock, told: Collection[tuple[str, str]] = ()) -> Iterator[Problem]:
    """Yield a problem for each address of an entry that is neither in ``records`` nor named by another's moved_from.

    The loss of the entries in ``told``, by kind and id, is told elsewhere.
    Addresses of other pages, such as those of a year, follow from the entries; a build looks at all of them.
    """
    former = {
        kind.name: {key for record in records[kind.name] for key in record.value.moved_from}
        for kind in BY_NAME.values()
        if "moved_from" in kind.schema.model_fields
    }
    for number, address in enumerate(lock.addresses, 2):
        for kind, key in _entries(address):
            collection = records[kind.name]
            if (kind.name, key) in told:
                continue
            # An entry that is not valid may name it.
            if kind.name in former and key not in collection and key not in former[kind.name] and collection.is_whole:
                found = f"found no {kind.singular} {quote(key)} for {address}, and none that moved from it"
                known = {each for line in lock.addresses for _, each in _entries(line)}
                do = _advice(key, kind, [each for each in collection.ids if each not in known])
                yield Problem(PATH, number, 1, "lost-address", _MUST, found, do)


def _entries(address: str) -> Iterator[tuple[Kind, str]]:
    """Yield the kind and id of each entry that has the page or place at ``address``."""
    path, _, anchor = address.partition("#")
    folder, *below = path.split("/")[:-1]
    if folder == "pairs" and len(below) == 1:
        yield from ((BY_NAME["countries"], code.upper()) for code in below[0].split("-"))
    elif folder in BY_NAME and len(below) == 1:
        yield BY_NAME[folder], below[0].upper() if folder == "countries" else below[0]
    if anchor and folder == "publishers":
        yield BY_NAME["sources"], anchor
    elif anchor and folder in BY_NAME:
        yield BY_NAME[folder], anchor


def _advice(key: str, kind: Kind, new: list[str]) -> str:
    """Return how to mend the loss of ``key``; one of the ``new`` ids may have taken its place."""
    near = difflib.get_close_matches(key, new, n=1, cutoff=0.7)
    heir = f"{quote(near[0])}, if that took its place" if near else f"the {kind.singular} that took its place"
    keep = "; withdraw an event instead of removing it" if kind.name == "events" else ""
    return f"put it back, or add “moved_from: [{key}]” to {heir}{keep}"
