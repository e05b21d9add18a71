"""The feed of the weekly briefings (Atom): an entry for each week, once it is over."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator.exports.feed_atom import MOST, FeedHead, feed_file
from generator.model import Library
from generator.output import Output, TextFile
from generator.projections.coverage import coverage
from generator.projections.subjects import BRIEFINGS
from generator.projections.week import Briefing, week_id, weeks
from generator.wording.calendar import followed

_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WeekEntry:
    """The entry of a ``week``. ``published`` is the day after it, or that on which the record was begun."""

    id: str
    page: str
    published: dt.date
    updated: dt.date
    week: Briefing


def files(library: Library, site_url: str) -> Iterator[Output]:
    """Yield the feed."""
    about = f"What happened in the {library.masthead.talks}, week by week. {followed(coverage(library))}"
    title = f"Weekly briefings: {library.masthead.name}"
    head = FeedHead(BRIEFINGS, library.masthead, title, about, "briefings/", "it has every week")
    entries = sorted((_entry(week) for week in weeks(library) if week.is_over), key=_order, reverse=True)
    yield Output(BRIEFINGS, feed, (head, tuple(entries[:MOST]), site_url))


def feed(head: FeedHead, entries: tuple[WeekEntry, ...], site_url: str) -> TextFile:
    """Return the feed of ``entries``, newest first."""
    return feed_file("briefings_feed.xml.jinja", head, entries, site_url)


def _entry(week: Briefing) -> WeekEntry:
    published = max(week.last + _ONE_DAY, week.begun or week.last)
    later = [
        *([week.compiled] if week.compiled else []),
        *(each.day for each in week.added),
        *(each.day for each in week.departed),
    ]
    name = week_id(week.first)
    return WeekEntry(f"briefing:{name}", f"briefings/{name}/", published, max([published, *later]), week)


def _order(entry: WeekEntry) -> tuple[dt.date, dt.date]:
    return entry.published, entry.week.first
