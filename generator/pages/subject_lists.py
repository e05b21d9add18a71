"""Lists that the pages of countries, pairs and topics share: dates, accounts, people, ladders."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from generator.model import Agreement, Country, Event, Library, Measure, Person
from generator.projections.deadlines import DeadlineHistory, not_recorded
from generator.projections.evidence import is_disputed
from generator.projections.ladder import Ladder
from generator.projections.standing import Status, ladder_of, status_of

T = TypeVar("T", Agreement, Measure)
# A measure or agreement with its ladder and status.
Row = tuple[T, Ladder, Status]

# The most past dates that a page lists.
LISTED = 20
# The events and the measures that a page shows; the others stand behind their count.
EVENTS, SHOWN = 5, 10
# The most people that a page lists.
RANKED = 12


def date_lists(histories: Iterable[DeadlineHistory]) -> dict[str, Any]:
    """Return the context of a page's lists of dates, in the order of ``histories``.

    Those ahead, those that passed without a recorded outcome, and the latest of the others with the number of all.
    """
    histories = list(histories)
    past = [h for h in histories if not h.is_open and h.outcome != "not-recorded"]
    return {
        "open_dates": [history for history in histories if history.is_open],
        "help_wanted": not_recorded(histories),
        "past_dates": past[:LISTED],
        "past_total": len(past),
    }


def latest_disputed(events: Sequence[Event], most: int) -> list[Event]:
    """Return the latest ``most`` of ``events`` (oldest first) whose accounts conflict, latest first."""
    return [event for event in reversed(events) if is_disputed(event)][:most]


def latest_accounts(events: Sequence[Event], party: Country, other: Country | None, most: int) -> list[Event]:
    """Return the latest ``most`` of ``events`` (oldest first) of which ``party`` and another have their say.

    With ``other`` the other is that one. A party that has not confirmed counts: its silence is shown.
    """
    found = []
    for event in reversed(events):
        parties = {account.party for account in event.accounts}
        if party in parties and (other in parties if other else len(parties) > 1):
            found.append(event)
    return found[:most]


def ladder_lists(library: Library, measures: Iterable[Measure], agreements: Iterable[Agreement]) -> dict[str, Any]:
    """Return the context of a page's lists of measures and agreements with their ladders."""
    return {"measures": active_first(library, measures), "agreements": active_first(library, agreements)}


def active_first(library: Library, things: Iterable[T]) -> list[Row[T]]:
    """Return the measures or agreements that have a step: those that have not ended first, then last moved first."""
    with_steps = [(thing, ladder) for thing in things if (ladder := ladder_of(library, thing)).has_steps]
    ordered = sorted(with_steps, key=lambda pair: (pair[1].has_ended, -pair[1].last_change.toordinal()))
    return [(thing, ladder, status_of(library, thing)) for thing, ladder in ordered]


def most_named(events: Sequence[Event]) -> list[tuple[Person, int]]:
    """Return the people whom ``events`` name, those whom most do first, each with the number of events that do."""
    counts = Counter(person for event in events for person in event.named_people)
    return sorted(counts.items(), key=lambda row: (-row[1], row[0].name))
