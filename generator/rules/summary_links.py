"""A link in a summary leads to a recorded event (event:ID) or to an https address; others are shown as words."""

import datetime as dt
import re
from collections.abc import Iterator

from generator.loading.records import Records
from generator.problems import Problem, nearest, quote

_LINK = re.compile(r"\]\(event:([^)\s]*)\)")


def check(records: Records, _as_of: dt.date) -> Iterator[Problem]:
    """Yield a problem for each ``event:`` link of a summary that leads to no recorded event."""
    for record in records.events:
        for key in _LINK.findall(record.value.summary):
            if key not in records.events:
                yield record.problem(
                    ("summary",),
                    "unknown-event",
                    "a link “event:ID” leads to an event that is recorded",
                    f"found {quote(key)}",
                    nearest(key, records.events.ids),
                )
