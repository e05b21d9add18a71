"""Support: on whose word an answer stands.

An answer is as good as its weakest part, a part as good as its best witness. So
an answer of some grade stays the same if every event of a lower grade is dropped.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.model import Account, Country, Event
from generator.projections.evidence import CONFLICT, GRADES

_DOUBT = CONFLICT | {"silent"}


class Witness(NamedTuple):
    """An event that says a part of an answer. ``is_common`` is True if accounts of other parties count for it.

    ``parties`` are those whose accounts count then, with their members; empty: all.
    """

    event: Event
    grade: str
    is_common: bool = False
    parties: tuple[Country, ...] = ()

    @property
    def accounts(self) -> list[Account]:
        """The accounts that count."""
        return [account for account in self.event.accounts if not self.parties or self._counts(account.party)]

    def _counts(self, party: Country) -> bool:
        return any(party == each or each.has_member(party.code, self.event.date) for each in self.parties)


# The witnesses of one part of an answer: events that say the same.
Part = Sequence[Witness]


@dataclass(frozen=True, slots=True)
class Support:
    """The grade of an answer, the best witness of each of its parts, and where parties differ their latest accounts."""

    grade: str
    events: tuple[Event, ...]
    doubt: tuple[Account, ...] = ()

    @property
    def is_doubtful(self) -> bool:
        """True if a party is silent, denies or disputes."""
        return bool(self.doubt)


def weigh(parts: Iterable[Part]) -> Support | None:
    """Return the support of an answer with these ``parts``, None if it rests on no event."""
    known = [part for part in parts if part]
    if not known:
        return None
    best = [max(part, key=lambda witness: GRADES.index(witness.grade)) for part in known]
    weakest = min(best, key=lambda witness: GRADES.index(witness.grade))
    events = tuple(dict.fromkeys(witness.event for witness in best))
    common = [witness for part in known for witness in part if witness.is_common]
    return Support(weakest.grade, events, _doubt(common))


def _doubt(witnesses: Iterable[Witness]) -> tuple[Account, ...]:
    """Return the latest account of each party if one of them is silent, denies or disputes; else nothing."""
    latest = {
        account.party.code: account
        for witness in sorted(witnesses, key=lambda witness: (witness.event.date, witness.event.id))
        for account in witness.accounts
    }
    return tuple(latest.values()) if any(account.stance in _DOUBT for account in latest.values()) else ()
