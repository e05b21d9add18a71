"""What one measure charges on a partner's goods on a day, and on whose word.

Of the rates that name the partner and whose period the day lies in, the one that begins last counts. So the end of a
pause uncovers the rate that it replaced. A measure that is suspended or has ended charges nothing; one whose suspension
ended without a sequel charges what is not known.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile
from typing import NamedTuple

from generator.model import Country, Event, Library, Measure, Rate, Source
from generator.projections.ends import Ends
from generator.projections.evidence import grade_of_figure
from generator.projections.memoize import memoize
from generator.projections.standing import Standing, date_parts, measure_rungs, measure_standing
from generator.projections.support import Part, Witness

# The statuses of rates that count; the others, threatened and announced, are words only.
LEGAL_STATUSES = frozenset({"in-force", "ended"})
NOT_SET = "not-set"
_NAMED, _BLOC, _ALL = 3, 2, 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A rate that counts from ``effective`` to the day before ``end``, printed as ``shown_end``; None: no end is known.

    ``follows`` is True for what follows the end of a rate by the act's own terms. ``order`` ranks the entries of a
    measure: of those whose period a day lies in, the one with the highest counts.
    """

    event: Event
    rate: Rate
    percent: Decimal | str | None
    effective: dt.date
    end: dt.date | None
    shown_end: dt.date | None
    order: tuple[dt.date, int, int, int, int]
    follows: bool = False

    @property
    def says(self) -> tuple[object, ...]:
        """What it says of the duty; entries that say the same are alike in this."""
        return (self.rate.status, self.percent, self.rate.basis, self.rate.specific, self.rate.covers)


@dataclass(frozen=True, slots=True)
class Charge:
    """What a measure charges on a day. ``entry`` is None if it charges nothing, or nothing is known.

    ``is_known`` is False where what followed a suspension is not recorded: ``standing`` says which. ``parts`` are what
    the answer rests on. ``covered_by`` is the entry whose end uncovered this one or left nothing, ``ended`` the one
    that says that nothing is charged any more.
    """

    measure: Measure
    entry: Entry | None
    is_known: bool
    parts: tuple[Part, ...] = ()
    covered_by: Entry | None = None
    standing: Standing | None = None
    ended: Entry | None = None

    @property
    def how(self) -> str:
        """Whether it was reported on its first day or later, follows by the act, or was computed from an end."""
        if self.entry is None or self.entry.follows:
            return "by-act"
        if self.covered_by:
            return "computed"
        events = [self.entry.event, *(witness.event for part in self.parts[:1] for witness in part)]
        return "reported" if any(event.date >= self.entry.effective for event in events) else "by-act"

    @property
    def percent(self) -> Decimal | None:
        """The rate in percent, None if there is none."""
        return self.entry.percent if self.entry and isinstance(self.entry.percent, Decimal) else None


def blocs_of(library: Library, code: str, day: dt.date) -> list[Country]:
    """Return the customs unions of which the country ``code`` is a member on ``day``."""
    return [bloc for bloc in library.unions.get(code, ()) if bloc.has_member(code, day)]


def reaches(library: Library, measure: Measure, on: str, day: dt.date) -> bool:
    """Tell whether ``measure`` is one on goods of the country ``on`` on ``day``. An organisation has no goods."""
    if on in library.countries and library.countries[on].kind == "organisation":
        return False
    if on == measure.by.code:
        return False
    blocs = blocs_of(library, on, day)
    if measure.by in blocs:
        return False
    return not measure.partners or any(p.code == on or p in blocs for p in measure.partners)


def names(library: Library, rate: Rate, on: str, day: dt.date) -> int:
    """Return how ``rate`` names the country ``on``: 3 by itself, 2 by its bloc of that day, 1 as one of all; else 0."""
    if excepts(library, rate, on, day):
        return 0
    if not rate.partners:
        return _ALL
    if on in rate.partners:
        return _NAMED
    return _BLOC if any(bloc.code in rate.partners for bloc in blocs_of(library, on, day)) else 0


def excepts(library: Library, rate: Rate, on: str, day: dt.date) -> bool:
    """Tell whether ``rate`` excepts the country ``on``, by itself or by its bloc of that day."""
    if not rate.except_for:
        return False
    return on in rate.except_for or any(bloc.code in rate.except_for for bloc in blocs_of(library, on, day))


class NamedRate(NamedTuple):
    """A rate with the rank of its event among the events of the measure, and its own place in them."""

    rank: int
    place: int
    event: Event
    rate: Rate


@memoize
def rates_naming(library: Library, measure: Measure, on: str, goods: str | None) -> list[NamedRate]:
    """Return the rates of ``measure`` for ``goods`` (None: for all that it covers) that may name ``on`` on some day."""
    blocs = {bloc.code for bloc in library.unions.get(on, ())}
    rows = library.rates[measure.id]
    ranks = {event: rank for rank, event in enumerate(dict.fromkeys(event for event, _ in rows))}
    return [
        NamedRate(ranks[event], place, event, rate)
        for place, (event, rate) in enumerate(rows)
        if rate.status in LEGAL_STATUSES
        and rate.effective
        and rate.goods == goods
        and (not rate.partners or on in rate.partners or not blocs.isdisjoint(rate.partners))
    ]


