"""Standing: where a measure or an agreement is on a day, from when to when, and on whose word."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from generator.model import Agreement, Country, End, Event, Library, Measure
from generator.model.stages import HEIGHT
from generator.projections.ends import Ends, Move
from generator.projections.evidence import GRADES, actors, grade_of_act, grade_of_common
from generator.projections.ladder import Ladder, Rung, agreement_ladder, build_ladder, measure_ladder
from generator.projections.memoize import memoize
from generator.projections.support import Part, Support, Witness, weigh


@dataclass(frozen=True, slots=True)
class Standing:
    """The stage on ``day``: the ``rungs`` that say it, the latest last, and the ``parts`` that it rests on.

    If the end of the last one has passed, ``is_known`` is False: what followed is not recorded.
    """

    day: dt.date
    rungs: tuple[Rung, ...]
    is_known: bool
    parts: tuple[Part, ...]
    # Parties of an agreement that together took it; empty if it was not taken by each alone.
    parties: tuple[Country, ...] = ()

    @property
    def support(self) -> Support | None:
        """On whose word it stands."""
        return weigh(self.parts)

    @property
    def rung(self) -> Rung:
        """The latest of the rungs."""
        return self.rungs[-1]

    @property
    def stage(self) -> str:
        """The stage that it has, or had when it ended."""
        return self.rung.stage

    @property
    def since(self) -> dt.date:
        """The day since which it has this stage."""
        return self.rungs[0].date

    @property
    def precision(self) -> str:
        """How exactly ``since`` is known."""
        return self.rungs[0].precision

    @property
    def end(self) -> dt.date | None:
        """The first day without it, None if no end is known."""
        return self.rung.end

    @property
    def shown_end(self) -> dt.date | None:
        """The day to print for the end."""
        return self.rung.shown_end

    @property
    def end_precision(self) -> str:
        """How exactly the day of the end is known."""
        return self.rung.end_precision

    @property
    def is_reported(self) -> bool:
        """True if an event of its first day or later says so; otherwise it is so by the act alone."""
        return any(rung.event.date >= rung.day for rung in self.rungs)

    @property
    def successor(self) -> Agreement | None:
        """The agreement that took the place of this one."""
        return self.rung.by if isinstance(self.rung.by, Agreement) else None


@dataclass(frozen=True, slots=True)
class Status:
    """Where a measure or agreement is: the ``main`` standing, and for an agreement what some parties did ``alone``."""

    main: Standing | None
    alone: tuple[Standing, ...] = ()

    @property
    def standings(self) -> tuple[Standing, ...]:
        """The main standing and those of single parties."""
        return (*([self.main] if self.main else []), *self.alone)

    @property
    def is_known(self) -> bool:
        """True unless what followed an end is not recorded."""
        return self.main is None or self.main.is_known

    @property
    def key(self) -> str:
        """One word for programs: the stage, ``not-known``, or ``none``."""
        if self.main is None:
            return "none"
        return self.main.stage if self.main.is_known else "not-known"


# Returns the grade of an event that takes a step, and whether accounts of others count.
Grader = Callable[[Event], Witness]


def standing(ladder: Ladder, day: dt.date, ends: Ends, grade: Grader) -> Standing | None:
    """Return the standing on ``day`` of what has this ``ladder``, None if it has reached no rung by then."""
    if not (rungs := ladder.on(day)):
        return None
    last = rungs[-1]
    first = len(rungs) - 1
    while first and _goes_on(rungs[first - 1], rungs[first]):
        first -= 1
    run = tuple(rungs[first:])
    # What is over by the last of them is so on the word of those that end no later; and what goes on likewise.
    said = list(takewhile(lambda rung: _is_over(rung, day) == _is_over(last, day), reversed(run)))
    parts: list[Part] = [[grade(rung.event) for rung in reversed(said)], *date_parts(last.until, day, ends)]
    parts += [[grade(rung.event) for rung in overtakers] for overtakers in ladder.overtakers(day)]
    return Standing(day, run, not _is_over(last, day), tuple(parts))


def _is_over(rung: Rung, day: dt.date) -> bool:
    return rung.end is not None and rung.end <= day


def _goes_on(before: Rung, after: Rung) -> bool:
    """Tell whether ``after`` says that ``before`` goes on."""
    alike = before.stage == after.stage and before.by == after.by and not after.by_terms
    return alike and (before.end is None or after.day <= before.end)


def date_parts(end: End | None, day: dt.date, ends: Ends) -> list[Part]:
    """Return as a part the moves of a deadline on which it rests that what has this ``end`` is over on ``day`` or not.

    Of a past day the best supported date that says so is enough: a later move in doubt takes nothing from it.
    """
    moves = ends.moves_behind(end, day)
    if not moves:
        return []
    dates: list[list[Witness]] = []
    for event, step in moves:
        if step.kind != "confirmed" or not dates:
            dates.append([])
        dates[-1].append(date_witness(event))
    return [max(dates, key=_trust)] if day < ends.library.as_of else [[each for said in dates for each in said]]


def _trust(said: Part) -> tuple[bool, int]:
    support = weigh([said])
    return (not support.is_doubtful, GRADES.index(support.grade)) if support else (False, 0)


def date_witness(event: Event) -> Witness:
    """Return the witness of a date: the parties have it in common."""
    return Witness(event, grade_of_common(event, actors(event)), is_common=True)


def measure_witness(measure: Measure) -> Grader:
    """Return what grades an event that takes a step of ``measure``."""
    return lambda event: Witness(event, grade_of_act(event, {measure.by.code}))


def agreement_witness(agreement: Agreement) -> Grader:
    """Return what grades an event that takes a step of ``agreement``."""
    parties = {party.code for party in agreement.parties}
    return lambda event: Witness(event, grade_of_common(event, parties), is_common=True, parties=agreement.parties)


def measure_standing(measure: Measure, day: dt.date, ends: Ends) -> Standing | None:
    """Return the standing of ``measure`` on ``day``, which may be another day than the library's."""
    return _standing_on(ends.library, measure, day, ends.without)


