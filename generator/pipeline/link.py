"""Link: valid records to one library of objects joined by reference.

A field of a model class is filled from the field of the same name in the schema class. Names that refer to another
entry become that entry's object, and parts become objects of the model's class. ``_SPECIAL`` lists the fields that
need more than that, ``_CALLED`` those that have another name in the files.
"""

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from generator import model
from generator.kinds import BY_NAME, KINDS
from generator.loading.records import Records
from generator.model.library import sort_events
from generator.pipeline.rewind import known, rewind
from generator.schema.event import AgreementStep, Event
from generator.schema.references import ANY_ITEM, Refers, declared, references
from generator.schema.seed import Seed
from generator.schema.source import Publisher, Source
from generator.schema.types import ALL

_CALLED = {"citation": "source", "citations": "sources", "partners": "applies_to"}


def link(
    records: Records,
    as_of: dt.date,
    known_on: dt.date | None = None,
    today: dt.date | None = None,
    published: frozenset[str] = frozenset(),
) -> model.Library:
    """Return the library of all ``records``, with the events that were known by ``as_of``.

    With ``known_on``, it holds what the record held on that day. Entries without the day on which they were recorded
    count as recorded ``today``. ``published`` are the addresses that the site must have.

    The records must have passed the rules, so that each name in them belongs to an entry.
    """
    if known_on is not None:
        records = known(records, known_on, today)
    linker = _Linker(records, published)
    entities = {
        kind.name: {record.id: linker.entity(kind.name, record.id) for record in records[kind.name]} for kind in KINDS
    }
    fields: dict[str, Any] = {}
    for field in dataclasses.fields(model.Library):
        if field.name in entities:
            found = entities[field.name]
            if not BY_NAME[field.name].is_single:
                fields[field.name] = found if field.default_factory is dict else tuple(found.values())
            elif found:
                (fields[field.name],) = found.values()
    fields["events"] = sort_events(event for event in fields["events"] if event.known_from <= as_of)
    return model.Library(as_of, **fields, known_on=known_on, version=linker.version, published=published)


class _Linker:
    """Makes the object of each entry when it is first asked for, and only once."""

    def __init__(self, records: Records, published: frozenset[str]) -> None:
        self.records = records
        self.made: dict[str, dict[str, Any]] = {kind.name: {} for kind in KINDS}
        cited = [key for event in records.of(Event) for key in _cited(event.value)]
        # The first event that cites each source.
        self.subjects = {
            key: event.value.title
            for event in sorted(records.of(Event), key=lambda event: event.value.date, reverse=True)
            for key in _cited(event.value)
        }
        # The sources with pages of their own: a seed or two events rest on them, or did when they were published.
        self.with_page = {key for key, count in Counter(cited).items() if count > 1}
        self.with_page |= {seed.value.source for seed in records.of(Seed) if seed.value.source}
        pages = {address.split("/")[1] for address in published if address.startswith("sources/")}
        self.with_page |= {
            each.id for each in records.of(Source) if not pages.isdisjoint((each.id, *each.value.moved_from))
        }

    def entity(self, kind: str, key: str) -> Any:  # noqa: ANN401 - the model class of the kind
        """Return the object of the entry ``key``."""
        made = self.made[kind]
        if key not in made:
            record = self.records[kind].get(key)
            if record is None:
                raise KeyError(key)
            given = {"id": key, "subject": self.subjects.get(key), "has_page": key in self.with_page}
            made[key] = self.join(record.value, BY_NAME[kind].model, **given)
        return made[key]

    def version(self, key: str, day: dt.date) -> model.Event | None:
        """Return the event ``key`` as the record held it at the end of ``day``, None where it did not hold it yet."""
        record = self.records.of(Event).get(key)
        held = rewind(record.value, day) if record else None
        made: model.Event | None = self.join(held, model.Event, id=key) if held else None
        return made

    def join(self, value: BaseModel, target: type, **given: object) -> Any:  # noqa: ANN401 - an object of ``target``
        """Return an object of the model class ``target`` from ``value``; fields in ``given`` get these values."""
        names, fill = _plan(type(value), target)
        fields = {name: fill[name](self, value) for name in names if name not in given}
        return target(**fields, **{name: each for name, each in given.items() if name in names})

    def citation(self, ref: str) -> model.Citation:
        """Return what a reference ``SOURCE`` or ``SOURCE#N`` cites."""
        key, _, number = ref.partition("#")
        source = self.entity("sources", key)
        if not number:
            return model.Citation(source)
        return model.Citation(source, int(number), self.entity("seeds", key).facts[int(number) - 1].says)


