"""Links in a summary lead to events that exist, or to addresses that readers may safely follow."""

import re
from collections.abc import Iterator

from pydantic_core import PydanticCustomError

from generator.lookup import Lookup, advice
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.address import valid_url
from generator.schema.event import Event
from generator.schema.ids import SLUG
from generator.text.rich_text import link_targets

_EVENT = re.compile(rf"event:({SLUG.pattern})")


def check(context: Context) -> Iterator[Finding]:
    """Find each link of a summary to an event that does not exist, or to what is no public address."""
    lookup, events = Lookup(context.records), context.records.of(Event)
    for record in events:
        for target in link_targets(record.value.summary):
            if event := _EVENT.fullmatch(target):
                if event[1] not in events:
                    do = advice(lookup, "events", event[1])
                    yield Finding(record, ("summary",), f"found {quote(event[1])}", do, "unknown-event")
            elif do := _fault(target):
                yield Finding(record, ("summary",), f"found {quote(target)}", do, "bad-link")


def _fault(target: str) -> str:
    """Return what is to be done about the address ``target``, "" where it is one that a source may have."""
    if not target.startswith("https://"):
        return "write event:ID for an event; name any other page under “sources:”"
    try:
        valid_url(target)
    except PydanticCustomError as error:
        return str((error.context or {})["do"])
    return ""


RULE = Rule(
    name="summary-links",
    scope="record",
    must="links in a summary must lead to events that exist, or to public addresses",
    why="A link that leads nowhere breaks the page, and one that hides where it leads deceives readers.",
    check=check,
    codes={
        "unknown-event": "links “event:ID” must lead to events that exist",
        "bad-link": "links in a summary must be event:ID, or addresses that a source could have",
    },
)
