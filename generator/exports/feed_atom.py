"""Feeds (Atom 1.0, RFC 4287): all news, corrections alone, and the news of each country, topic and pair.

An id is a tag (RFC 4151) that holds no address of the site, and a time is the day on which the record learned of the
entry: no reader takes an old entry for a new one because the site moved or was built again.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from generator.model import Library, Masthead, Topic
from generator.output import Output, TextFile
from generator.projections.coverage import coverage
from generator.projections.news import News, news, news_about
from generator.projections.subjects import ALL_NEWS, CORRECTIONS, Subject, coverage_of, subjects
from generator.text.formats import the
from generator.wording.calendar import followed

# The most entries of a feed: what is older is on the pages and in the data.
MOST = 50
# The day of a feed that has no entry yet.
FIRST_DAY = dt.date(2026, 1, 1)
_ABOUT = "What entered the record, was corrected, updated or withdrawn, and dates that fell."
_CORRECTIONS = frozenset({"correction", "withdrawn"})


@dataclass(frozen=True, slots=True)
class FeedHead:
    """What a feed says of itself: its path, whose it is, title and description, its page, and why an entry is in it.

    ``why`` is said of events, ``why_date`` of dates that fell.
    """

    path: str
    masthead: Masthead
    title: str
    about: str
    page: str
    why: str
    why_date: str = ""


def files(library: Library, site_url: str) -> Iterator[Output]:
    """Yield every feed. One of a subject without news is there too, since somebody may wait for the first."""
    reach = followed(coverage(library))
    everything = "this feed has all news of the record"
    own = library.masthead
    head = FeedHead(ALL_NEWS, own, own.name, f"{_ABOUT} {reach}", "", everything, everything)
    yield _feed(head, news(library), site_url)
    about = f"What was wrong in the record, and what was withdrawn. {reach}"
    title, why = f"Corrections: {own.name}", "this feed has all corrections"
    head = FeedHead(CORRECTIONS, own, title, about, "changes/", why)
    yield _feed(head, (each for each in news(library) if each.kind in _CORRECTIONS), site_url)
    for subject in subjects(library):
        about = f"{_ABOUT} {followed(coverage_of(library, subject))}"
        title = f"{subject.name}: {own.name}"
        head = FeedHead(subject.feed, own, title, about, f"{subject.path}/", *_why(subject))
        yield _feed(head, news_about(library, subject), site_url)


def _why(subject: Subject) -> tuple[str, str]:
    if isinstance(subject.of, Topic):
        return f"its topic is {subject.name}", f"the topic of the date is {subject.name}"
    if subject.other:
        both = f"{the(subject.of.short)} and {the(subject.other.short)}"
        return f"it is between {both}", f"the date is one of {both}"
    name = the(subject.of.short)
    return f"it names {name}", f"the date concerns {name}"


def _feed(head: FeedHead, found: Iterator[News] | tuple[News, ...], site_url: str) -> Output:
    return Output(head.path, feed, (head, tuple(islice(found, MOST)), site_url))


def feed(head: FeedHead, entries: tuple[News, ...], site_url: str) -> TextFile:
    """Return the feed of ``entries``, newest first."""
    return feed_file("feed.xml.jinja", head, entries, site_url)


def feed_file(template: str, head: FeedHead, entries: Sequence[Any], site_url: str) -> TextFile:
    """Return a feed; each of ``entries`` has an id, a page, and the days on which it was published and updated."""
    updated = max((each.updated for each in entries), default=FIRST_DAY)
    return TextFile(
        template,
        {
            "head": head,
            "entries": entries,
            "site": site_url,
            "tag": f"tag:{head.masthead.id_domain},2026:",
            "updated": updated,
        },
    )
