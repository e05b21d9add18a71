"""The one list of the API's files: where each kind lies, what its rows are, and what it is for."""

from dataclasses import dataclass

from generator.api import FOLDER, changes, event, manifest, state, tables, things


@dataclass(frozen=True)
class Resource:
    """One kind of file. ``path`` is below the site's root, with {braces} round what varies.

    ``shape`` is the shape of a row; without ``enveloped`` that of the whole file. ``name`` names the schema's file.
    """

    name: str
    path: str
    shape: type
    summary: str
    enveloped: bool = True


RESOURCES = (
    Resource("manifest", f"{FOLDER}manifest.json", manifest.Manifest,
             "Every file with its bytes, SHA-256 and rows; the commit and the day of the record", enveloped=False),
    Resource("events", f"{FOLDER}events.json", tables.EventRow, "The index of all events, withdrawn ones included"),
    Resource("events-of-year", f"{FOLDER}events/{{year}}.json", event.Event,
             "The events of a year whole, withdrawn ones included"),
    Resource("event", "events/{id}/event.json", event.Event, "One event whole", enveloped=False),
    Resource("events-of-country", f"{FOLDER}countries/{{code}}.json", tables.EventRow,
             "The events that name a country"),
    Resource("events-of-topic", f"{FOLDER}topics/{{id}}.json", tables.EventRow, "The events about a topic"),
    Resource("countries", f"{FOLDER}countries.json", tables.Country, "Countries, blocs and organisations"),
    Resource("topics", f"{FOLDER}topics.json", tables.Topic, "Topics"),
    Resource("goods", f"{FOLDER}goods.json", tables.Product, "Goods: the products that measures and rates are on"),
    Resource("people", f"{FOLDER}people.json", tables.Person, "People with the offices that they held"),
    Resource("publishers", f"{FOLDER}publishers.json", tables.Publisher, "Publishers of sources"),
    Resource("sources", f"{FOLDER}sources/{{year}}.json", tables.Source,
             "The sources published in a year, or undated"),
    Resource("deadlines", f"{FOLDER}deadlines.json", things.Deadline, "Dates that matter, each with its history"),
    Resource("due", f"{FOLDER}due.json", things.Due, "Dates of the last and the next 30 days"),
    Resource("measures", f"{FOLDER}measures.json", things.Measure, "Measures with their steps and their status"),
    Resource("agreements", f"{FOLDER}agreements.json", things.Agreement,
             "Agreements with their steps, their status and what the parties promised"),
    Resource("rates", f"{FOLDER}rates/{{by}}-{{on}}.json", things.RateStep,
             "What one country charges on goods of another, from which day on"),
    Resource("state", f"{FOLDER}state.json", state.PairRow,
             "Where the talks of each country stand now, and of each pair that has a page"),
    Resource("changes", "changes/{month}.json", changes.Change,
             "What entered the record, was changed or was withdrawn in a month, with old and new values"),
    Resource("changes-of-country", "countries/{code}/changes.json", changes.ChangeRow,
             "What entered, changed or went in events of a country, without the values"),
)  # fmt: skip
