"""The data of the Explore page: all events in columns, latest first.

Values that repeat are indexes into ``names``, so that the file stays small and filters compare indexes. The format is
private to the page and may change.
"""

from collections.abc import Iterator

from generator.exports.json_text import json_bytes
from generator.model import Agreement, Country, Event, Library, Measure, Person, Topic
from generator.output import Output
from generator.projections.evidence import evidence
from generator.text.formats import GRADES, percent
from generator.text.rich_text import plain_text

PATH = "explore/events.json"


def files(library: Library, _site_url: str) -> Iterator[Output]:
    """Yield the file that the Explore page reads."""
    names = (tuple(library.countries.values()), tuple(library.topics.values()), tuple(library.people.values()))
    yield Output(PATH, explore_json, (library.active_events[::-1], *names))


def explore_json(
    events: tuple[Event, ...],
    countries: tuple[Country, ...],
    topics: tuple[Topic, ...],
    people: tuple[Person, ...],
) -> bytes:
    """Return the file: ``columns`` with a value for each event, and ``names`` by column: id, label, other names.

    Other names are what readers type: adjectives, native names, abbreviations; "" where there are none. No filter but
    words go by ``act``, the measures and agreements of which the event takes a step or sets a rate, and ``rate``, the
    percentages that it sets.
    """
    values = [_filter_values(event) for event in events]
    used = {(group, key) for event in values for group, keys in event.items() for key in keys}
    labels = {
        "country": [(c.code, c.short, " ".join((c.name, c.adjective, *c.also))) for c in countries],
        "topic": [(topic.id, topic.name, " ".join(topic.also)) for topic in topics],
        "kind": sorted((kind, kind, "") for group, kind in used if group == "kind"),
        "person": [(p.id, p.name, " ".join((p.native_name or "", *p.also)).strip()) for p in people],
        "grade": [(grade, label, "") for grade, label in GRADES.items()],
        "year": sorted(((year, year, "") for group, year in used if group == "year"), reverse=True),
    }
    acts = {act.id: act for event in events for act in _acts(event)}
    labels["act"] = [(act.id, act.title, " ".join(act.also)) for act in acts.values()]
    names = {group: [row for row in rows if (group, row[0]) in used] for group, rows in labels.items()}
    indexes = {(group, row[0]): index for group, rows in names.items() for index, row in enumerate(rows)}
    columns: dict[str, list[object]] = {
        "id": [event.id for event in events],
        "date": [event.date.isoformat() for event in events],
        "month": [int(event.precision == "month") for event in events],  # 1: only the month is known
        "title": [event.title for event in events],
        "worldwide": [int(event.worldwide) for event in events],  # 1: concerns all partners
        "text": [plain_text(event.summary) for event in events],
    }
    columns["rate"] = [
        [percent(rate) for rate in sorted({rate.percent for rate in event.rates if rate.percent is not None})]
        for event in events
    ]
    for group in labels:
        columns[group] = [[indexes[group, key] for key in dict.fromkeys(event[group])] for event in values]
    return json_bytes({"columns": columns, "names": names})


def _acts(event: Event) -> list[Measure | Agreement]:
    """Return the measures and agreements of which ``event`` takes a step or sets a rate, each once."""
    measures = [step.measure for step in event.measures] + [rate.measure for rate in event.rates]
    return list(dict.fromkeys([*measures, *(step.agreement for step in event.agreements)]))


def _filter_values(event: Event) -> dict[str, list[str]]:
    """Return the values of ``event`` in each column of ids."""
    return {
        "country": [country.code for country in event.countries],
        "topic": [topic.id for topic in event.topics],
        "kind": [event.kind],
        "person": [person.id for person in event.named_people],
        "grade": [evidence(event).grade],
        "year": [str(event.date.year)],
        "act": [act.id for act in _acts(event)],
    }
