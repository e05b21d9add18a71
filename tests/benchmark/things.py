"""The things of a made-up record that have histories: deadlines that slip, measures and agreements that climb."""

import datetime as dt
from collections.abc import Container, Iterator
from itertools import islice

from tests.benchmark.spread import Draws, freshness

_MEASURE = ("floated", "threatened", "announced", "ordered", "in-force", "suspended", "in-force", "withdrawn")
_AGREEMENT = ("floated", "negotiating", "agreed-in-principle", "text-published", "signed", "in-force", "ended")
_ENDINGS = {"met": 34, "superseded": 15, "lapsed": 8}
# Of the steps of deadlines that are open: how many end one, in a short record.
_ENDED = 0.7
# One measure in so many is across the board; it draws most of the rates.
HEADLINE_EVERY = 25


class Deadlines:
    """Deadlines: ``step`` sets a new one, or moves or ends one that is open."""

    def __init__(self, draws: Draws, share: float) -> None:
        self.draws, self.share = draws, share
        self.entries: list[str] = []
        self.open: list[str] = []

    def step(self, number: int, day: dt.date, countries: list[str], topics: list[str]) -> Iterator[str]:
        """Yield the lines of a deadline step of event ``number`` on ``day``."""
        new = self.share * freshness(number)
        # As many end for each new one in a long record as in a short one; the other steps move what is open.
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
    """Measures or agreements: ``step`` begins a new one, or takes one a step on."""

    def __init__(self, draws: Draws, kind: str, share: float) -> None:
        self.draws, self.kind, self.share = draws, kind, share
        self.stages = _MEASURE if kind == "measure" else _AGREEMENT
        self.entries: list[str] = []
        self.going: dict[str, int] = {}
        self.parties: dict[str, tuple[str, str]] = {}

    def begin(self, by: str, other: str, topics: list[str]) -> str:
        """Begin a new one of the two parties and return its id."""
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

    def step(self, number: int, by: str, other: str, topics: list[str], taken: Container[str]) -> tuple[str, str]:
        """Return the id of one that is not ``taken`` and the step that event ``number`` takes of it."""
        going = [key for key in islice(self.going, 60) if key not in taken]
        if not going or self.draws.next() < self.share * freshness(number):
            key = self.begin(by, other, topics)
        else:
            key = going[self.draws.below(len(going))]
        self.going[key] += 1
        stage = self.stages[self.going[key]]
        if self.going[key] == len(self.stages) - 1:
            # In a long record what has ended is mostly begun anew, from the foot of the ladder.
            if self.draws.next() < freshness(number):
                del self.going[key]
            else:
                self.going[key] = -1
        return key, stage
