"""No two ids of a kind differ only by case or Unicode form: some systems would store them as one file."""

import unicodedata
from collections.abc import Iterator

from generator.kinds import KINDS
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find each entry with its own file whose id equals, but for case and form, that of one before it."""
    for kind in (kind for kind in KINDS if not kind.is_list):
        seen: dict[str, str] = {}
        for record in context.records[kind.name]:
            key = unicodedata.normalize("NFC", record.id).casefold()
            if key in seen:
                found = f"found {quote(record.id)} also at {seen[key]}"
                yield Finding(record, (), found, "rename or merge one of them")
            seen.setdefault(key, record.document.path)


RULE = Rule(
    name="duplicate-id",
    scope="record",
    must="ids must be unique, whatever their case or folder",
    why="Some systems do not tell capitals from small letters in file names.",
    check=check,
)
