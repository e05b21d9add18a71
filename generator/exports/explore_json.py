"""The data of the Explore page: all events in columns, with the names that they share told once.

``months`` are parts of the columns, the latest month first. A column has one value for each event, the latest first.
Values that repeat are numbers into ``names``, so the file stays small and the page filters it without reading words.
The shape is the page's own and may change with it.
"""

import datetime as dt
import json
from collections.abc import Iterator
from functools import lru_cache

from generator.exports.artifact import Artifact, compact_json
from generator.model import Country, Event, Library, Person, Topic
from generator.projections.by_month import KEPT, by_month
from generator.projections.evidence import evidence
from generator.text.formats import GRADES
from generator.text.rich_text import plain_text

PATH = "explore/events.json"


def files(library: Library) -> Iterator[Artifact]:
    """Yield the one file that the Explore page reads."""
    names = (tuple(library.countries.values()), tuple(library.topics.values()), tuple(library.people.values()))
    yield Artifact(PATH, _body, (library.as_of, library.standing, *names))


def _body(
    as_of: dt.date,
    standing: tuple[Event, ...],
    countries: tuple[Country, ...],
    topics: tuple[Topic, ...],
    people: tuple[Person, ...],
) -> bytes:
    months = by_month(reversed(standing))
    used = set[tuple[str, str]]().union(*map(_used, months))
    # What there is to filter by: the ids, and what readers see.
    known = {
        "country": [(country.code, country.short) for country in countries],
        "topic": [(topic.id, topic.name) for topic in topics],
        "kind": sorted((kind, kind) for group, kind in used if group == "kind"),
        "person": [(person.id, person.name) for person in people],
        "grade": list(GRADES.items()),
        "year": sorted(((year, year) for group, year in used if group == "year"), reverse=True),
    }
    names = {group: [pair for pair in pairs if (group, pair[0]) in used] for group, pairs in known.items()}
    told = compact_json(names)
    parts = ",".join([_columns(month, told) for month in months])
    return f'{{"as_of":"{as_of}","months":[{parts}],"names":{told}}}\n'.encode()


def _values(event: Event) -> dict[str, list[str]]:
    """Return the ids of what ``event`` has of each thing to filter by."""
    return {
        "country": [country.code for country in event.countries],
        "topic": [topic.id for topic in event.topics],
        "kind": [event.kind],
        "person": [person.id for person in event.named_people],
        "grade": [evidence(event).grade],
        "year": [str(event.date.year)],
    }


@lru_cache(KEPT)
def _used(events: tuple[Event, ...]) -> frozenset[tuple[str, str]]:
    return frozenset((group, key) for event in events for group, ids in _values(event).items() for key in ids)


@lru_cache(1)
def _numbers(names: str) -> dict[tuple[str, str], int]:
    """Return the number of each thing to filter by among ``names``, which are those of the file as JSON."""
    return {(group, name): n for group, pairs in json.loads(names).items() for n, (name, _) in enumerate(pairs)}


@lru_cache(KEPT)
def _columns(events: tuple[Event, ...], names: str) -> str:
    """Return the columns of ``events`` as JSON, with numbers into ``names``, which are those of the file as JSON.

    Beside what there is to filter by: id, date, title, summary without marks, and as 0 and 1 ``month`` where the day is
    not known and ``worldwide`` where all partners are concerned.
    """
    numbers = _numbers(names)
    columns: dict[str, list[object]] = {
        "id": [event.id for event in events],
        "date": [event.date.isoformat() for event in events],
        "month": [int(event.precision == "month") for event in events],
        "title": [event.title for event in events],
        "worldwide": [int(event.worldwide) for event in events],
        "text": [plain_text(event.summary) for event in events],
    }
    for event in events:
        for group, ids in _values(event).items():
            columns.setdefault(group, []).append([numbers[group, key] for key in dict.fromkeys(ids)])
    return compact_json(columns)
