"""Names that an entry uses belong to entries that exist."""

from collections.abc import Iterable, Iterator
from typing import Any

from generator.kinds import BY_NAME, KINDS
from generator.loading.records import Record
from generator.lookup import Lookup, advice
from generator.problems import quote
from generator.rules.moved_from import moved_to
from generator.rules.rule import Context, Finding, Rule
from generator.schema.codes import advice as code_advice
from generator.schema.codes import is_known
from generator.schema.references import Reference, declared, names_in, references
from generator.schema.seed import Seed
from generator.schema.vocabularies import Country

_FACT = "unknown-fact"


def check(context: Context) -> Iterator[Finding]:
    """Find each reference to an entry or a fact that does not exist."""
    lookup = Lookup(context.records)
    for kind in KINDS:
        for record in context.records[kind.name]:
            yield from unknown_names(record, context, lookup)
        for broken in context.records[kind.name].broken:
            record = Record(broken.id, broken.value, broken.document, broken.at)
            for finding in _unknown_among(names_in(kind.schema, broken.value), record, context, lookup):
                # Where a name has not even the form of an id, that is told; what is added is which one is meant.
                has_fault = broken.document.mark((*broken.at, *finding.at)) in broken.faults
                if not has_fault or finding.do.startswith("did you mean"):
                    yield finding


def unknown_names(record: Record[Any], context: Context, lookup: Lookup | None = None) -> Iterator[Finding]:
    """Find each reference of one entry to an entry or a fact that does not exist."""
    yield from _unknown_among(references(record.value), record, context, lookup or Lookup(context.records))


def _unknown_among(
    names: Iterable[Reference], record: Record[Any], context: Context, lookup: Lookup
) -> Iterator[Finding]:
    for reference in names:
        if reference.name in reference.refers.also:
            continue
        if reference.key not in context.records[reference.refers.kind]:
            yield _unknown_entry(lookup, record, reference)
        elif reference.fact:
            yield from _unknown_fact(context, record, reference)


def _unknown_entry(lookup: Lookup, record: Record[Any], reference: Reference) -> Finding:
    kind = BY_NAME[reference.refers.kind]
    if heir := moved_to(lookup.records[kind.name]).get(reference.key):
        do = f"write {quote(heir)}, to which it moved"
    elif kind.schema is Country and not is_known(reference.key):
        do = code_advice(reference.key)
    elif kind.name == "sources" and (source := lookup.source_at(reference.name)):
        do = f"did you mean {quote(source)}?"
    else:
        do = advice(lookup, kind.name, reference.key)
    return Finding(record, reference.at, f"found {quote(reference.key)}", do, f"unknown-{kind.singular}")


def _unknown_fact(context: Context, record: Record[Any], reference: Reference) -> Iterator[Finding]:
    number, key = reference.fact or 0, reference.key
    seeds = context.records.of(Seed)
    seed = seeds.get(key)
    count = len(seed.value.facts) if seed else 0
    if number > count and (seed or key not in seeds):
        do = f"choose one of 1 to {count}" if count else f"remove “#{number}”, or write seeds/{key}.yml"
        facts = "1 fact" if count == 1 else f"{count} facts"
        yield Finding(record, reference.at, f"found #{number} of {facts} of {quote(key)}", do, _FACT)


_REFERRED = {refers.kind for kind in KINDS for _, refers in declared(kind.schema)}

RULE = Rule(
    name="references",
    scope="record",
    must="every name that an entry uses must refer to an existing entry",
    why="A name that no entry has is most often a misspelling, and cannot lead to a page.",
    check=check,
    codes={f"unknown-{kind.singular}": kind.must_exist for kind in KINDS if kind.name in _REFERRED}
    | {_FACT: "the seed that is cited must have a fact of that number"},
)
