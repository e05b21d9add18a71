"""A rate does not begin while its measure is suspended."""

from collections.abc import Iterator

from generator.problems import quote
from generator.projections.ladder import measure_ladder
from generator.rules.rule import Context, Finding, Rule
from generator.schema import event as schema


def check(context: Context) -> Iterator[Finding]:
    """Find each rate in force whose measure is suspended on its first day, as the events up to its own say."""
    if not context.records.of(schema.Event).is_whole:
        return
    for event in context.library.active_events:
        for i, rate in enumerate(event.rates):
            if rate.status != "in-force" or rate.effective is None:
                continue
            ladder = measure_ladder(context.library, rate.measure.id)
            reached = [rung for rung in ladder.on(rate.effective) if rung.event.date <= event.date]
            record = context.records.of(schema.Event).get(event.id)
            last = reached[-1] if reached else None
            if record and last and last.stage == "suspended" and (last.end is None or rate.effective < last.end):
                until = f" until {last.end}" if last.end else ""
                found = f"found {rate.effective} for {quote(rate.measure.id)}, suspended since {last.date}{until}"
                do = "correct the day, or add the step by which the measure is in force again"
                yield Finding(record, ("rates", i, "effective"), found, do)


RULE = Rule(
    name="suspended-measure-rate",
    scope="library",
    must="a rate must not begin while its measure is suspended",
    why="What is suspended charges nothing; the rate would never be shown.",
    check=check,
)
