"""The record as a SQLite database: every table, a full-text search of events, and views that answer questions.

The same rows give the same bytes: the database is made in memory, and the version of SQLite in its header is left out.
"""

import datetime as dt
import sqlite3
from collections.abc import Iterable, Sequence
from decimal import Decimal

from generator.tables.table import Column, Content, Value

# https://www.sqlite.org/fileformat2.html, section 1.3: the version of the library that wrote last.
_VERSION = slice(96, 100)
_TYPES = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}

# An external-content table on a table with row ids, which is the form that Datasette finds by itself.
_SEARCH = """
CREATE VIRTUAL TABLE events_fts USING fts5(title, summary, content=[events], tokenize='unicode61 remove_diacritics 2');
INSERT INTO events_fts (events_fts) VALUES ('rebuild');
"""

# A day is one of the days from the first rate to the end of the year after the latest date of the record, so that the
# view needs no clock. Days ahead show what is scheduled.
_VIEWS = """
CREATE VIEW rates_on_day AS
WITH RECURSIVE days (day, last) AS (
  SELECT min(effective), (SELECT (CAST(strftime('%Y', max(recorded)) AS INTEGER) + 1) || '-12-31' FROM events)
  FROM headline_rates
  UNION ALL SELECT date(day, '+1 day'), last FROM days WHERE day < last
)
SELECT days.day, rates."by", rates."on", partner.name AS partner, rates.percent, rates.basis, rates.covers,
  rates.words, rates.effective AS since, rates.grade
FROM days
JOIN headline_rates AS rates ON rates.effective <= days.day AND (rates.until IS NULL OR days.day < rates.until)
JOIN countries AS partner ON partner.code = rates."on";

CREATE VIEW state AS
SELECT country.name AS country, other.name AS counterpart, agreement.title AS agreement, state.status, state.rate,
  state.rate_back, state.due AS next_date, deadline.title AS what_is_due, event.title AS last_event,
  event.date AS last_event_date, state.followed_to
FROM state_of_play AS state
JOIN countries AS country ON country.code = state.country
JOIN countries AS other ON other.code = state.counterpart
LEFT JOIN agreements AS agreement ON agreement.id = state.agreement
LEFT JOIN deadlines AS deadline ON deadline.id = state.next_date
LEFT JOIN events AS event ON event.id = state.last_event;

CREATE VIEW slips AS
SELECT deadline.title AS deadline, step.deadline AS id, step.moved_from, step.due AS moved_to,
  CAST(julianday(step.due) - julianday(step.moved_from) AS INTEGER) AS days, event.date AS moved_on, step.event
FROM (
  SELECT steps.*, lag(steps.due) OVER (PARTITION BY steps.deadline ORDER BY events.rowid, steps.place) AS moved_from
  FROM deadline_steps AS steps
  JOIN events ON events.id = steps.event
  WHERE steps.due IS NOT NULL AND events.withdrawn IS NULL
) AS step
JOIN events AS event ON event.id = step.event
JOIN deadlines AS deadline ON deadline.id = step.deadline
WHERE step.moved_from <> step.due;

CREATE VIEW undertakings AS
SELECT agreement.title AS agreement, party.name AS party, said.does, said.amount, said.due, said.state, said.event
FROM agreement_undertakings AS said
JOIN agreements AS agreement ON agreement.id = said.agreement
JOIN countries AS party ON party.code = said.party;
"""


def database(tables: Iterable[Content]) -> sqlite3.Connection:
    """Return a database in memory that holds ``tables``."""
    connection = sqlite3.connect(":memory:")
    for table in tables:
        connection.execute(_create(table))
        marks = ", ".join("?" for _ in table.columns)
        connection.executemany(
            f'INSERT INTO "{table.name}" VALUES ({marks})',  # noqa: S608 - the name is one of our own
            ([_value(value) for value in row] for row in table.rows),
        )
    connection.executescript(_SEARCH)
    connection.executescript(_VIEWS)
    connection.commit()
    return connection


def sqlite_file(tables: Sequence[Content]) -> bytes:
    """Return the file of a database that holds ``tables``."""
    with database(tables) as connection:
        connection.execute("VACUUM")
        content = bytearray(connection.serialize())
    connection.close()
    content[_VERSION] = bytes(4)
    return bytes(content)


def answers(tables: Iterable[Content], queries: Iterable[str]) -> list[tuple[list[str], list[tuple[Value, ...]]]]:
    """Return what a database of ``tables`` answers to each of ``queries``: names of the columns, and rows."""
    connection = database(tables)
    found = []
    for query in queries:
        cursor = connection.execute(query)
        found.append(([column[0] for column in cursor.description], cursor.fetchall()))
    connection.close()
    return found


def _create(table: Content) -> str:
    key = ", ".join(f'"{name}"' for name in table.key)
    lines = ",\n  ".join([*map(_declare, table.columns), f"PRIMARY KEY ({key})"])
    return f'CREATE TABLE "{table.name}" (\n  {lines}\n)'


def _declare(column: Column) -> str:
    reference = f' REFERENCES "{column.refers}"' if column.refers else ""
    return f'"{column.name}" {_TYPES.get(column.kind, "TEXT")}{reference}'


def _value(value: Value) -> str | int | float | None:
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, dt.date) else value
