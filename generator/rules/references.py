"""Every name that an entry uses is known: country, topic, person, publisher, source, event, deadline, measure, fact."""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import chain
from operator import attrgetter
from typing import Any

from generator.loading import Path
from generator.loading.records import Record, Records
from generator.problems import Problem, nearest, quote

# What stands where: a path into an entry (* is any item of a list) and the kind of name found there.
_NAMES = {
    "events": {
        "countries.*": "country",
        "topics.*": "topic",
        "sources.*": "source",
        "people.*": "person",
        "follows.*": "event",
        "distinct_from.*": "event",
        "accounts.*.party": "country",
        "accounts.*.source": "source",
        "accounts.*.speaker": "person",
        "deadlines.*.deadline": "deadline",
        "deadlines.*.reported_as.*.source": "source",
        "measures.*.measure": "measure",
        "agreements.*.agreement": "agreement",
        "rates.*.measure": "measure",
        "rates.*.source": "source",
        "rates.*.applies_to.*": "country",
        "rates.*.except_for.*": "country",
        "rival_values.*.source": "source",
    },
    "sources": {"publisher": "publisher", "via": "publisher"},
    "seeds": {"source": "source"},
    "publishers": {"country": "country", "owner": "publisher"},
    "people": {"country": "country", "offices.*.source": "source"},
    "deadlines": {"countries.*": "country", "topics.*": "topic"},
    "agreements": {"parties.*": "country", "topics.*": "topic"},
    "measures": {"by": "country", "applies_to.*": "country", "topics.*": "topic"},
}
_SHELVES = {
    "country": "countries",
    "topic": "topics",
    "person": "people",
    "publisher": "publishers",
    "source": "sources",
    "event": "events",
    "deadline": "deadlines",
    "measure": "measures",
    "agreement": "agreements",
}


def check(records: Records, _as_of: dt.date) -> Iterator[Problem]:
    """Yield a problem, with the nearest known name, for each name that nothing bears."""
    known = _known(records)
    for shelf, names in _NAMES.items():
        for path, kind in ((tuple(path.split(".")), kind) for path, kind in names.items()):
            unknown = _used((record.value for record in getattr(records, shelf)), path) - known[kind]
            if unknown:
                for record in getattr(records, shelf):
                    for at, name in _found(record.value, path, ()):
                        if name in unknown:
                            yield from _unknown(records, record, at, kind, name)


def _known(records: Records) -> dict[str, set[str]]:
    """Return all names of each kind; those of entries with faults of their own are no second fault."""
    known = {kind: {*getattr(records, shelf).ids, *getattr(records, shelf).broken} for kind, shelf in _SHELVES.items()}
    known["country"].add("all")
    known["source"].update(f"{r.id}#{n}" for r in records.seeds for n in range(1, len(r.value.facts) + 1))
    return known


def _used(values: Iterable[Any], path: tuple[str, ...]) -> set[str]:
    """Return every name at ``path`` below ``values``, all at once: most records have no fault."""
    for step in path:
        values = chain.from_iterable(values) if step == "*" else filter(None, map(attrgetter(step), values))
    return set(values)


def _found(value: Any, path: tuple[str, ...], at: Path) -> Iterator[tuple[Path, str]]:  # noqa: ANN401
    """Yield every name at ``path`` below ``value``, with its place."""
    if value is None:
        return
    if not path:
        yield at, value
    elif path[0] == "*":
        for i, item in enumerate(value):
            yield from _found(item, path[1:], (*at, i))
    else:
        yield from _found(getattr(value, path[0]), path[1:], (*at, path[0]))


def _unknown(records: Records, record: Record[Any], at: Path, kind: str, name: str) -> Iterator[Problem]:
    key, _, fact = name.partition("#")
    if key == "all" and kind == "country":
        return
    shelf = getattr(records, _SHELVES[kind])
    if key not in shelf:
        article = "an" if kind[0] in "aeiou" else "a"
        must = f"{article} {kind} is one that is recorded"
        yield record.problem(at, f"unknown-{kind}", must, f"found {quote(key)}", nearest(key, shelf.ids))
    elif fact:
        seed = records.seeds.get(key)
        count = len(seed.value.facts) if seed else 0
        if int(fact) > count:
            do = f"choose one of 1 to {count}" if count else f"leave the #{fact} out, or write seeds/{key}.yml"
            found = f"found #{fact} of {count} facts of {quote(key)}"
            yield record.problem(at, "unknown-fact", "a fact is one of its seed's", found, do)
