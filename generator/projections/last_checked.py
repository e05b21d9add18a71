"""Checked: when the entries that a page rests on were last compared with their sources."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Event


@dataclass(frozen=True, slots=True)
class Checked:
    """The ``oldest`` of the last checks and the ``latest``, None where there is none; ``missing``: entries without."""

    oldest: dt.date | None
    latest: dt.date | None
    missing: int


def checked(events: Iterable[Event]) -> Checked | None:
    """Return when ``events`` were checked, None where there are none; an event may stand there twice."""
    known = {id(event): event.checked for event in events}
    days = [day for day in known.values() if day]
    return Checked(min(days, default=None), max(days, default=None), len(known) - len(days)) if known else None
