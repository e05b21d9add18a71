"""The distributions of the project's own record, and random draws from them.

The weights were counted in November 2026 (287 events, 670 sources): how many partners, topics, sources, accounts, steps
and rates an event has, and how long its texts are.
"""

import random
from collections.abc import Sequence

KINDS = {
    "measure": 95, "statement": 54, "agreement": 36, "threat": 30, "talks": 26, "meeting": 18, "call": 10,
    "report": 8, "ruling": 7, "deadline": 3,
}  # fmt: skip
STANCES = {"claims": 229, "confirms": 15, "silent": 14, "disputes": 13, "denies": 5}
RATE_STATUS = {"in-force": 123, "announced": 63, "threatened": 20, "ended": 11}
# How many of each an event has: the weights of 0, 1, 2 and so on.
PARTNERS = (5, 213, 22, 11, 6, 3, 2, 3, 1, 2, 1, 2, 1, 3)
TOPICS = (0, 29, 103, 76, 43, 20, 10, 5)
SOURCES = (0, 26, 122, 96, 19, 10, 4, 3, 1, 3, 1)
PEOPLE = (61, 68, 67, 52, 29, 6, 4)
ACCOUNTS = (115, 84, 73, 14, 1)
DEADLINES = (153, 81, 39, 13)
MEASURES = (178, 66, 28, 8, 5, 0, 2)
AGREEMENTS = (221, 59, 6, 1)
RATES = (183, 59, 28, 6, 5, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1)
FOLLOWS = (20, 147, 97, 19, 2, 1, 1)
# People for each event; the share of steps that begin a new deadline, measure or agreement; the share of new sources.
PEOPLE_PER_EVENT = 96 / 287
NEW_DEADLINE, NEW_MEASURE, NEW_AGREEMENT = 0.58, 0.47, 0.51
NEW_SOURCE = 670 / 790
# Every event brings its own sources. People, deadlines, measures and agreements grow with the number of events up to
# this one and with its square root beyond, because the same ministers and tariffs come back. So in a large record
# their histories are longer, which is the harder case: the pages grow, and an edit changes more of them.
STEADY = 1000
HUB = "US"
FREQUENT = ("CN", "EU", "JP", "KR", "CA", "IN", "MX", "GB", "CH", "VN", "TW", "BR", "ID", "TH", "KH", "MY", "PH")

_TEXT = (
    "the ministry said that talks on duties would go on and a round of meetings was set for later in the month while "
    "the other side asked for more time on quotas rules of origin and farm goods according to a spokesperson who named "
    "no date and both delegations spoke of progress in steel cars chips medicines ships timber and services before "
    "officials return with a draft text on customs licences tariffs exports investment and a list of open points"
)
_WORDS = _TEXT.split()


def freshness(number: int) -> float:
    """Return how likely event ``number`` is to bring a new deadline, measure or agreement, relative to the first event.

    This is the slope of ``identities``.
    """
    return 1.0 if number < STEADY else 0.5 * (STEADY / number) ** 0.5


def identities(share: float, events: int) -> int:
    """Return how many people a record of ``events`` events has, if a small one has ``share`` for each event."""
    return round(share * (events if events < STEADY else (STEADY * events) ** 0.5))


class Draws:
    """Random draws from a seed. They use ``random()`` alone, whose numbers are the same in every version of Python."""

    def __init__(self, seed: int) -> None:
        self.next = random.Random(seed).random  # noqa: S311 - no secret

    def below(self, count: int) -> int:
        """Return a number from 0 to ``count`` - 1."""
        return int(self.next() * count)

    def count(self, weights: Sequence[float]) -> int:
        """Return a random index of ``weights``."""
        left = self.next() * sum(weights)
        for index, weight in enumerate(weights):
            left -= weight
            if left < 0:
                return index
        return len(weights) - 1

    def word(self, weights: dict[str, int]) -> str:
        """Return a random key of ``weights``."""
        return list(weights)[self.count(list(weights.values()))]

    def ranks(self, size: int, count: int) -> list[int]:
        """Return up to ``count`` different numbers below ``size``; low ones are more likely (Zipf)."""
        found: dict[int, None] = {}
        for _ in range(4 * count):
            if len(found) < min(count, size):
                found[min(int(size ** self.next()) - 1, size - 1)] = None
        return list(found)

    def ranked(self, items: Sequence[str], count: int) -> list[str]:
        """Return up to ``count`` different ``items``, mostly early ones."""
        return [items[rank] for rank in self.ranks(len(items), count)]

    def recent(self, items: Sequence[str], count: int) -> list[str]:
        """Return up to ``count`` different ``items``, mostly late ones."""
        return [items[-1 - rank] for rank in self.ranks(len(items), count)]

    def text(self, shortest: int, longest: int) -> str:
        """Return sentences of plain words, of about ``shortest`` to ``longest`` characters."""
        goal = shortest + self.below(longest - shortest + 1)
        text = ""
        while len(text) < goal:
            start = self.below(len(_WORDS))
            words = [_WORDS[(start + n) % len(_WORDS)] for n in range(9 + self.below(12))]
            text += f"{' '.join(words).capitalize()}. "
        return text[:goal].rpartition(" ")[0].rstrip(".") + "."
