"""A rate is in force once its measure has taken a step."""

from collections.abc import Iterator

from generator.model.days import last_day
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema import event as schema


def check(context: Context) -> Iterator[Finding]:
    """Find each rate in force that begins, or is told, before the first step of its measure."""
    # An event that is not valid may have an earlier step.
    if not context.records.of(schema.Event).is_whole:
        return
    library = context.library
    for measure in library.measures.values():
        steps = library.measure_steps[measure.id]
        if not steps:
            continue
        event, first = min(steps, key=lambda row: min(row[0].date, row[1].date))
        start = min(event.date, first.date)
        for told, rate in library.rates[measure.id]:
            record = context.records.of(schema.Event).get(told.id)
            day = min(last_day(told.date, told.precision), rate.effective or told.date)
            if record and rate.status == "in-force" and day < start:
                i = next(n for n, each in enumerate(told.rates) if each is rate)
                found = f"found a rate of {quote(measure.id)} on {day}, and its first step on {start} in "
                found += quote(event.id)
                do = "correct the date, above all its year, or add the step that came before"
                yield Finding(record, ("rates", i, "effective"), found, do)


RULE = Rule(
    name="early-rate",
    scope="library",
    severity="warning",
    must="a rate must not be in force before the first step of its measure",
    why="Such a rate most often has the wrong year, and would be shown for a time without the measure.",
    check=check,
)
