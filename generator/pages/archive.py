"""Archives: long lists of events on pages of their own, one for each year, and one for each month of a long year.

So every page stays small, however long the record grows.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model import Event, Library
from generator.output import Output
from generator.pages.page import Page, page_output
from generator.projections.by_month import Months, by_year
from generator.projections.coverage import months_not_followed
from generator.projections.last_checked import check_span

# The most events that a subject page shows in full.
_LATEST = 15
# Up to this many events in all, the subject page lists the older ones too; beyond it, there are pages by year.
SHORT = 40
# A year with more events than this is split into months.
_LONG_YEAR = 300


@dataclass(frozen=True, slots=True)
class Archive:
    """The number of events of a subject in each of its ``years`` (year and count), latest first.

    ``address`` is that of the subject's page, ended by a slash; ``name`` is the subject's name in headings.
    """

    address: str
    name: str
    years: tuple[tuple[int, int], ...]
    # Of each year with events, the months whose news was not followed, or not wholly.
    not_followed: tuple[tuple[int, tuple[int, ...]], ...] = ()

    @property
    def total(self) -> int:
        """The number of events."""
        return sum(count for _, count in self.years)

    @property
    def has_pages(self) -> bool:
        """True if there are too many events for one page, so that there are pages by year."""
        return self.total > SHORT


@dataclass(frozen=True, slots=True)
class Listing:
    """The events on a subject page, newest first: the ``latest`` in full, and ``older`` ones if there are few."""

    archive: Archive
    latest: Sequence[Event]
    older: Sequence[Event]


def listing_of(archive: Archive, events: Sequence[Event]) -> Listing:
    """Return which of ``events`` (oldest first) the page of ``archive`` lists."""
    return Listing(archive, events[: -_LATEST - 1 : -1], [] if archive.has_pages else events[-_LATEST - 1 :: -1])


def archive_of(library: Library, address: str, name: str, events: Sequence[Event]) -> Archive:
    """Return the archive of ``events`` (oldest first) below ``address``."""
    years = Counter(event.date.year for event in reversed(events))
    gaps = tuple((year, months) for year in years if (months := months_not_followed(library, year)))
    return Archive(address, name, tuple(years.items()), gaps)


def archive_pages(archive: Archive, events: Sequence[Event], title: str, crumb: str) -> Iterator[Output]:
    """Yield a page for each year of ``events`` (oldest first), latest first, and for each month of a long year.

    ``title`` comes before the year in the titles of the pages; ``crumb`` is the breadcrumb of the page above.
    """
    for year, months in by_year(events).items():
        address = f"{archive.address}{year}/"
        yield page_output(address, archive_page, archive, year, months, address, f"{title} in {year}", crumb)
        if _is_long(months):
            for month in months:
                number, name = month[0].date.month, f"{month[0].date:%Y-%m}"
                below = f"{address}{number:02}/"
                yield page_output(
                    below, archive_page, archive, year, (month,), below, f"{title} in {name}", crumb, number
                )


def _is_long(months: Months) -> bool:
    """Tell whether a year has more events than one page should list."""
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
    """Return one page of ``archive``: the ``months`` of a year, or only the ``month`` with this number."""
    is_index = month is None and _is_long(months)
    return Page(
        address=address,
        template="archive.md.jinja",
        title=title,
        description=f"{sum(map(len, months))} events, month by month, each with its sources.",
        context={
            "archive": archive,
            "year": year,
            "month": month,
            "months": () if is_index else months,
            "index": [(events[0].date, len(events)) for events in months] if month is None else [],
            "gaps": dict(archive.not_followed).get(year, ()),
            "counts": {} if is_index or month is not None else _counts(months),
            "crumb": crumb,
            "checked": check_span(event for events in months for event in events),
        },
        searchable=False,
    )


def _counts(months: Months) -> dict[int, int]:
    """Return the number of events by the number of the month."""
    return {events[0].date.month: len(events) for events in months}
