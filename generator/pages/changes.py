"""Changes: what entered the record, was corrected or was withdrawn: a page for each month, and the list of them."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from generator.model import Country, Event, Library
from generator.output import Output
from generator.pages.page import Page, page_output
from generator.projections.changes import Change, by_month, change_log
from generator.projections.last_checked import check_span
from generator.text.formats import month as month_words
from generator.text.formats import plural

# The most events that a day lists as added, and the most corrections on the first page; the files have all.
_LISTED = 300
_LATEST = 20
# The kinds of edit, in the order in which a day tells them.
_KINDS = ("withdrawn", "correction", "update", "source")


class Edit(NamedTuple):
    """The changes of an event that were made on one day, of one kind and for one reason.

    ``kind`` is withdrawn, correction, update or source.
    """

    event: Event
    day: dt.date
    kind: str
    reason: str
    changes: tuple[Change, ...]


class Day(NamedTuple):
    """What changed on a day: the number of events ``added``, of which ``listed`` are shown, and the edits.

    ``told`` are those of the facts, ``sources`` those of what they rest on.
    """

    day: dt.date
    added: int
    listed: tuple[Event, ...]
    told: tuple[Edit, ...]
    sources: tuple[Edit, ...]


class Month(NamedTuple):
    """The month that begins on ``first``, and in words how much changed in it."""

    first: dt.date
    words: str


def pages(library: Library) -> Iterator[Output]:
    """Yield the list of months, and the page of each."""
    log = change_log(library)
    months = by_month(log)
    edits = _edits(log)
    corrections = [edit for edit in edits if edit.kind == "correction"]
    yield Page(
        address="changes/",
        template="changes.md.jinja",
        title="Changes",
        description="What entered the record, what was corrected and what was withdrawn, month by month.",
        context={
            "months": [_month(changes) for changes in months],
            "corrections": corrections[:_LATEST],
            "more": max(0, len(corrections) - _LATEST),
            "withdrawn": [edit for edit in edits if edit.kind == "withdrawn"],
            "since": log[-1].day if log else None,
            "checked": check_span(change.event for change in log) or check_span(library.active_events),
        },
        names=("Corrections", "Log of changes", "Revisions"),
        changed=log[0].day.isoformat() if log else "",
    ).output()
    for changes in months:
        yield page_output(f"changes/{changes[0].day:%Y-%m}/", _month_page, changes)
    for country in library.countries.values():
        if changes_on_it := change_log(library, country):
            yield page_output(country_address(country), _country_page, country, changes_on_it)


def country_address(country: Country) -> str:
    """Return the address of the page of changes of the entries on ``country``."""
    return f"countries/{country.code.lower()}/changes/"


def _country_page(country: Country, changes: tuple[Change, ...]) -> Page:
    edits = [edit for edit in _edits(changes) if edit.kind != "source"]
    return Page(
        address=country_address(country),
        template="changes_country.md.jinja",
        title=f"{country.name}: changes to the record",
        description=f"What entered the record on {country.name}, was corrected or was withdrawn.",
        context={
            "country": country,
            "months": [_month(group) for group in by_month(changes)],
            "days": [(day, tuple(group)) for day, group in groupby(edits[:_LATEST], key=lambda edit: edit.day)],
            "more": max(0, len(edits) - _LATEST),
            "checked": check_span(change.event for change in changes),
        },
        searchable=False,
        changed=changes[0].day.isoformat(),
    )


def _month_page(changes: tuple[Change, ...]) -> Page:
    first = changes[0].day.replace(day=1)
    days = [_day(tuple(group)) for _, group in groupby(changes, key=lambda change: change.day)]
    return Page(
        address=f"changes/{first:%Y-%m}/",
        template="changes_month.md.jinja",
        title=f"Changes in {month_words(first)}",
        description=f"What entered the record, was corrected or was withdrawn in {month_words(first)}, day by day.",
        context={"first": first, "days": days, "checked": check_span(change.event for change in changes)},
        searchable=False,
        changed=changes[0].day.isoformat(),
    )


def _day(changes: tuple[Change, ...]) -> Day:
    added = [change.event for change in changes if change.op == "added"]
    edits = sorted(_edits(changes), key=lambda edit: _KINDS.index(edit.kind))
    told = tuple(edit for edit in edits if edit.kind != "source")
    return Day(changes[0].day, len(added), tuple(added[:_LISTED]), told, tuple(edits[len(told) :]))


def _month(changes: Sequence[Change]) -> Month:
    edits = Counter(edit.kind for edit in _edits(changes))
    added = sum(change.op == "added" for change in changes)
    counts = [
        plural(added, "event") + " added" if added else "",
        plural(edits["correction"], "correction") if edits["correction"] else "",
        plural(edits["update"], "update") if edits["update"] else "",
        plural(edits["source"], "change") + " of sources" if edits["source"] else "",
        f"{edits['withdrawn']} withdrawn" if edits["withdrawn"] else "",
    ]
    return Month(changes[0].day.replace(day=1), ", ".join(filter(None, counts)))


def _edits(changes: Iterable[Change]) -> list[Edit]:
    """Return the edits that ``changes`` make, in the order of the first change of each."""
    found: dict[tuple[str, dt.date, str, str], list[Change]] = {}
    for change in changes:
        if change.op != "added":
            key = (change.event.id, change.day, change.kind or "withdrawn", change.reason)
            found.setdefault(key, []).append(change)
    return [
        Edit(group[0].event, day, kind, reason, tuple(reversed(group)))
        for (_, day, kind, reason), group in found.items()
    ]
