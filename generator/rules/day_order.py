"""Two events of one day that touch the same thing say which of them comes first."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from itertools import combinations

from generator.model import Event, Rate
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema import event as schema


def check(context: Context) -> Iterator[Finding]:
    """Find each two events of a day, neither of which comes first, on one deadline, one ladder or the same rate."""
    before = context.library.before
    days: dict[Hashable, list[Event]] = defaultdict(list)
    for event in context.library.active_events:
        if event.precision == "day":
            days[event.date].append(event)
    for events in days.values():
        for one, two in combinations(events, 2):
            if one.id in before[two.id] or two.id in before[one.id]:
                continue
            thing = _common_thing(one, two)
            record = context.records.of(schema.Event).get(two.id)
            if thing and record:
                found = f"found {quote(one.id)} of the same day, which also touches {quote(thing)}"
                do = "add “time:” and “timezone:” to both, or name the earlier one under “follows:” of the later"
                yield Finding(record, ("date",), found, do)


def _common_thing(one: Event, two: Event) -> str:
    """Return the id of a deadline, measure or agreement that both events touch, "" if there is none."""
    for mine, theirs in (
        ({step.deadline.id for step in one.deadlines}, {step.deadline.id for step in two.deadlines}),
        ({step.measure.id for step in one.measures}, {step.measure.id for step in two.measures}),
        ({step.agreement.id for step in one.agreements}, {step.agreement.id for step in two.agreements}),
    ):
        if mine & theirs:
            return min(mine & theirs)
    alike = (a.measure.id for a in one.rates for b in two.rates if _are_alike(a, b))
    return next(alike, "")


def _are_alike(one: Rate, two: Rate) -> bool:
    """Tell whether two rates are of one measure, on the same goods, and on a common partner."""
    if one.measure is not two.measure or one.goods != two.goods:
        return False
    if not one.partners or not two.partners:
        return one.partners == two.partners
    return not one.partners.isdisjoint(two.partners)


RULE = Rule(
    name="day-order",
    scope="library",
    severity="warning",
    must="events of one day that touch the same thing must say which comes first",
    why="The last one counts; without a time or a link the order would be that of the file names.",
    check=check,
)
