"""What starts and what ends in the days around the library's day: measures, agreements, their rates, other dates."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.model import Agreement, Library, Measure, Rate
from generator.projections.deadlines import DeadlineHistory, ledger
from generator.projections.ladder import Rung
from generator.projections.standing import ladder_of

# The steps with which a measure or agreement begins to count.
_STARTS = frozenset({"in-force", "applied"})
_PROPOSED = frozenset({"announced", "threatened"})


@dataclass(frozen=True, slots=True)
class Turn:
    """On ``day``, known to the ``precision``, a ``thing`` takes a step, a step of it ends, or its rates change.

    ``kind``: start, stop (it is suspended or ended), end (the term of a step is over), rates, or proposed (rates that
    are only announced or threatened). ``rung`` is the step that is taken or ends, ``then`` the one that follows an end
    (None: none is recorded). ``rates`` are those that start on the day. ``date`` is the deadline behind it.
    """

    day: dt.date
    precision: str
    kind: str
    thing: Measure | Agreement
    rung: Rung | None
    then: Rung | None = None
    rates: tuple[Rate, ...] = ()
    date: DeadlineHistory | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """On ``day`` a date falls on which nothing recorded starts or ends."""

    day: dt.date
    date: DeadlineHistory


def starts_and_ends(library: Library, first: dt.date, last: dt.date) -> list[Turn | Due]:
    """Return what starts, ends or falls due from ``first`` to ``last``, the first day first."""
    things: list[Measure | Agreement] = [*library.measures.values(), *library.agreements.values()]
    histories = {history.deadline.id: history for history in ledger(library)}
    found = [turn for thing in things for turn in _turns(library, thing) if first <= turn.day <= last]
    turns = [replace(turn, date=_behind(histories, turn)) for turn in found]
    told = {turn.date.deadline.id for turn in turns if turn.date}
    dues = [
        Due(history.last_due_day, history)
        for key, history in histories.items()
        if history.last_due_day and first <= history.last_due_day <= last and key not in told
    ]
    return sorted([*turns, *dues], key=_place)


def _place(row: Turn | Due) -> tuple[dt.date, int, str]:
    return (row.day, 1, row.date.deadline.id) if isinstance(row, Due) else (row.day, 0, row.thing.id)


def _turns(library: Library, thing: Measure | Agreement) -> Iterator[Turn]:
    """Yield the steps of ``thing`` that are or will be taken, the ends of their terms, and changes of rates."""
    ladder = ladder_of(library, thing)
    rungs = [*ladder.reached, *ladder.scheduled]
    starting: dict[tuple[dt.date, bool], list[Rate]] = {}
    for _, rate in library.rates[thing.id]:
        if rate.effective and rate.status != "ended":
            starting.setdefault((rate.effective, rate.status in _PROPOSED), []).append(rate)
    for rung in rungs:
        kind = "start" if rung.stage in _STARTS else "stop" if rung.is_down else ""
        # What follows an end by the act's own terms is told with the end.
        if kind and not rung.by_terms:
            rates = tuple(starting.pop((rung.date, False), ()))
            yield Turn(rung.day, rung.precision, kind, thing, rung, rates=rates)
    for rung, following in zip(rungs, [*rungs, None][1:], strict=True):
        if rung.end and (following is None or following.day >= rung.end):
            yield Turn(rung.shown_end or rung.end, rung.end_precision, "end", thing, rung, following)
    for (day, is_proposed), those in starting.items():
        yield Turn(day, "day", "proposed" if is_proposed else "rates", thing, None, rates=tuple(those))


def _behind(histories: dict[str, DeadlineHistory], turn: Turn) -> DeadlineHistory | None:
    """Return the deadline on which a term ends, or that the step settles."""
    if turn.rung is None:
        return None
    if turn.kind == "end":
        return histories.get(turn.rung.deadline.id) if turn.rung.deadline else None
    for history in histories.values():
        wanted = history.deadline.settled_by
        is_own = wanted and (wanted.measure or wanted.agreement) == turn.thing.id and wanted.step == turn.rung.stage
        if is_own and history.due and history.due <= turn.day <= (history.last_due_day or history.due):
            return history
    return None
