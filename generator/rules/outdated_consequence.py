"""What is said to happen on a date is not older than the end of the thing that it speaks of."""

from collections.abc import Iterator

from generator.model import Event, Library, Measure
from generator.model.stages import ENDED_STAGES
from generator.problems import quote
from generator.projections.deadlines import DeadlineHistory, deadline_history, things_ending
from generator.projections.ladder import Rung, measure_ladder
from generator.rules.rule import Context, Finding, Rule
from generator.schema import event as schema
from generator.text.formats import stage_word


def check(context: Context) -> Iterator[Finding]:
    """Find each text on an open date that was said before a measure of its party, which ends then, had ended."""
    if not context.records.of(schema.Event).is_whole:
        return
    for deadline in context.library.deadlines.values():
        history = deadline_history(context.library, deadline.id)
        if history and history.is_open:
            yield from _outdated(context, history)


def _outdated(context: Context, history: DeadlineHistory) -> Iterator[Finding]:
    latest: dict[str, tuple[Event, int, int]] = {}
    for event, step in history.steps:
        i = next(n for n, each in enumerate(event.deadlines) if each is step)
        for n, said in enumerate(step.if_nothing_changes):
            latest[said.party.code] = (event, i, n)
    for party, ended in _ends(context.library, history).items():
        if party in latest and latest[party][0].date < ended.event.date:
            event, i, n = latest[party]
            record = context.records.of(schema.Event).get(event.id)
            if record:
                since = f"{stage_word(ended.stage)} since {ended.date}"
                found = f"found a text of {event.date}, and a measure that ends then is {since}"
                do = f"say under “if_nothing_changes:” in {quote(ended.event.id)} or later what happens now"
                yield Finding(record, ("deadlines", i, "if_nothing_changes", n), found, do)


def _ends(library: Library, history: DeadlineHistory) -> dict[str, Rung]:
    """Return, by the party that takes it, the end of each measure that was to end or pause until the date."""
    things = [thing for thing in things_ending(library).get(history.deadline.id, []) if isinstance(thing, Measure)]
    things += [
        rate.measure
        for event in library.active_events
        for rate in event.rates
        if rate.until is history.deadline and rate.measure not in things
    ]
    found = {}
    for measure in things:
        current = measure_ladder(library, measure.id).current
        if current and current.stage in ENDED_STAGES:
            found[measure.by.code] = current
    return found


RULE = Rule(
    name="outdated-consequence",
    scope="library",
    must="what happens on a date if nothing changes must be said anew once a measure that it speaks of has ended",
    why="A reader would expect the return of a duty that no longer exists.",
    check=check,
)
