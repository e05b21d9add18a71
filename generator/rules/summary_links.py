"""Links to events in a summary (``event:ID``) lead to events that exist."""

import re
from collections.abc import Iterator

from generator.lookup import Lookup, advice
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event

_LINK = re.compile(r"\]\(event:([^)\s]*)\)")


def check(context: Context) -> Iterator[Finding]:
    """Find each ``event:`` link of a summary that leads nowhere."""
    lookup, events = Lookup(context.records), context.records.of(Event)
    for record in events:
        for key in _LINK.findall(record.value.summary):
            if key not in events:
                do = advice(lookup, "events", key)
                yield Finding(record, ("summary",), f"found {quote(key)}", do, "unknown-event")


RULE = Rule(
    name="summary-links",
    scope="record",
    must="links to events in a summary must lead to events that exist",
    why="A link that leads nowhere breaks the page.",
    check=check,
    codes={"unknown-event": "links “event:ID” must lead to events that exist"},
)
