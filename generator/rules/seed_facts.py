"""Each fact of a seed is cited by at least one event or says why not; a seed's file is named for its source."""

from collections.abc import Iterator

from generator.loading.records import Records
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event
from generator.schema.references import references
from generator.schema.seed import Seed


def check(context: Context) -> Iterator[Finding]:
    """Find each fact that no event cites, each that is cited though it says why not, and each seed misnamed."""
    events = context.records.of(Event)
    cited = cited_facts(context.records)
    for record in context.records.of(Seed):
        seed = record.value
        if seed.facts and seed.source != record.id:
            found = f"found {quote(seed.source or '')} in {quote(record.id)}"
            yield Finding(record, ("source",), found, "rename the file or correct “source:”", "seed-name")
        for number, fact in enumerate(seed.facts, 1):
            is_cited = f"{record.id}#{number}" in cited
            at = ("facts", number - 1)
            if not is_cited and not fact.not_recorded and events.is_whole:
                do = f"cite {record.id}#{number} in an event, or add “not_recorded:” with the reason"
                yield Finding(record, at, f"found fact {number}, which no event cites", do, "unrecorded-fact")
            if is_cited and fact.not_recorded:
                found = f"found fact {number}, which an event cites"
                yield Finding(record, (*at, "not_recorded"), found, "remove “not_recorded:”", "recorded-fact")


def cited_facts(records: Records) -> set[str]:
    """Return every fact, as ``SOURCE#N``, that an event cites anywhere."""
    return {
        reference.name
        for record in records.of(Event)
        for reference in references(record.value)
        if reference.refers.facts and reference.fact
    }


RULE = Rule(
    name="seed-facts",
    scope="record",
    must="each fact of a seed must be cited by an event or say why not",
    why="A source that was read closely is recorded completely, or the gap is explained.",
    check=check,
    codes={
        "seed-name": "seed files must have the name of their source",
        "unrecorded-fact": "each fact must be cited by an event or say why not",
        "recorded-fact": "“not_recorded” must stand only with facts that no event cites",
    },
)
