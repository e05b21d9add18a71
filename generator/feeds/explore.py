"""The data of the Explore page: all events in columns, with the names that they share told once.

A column has one value for each event, the latest first. Values that repeat are numbers into the lists of names, so the
file stays small and the page filters it without reading words. The shape is the page's own and may change with it.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from generator.encode.richtext import plain_text
from generator.feeds.artifact import Artifact, json_body
from generator.model import Country, Event, Library, Person, Topic
from generator.project.evidence import evidence
from generator.words import GRADES

PATH = "explore/events.json"
Names = list[tuple[str, str]]


def files(library: Library) -> Iterator[Artifact]:
    """Yield the one file that the Explore page reads."""
    names = (tuple(library.countries.values()), tuple(library.topics.values()), tuple(library.people.values()))
    yield Artifact(PATH, _body, (library.as_of, library.standing, *names))


def _body(*of: Any) -> bytes:  # noqa: ANN401 - as table has them
    return json_body(table(*of))


def table(
    as_of: dt.date,
    standing: tuple[Event, ...],
    countries: tuple[Country, ...],
    topics: tuple[Topic, ...],
    people: tuple[Person, ...],
) -> dict[str, object]:
    """Return the events that stand, in columns.

    ``names`` holds, for each filter, pairs of an id and what readers see; the columns of the same names hold lists of
    numbers into them. ``columns`` also has each event's id, date, title, summary without marks, and two yes-or-no
    columns as 0 and 1: ``month`` where the day is not known, ``worldwide`` where all partners are concerned.
    """
    events = standing[::-1]
    # What there is to filter by, and what each event has of it.
    groups: dict[str, tuple[Names, list[list[str]]]] = {
        "country": ([(c.code, c.short) for c in countries], [[c.code for c in e.countries] for e in events]),
        "topic": ([(topic.id, topic.name) for topic in topics], [[topic.id for topic in e.topics] for e in events]),
        "kind": (_plain({e.kind for e in events}), [[e.kind] for e in events]),
        "person": ([(p.id, p.name) for p in people], [[person.id for person in e.named_people] for e in events]),
        "grade": (list(GRADES.items()), [[evidence(e).grade] for e in events]),
        "year": (_plain({str(e.date.year) for e in events})[::-1], [[str(e.date.year)] for e in events]),
    }
    names: dict[str, Names] = {}
    columns: dict[str, list[object]] = {
        "id": [event.id for event in events],
        "date": [event.date.isoformat() for event in events],
        "month": [int(event.precision == "month") for event in events],
        "title": [event.title for event in events],
        "worldwide": [int(event.worldwide) for event in events],
        "text": [plain_text(event.summary) for event in events],
    }
    for key, (known, rows) in groups.items():
        names[key], columns[key] = _numbers(known, rows)
    return {"as_of": as_of.isoformat(), "names": names, "columns": columns}


def _plain(values: set[str]) -> Names:
    return [(value, value) for value in sorted(values)]


def _numbers(known: Names, rows: list[list[str]]) -> tuple[Names, list[object]]:
    """Return the names that ``rows`` use, in the order of ``known``, and each row as numbers into them, each once."""
    used = set[str]().union(*rows)
    names = [pair for pair in known if pair[0] in used]
    place = {name: number for number, (name, _) in enumerate(names)}
    return names, [[place[value] for value in (dict.fromkeys(row) if len(row) > 1 else row)] for row in rows]
