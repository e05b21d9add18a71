"""A rate does not begin after its measure has ended."""

from collections.abc import Iterator

from generator.model.stages import ENDED_STAGES
from generator.problems import quote
from generator.projections.ladder import measure_ladder
from generator.rules.rule import Context, Finding, Rule
from generator.schema import event as schema
from generator.text.formats import stage_word


def check(context: Context) -> Iterator[Finding]:
    """Find each rate in force whose measure has ended by its first day, without a step that begins it anew."""
    if not context.records.of(schema.Event).is_whole:
        return
    for event in context.library.active_events:
        for i, rate in enumerate(event.rates):
            if rate.status != "in-force" or rate.effective is None:
                continue
            ladder = measure_ladder(context.library, rate.measure.id)
            # What a later ruling undoes was charged until then, so only ends known on the day of the event count.
            reached = [rung for rung in ladder.on(rate.effective) if rung.event.date <= event.date]
            record = context.records.of(schema.Event).get(event.id)
            if record and reached and reached[-1].stage in ENDED_STAGES:
                last = reached[-1]
                ended = f"{stage_word(last.stage)} since {last.date}"
                found = f"found {rate.effective} for {quote(rate.measure.id)}, {ended}"
                do = "add a step of the measure that begins it anew, or use another measure"
                yield Finding(record, ("rates", i, "effective"), found, do)


RULE = Rule(
    name="ended-measure-rate",
    scope="library",
    must="a rate must not begin after its measure has ended",
    why="What was struck down, withdrawn or expired charges nothing; the rate would never be shown.",
    check=check,
)
