"""The event of an undertaking is one of its agreement."""

from collections.abc import Iterator

from generator.model import Agreement, Country, Event
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema import event as schema
from generator.schema.agreement import Agreement as AgreementEntry


def check(context: Context) -> Iterator[Finding]:
    """Find each undertaking whose event has nothing to do with the agreement: no step, and too early or of others."""
    # An event that is not valid may have the step.
    if not context.records.of(schema.Event).is_whole:
        return
    for agreement in context.library.agreements.values():
        record = context.records.of(AgreementEntry).get(agreement.id)
        steps = context.library.agreement_steps[agreement.id]
        for i, promise in enumerate(agreement.undertakings if record else ()):
            event = context.library.events_by_id.get(promise.event)
            if record is None or event is None or any(told is event for told, _ in steps):
                continue
            at, do = ("undertakings", i, "event"), "name the event in which it was promised, or add the step to it"
            first = min((told.date for told, _ in steps), default=event.date)
            if event.date < first:
                found = f"found {quote(event.id)}, before the first step on {first}"
                yield Finding(record, at, found, do)
            elif not event.worldwide and _named(agreement, event) <= 1:
                found = f"found {quote(event.id)}, which takes no step of it and does not name two parties"
                yield Finding(record, at, found, do)


def _named(agreement: Agreement, event: Event) -> int:
    """Return how many parties ``event`` names, themselves or by a bloc or member."""
    return sum(any(_is_of(country, party, event) for country in event.countries) for party in agreement.parties)


def _is_of(country: Country, party: Country, event: Event) -> bool:
    return country is party or country.has_member(party.code, event.date) or party.has_member(country.code, event.date)


RULE = Rule(
    name="undertaking-events",
    scope="library",
    severity="warning",
    must="the event of an undertaking must be one of its agreement",
    why="The promise is shown with the evidence of that event.",
    check=check,
)
