"""Days on which an answer may change: for looking back at what stood when."""

import datetime as dt
from collections.abc import Iterator

from generator.model import Agreement, Country, Deadline, End, Library, Measure
from generator.projections.charges import reaches
from generator.projections.ends import day_after

_ONE_DAY = dt.timedelta(days=1)


def thing_days(library: Library, thing: Measure | Agreement) -> Iterator[dt.date]:
    """Yield the days on which the status of ``thing`` may change, or become known."""
    steps = library.measure_steps if isinstance(thing, Measure) else library.agreement_steps
    for event, step in steps[thing.id]:
        yield event.known_from
        yield step.date
        yield from _end_days(library, step.until)


def rate_days(library: Library, by: Country, on: Country) -> Iterator[dt.date]:
    """Yield the days on which the headline rate of ``by`` on goods of ``on`` may change, or become known."""
    for measure in library.measures.values():
        is_own = measure.by == by or any(member.code == by.code for member in measure.by.members)
        if not measure.headline or not is_own or not _may_reach(library, measure, on):
            continue
        yield from thing_days(library, measure)
        for event, rate in library.rates[measure.id]:
            yield event.known_from
            if rate.effective:
                yield rate.effective
            yield from _end_days(library, rate.until)
    for bloc in library.countries.values():
        yield from (
            day for member in bloc.members if member.code == on.code for day in (member.since, member.until) if day
        )


def deadline_days(library: Library, deadline: Deadline) -> Iterator[dt.date]:
    """Yield the days on which ``deadline`` may get another date or outcome, or become known."""
    for event, step in library.deadline_steps[deadline.id]:
        yield event.known_from
        if step.due:
            yield day_after(deadline, step)
            yield day_after(deadline, step) + _ONE_DAY


def _may_reach(library: Library, measure: Measure, on: Country) -> bool:
    return not measure.partners or on in measure.partners or reaches(library, measure, on.code, library.as_of)


def _end_days(library: Library, end: End | None) -> Iterator[dt.date]:
    """Yield the day on which something ends, and the day after, for each date that the end was given."""
    if isinstance(end, Deadline):
        yield from deadline_days(library, end)
    elif end:
        yield end
        yield end + _ONE_DAY
