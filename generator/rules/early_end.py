"""A measure, or a rate of it, ends after the measure began."""

import datetime as dt
from collections.abc import Iterator

from generator.model import Event, Library
from generator.model.days import last_day
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema import event as schema
from generator.text.formats import stage_word

_ENDS = frozenset({"withdrawn", "expired", "struck-down"})


def check(context: Context) -> Iterator[Finding]:
    """Find each end of a measure, or of its rates, that lies before the first day on which the measure was in force."""
    # An event that is not valid may have the earlier beginning.
    if not context.records.of(schema.Event).is_whole:
        return
    for event in context.library.active_events:
        for place, measure, word, day in _ends(event):
            start = _first_day(context.library, measure)
            record = context.records.of(schema.Event).get(event.id)
            # What ends before it comes into force never began: an event of that time may say so.
            if record and start and day < start <= event.date:
                found = f"found {quote(measure)} {word} on {day}, and in force since {start} at the earliest"
                yield Finding(record, place, found, "correct one of the two days")


def _ends(event: Event) -> Iterator[tuple[tuple[str | int, ...], str, str, dt.date]]:
    """Yield each end in ``event``: its place, the measure, a word for it and the day."""
    for i, step in enumerate(event.measures):
        if step.step in _ENDS:
            at: tuple[str | int, ...] = ("measures", i, "date") if step.date != event.date else ("measures", i, "step")
            yield at, step.measure.id, stage_word(step.step), last_day(step.date, step.precision)
    for i, rate in enumerate(event.rates):
        if rate.status == "ended" and rate.effective:
            yield ("rates", i, "effective"), rate.measure.id, "with a rate ended", rate.effective


def _first_day(library: Library, measure: str) -> dt.date | None:
    """Return the earliest day on which ``measure`` was in force or charged a rate."""
    days = [step.date for _, step in library.measure_steps[measure] if step.step == "in-force"]
    days += [rate.effective for _, rate in library.rates[measure] if rate.status == "in-force" and rate.effective]
    return min(days, default=None)


RULE = Rule(
    name="early-end",
    scope="library",
    must="measures and their rates must end after the measure came into force",
    why="An end before the beginning is a wrong day, and the measure would seem to go on.",
    check=check,
)
