"""The log of changes as data: ``changes/2026-11.json`` by month, and ``countries/cn/changes.json`` by country.

Rows are oldest first, in the order in which the changes can be made again. A month that is over does not change, unless
an entry of it moved. The keys are described in docs/method.md.
"""

from collections.abc import Iterator

from generator.exports.api.table import enveloped
from generator.exports.plain import Json, known
from generator.model import Library
from generator.output import Output
from generator.projections.changes import Change, by_month, change_log


def files(library: Library, _site_url: str) -> Iterator[Output]:
    """Yield the file of each month with changes, and of each country."""
    for changes in by_month(change_log(library)):
        yield Output(f"changes/{changes[0].day:%Y-%m}.json", month_json, (changes,))
    for country in library.countries.values():
        if changes_on_it := change_log(library, country):
            yield Output(f"countries/{country.code.lower()}/changes.json", index_json, (changes_on_it,))


def month_json(changes: tuple[Change, ...]) -> bytes:
    """Return the file of a month: what was added, modified and deleted, each modification with old and new value."""
    return enveloped([{**_row(change), **_values(change)} for change in reversed(changes)])


def index_json(changes: tuple[Change, ...]) -> bytes:
    """Return the file of a country: which entries were added, modified and deleted when, without the values."""
    return enveloped([_row(change) for change in reversed(changes)])


def _row(change: Change) -> Json:
    return known(
        day=change.day.isoformat(),
        op=change.op,
        type="event",
        id=change.event.id,
        title=change.event.title,
        number=change.number,
        kind=change.kind or None,
        field=change.field or None,
        reason=change.reason or None,
    )


def _values(change: Change) -> Json:
    return {key: value for key, value in (("old", change.old), ("new", change.new)) if value is not None}
