"""The day of reading: named on a page whose answers may change without an event, by a date that falls or an end."""

import datetime as dt
from collections.abc import Iterable

from generator.model import Library
from generator.projections.deadlines import DeadlineHistory
from generator.projections.ladder import Ladder


def day_if_it_matters(
    library: Library, ladders: Iterable[Ladder] = (), dates: Iterable[DeadlineHistory | None] = ()
) -> dict[str, dt.date]:
    """Return the library's day as the context ``as_of`` if one of ``ladders`` or ``dates`` has a day ahead."""
    day = library.as_of
    matters = any(history and history.is_open for history in dates) or any(
        ladder.scheduled or any(rung.end and rung.end >= day for rung in ladder.reached) for ladder in ladders
    )
    return {"as_of": day} if matters else {}
