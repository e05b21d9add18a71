"""Said and done: figures of what was threatened, dated and promised, each with the list behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.model import Library
from generator.output import Output
from generator.pages.page import Page
from generator.projections.evidence import is_disputed
from generator.projections.figures import FEWEST, median_days, share
from generator.projections.kept_dates import by_outcome, moved, slips
from generator.projections.last_checked import check_span
from generator.projections.threats import Threat, by_maker, by_target, days_to_force, threats
from generator.projections.undertakings import Promise, all_promises

# The most cases that a list shows, and the most countries in a table; counts are always of all.
_LISTED, _RANKED = 100, 20

# The groups of each section, with what is said of them.
_THREATS = {
    "carried-out": ("Carried out", "the measure came into force"),
    "dropped": ("Dropped", "withdrawn, replaced, expired or struck down before it came into force"),
    "open": ("Open", "neither is recorded"),
}
_DATES = {
    "met": ("Kept", "what was due started, ended, took place or was met on the date as last given"),
    "followed": ("Followed by another step", "whether the date was kept is not told"),
    "lapsed": ("Lapsed", "the date passed without what was due"),
    "superseded": ("Superseded", "overtaken by another date, step or decision"),
    "passed": ("Passed", "a hearing or a window, which ends by itself"),
    "not-recorded": ("Not known", "the date passed, and what happened is not recorded"),
    "open": ("Ahead", "set, scheduled or expected"),
}
_PROMISES = {
    "done": ("Kept", "the step or date that settles it is recorded"),
    "lapsed": ("Not kept", "its date lapsed"),
    "superseded": ("Superseded", "overtaken by another date, step or decision"),
    "passed": ("Passed", "its window ended"),
    "overdue": ("Not known", "the date passed, and what happened is not recorded"),
    "due": ("Due", "its date lies ahead"),
    "undated": ("Open", "no date is set, and nothing that settles it is recorded"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """The ``cases`` of one kind out of a ``whole``; ``title`` and ``about`` say what is counted."""

    title: str
    about: str
    cases: tuple[Any, ...]
    whole: int

    @property
    def part(self) -> str:
        """How many of how many: ``of 18``, ``of 18, 22%``."""
        percent = share(len(self.cases), self.whole)
        return f"of {self.whole}" + (f", {percent}%" if percent is not None else "")


def pages(library: Library) -> Iterator[Output]:
    """Yield the page."""
    made, dates, promises = threats(library), _dates(library), all_promises(library)
    yield Page(
        address="said-and-done/",
        template="said_and_done.md.jinja",
        title="Said and done",
        description=f"What was threatened, dated and promised in the {library.masthead.talks}, and what became of it: "
        f"{len(made)} threats, {dates['total']} dates, {len(promises)} undertakings, with the lists.",
        context={
            "as_of": library.as_of,
            "fewest": FEWEST,
            "listed": _LISTED,
            "ranked": _RANKED,
            "threats": _threats(made),
            "dates": dates,
            "promises": _promises(promises),
            "conflicts": _conflicts(library),
            "checked": check_span(library.active_events),
        },
        names=("threats carried out", "promises kept", "deadlines kept", "broken promises"),
        text="Threats made, carried out and dropped; deadlines kept, moved and lapsed; undertakings kept; accounts.",
        weight=12,
    ).output()


def _threats(made: list[Threat]) -> dict[str, Any]:
    return {
        "total": len(made),
        "groups": _groups(_THREATS, [(threat.outcome, threat) for threat in made]),
        "days": days_to_force(made),
        "median": median_days(days_to_force(made)),
        "tables": [
            ("By whom", [(who, *_counts(some)) for who, some in by_maker(made)]),
            ("On whom", [(who, *_counts(some)) for who, some in by_target(made)]),
        ],
    }


def _counts(some: list[Threat]) -> tuple[int | Decimal | None, ...]:
    """Return how many threats were made, carried out, dropped and are open, and the median days to force."""
    outcomes = [threat.outcome for threat in some]
    return (len(some), *(outcomes.count(outcome) for outcome in _THREATS), median_days(days_to_force(some)))


def _dates(library: Library) -> dict[str, Any]:
    dates, slipped = by_outcome(library), moved(library)
    rows = [(outcome, history) for outcome, histories in dates.items() for history in histories]
    return {
        "total": len(rows),
        "groups": _groups(_DATES, rows),
        "moved": Group("Moved at least once", "whatever became of them", tuple(slipped), len(rows)),
        "days": slips(slipped),
        "median": median_days(slips(slipped)),
    }


def _promises(promises: list[Promise]) -> dict[str, Any]:
    return {"total": len(promises), "groups": _groups(_PROMISES, [(_state(promise), promise) for promise in promises])}


def _state(promise: Promise) -> str:
    return promise.state if promise.state != "open" else "due" if promise.due else "undated"


def _conflicts(library: Library) -> Group:
    conflicts = [event for event in reversed(library.active_events) if is_disputed(event)]
    heard = sum(len({account.party for account in event.accounts}) > 1 for event in library.active_events)
    return Group("Accounts conflict", "events in which more than one party has its say", tuple(conflicts), heard)


def _groups(titles: dict[str, tuple[str, str]], rows: list[tuple[str, Any]]) -> list[tuple[str, Group]]:
    """Return the groups that have cases, by their keys, in the order of ``titles``."""
    cases = {key: tuple(case for name, case in rows if name == key) for key in titles}
    return [(key, Group(*titles[key], cases[key], len(rows))) for key in titles if cases[key]]
