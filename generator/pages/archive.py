"""Archives: long lists of events on pages of their own, a page a year, and a page a month where a year is long.

Every page of the site stays small that way, however long the record grows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model import Event
from generator.pages.page import Later, Page
from generator.projections.by_month import Months, by_year
from generator.projections.last_checked import checked

# A page that is not an archive lists at most so many events; with more, the older ones are on archive pages alone.
_LATEST = 15
SHORT = 40
# A year with more events is cut into months.
_LONG_YEAR = 300


@dataclass(frozen=True, slots=True)
class Archive:
    """All events of something: ``address`` is its page's, ended by a slash, ``name`` how headings call it."""

    address: str
    name: str
    years: tuple[tuple[int, int], ...]

    @property
    def total(self) -> int:
        """How many events there are."""
        return sum(count for _, count in self.years)

    @property
    def has_pages(self) -> bool:
        """True where the events are too many for one page, so that years have pages of their own."""
        return self.total > SHORT


@dataclass(frozen=True, slots=True)
class Listing:
    """What a page shows of its events: the ``latest``, newest first, and the ``older`` ones where they are few."""

    archive: Archive
    latest: Sequence[Event]
    older: Sequence[Event]


def listing_of(archive: Archive, events: Sequence[Event]) -> Listing:
    """Return what the page of ``archive`` shows of ``events`` (oldest first)."""
    return Listing(archive, events[: -_LATEST - 1 : -1], [] if archive.has_pages else events[-_LATEST - 1 :: -1])


def archive_of(address: str, name: str, events: Sequence[Event]) -> Archive:
    """Return the archive of ``events`` (oldest first) below ``address``, the latest year first."""
    counts: dict[int, int] = {}
    for event in reversed(events):
        counts[event.date.year] = counts.get(event.date.year, 0) + 1
    return Archive(address, name, tuple(counts.items()))


def archive_pages(archive: Archive, events: Sequence[Event], title: str, crumb: str) -> Iterator[Later]:
    """Yield a page for each year, the latest first, of ``events`` (oldest first), and for each month of a long year.

    ``title`` is what the pages are called before the year; ``crumb`` names the page that they belong to.
    """
    for year, months in by_year(events).items():
        address = f"{archive.address}{year}/"
        yield Later(address, archive_page, (archive, year, months, address, f"{title} in {year}", crumb))
        if _is_long(months):
            for found in months:
                number, name = found[0].date.month, f"{found[0].date:%Y-%m}"
                below = f"{address}{number:02}/"
                yield Later(below, archive_page, (archive, year, (found,), below, f"{title} in {name}", crumb, number))


def _is_long(months: Months) -> bool:
    """Tell whether a year has more events than a page should list."""
    return sum(map(len, months)) > _LONG_YEAR


def archive_page(
    archive: Archive,
    year: int,
    months: Months,
    address: str,
    title: str,
    crumb: str,
    month: int | None = None,
) -> Page:
    """Return one page of ``archive``: the ``months`` of a year, or the one ``month``."""
    is_index = month is None and _is_long(months)
    return Page(
        address=address,
        template="archive.html.jinja",
        title=title,
        description=f"{sum(map(len, months))} events, month by month, each with its sources.",
        context={
            "archive": archive,
            "year": year,
            "month": month,
            "months": () if is_index else months,
            "index": [(found[0].date, len(found)) for found in months] if month is None else [],
            "counts": {} if is_index or month is not None else {found[0].date.month: len(found) for found in months},
            "crumb": crumb,
            "checked": checked(event for found in months for event in found),
        },
        searchable=False,
    )
