"""Whatever is typed into files comes out of every format as it was typed, and each entry once."""

import csv
import datetime as dt
import html
import io
import json
import sqlite3
import tempfile
import unicodedata
from pathlib import Path
from typing import Any

import feedparser
import html5lib
import icalendar
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from generator.exports import all_exports
from generator.model import Library
from generator.output import TextFile
from generator.pages import all_pages
from generator.pages.page import Page
from generator.pipeline import load_library
from generator.projections.subjects import ALL_DATES
from generator.rendering.renderer import Renderer
from generator.schema.look_alikes import look_alike
from generator.tables import contents
from generator.tables.csv_text import csv_text
from generator.tables.database import sqlite_file
from tests.hostile_records import event_id, is_text, title, write_record
from tests.projects import URL, make_project

DAY = dt.date(2025, 5, 20)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


TYPED = (
    st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], exclude_characters="\u2800"), min_size=1, max_size=40)
    .map(_composed)
    .filter(lambda text: is_text(text) and look_alike(text) is None)
)


def library_of(texts: list[str]) -> Library:
    """Return the record whose files hold ``texts``, read from disk."""
    with tempfile.TemporaryDirectory() as folder:
        root = make_project(Path(folder))
        write_record(root, texts)
        loaded = load_library(root, DAY, today=dt.date(2026, 6, 1))
        assert loaded.library, [str(problem) for problem in loaded.problems if problem.severity == "error"]
        return loaded.library


def files_of(library: Library) -> dict[str, bytes]:
    """Return every export of a record by its path."""
    renderer = Renderer({"site": URL, "repo": URL})
    found: dict[str, bytes] = {}
    for output in all_exports(library, URL):
        if output.path.endswith((".xml", ".ics", ".json")):
            made = output.make(*output.inputs)
            assert output.path not in found
            found[output.path] = renderer.text(made).encode() if isinstance(made, TextFile) else made
    return found


def pages_of(library: Library) -> dict[str, tuple[Page, str]]:
    """Return every page of an event, a topic and a deadline by its path, with its document."""
    renderer = Renderer({"site": URL, "repo": URL})
    found: dict[str, tuple[Page, str]] = {}
    for output in all_pages(library):
        assert output.path not in found
        page = output.make(*output.inputs) if output.path.startswith("events/") else None
        found[output.path] = (page, renderer.body(page)) if page else (None, "")  # type: ignore[assignment]
    return found


def folded(text: str) -> str:
    return " ".join(text.split())


@settings(max_examples=12, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.lists(TYPED, min_size=1, max_size=4, unique_by=str.casefold))
def test_what_is_typed_comes_out_of_every_format(texts: list[str]) -> None:
    library = library_of(texts)
    titles = {event_id(n): title(n, text) for n, text in enumerate(texts)}
    said = {event_id(n): f"{text} said" for n, text in enumerate(texts)}
    events = {event.id: event for event in library.events}
    assert titles.items() <= {key: event.title for key, event in events.items()}.items()

    files, pages = files_of(library), pages_of(library)
    for key, want in titles.items():
        page, document = pages[f"events/{key}/index.html"]
        assert page.title == want
        heading = document.partition("# ")[2].partition(" { #content }")[0]
        assert html.unescape(heading) == want
        shown = folded("".join(html5lib.parseFragment(document, namespaceHTMLElements=False).itertext()))
        assert folded(said[key]) in shown
        record: dict[str, Any] = json.loads(files[f"events/{key}/event.json"])
        assert (record["title"], record["date"]) == (want, f"{events[key].date}")
        assert [account["says"] for account in record["accounts"]] == [said[key]]

    feed = feedparser.parse(files["feed.xml"])
    assert not feed.bozo
    ids = [entry.id for entry in feed.entries]
    assert len(ids) == len(set(ids))
    entries = [folded(html.unescape(entry.title)) for entry in feed.entries]
    for key, want in titles.items():
        assert sum(want in entry for entry in entries) >= 1, key

    calendar = icalendar.Calendar.from_ical(files[ALL_DATES])
    dates = calendar.walk("VEVENT")
    uids = {str(date["UID"]) for date in dates}
    assert len(uids) == len(dates)
    open_dates = {f"h{n}" for n in range(len(texts)) if n % 3}
    assert {f"deadline-{key}@{library.masthead.id_domain}" for key in open_dates} <= uids
    summaries = " | ".join(folded(str(date["SUMMARY"])) for date in dates)
    for key in open_dates:
        assert library.deadlines[key].title in summaries

    tables = contents(library)
    for table in tables:
        rows = list(csv.reader(io.StringIO(csv_text(table, guarded=False), newline="")))
        assert len(rows) == len(table.rows) + 1
    (events_table,) = [table for table in tables if table.name == "events"]
    read = list(csv.DictReader(io.StringIO(csv_text(events_table, guarded=False), newline="")))
    assert titles.items() <= {row["id"]: row["title"] for row in read}.items()
    database = sqlite3.connect(":memory:")
    database.deserialize(sqlite_file(tables))
    kept = dict(database.execute("SELECT id, title FROM events").fetchall())
    database.close()
    assert titles.items() <= kept.items()
    api = json.loads(files["api/v1/events.json"])
    assert titles.items() <= {row["id"]: row["title"] for row in api["result"]}.items()
