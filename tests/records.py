"""Small records for tests, derived from that of ``tests/cases/base``."""

import datetime as dt
from dataclasses import replace

from generator.model import Library


def with_moves(library: Library, *moves: tuple[str, str]) -> Library:
    """Return a record of one event for each move: its day, and the date that it gives to the one deadline."""
    event = library.events[0]
    (step,) = event.deadlines
    events = []
    for number, (day, due) in enumerate(moves):
        kind = "moved" if number else "set"
        moved = replace(step, kind=kind, due=dt.date.fromisoformat(due))
        events.append(replace(event, id=f"{day}-move", date=dt.date.fromisoformat(day), deadlines=(moved,)))
    return replace(library, events=tuple(events), as_of=events[-1].date)
