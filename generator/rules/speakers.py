"""An account is given by somebody of the party whose account it is."""

from collections.abc import Iterator

from generator.loading.records import Record
from generator.problems import quote
from generator.rules.membership import belongs
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event
from generator.schema.person import Person
from generator.schema.vocabularies import Country


def check(record: Record[Event], context: Context) -> Iterator[Finding]:
    """Find each account with a speaker of another country, blocs and their members aside."""
    if not context.records.of(Country).is_whole:
        return
    for i, account in enumerate(record.value.accounts):
        person = context.records.of(Person).get(account.speaker) if account.speaker else None
        if person is None:
            continue
        country, party, day = person.value.country, account.party, record.value.date
        is_of = country == party or any(
            belongs(context.records, *pair, day, to_any=True) for pair in ((country, party), (party, country))
        )
        if not is_of:
            found = f"found {quote(account.speaker)}, who speaks for {country}, in an account of {party}"
            do = "correct “party:” or “speaker:”"
            yield Finding(record, ("accounts", i, "speaker"), found, do)


RULE = Rule(
    name="speakers",
    scope="event",
    must="accounts of a party must be given by somebody who speaks for it",
    why="Readers see whose account it is, and a speaker of the other side would turn it round.",
    check=check,
)
