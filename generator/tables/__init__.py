"""The record as tables, one subject in each module, listed below: for CSV, SQLite and Parquet alike."""

from generator.model import Library
from generator.projections.memoize import memoize
from generator.tables.answers import ANSWERS
from generator.tables.events import EVENTS, LISTS
from generator.tables.steps import STEPS, SUBJECTS
from generator.tables.table import Content, Table, content
from generator.tables.vocabularies import VOCABULARIES

TABLES: tuple[Table, ...] = (EVENTS, *LISTS, *STEPS, *SUBJECTS, *VOCABULARIES, *ANSWERS)

__all__ = ["TABLES", "Content", "contents"]


@memoize
def contents(library: Library) -> tuple[Content, ...]:
    """Return all tables with their rows of ``library``."""
    return tuple(content(table, library) for table in TABLES)
