"""An event that sets rates of a measure is one of the country whose measure it is."""

from collections.abc import Iterator

from generator.model import Country, Event, Rate
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema import event as schema


def check(context: Context) -> Iterator[Finding]:
    """Find each rate in force of a country that its event does not name, or whose only acts are those of the other."""
    for event in context.library.active_events:
        record = context.records.of(schema.Event).get(event.id)
        laws = [(i, rate) for i, rate in enumerate(event.rates) if rate.status == "in-force"]
        if record is None or not laws:
            continue
        first = event.countries[0]
        for i, rate in laws:
            by = rate.measure.by
            if not any(_is_of(country, by, event) for country in event.countries):
                found = f"found {quote(rate.measure.id)} of {by.code}, which the event does not name"
                do = f"add {by.code} under “countries:”, or name the measure of the country that acts"
                yield Finding(record, ("rates", i, "measure"), found, do)
                break
        else:
            if _is_turned_round(event, [rate for _, rate in laws]):
                i, rate = laws[0]
                by = rate.measure.by
                found = f"found {quote(rate.measure.id)} of {by.code} on {first.code}, which acts in this event"
                do = f"name a measure by {first.code}, or put {by.code} first under “countries:” if it acts"
                yield Finding(record, ("rates", i, "measure"), found, do)


def _is_turned_round(event: Event, laws: list[Rate]) -> bool:
    """Tell whether the country that acts takes a measure, and all of the rates are others' on it."""
    first = event.countries[0]
    acts = event.kind == "measure" and not any(_is_of(first, step.measure.by, event) for step in event.measures)
    return acts and all(first.code in rate.partners and not _is_of(first, rate.measure.by, event) for rate in laws)


def _is_of(country: Country, other: Country, event: Event) -> bool:
    """Tell whether the two are one, or one of them a member of the other."""
    return country is other or country.has_member(other.code, event.date) or other.has_member(country.code, event.date)


RULE = Rule(
    name="acting-country",
    scope="library",
    severity="warning",
    must="an event that sets rates of a measure must be one of the country whose measure it is",
    why="A duty set in reply is easily entered as a rate of the measure that it answers.",
    check=check,
)
