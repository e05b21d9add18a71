"""A table as CSV (RFC 4180): UTF-8, a line of names, lines ended by CRLF."""

import csv
import io
import re

from generator.tables.table import Content, Value

# What a spreadsheet would take for a formula or a command, also behind blanks or in full width, and what looks as if it
# were guarded already.
_RUNS = re.compile("[ '\u00a0\u3000]*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def csv_text(table: Content, *, guarded: bool = True) -> str:
    """Return ``table`` as CSV. An empty cell is a value that is not known.

    With ``guarded``, an apostrophe stands before a text that a spreadsheet would run, also behind apostrophes; without
    it this is the text again.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.name for column in table.columns])
    writer.writerows([_cell(value, guarded=guarded) for value in row] for row in table.rows)
    return text.getvalue()


def _cell(value: Value, *, guarded: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"'{value}" if guarded and _RUNS.match(value) else value
    return str(value)
