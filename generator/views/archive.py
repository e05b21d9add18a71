"""Archives: long lists of events on pages of their own, a page a year, and a page a month where a year is long.

Every page of the site stays small that way, however long the record grows.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.model import Event
from generator.project.checked import checked
from generator.views.page import Page

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


def archive_pages(archive: Archive, events: Iterable[Event], title: str, crumb: str) -> Iterator[Page]:
    """Yield a page for each year, the latest first, of ``events`` (oldest first), and for each month of a long year.

    ``title`` is what the pages are called before the year; ``crumb`` names the page that they belong to.
    """
    by_year: dict[int, dict[int, list[Event]]] = defaultdict(lambda: defaultdict(list))
    for event in events:
        by_year[event.date.year][event.date.month].append(event)
    for year, months in reversed(by_year.items()):
        newest_first = {number: found[::-1] for number, found in reversed(months.items())}
        yield archive_page(archive, year, newest_first, f"{archive.address}{year}/", f"{title} in {year}", crumb)
        if _is_long(newest_first):
            for number, found in newest_first.items():
                name = f"{found[0].date:%Y-%m}"
                yield archive_page(archive, year, {number: found}, f"{archive.address}{year}/{number:02}/",
                            f"{title} in {name}", crumb, month=number)  # fmt: skip


def _is_long(months: dict[int, list[Event]]) -> bool:
    """Tell whether a year has more events than a page should list."""
    return sum(len(found) for found in months.values()) > _LONG_YEAR


def archive_page(
    archive: Archive,
    year: int,
    months: dict[int, list[Event]],
    address: str,
    title: str,
    crumb: str,
    month: int | None = None,
) -> Page:
    """Return one page of ``archive``: the ``months`` of a year, or the one ``month``."""
    count = sum(len(found) for found in months.values())
    return Page(
        address=address,
        template="archive.html.jinja",
        title=title,
        description=f"{count} events, month by month, each with its sources.",
        context={
            "archive": archive,
            "year": year,
            "month": month,
            "months": [] if month is None and _is_long(months) else list(months.values()),
            "index": [(found[0].date, len(found)) for found in months.values()] if month is None else [],
            "counts": {number: len(found) for number, found in months.items()}
            if month is None and not _is_long(months)
            else {},
            "crumb": crumb,
            "checked": checked(event for found in months.values() for event in found),
        },
        searchable=False,
    )