@memoize
def _standing_on(library: Library, measure: Measure, day: dt.date, without: frozenset[Move]) -> Standing | None:
    ends = Ends(library, without)
    return standing(_ladder(measure, ends), day, ends, measure_witness(measure))


def measure_rungs(measure: Measure, day: dt.date, ends: Ends) -> Sequence[Rung]:
    """Return the rungs that ``measure`` has reached by ``day``, which may be another day than the library's."""
    return _ladder(measure, ends).on(day)


def _ladder(measure: Measure, ends: Ends) -> Ladder:
    if ends.without:
        return build_ladder(ends.library.measure_steps[measure.id], ends)
    return measure_ladder(ends.library, measure.id)


@memoize
def measure_status(library: Library, measure: Measure) -> Status:
    """Return the status of ``measure`` on the library's day."""
    return Status(measure_standing(measure, library.as_of, Ends(library)))


@memoize
def agreement_status(library: Library, agreement: Agreement) -> Status:
    """Return the status of ``agreement`` on the library's day, computed for each party.

    If all stand alike, since the last came there; else where the slowest stands, then what others did alone. A
    repudiation stands beside the stage of the rest.
    """
    ends = Ends(library)
    grade = agreement_witness(agreement)
    steps = library.agreement_steps[agreement.id]
    alone = {step.by.code: step.by for _, step in steps if isinstance(step.by, Country)}
    if not alone:
        return Status(standing(agreement_ladder(library, agreement.id), library.as_of, ends, grade))
    stands: list[tuple[Country, Standing]] = []
    for party in agreement.parties:
        own = [(e, step) for e, step in steps if not isinstance(step.by, Country) or step.by == party]
        found = standing(build_ladder(own, ends), library.as_of, ends, grade)
        if found:
            stands.append((party, found))
    return _common(stands)


def _common(stands: list[tuple[Country, Standing]]) -> Status:
    """Return the status of an agreement whose parties stand as ``stands`` says."""
    rest = [(party, found) for party, found in stands if found.stage != "repudiated"] or stands
    if not rest:
        return Status(None)
    slowest = min((found for _, found in rest), key=lambda found: HEIGHT.get(found.stage, -1))
    there = [(party, found) for party, found in rest if found.stage == slowest.stage]
    last = max(there, key=lambda pair: pair[1].since)[1]
    own = tuple(party for party, found in there if isinstance(found.rung.by, Country))
    main = Standing(last.day, last.rungs, last.is_known, last.parts, own if len(there) == len(rest) else ())
    earlier = [_of(party, found) for party, found in there if found.since < last.since and own]
    others = [_of(party, found) for party, found in stands if found.stage != slowest.stage]
    return Status(main, (*earlier, *others))


def _of(party: Country, found: Standing) -> Standing:
    return Standing(found.day, found.rungs, found.is_known, found.parts, (party,))


def ladder_of(library: Library, thing: Measure | Agreement) -> Ladder:
    """Return the ladder of a measure or an agreement."""
    return (measure_ladder if isinstance(thing, Measure) else agreement_ladder)(library, thing.id)


def status_of(library: Library, thing: Measure | Agreement) -> Status:
    """Return the status of a measure or an agreement."""
    return measure_status(library, thing) if isinstance(thing, Measure) else agreement_status(library, thing)
