"""The tables of the record to take away, under ``data/``: CSV and SQLite, and Parquet where it is asked for."""

from collections.abc import Iterator

from generator.exports.data_package import data_package
from generator.model import Library
from generator.output import Output
from generator.tables import contents
from generator.tables.csv_text import csv_text
from generator.tables.database import sqlite_file
from generator.tables.parquet import parquet_file
from generator.tables.table import Content

DATABASE = "data/briefing.sqlite"
PACKAGE = "data/datapackage.json"


def files(library: Library, site_url: str) -> Iterator[Output]:
    """Yield a CSV file for each table, the database, and the description of all as a Data Package."""
    tables = contents(library)
    for table in tables:
        yield Output(f"data/{table.name}.csv", csv_file, (table,))
    yield Output(DATABASE, sqlite_file, (tables,))
    yield Output(PACKAGE, data_package, (tables, site_url, library.masthead))


def parquet_files(library: Library) -> Iterator[Output]:
    """Yield a Parquet file for each table; needs DuckDB."""
    for table in contents(library):
        yield Output(f"data/parquet/{table.name}.parquet", parquet_file, (table,))


def csv_file(table: Content) -> bytes:
    """Return the CSV file of ``table``."""
    return csv_text(table).encode()
