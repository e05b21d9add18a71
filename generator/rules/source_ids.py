"""A source's file is named for its date and is in the folder of that year, or in ``undated``."""

import re
from collections.abc import Iterator

from generator.loading.records import Record
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.source import Source

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 100


def check(record: Record[Source], _context: Context) -> Iterator[Finding]:
    """Find a file name that is no id, and a name or folder that disagrees with the date of publication."""
    published = record.value.published
    path = record.document.path
    folder = str(published.year) if published else "undated"
    if len(record.id) > _LONGEST or not _ID.fullmatch(record.id):
        do = "rename it, like 2025-06-03-reuters-few-words.yml"
        yield Finding(record, (), f"found {quote(record.id)}", do, "bad-id")
    elif published and not record.id.startswith(f"{published}-"):
        found, do = f"found {quote(record.id)} for {published}", "rename the file or correct the date"
        yield Finding(record, ("published",), found, do, "id-date")
    elif path.split("/")[2] != folder:
        yield Finding(record, (), f"found {quote(path)}", f"move it to data/sources/{folder}/", "wrong-folder")


RULE = Rule(
    name="source-ids",
    scope="source",
    must="source files must be named data/sources/YEAR/DATE-words.yml, or data/sources/undated/words.yml",
    why="The name of the file is the id by which events cite the source.",
    check=check,
    codes={
        "bad-id": "source files must be named in lower-case letters, digits and hyphens, "
        f"at most {_LONGEST} characters",
        "id-date": "names of source files must start with the day of publication",
        "wrong-folder": "source files must be in the folder of their year, or in undated",
    },
)
