"""When the events of a page were last checked against their sources, and when they last changed."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Event


@dataclass(frozen=True, slots=True)
class CheckSpan:
    """The oldest and latest of the events' last checks, both None if none was ever checked.

    ``missing`` is the number of events that were never checked. ``changed`` is the day of the latest entry or
    revision.
    """

    oldest: dt.date | None
    latest: dt.date | None
    missing: int
    changed: dt.date


def check_span(events: Iterable[Event]) -> CheckSpan | None:
    """Return the span of checks of ``events``, or None if there are no events. Duplicates count once."""
    unique = set(events)
    if not unique:
        return None
    days = [event.checked for event in unique if event.checked]
    changed = max(last_changed(event) for event in unique)
    return CheckSpan(min(days, default=None), max(days, default=None), len(unique) - len(days), changed)


def last_changed(event: Event) -> dt.date:
    """Return the day on which ``event`` came into the record, or of the latest change to its entry."""
    withdrawn = [event.withdrawn.date] if event.withdrawn else []
    return max([event.recorded or event.date, *(revision.date for revision in event.revisions), *withdrawn])
