"""A table as CSV (RFC 4180): UTF-8, a line of names, lines ended by CRLF."""

import csv
import io
import re

from generator.tables.table import Content, Value

# Where a spreadsheet would take what follows for a formula or a command, also behind blanks or in full width, or where
# it looks as if it were guarded already. In much of Europe a spreadsheet begins a new cell after a semicolon too.
_RUNS = re.compile("(?:^|(?<=;))(?=[ '\"\u00a0\u3000]*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20])")


def csv_text(table: Content, *, guarded: bool = True) -> str:
    """Return ``table`` as CSV. An empty cell is a value that is not known.

    With ``guarded``, an apostrophe stands before what a spreadsheet would run, at the beginning of a text and after
    semicolons, also where apostrophes stand there; without it this is the text again.
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
        return _RUNS.sub("'", value) if guarded else value
    return str(value)
