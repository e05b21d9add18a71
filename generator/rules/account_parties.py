"""Accounts are those of countries that the event names."""

from collections.abc import Iterator

from generator.loading.records import Record
from generator.problems import quote
from generator.rules.membership import belongs
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event
from generator.schema.vocabularies import Country


def check(record: Record[Event], context: Context) -> Iterator[Finding]:
    """Find each account of a country that the event does not name, members and their blocs aside."""
    event = record.value
    if event.worldwide or not context.records.of(Country).is_whole:
        return
    for i, account in enumerate(event.accounts):
        pairs = [pair for code in event.countries for pair in ((code, account.party), (account.party, code))]
        is_folded = any(belongs(context.records, *pair, event.date, to_any=True) for pair in pairs)
        if account.party not in event.countries and not is_folded:
            do = "correct “party:”, or add the country under “countries:”"
            yield Finding(record, ("accounts", i, "party"), f"found {quote(account.party)}", do)


RULE = Rule(
    name="account-parties",
    scope="event",
    severity="warning",
    must="accounts must be those of countries that the event names",
    why="The event would be missing from the page of the country that speaks in it.",
    check=check,
)
