"""Two all-in rates on one partner include ordinary duty twice, so only the higher counts."""

from collections.abc import Iterator

from generator.problems import quote
from generator.projections.rate_series import headline_series
from generator.projections.rates import ALL_IN
from generator.rules.rule import Context, Finding, Rule
from generator.schema import event as schema


def check(context: Context) -> Iterator[Finding]:
    """Find each day from which two all-in rates of different measures are charged on one partner."""
    library = context.library
    told: set[tuple[str, int]] = set()
    takers = dict.fromkeys(measure.by.code for measure in library.measures.values() if measure.headline)
    for by in takers:
        for on in library.countries:
            for step in headline_series(library, by, on):
                entries = [part.entry for part in step.answer.charges if part.entry]
                ceilings = [entry for entry in entries if entry.rate.basis == ALL_IN]
                if len(ceilings) > 1:
                    last = max(ceilings, key=lambda entry: entry.order)
                    place = next(i for i, rate in enumerate(last.event.rates) if rate is last.rate)
                    record = context.records.of(schema.Event).get(last.event.id)
                    other = next(entry for entry in ceilings if entry is not last)
                    if record and (last.event.id, place) not in told:
                        told.add((last.event.id, place))
                        found = f"found {quote(other.rate.measure.id)} on {on} beside it"
                        do = "end one of the two, or use “basis: on-top” if it is added; the higher one is shown"
                        yield Finding(record, ("rates", place, "basis"), found, do)


RULE = Rule(
    name="two-ceilings",
    scope="library",
    severity="warning",
    must="one partner must not be charged two all-in rates at once",
    why="Each includes ordinary duty, so they cannot be added.",
    check=check,
)