def _cited(event: Event) -> set[str]:
    """Return the ids of all sources that an event cites."""
    return {reference.key for reference in references(event) if reference.refers.kind == "sources"}


Fill = Callable[[_Linker, Any], Any]


@cache
def _plan(source: type[BaseModel], target: type) -> tuple[tuple[str, ...], dict[str, Fill]]:
    """Return the fields of the model class ``target``, and for each how it is filled from a ``source`` object."""
    hints = get_type_hints(target)
    names = tuple(field.name for field in dataclasses.fields(target) if field.init)
    fill: dict[str, Fill] = {}
    for name in names:
        called = _CALLED.get(name, name)
        if (target, name) in _SPECIAL:
            fill[name] = _SPECIAL[target, name]
        elif called in source.model_fields:
            fill[name] = _filled(source, called, hints[name])
    return names, fill


def _filled(source: type[BaseModel], name: str, hint: Any) -> Fill:  # noqa: ANN401
    """Return how the field ``name`` of ``source`` becomes a value of the type ``hint``."""
    get = attrgetter(name)
    part = next((each for each in (hint, *get_args(hint)) if dataclasses.is_dataclass(each)), None)
    if part is None:
        return lambda _linker, value: get(value)
    make = _made(
        part, {path[0]: refers for path, refers in declared(source) if path[1:] in ((), (ANY_ITEM,))}.get(name)
    )
    if get_origin(hint) is tuple:
        return lambda linker, value: tuple([made for each in get(value) if (made := make(linker, each)) is not None])
    return lambda linker, value: None if get(value) is None else make(linker, get(value))


def _made(part: Any, refers: Refers | None) -> Fill:  # noqa: ANN401
    """Return how one name or part becomes an object of the model class ``part``; None for words such as ``all``."""
    if part is model.Citation:
        return lambda linker, ref: linker.citation(ref)
    if part is model.Deadline and refers and refers.kind == "deadlines":
        return lambda linker, end: linker.entity("deadlines", end) if isinstance(end, str) else end
    if refers is None:
        return lambda linker, value: linker.join(value, part)
    kind, also = refers.kind, refers.also
    return lambda linker, key: None if key in also else linker.entity(kind, key)


def _steps(field: str, step: type) -> Fill:
    """Return how steps are joined: one without a date takes effect on the day of its event."""
    return lambda linker, event: tuple(
        [linker.join(each, step, date=each.date or event.date) for each in getattr(event, field)]
    )


def _withdrawn(_linker: _Linker, event: Event) -> model.Revision | None:
    taken = event.withdrawn
    return model.Revision(taken.date, "withdrawn", taken.reason) if taken else None


def _by(linker: _Linker, step: AgreementStep) -> model.Country | model.Agreement | None:
    kind = "countries" if (step.by or "").isupper() else "agreements"
    found: model.Country | model.Agreement | None = linker.entity(kind, step.by) if step.by else None
    return found


def _owner(linker: _Linker, publisher: Publisher) -> str:
    """Return the id of the top of the chain of owners; of a circle, which is an error, the publisher itself."""
    publishers = linker.records.of(Publisher)
    chain = [publisher.id]
    while (record := publishers.get(chain[-1])) and record.value.owner:
        if record.value.owner in chain:
            return publisher.id
        chain.append(record.value.owner)
    return chain[-1]


def _facts(_linker: _Linker, seed: Seed) -> tuple[model.SeedFact, ...]:
    return tuple([model.SeedFact(number, f.says, f.not_recorded) for number, f in enumerate(seed.facts, 1)])


_SPECIAL: dict[tuple[type, str], Fill] = {
    (model.Country, "short"): lambda _, country: country.short or country.name,
    (model.Publisher, "owner"): _owner,
    (model.Rate, "partners"): lambda _, rate: frozenset(() if ALL in rate.applies_to else rate.applies_to),
    (model.Rate, "except_for"): lambda _, rate: frozenset(rate.except_for),
    (model.Event, "measures"): _steps("measures", model.MeasureStep),
    (model.Event, "agreements"): _steps("agreements", model.AgreementStep),
    (model.AgreementStep, "by"): _by,
    (model.Event, "withdrawn"): _withdrawn,
    (model.Seed, "facts"): _facts,
}
