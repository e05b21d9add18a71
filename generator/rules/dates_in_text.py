"""A date that the summary's first sentence gives for the deed itself is the event's date (a near miss is a warning)."""

import datetime as dt
import re
from collections.abc import Iterator

from generator.loading.records import Record
from generator.problems import Problem, quote
from generator.schema import Event

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DEED = re.compile(
    r"\b(?:said|announced|signed|met|spoke|told|ruled|published|wrote|posted|confirmed|ordered|declared)"
    rf"(?: \w+){{0,2}} on (?:\w+day,? )?(\d{{1,2}}) ({'|'.join(_MONTHS)})(?: (\d{{4}}))?\b"
)
_NEAR = 4


def check(record: Record[Event]) -> Iterator[Problem]:
    """Yield a warning where the first sentence dates the deed a few days off the event's date."""
    event = record.value
    found = _DEED.search(event.summary.partition(". ")[0])
    if not found or event.precision == "month":
        return
    try:
        named = dt.date(int(found[3] or event.date.year), _MONTHS.index(found[2]) + 1, int(found[1]))
    except ValueError:
        named = dt.date.max
    if named != event.date and abs((named - event.date).days) <= _NEAR:
        yield record.problem(
            ("summary",),
            "date-in-text",
            f"the day named for the deed is the event's, {event.date}",
            f"found {quote(found.group())}",
            "mend the text or the date, or word it so that the other day is plainly something else's",
            "warning",
        )
