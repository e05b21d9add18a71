"""What waits for somebody: entries to check, dates without an outcome, desks to follow, leads, sources to keep."""

import datetime as dt
from dataclasses import dataclass

from generator.model import Country, Event, Lead, Library, Source, Topic
from generator.projections.coverage import coverage
from generator.projections.deadlines import DeadlineHistory, ledger, not_recorded

# An entry is compared with its sources again after this many days, and a desk is looked at each week.
CHECK_AFTER = 180
FOLLOW_AFTER = 7


@dataclass(frozen=True, slots=True)
class Behind:
    """A desk by its ``name``, "" for all news, that was followed ``to`` a day that lies back too far; None: never."""

    name: str
    to: dt.date | None


@dataclass(frozen=True, slots=True)
class Due:
    """What is due on a day. ``unchecked``: the oldest check first; ``unarchived``: the latest source first."""

    unchecked: tuple[Event, ...]
    passed: tuple[DeadlineHistory, ...]
    behind: tuple[Behind, ...]
    leads: tuple[Lead, ...]
    unarchived: tuple[Source, ...]


def due(library: Library, check_after: int = CHECK_AFTER) -> Due:
    """Return what is due on the library's day; entries are due for a check ``check_after`` days after the last one."""
    before = library.as_of - dt.timedelta(days=check_after)
    unchecked = [event for event in library.active_events if event.checked is None or event.checked < before]
    cited = [source for key, source in library.sources.items() if library.by_source[key]]
    unarchived = [source for source in cited if source.url and not source.archive]
    return Due(
        unchecked=tuple(sorted(unchecked, key=lambda event: (event.checked or dt.date.min, event.id))),
        passed=tuple(not_recorded(ledger(library))),
        behind=tuple(_behind(library)),
        leads=tuple(lead for seed in library.seeds for lead in seed.leads),
        unarchived=tuple(sorted(unarchived, key=lambda s: (s.published or dt.date.min, s.id), reverse=True)),
    )


def _behind(library: Library) -> list[Behind]:
    """Return all news and each desk with looks of its own, where the last day followed lies back too far."""
    own = {look.desk for look in library.desks}
    found: list[tuple[str, Country | Topic | None]] = [("", None)]
    found += [(country.name, country) for code, country in library.countries.items() if code in own]
    found += [(topic.name, topic) for key, topic in library.topics.items() if key in own]
    reached = [Behind(name, coverage(library, subject).to) for name, subject in found]
    last = library.as_of - dt.timedelta(days=FOLLOW_AFTER)
    return [each for each in reached if each.to is None or each.to < last]
