"""Looks at the news: who followed which desk, and through which day."""

import datetime as dt
from dataclasses import dataclass

from generator.model.entities import Entity


@dataclass(frozen=True, slots=True, eq=False)
class DeskCheck(Entity):
    """One look at the news of a desk (a country's code, a topic's id or "all") from ``start`` to ``end``.

    ``outcome``: nothing-new, entered or could-not-check.
    """

    desk: str
    start: dt.date
    end: dt.date
    by: str
    outcome: str
    recorded: dt.date
    note: str | None
