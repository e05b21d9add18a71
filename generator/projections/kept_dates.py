"""Dates that were kept: what became of every deadline, and how far those that moved have slipped."""

from collections.abc import Iterable

from generator.model import Library
from generator.projections.deadlines import DeadlineHistory, ledger

# What can have become of a date. Each is in one of these groups; only the first is told as kept.
OUTCOMES = ("met", "followed", "lapsed", "superseded", "passed", "not-recorded", "open")


def by_outcome(library: Library) -> dict[str, list[DeadlineHistory]]:
    """Return the histories of all deadlines by what became of each by the library's day, in the order of the ledger.

    "followed" is a date on which something ended and another step is recorded afterwards: whether the date was kept
    is more than that says.
    """
    groups: dict[str, list[DeadlineHistory]] = {outcome: [] for outcome in OUTCOMES}
    for history in ledger(library):
        groups["followed" if history.word == "followed" else history.outcome].append(history)
    return groups


def moved(library: Library) -> list[DeadlineHistory]:
    """Return the histories of deadlines that were moved at least once, whatever became of them."""
    return [history for history in ledger(library) if history.slips]


def slips(histories: Iterable[DeadlineHistory]) -> list[int]:
    """Return for each of ``histories`` the days from its first date to its last, if all of them are known to the day.

    A number is negative if the date was brought forward.
    """
    return [h.total_slip_days for h in histories if h.slips and not any(slip.is_approximate for slip in h.slips)]
