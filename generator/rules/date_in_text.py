"""The first sentence of a summary gives the same date for the act as the event."""

import datetime as dt
import re
from collections.abc import Iterator

from generator.loading.records import Record
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_ACT = re.compile(
    r"\b(?:said|announced|signed|met|spoke|told|ruled|published|wrote|posted|confirmed|ordered|declared)"
    rf"(?: \w+){{0,2}} on (?:\w+day,? )?(\d{{1,2}}) ({'|'.join(_MONTHS)})(?: (\d{{4}}))?\b"
)
# Dates further apart than this, in days, are hardly slips: the sentence speaks of another act.
_NEAR = 4


def check(record: Record[Event], _context: Context) -> Iterator[Finding]:
    """Find a first sentence that dates the act a few days off the event's date."""
    event = record.value
    found = _ACT.search(event.summary.partition(". ")[0])
    if not found or event.precision == "month":
        return
    try:
        named = dt.date(int(found[3] or event.date.year), _MONTHS.index(found[2]) + 1, int(found[1]))
    except ValueError:
        named = dt.date.max
    if named != event.date and abs((named - event.date).days) <= _NEAR:
        do = "correct the summary or the date, or make clear that the other date is that of another act"
        yield Finding(record, ("summary",), f"found {quote(found.group())} in an event of {event.date}", do)


RULE = Rule(
    name="date-in-text",
    scope="event",
    severity="warning",
    must="the date of the act in the summary's first sentence must be the event's date",
    why="A date that is a few days off is usually the date of the article.",
    check=check,
)
