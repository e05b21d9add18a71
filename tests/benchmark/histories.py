"""The parts of a made-up record with a history: deadlines that move, measures and agreements that go step by step."""

import datetime as dt
from collections.abc import Iterator
from itertools import islice

from tests.benchmark.distributions import Draws, freshness

_MEASURE = ("floated", "threatened", "announced", "ordered", "in-force", "suspended", "in-force", "withdrawn")
_AGREEMENT = ("floated", "negotiating", "agreed-in-principle", "text-published", "signed", "in-force", "ended")
_ENDINGS = {"met": 34, "superseded": 15, "lapsed": 8}
# The share of steps of open deadlines that end them, in a small record.
_ENDED = 0.7
# One measure in 25 is a headline measure; most of the rates belong to these.
HEADLINE_EVERY = 25


class Deadlines:
    """Deadlines. ``step`` sets a new one, or moves or ends an open one."""

    def __init__(self, draws: Draws, share: float) -> None:
        self.draws, self.share = draws, share
        self.entries: list[str] = []
        self.open: list[str] = []

    def step(self, number: int, day: dt.date, countries: list[str], topics: list[str]) -> Iterator[str]:
        """Yield the lines of a deadline step of event ``number`` on ``day``."""
        new = self.share * freshness(number)
        # For each new deadline as many end in a large record as in a small one. All other steps move an open one.
        ended = _ENDED * (1 - self.share) * freshness(number) / (1 - new)
        if not self.open or self.draws.next() < new:
            key = f"made-up-deadline-{len(self.entries):05d}"
            self.entries.append(
                f"- id: {key}\n  title: Made-up deadline {len(self.entries):05d}\n  about: A date for load tests.\n"
                f"  countries: [{', '.join(countries)}]\n  topics: [{', '.join(topics[:2])}]\n"
            )
            self.open.append(key)
            kind = ("set", "scheduled", "expected")[self.draws.count((81, 25, 19))]
        elif self.draws.next() >= ended:
            key, kind = self.open[self.draws.below(len(self.open))], "moved"
        else:
            key, kind = self.open.pop(0), self.draws.word(_ENDINGS)
        due = f", due: {day + dt.timedelta(days=7 + self.draws.below(120))}" if kind not in _ENDINGS else ""
        yield f"  - {{deadline: {key}, kind: {kind}{due}}}\n"


class Ladders:
    """Measures or agreements. ``step`` begins a new one, or takes an earlier one a step further."""

    def __init__(self, draws: Draws, kind: str, share: float) -> None:
        self.draws, self.kind, self.share = draws, kind, share
        self.stages = _MEASURE if kind == "measure" else _AGREEMENT
        self.entries: list[str] = []
        self.going: dict[str, int] = {}
        self.parties: dict[str, tuple[str, str]] = {}
        self.stepped: dict[str, dt.date] = {}

    def may_be_charged(self, key: str) -> bool:
        """Tell whether a measure has begun and is neither suspended nor withdrawn."""
        reached = self.going.get(key, -1)
        return reached >= 0 and self.stages[reached] not in ("suspended", "withdrawn")

    def begin(self, by: str, other: str, topics: list[str]) -> str:
        """Begin a new one between two parties and return its id."""
        number = len(self.entries)
        key = f"made-up-{self.kind}-{number:05d}"
        headline = f"  headline: {'true' if number % HEADLINE_EVERY == 0 else 'false'}\n"
        parties = f"  parties: [{by}, {other}]\n"
        if self.kind == "measure":
            parties = f"  by: {by}\n  applies_to: [{other}]\n  goods: Made-up goods\n"
        self.entries.append(
            f"- id: {key}\n  title: Made-up {self.kind} {number:05d}\n{headline}{parties}"
            f"  topics: [{', '.join(topics[:2])}]\n"
        )
        self.going[key] = -1
        self.parties[key] = (by, other)
        return key

    def step(self, number: int, day: dt.date, by: str, other: str, topics: list[str]) -> tuple[str, str]:
        """Return the id of one that took no step on ``day`` yet, and its step in event ``number``."""
        going = [key for key in islice(self.going, 60) if self.stepped.get(key) != day]
        if not going or self.draws.next() < self.share * freshness(number):
            key = self.begin(by, other, topics)
        else:
            key = going[self.draws.below(len(going))]
        self.stepped[key] = day
        self.going[key] += 1
        stage = self.stages[self.going[key]]
        if self.going[key] == len(self.stages) - 1:
            # In a large record most of those that have ended begin again with the first step.
            if self.draws.next() < freshness(number):
                del self.going[key]
            else:
                self.going[key] = -1
        return key, stage
