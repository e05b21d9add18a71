"""Subjects: what readers follow. Each country, topic and pair with a page has a feed and a calendar."""

from dataclasses import dataclass

from generator.model import Country, Event, Library, Topic
from generator.projections.coverage import Coverage, coverage
from generator.projections.deadlines import DeadlineHistory, deadlines_about
from generator.projections.memoize import memoize
from generator.projections.pairs import Pair, dates_between, pairs, pairs_of_event

Key = str | Pair

# The feeds and calendars of no subject.
ALL_NEWS, CORRECTIONS, BRIEFINGS = "feed.xml", "corrections/feed.xml", "briefings/feed.xml"
ALL_DATES, HEARINGS = "calendars/all.ics", "calendars/hearings.ics"


@dataclass(frozen=True, slots=True)
class Subject:
    """A country, a topic, or a pair of countries. ``path`` is that of its page: ``countries/cn``, ``pairs/us-cn``."""

    path: str
    name: str
    of: Country | Topic
    other: Country | None = None

    @property
    def key(self) -> Key:
        """Its code or id, or the codes of both countries."""
        if isinstance(self.of, Topic):
            return self.of.id
        return frozenset((self.of.code, self.other.code)) if self.other else self.of.code

    @property
    def feed(self) -> str:
        """The path of its feed: ``countries/cn/feed.xml``."""
        return f"{self.path}/feed.xml"

    @property
    def calendar(self) -> str:
        """The path of its calendar: ``calendars/countries/cn.ics``."""
        return f"calendars/{self.path}.ics"


@memoize
def subjects(library: Library) -> list[Subject]:
    """Return all subjects: countries, topics and pairs, each by name."""
    countries = [Subject(f"countries/{c.code.lower()}", c.name, c) for c in library.countries.values()]
    topics = [Subject(f"topics/{topic.id}", topic.name, topic) for topic in library.topics.values()]
    both = [(library.countries[one], library.countries[two]) for one, two in pairs(library)]
    between = [
        Subject(f"pairs/{one.code}-{two.code}".lower(), f"{one.short} and {two.short}", one, two) for one, two in both
    ]
    return [subject for group in (countries, topics, between) for subject in sorted(group, key=lambda s: s.name)]


def keys_of(library: Library, event: Event) -> set[Key]:
    """Return the keys of the subjects whose own an event is; it may be withdrawn."""
    codes = {country.code for country in event.countries}
    return {*codes, *(topic.id for topic in event.topics), *pairs_of_event(library, event)}


def dates_of(library: Library, subject: Subject) -> list[DeadlineHistory]:
    """Return the histories of the dates of a subject's page, in the order of the ledger."""
    if subject.other and isinstance(subject.of, Country):
        return dates_between(library, subject.of, subject.other)
    return deadlines_about(library, subject.of)


def coverage_of(library: Library, subject: Subject) -> Coverage:
    """Return how far the news of a subject was followed; of a pair, those of the country that is named less often."""
    return coverage(library, subject.other or subject.of)


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a reader can subscribe to: a ``feed``, a ``calendar`` or both, by ``name``; ``page`` shows the same.

    ``key`` is its name in addresses: ``countries-cn``.
    """

    key: str
    name: str
    page: str
    feed: str = ""
    calendar: str = ""


def subscriptions(library: Library) -> list[tuple[str, list[Subscription]]]:
    """Return all feeds and calendars by group: those of everything, of countries, of topics, of pairs."""
    groups = {
        "Everything": [
            Subscription("all", "All news and dates", "", ALL_NEWS, ALL_DATES),
            Subscription("briefings", "Weekly briefings", "briefings/", BRIEFINGS),
            Subscription("corrections", "Corrections alone", "changes/", CORRECTIONS),
            Subscription("hearings", "Hearings and comment periods", "deadlines/", calendar=HEARINGS),
        ]
    }
    for subject in subjects(library):
        group = groups.setdefault(subject.path.partition("/")[0].capitalize(), [])
        key = subject.path.replace("/", "-")
        group.append(Subscription(key, subject.name, f"{subject.path}/", subject.feed, subject.calendar))
    return list(groups.items())
