"""The tables to take away: CSV, SQLite and Parquet say the same, and independent readers read them."""

import csv
import datetime as dt
import hashlib
import io
import json
import re
import sqlite3
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import frictionless
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exports.tables import DATABASE, PACKAGE, files, parquet_files
from generator.model import Library, Revision
from generator.pages.data import QUESTIONS
from generator.projections.deadlines import deadline_history
from generator.projections.ends import Ends
from generator.projections.rates import headline_rate
from generator.tables import contents
from generator.tables.csv_text import csv_text
from generator.tables.database import sqlite_file
from generator.tables.table import Column, Content
from tests.projects import content

# Every kind of text that a cell may hold; YAML refuses control characters, so they reach no cell.
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1)
BRIEF = ["id", "title"]
GUARD = re.compile("(^|;)'(?=[ '\"\u00a0\u3000]*[=+@\t\r\n\uff1d\uff0b\uff0d\uff20-])")


def with_one_withdrawn(library: Library) -> Library:
    event = library.events[0]
    gone = Revision(event.date, "withdrawn", "The source took its report back.")
    return replace(library, events=(replace(event, withdrawn=gone, deadlines=()),))


def empty(library: Library) -> Library:
    return replace(library, events=(), agreements={}, deadlines={}, measures={}, people={}, sources={}, desks=())


def opened(library: Library) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(sqlite_file(contents(library)))
    return connection


@pytest.fixture(scope="module")
def downloads(site: Path) -> Path:
    return site / "data"


@pytest.fixture(scope="module")
def database(downloads: Path) -> sqlite3.Connection:
    return sqlite3.connect(downloads / "briefing.sqlite")


@given(st.lists(st.tuples(TEXTS, st.none() | TEXTS), unique_by=lambda row: row[0]))
def test_a_table_comes_back_from_csv(rows: list[tuple[str, str | None]]) -> None:
    table = Content("brief", "", ("id",), tuple(Column(name, "") for name in BRIEF), tuple(rows))
    heads, *cells = csv.reader(io.StringIO(csv_text(table), newline=""))
    assert heads == BRIEF
    assert len(cells) == len(rows)
    for read, row in zip(cells, rows, strict=True):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in read)
        assert [GUARD.sub(r"\1", cell) for cell in read] == [value or "" for value in row]


def test_values_have_one_form() -> None:
    columns = tuple(Column(name, "") for name in ("day", "percent", "yes", "none"))
    table = Content("brief", "", ("day",), columns, ((dt.date(2025, 6, 3), Decimal("12.5"), True, None),))
    assert csv_text(table) == "day,percent,yes,none\r\n2025-06-03,12.5,true,\r\n"


