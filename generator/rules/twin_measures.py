"""One duty is entered as one measure, not as two that add up."""

import datetime as dt
from collections.abc import Iterator
from itertools import combinations

from generator.model import Event, Rate
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema import event as schema

_WEEK = dt.timedelta(days=7)


def check(context: Context) -> Iterator[Finding]:
    """Find two headline measures of one country whose equal rates begin on one day, in events of the same week."""
    library = context.library
    headline = [measure for measure in library.measures.values() if measure.headline]
    for one, other in combinations(headline, 2):
        if one.by is not other.by or set(one.partners) != set(other.partners):
            continue
        pairs = ((a, b) for a in library.rates[one.id] for b in library.rates[other.id] if _are_twins(a, b))
        # The first pair is enough to look at the two measures.
        for pair in pairs:
            (earlier, _), (event, rate) = sorted(pair, key=lambda row: (row[0].date, row[0].id))
            record = context.records.of(schema.Event).get(event.id)
            if record:
                i = next(n for n, each in enumerate(event.rates) if each is rate)
                found = f"found {quote(rate.measure.id)} from {rate.effective}, a rate that {quote(earlier.id)} gives "
                found += f"as one of {quote((one if rate.measure is other else other).id)}"
                do = "use one measure, and remove the other if it is the same duty"
                yield Finding(record, ("rates", i, "measure"), found, do)
            break


def _are_twins(one: tuple[Event, Rate], other: tuple[Event, Rate]) -> bool:
    (event, rate), (later, twin) = one, other
    is_alike = (rate.percent, rate.effective, rate.goods) == (twin.percent, twin.effective, twin.goods)
    in_force = rate.status == twin.status == "in-force"
    return (
        event is not later
        and in_force
        and is_alike
        and rate.partners == twin.partners
        and abs(event.date - later.date) <= _WEEK
    )


RULE = Rule(
    name="twin-measures",
    scope="library",
    severity="warning",
    must="a duty must be entered as one measure",
    why="The rates of two measures add up, so a duty entered twice is shown as twice as high.",
    check=check,
)
