"""A title is a statement: no full stop or question mark at its end, and not in capitals throughout."""

from collections.abc import Iterator

from generator.loading.records import Record
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event

_CURES = {
    ".": "remove the full stop",
    "!": "remove the exclamation mark",
    "?": "say what happened instead of asking",
    "\uff1f": "say what happened instead of asking",
    "。": "remove the full stop",
}


def check(record: Record[Event], _context: Context) -> Iterator[Finding]:
    """Find a title that ends like a sentence, or that is in capitals."""
    title = record.value.title
    is_short_form = title.endswith(("U.S.", "U.K.", "E.U.", "Inc.", "Co.", "Ltd.", "Corp."))
    if (do := _CURES.get(title[-1])) and not is_short_form:
        yield Finding(record, ("title",), f"found {quote(title[-30:])}", do)
    elif title.isupper() and " " in title:
        yield Finding(record, ("title",), f"found {quote(title)}", "write capitals only where English has them")


RULE = Rule(
    name="title-form",
    scope="event",
    severity="warning",
    must="titles must be statements without a full stop, in sentence case",
    why="Titles stand in lists, feeds and calendars, where they are read side by side.",
    check=check,
)