def entries(measure: Measure, on: str, day: dt.date, ends: Ends, goods: str | None = None) -> list[Entry]:
    """Return the entries that have begun by ``day``, also those that are over by then, the one that counts last."""
    found = [entry for row in rates_naming(ends.library, measure, on, goods) for entry in _of_rate(row, on, day, ends)]
    return sorted(found, key=lambda entry: entry.order)


def _of_rate(row: NamedRate, on: str, day: dt.date, ends: Ends) -> Iterator[Entry]:
    """Yield the entries that one rate makes: itself, and beneath it what follows its end by the act's own terms."""
    rate, start = row.rate, row.rate.effective
    how = names(ends.library, rate, on, day)
    if not how or start is None or start > day:
        return
    end = ends.first_day_without(rate.until)
    # A rate of no length never counts.
    if end is None or start < end:
        shown = ends.shown(rate.until)[0]
        yield Entry(row.event, rate, rate.percent, start, end, shown, (start, row.rank, 1, how, row.place))
    if rate.then is not None:
        yield Entry(row.event, rate, rate.then, start, None, None, (start, row.rank, 0, how, row.place), follows=True)


def charge(measure: Measure, on: str, day: dt.date, ends: Ends, goods: str | None = None) -> Charge:
    """Return what ``measure`` charges on goods of the country ``on`` (a code) on ``day``."""
    if not reaches(ends.library, measure, on, day):
        return Charge(measure, None, is_known=True)
    begun = entries(measure, on, day, ends, goods)
    if not begun:
        return Charge(measure, None, is_known=True)
    stands = measure_standing(measure, day, ends)
    if stands and not stands.is_known:
        said = [_witness(ends.library, entry) for entry in begun]
        return Charge(measure, None, is_known=False, parts=(*stands.parts, said), standing=stands)
    if stands and stands.rung.is_down and _is_collected_no_more(measure, on, day, ends, goods):
        return Charge(measure, None, is_known=True, parts=stands.parts, standing=stands)
    running = [entry for entry in begun if entry.end is None or day < entry.end]
    if not running:
        return Charge(measure, None, is_known=True, parts=tuple(_end_parts(begun, day, ends)), covered_by=begun[-1])
    picked = running[-1]
    above = begun[begun.index(picked) + 1 :]
    parts = [_entry_part(ends.library, running), *_end_parts([picked, *above], day, ends)]
    if stands and not stands.rung.is_down and _was_over(measure, day, ends):
        parts += stands.parts
    is_charged = picked.rate.status == "in-force"
    return Charge(
        measure,
        picked if is_charged else None,
        is_known=picked.percent != NOT_SET,
        parts=tuple(parts),
        covered_by=above[-1] if above and is_charged else None,
        standing=stands,
        ended=None if is_charged else picked,
    )


def _is_collected_no_more(measure: Measure, on: str, day: dt.date, ends: Ends, goods: str | None) -> bool:
    """Tell whether nothing is charged on ``day``, on which ``measure`` is down.

    The event that took it down may say by rates of the status "ended" that duties are collected for some days more.
    """
    took_down = list(takewhile(lambda rung: rung.is_down, reversed(measure_rungs(measure, day, ends))))[-1].event
    last = [
        row.rate.effective
        for row in rates_naming(ends.library, measure, on, goods)
        if row.event is took_down and row.rate.status == "ended" and names(ends.library, row.rate, on, day)
    ]
    return not last or any(start <= day for start in last if start)


def _was_over(measure: Measure, day: dt.date, ends: Ends) -> bool:
    """Tell whether a step had taken the measure down before ``day``, or a term of it has ended by then."""
    return any(rung.is_down or (rung.end and rung.end <= day) for rung in measure_rungs(measure, day, ends))


def _entry_part(library: Library, running: Sequence[Entry]) -> Part:
    """Return the witnesses of the last entry ``running``: the unbroken run, back from it, of those that say it too."""
    alike = takewhile(lambda entry: entry.says == running[-1].says, reversed(running))
    return [_witness(library, entry) for entry in alike]


def _witness(library: Library, entry: Entry) -> Witness:
    # On whose word a figure stands does not depend on the day.
    return _figure_witness(library.whole or library, entry.event, entry.rate.citation.source, entry.rate.measure.by)


@memoize
def _figure_witness(_library: Library, event: Event, source: Source, by: Country) -> Witness:
    return Witness(event, grade_of_figure(event, source, {by.code}))


def _end_parts(some: Sequence[Entry], day: dt.date, ends: Ends) -> list[Part]:
    """Return as parts the moves of deadlines on which it rests that each entry is over on ``day`` or goes on."""
    return [part for entry in some if not entry.follows for part in date_parts(entry.rate.until, day, ends)]
