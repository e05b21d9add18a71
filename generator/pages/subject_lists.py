"""Lists that the pages of countries, pairs and topics share: dates, disputed events, people, sources, ladders."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from generator.model import Agreement, Event, Library, Measure, Person, Source
from generator.projections.deadlines import DeadlineHistory, not_recorded
from generator.projections.evidence import is_disputed
from generator.projections.ladder import Ladder
from generator.projections.standing import Status, ladder_of, status_of

T = TypeVar("T", Agreement, Measure)
# A measure or agreement with its ladder and status.
Row = tuple[T, Ladder, Status]

# The most dates, measures or agreements that a page lists.
LISTED = 20
# The most people or sources that a page lists.
RANKED = 12


def date_lists(histories: Iterable[DeadlineHistory]) -> dict[str, Any]:
    """Return the context of a page's lists of dates: those ahead and those past, in the order of ``histories``."""
    histories = list(histories)
    return {
        "open_dates": [history for history in histories if history.is_open][:LISTED],
        "help_wanted": not_recorded(histories)[:LISTED],
        "past_dates": [h for h in histories if not h.is_open and h.outcome != "not-recorded"][:LISTED],
    }


def latest_disputed(events: Sequence[Event], most: int) -> list[Event]:
    """Return the latest ``most`` of ``events`` (oldest first) whose accounts conflict, latest first."""
    return [event for event in reversed(events) if is_disputed(event)][:most]


def ladder_lists(
    library: Library, measures: Iterable[Measure], agreements: Iterable[Agreement], most: int | None = None
) -> dict[str, Any]:
    """Return the context of a page's lists of measures and agreements with their ladders, at most ``most`` of each."""
    return {
        "measures": active_first(library, measures)[:most],
        "agreements": active_first(library, agreements)[:most],
    }


def active_first(library: Library, things: Iterable[T]) -> list[Row[T]]:
    """Return the measures or agreements that have a step: those that have not ended first, then last moved first."""
    with_steps = [(thing, ladder) for thing in things if (ladder := ladder_of(library, thing)).has_steps]
    ordered = sorted(with_steps, key=lambda pair: (pair[1].has_ended, -pair[1].last_change.toordinal()))
    return [(thing, ladder, status_of(library, thing)) for thing, ladder in ordered]


def most_named(events: Sequence[Event]) -> list[tuple[Person, int]]:
    """Return the people whom most of ``events`` name, each with the number of events that do."""
    counts = Counter(person for event in events for person in event.named_people)
    return sorted(counts.items(), key=lambda row: (-row[1], row[0].name))[:RANKED]


def most_cited(events: Sequence[Event]) -> list[tuple[Source, int]]:
    """Return the sources that most of ``events`` cite, each with the number of events that do, official ones first."""
    counts = Counter(source for event in events for source in event.sources)
    return sorted(counts.items(), key=lambda row: (row[0].origin.kind != "official", -row[1], row[0].id))[:RANKED]
