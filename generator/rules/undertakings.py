"""Undertakings are those of a party of the agreement, or of a member of a party."""

from collections.abc import Iterator

from generator.loading.records import Record
from generator.problems import nearest, quote
from generator.rules.membership import belongs
from generator.rules.rule import Context, Finding, Rule
from generator.schema.agreement import Agreement
from generator.schema.vocabularies import Country


def check(record: Record[Agreement], context: Context) -> Iterator[Finding]:
    """Find each undertaking of somebody who is no party."""
    if not context.records.of(Country).is_whole:
        return
    parties = record.value.parties
    for i, promise in enumerate(record.value.undertakings):
        party = promise.party
        if party in parties or any(belongs(context.records, party, p, context.today, to_any=True) for p in parties):
            continue
        do = nearest(party, parties, "name one of its parties")
        yield Finding(record, ("undertakings", i, "party"), f"found {quote(party)}", do)


RULE = Rule(
    name="undertakings",
    scope="agreement",
    must="who undertakes something in an agreement must be one of its parties or a member of one",
    why="Only the parties of an agreement are bound by it.",
    check=check,
)
