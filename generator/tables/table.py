"""A table of the record: its columns and rows, the same for CSV, SQLite and Parquet."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from generator.model import Library

Value = str | int | bool | Decimal | dt.date | None
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the ``kind`` of its values, and what they say.

    Kinds are those of Data Package 2.0: string, integer, number, boolean or date. ``refers`` names the table whose
    first column has these values.
    """

    name: str
    about: str
    kind: str = "string"
    refers: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table. ``key`` are the columns that together tell its rows apart; ``rows`` makes them from a library."""

    name: str
    about: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Callable[[Library], Iterable[Row]]


@dataclass(frozen=True, slots=True)
class Content:
    """A table with its rows, in the order of the record."""

    name: str
    about: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def content(table: Table, library: Library) -> Content:
    """Return ``table`` with its rows of ``library``."""
    return Content(table.name, table.about, table.key, table.columns, tuple(table.rows(library)))


def link(name: str, refers: str, about: str) -> Column:
    """Return a column with ids of the table ``refers``."""
    return Column(name, about, refers=refers)


# Columns that many tables have.
EVENT = link("event", "events", "Id of the event.")
PLACE = Column("place", "Place in the list of the event, from 1.", "integer")
NOTE = Column("note", "A remark of the editors.")
UNTIL = Column("until", "First day without it, where the act gives a day.", "date")
UNTIL_DEADLINE = link("until_deadline", "deadlines", "Deadline on which it ends, where the act names one.")
SOURCE = link("source", "sources", "Id of the source that says so.")
