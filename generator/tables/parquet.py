"""A table as Parquet, by DuckDB: an optional extra, since only publishing needs it."""

import importlib.util
import tempfile
from pathlib import Path

from generator.tables.csv_text import csv_text
from generator.tables.table import Content

_TYPES = {"integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}


def is_possible() -> bool:
    """Tell whether DuckDB is installed."""
    return importlib.util.find_spec("duckdb") is not None


def parquet_file(table: Content) -> bytes:
    """Return ``table`` as a Parquet file, compressed by Snappy, which every reader knows."""
    duckdb = importlib.import_module("duckdb")
    types = {column.name: _TYPES.get(column.kind, "VARCHAR") for column in table.columns}
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(config={"threads": 1}) as connection:
        rows, result = Path(folder) / "rows.csv", Path(folder) / "rows.parquet"
        rows.write_bytes(csv_text(table, guarded=False).encode())
        found = connection.read_csv(str(rows), header=True, columns=types, quotechar='"', escapechar='"', delimiter=",")
        found.write_parquet(str(result), compression="snappy")
        return result.read_bytes()