def test_every_reference_of_the_database_leads_somewhere(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_same_rows_give_the_same_database_whatever_sqlite_wrote_it(library: Library) -> None:
    one = sqlite_file(contents(library))
    assert one == sqlite_file(contents(replace(library)))
    assert one[:16] == b"SQLite format 3\0"
    assert one[96:100] == bytes(4)


def test_rates_on_a_day_are_those_of_the_site(database: sqlite3.Connection, library: Library) -> None:
    day = dt.date(2025, 6, 3)
    rows = dict(
        database.execute('SELECT "on", percent FROM rates_on_day WHERE day = ? AND "by" = \'US\'', [day.isoformat()])
    )
    assert rows["CN"] == 30
    for code, percent in rows.items():
        expected = headline_rate("US", code, day, Ends(library)).percent
        assert (None if expected is None else float(expected)) == percent


def test_there_is_one_rate_of_a_pair_on_a_day(database: sqlite3.Connection) -> None:
    twice = 'SELECT day FROM rates_on_day GROUP BY day, "by", "on" HAVING count(*) > 1'
    assert database.execute(twice).fetchall() == []


def test_slips_are_those_of_the_pages(database: sqlite3.Connection, library: Library) -> None:
    found = database.execute("SELECT id, moved_from, moved_to, days, event FROM slips").fetchall()
    histories = [(key, history) for key in library.deadlines if (history := deadline_history(library, key))]
    assert sorted(found) == sorted(
        (key, slip.moved_from.isoformat(), slip.moved_to.isoformat(), slip.days, slip.event.id)
        for key, history in histories
        for slip in history.slips
    )
    assert len(found) > 20


def test_every_undertaking_and_every_state_is_in_its_view(database: sqlite3.Connection) -> None:
    for view, table in (("undertakings", "agreement_undertakings"), ("state", "state_of_play")):
        counts = [database.execute(f"SELECT count(*) FROM {name}").fetchone() for name in (view, table)]  # noqa: S608
        assert counts[0] == counts[1]
        assert counts[0][0] > 40


def test_the_page_shows_what_the_database_answers(database: sqlite3.Connection, downloads: Path) -> None:
    page = (downloads.parent / "data.md").read_text(encoding="utf-8")
    for question in QUESTIONS:
        assert question.sql in page
        rows = database.execute(question.sql).fetchall()
        assert rows
        section = page.partition(question.sql)[2].partition("\n###")[0]
        for row in rows:
            assert all(str(value) in section for value in row)


def test_datasette_opens_it_and_searches_it(downloads: Path) -> None:
    asked = "/briefing/events.json?_search=Geneva&_shape=array&_size=3"
    run = [sys.executable, "-m", "datasette", str(downloads / "briefing.sqlite"), "--get", asked]
    found = json.loads(subprocess.run(run, check=True, capture_output=True, text=True).stdout)
    assert found
    assert all("Geneva" in f"{row['title']} {row['summary']}" for row in found)


def test_frictionless_finds_the_package_whole(downloads: Path) -> None:
    report = frictionless.validate(str(downloads / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])
    assert report.stats["tasks"] == len(contents_of(downloads))


def contents_of(downloads: Path) -> list[Path]:
    return sorted(downloads.glob("*.csv"))


@pytest.mark.parametrize("shape", [empty, with_one_withdrawn])
def test_a_bare_record_has_all_files_too(shape: object, small_library: Library, tmp_path: Path) -> None:
    record = shape(small_library)  # type: ignore[operator]
    for output in files(record, "https://example.org/"):
        file = tmp_path / output.path
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content(output))
    report = frictionless.validate(str(tmp_path / PACKAGE))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])
    with sqlite3.connect(tmp_path / DATABASE) as connection:
        for view in ("rates_on_day", "state", "slips", "undertakings"):
            connection.execute(f"SELECT * FROM {view}").fetchall()  # noqa: S608
        rows = connection.execute("SELECT withdrawn_reason FROM events").fetchall()
    assert rows == [("The source took its report back.",)] * len(record.events)


def test_parquet_has_the_same_rows(small_library: Library) -> None:
    tables = {table.name: table for table in contents(small_library)}
    for name in ("events", "rates", "headline_rates", "deadline_steps"):
        (output,) = (file for file in parquet_files(small_library) if file.path == f"data/parquet/{name}.parquet")
        read = pyarrow.parquet.read_table(io.BytesIO(content(output)))
        table = tables[name]
        assert read.column_names == [column.name for column in table.columns]
        expected = [[float(value) if isinstance(value, Decimal) else value for value in row] for row in table.rows]
        assert [list(row.values()) for row in read.to_pylist()] == expected
        assert content(output) == content(output)


def test_the_checksums_are_those_of_the_files(downloads: Path) -> None:
    lines = (downloads / "SHA256SUMS").read_text().splitlines()
    listed = {line.split("  ")[1]: line.split("  ")[0] for line in lines}
    assert set(listed) == {path.name for path in downloads.iterdir()} - {"index.html", "SHA256SUMS"}
    for name, checksum in listed.items():
        assert hashlib.sha256((downloads / name).read_bytes()).hexdigest() == checksum


def test_a_day_that_passes_changes_no_row_that_says_nothing_of_the_day(library: Library) -> None:
    later = replace(library, as_of=library.as_of + dt.timedelta(days=1))
    dated = {"deadlines", "agreement_undertakings", "headline_rates", "state_of_play"}
    for one, other in zip(contents(library), contents(later), strict=True):
        assert one.name in dated or one.rows == other.rows


def test_a_cell_that_a_spreadsheet_would_run_is_guarded(small_library: Library) -> None:
    event = replace(small_library.events[0], title="=HYPERLINK(0)")
    table = next(t for t in contents(replace(small_library, events=(event,))) if t.name == "events")
    assert ",'=HYPERLINK(0)," in csv_text(table)


@given(st.lists(st.text(alphabet="=+-@;x \"'", min_size=1, max_size=9), min_size=1, max_size=4))
def test_no_cell_runs_where_a_semicolon_ends_cells_too(texts: list[str]) -> None:
    columns = tuple(Column(f"c{n}", "") for n in range(len(texts)))
    text = csv_text(Content("brief", "", ("c0",), columns, (tuple(texts),)))
    for cell in next(reversed(list(csv.reader(io.StringIO(text, newline=""), delimiter=";")))):
        assert not cell.lstrip(' "').startswith(("=", "+", "-", "@")), text
