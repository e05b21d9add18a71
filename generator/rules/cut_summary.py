"""A summary ends with the end of a sentence."""

import re
from collections.abc import Iterator

from generator.loading.records import Record
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event

_END = re.compile(r"[.?!…”\u2019\"')\]*_]$")
_SHOWN = 40


def check(record: Record[Event], _context: Context) -> Iterator[Finding]:
    """Find a summary that ends in the middle of a sentence."""
    text = record.value.summary.strip()
    if not _END.search(text):
        found = f"found {quote('…' + text[-_SHOWN:])}"
        yield Finding(record, ("summary",), found, "write the rest of the sentence, or end it with a full stop")


RULE = Rule(
    name="cut-summary",
    scope="event",
    must="a summary must end with a full stop, question mark, closing quotation mark or bracket",
    why="A text without one was most often cut when it was pasted.",
    check=check,
)
