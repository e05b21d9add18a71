"""Where talks stand, as plain values: what ``briefing state --json`` prints, and the rows of ``api/v1/state.json``.

Programs outside rely on its keys; ``data/schema/state.json`` describes them. Dates are YYYY-MM-DD, countries ISO
3166-1 alpha-2 codes (EU: the European Union), rates percentages written as text, so that no digit is lost. Every answer
has its ``words``, which are those of the site.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class RateRow:
    """A rate of duty of the day, with what it ``covers``, and since when.

    Without ``percent`` there is either a ``specific`` duty or the reason ``why``: none (nothing is charged), not-named
    (others are charged, this partner is not named), excepted, not-known. ``how``: reported, by-act (the act says so; no
    later report) or computed (an end uncovered an earlier rate). ``until`` is the day of a known end, ``otherwise`` the
    value if an unconfirmed date does not hold. ``evidence`` is the grade, ``doubt`` what parties say where they differ;
    ``events`` are the events on which it rests.
    """

    percent: str | None
    specific: tuple[str, ...] = ()
    basis: Literal["on-top", "all-in"]
    covers: str | None
    why: Literal["none", "not-named", "excepted", "not-known"] | None
    since: str | None
    until: str | None
    how: Literal["reported", "by-act", "computed"]
    before: str | None
    otherwise: str | None
    evidence: str | None
    doubt: str | None
    events: tuple[str, ...] = ()
    words: str


@dataclass(frozen=True, slots=True)
class LayerRow:
    """A duty on single goods: the measure, its goods, and the rate."""

    measure: str
    goods: str
    rate: RateRow


@dataclass(frozen=True, slots=True)
class DateRow:
    """The date that a deadline has on the day; without ``due`` no date is set yet."""

    deadline: str
    due: str | None
    precision: Literal["day", "month", "quarter", "year"] | None
    expected: bool
    outcome: str
    evidence: str | None
    doubt: str | None
    words: str


@dataclass(frozen=True, slots=True)
class StatusRow:
    """Where a measure or an agreement is: its ``stage`` since when, and the day of a known end ``until``.

    ``known`` is False once that end has passed and what followed is not recorded. ``event`` records the stage.
    """

    id: str
    stage: str
    known: bool
    since: str
    until: str | None
    how: Literal["reported", "by-act"]
    evidence: str | None
    doubt: str | None
    event: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRow:
    """The state of play of ``country`` with ``counterpart``; ``main`` marks the counterpart of most of its events.

    ``rate_on_its_goods`` and ``also_on_its_goods`` are charged by the counterpart, ``rate_it_charges`` by the country.
    ``next_date``, ``last_event`` and ``disputed`` (ids of events) are those of the two alone. ``followed_to`` is the
    last day through which the country's news was followed.
    """

    country: str
    counterpart: str
    agreement: str | None
    status: StatusRow | None
    rate_on_its_goods: RateRow | None
    also_on_its_goods: tuple[LayerRow, ...] = ()
    rate_it_charges: RateRow | None
    next_date: DateRow | None
    last_event: str | None
    disputed: str | None
    followed_to: str | None
    main: bool


@dataclass(frozen=True, slots=True)
class StateDocument:
    """The state of play on the day ``as_of``, from a number of ``events``.

    ``states`` holds every ordered pair of countries of which the record says anything that day: events that name
    both, a rate of either on the other, or an agreement. Pairs with the main counterpart come first.
    """

    as_of: str
    events: int
    states: tuple[PairRow, ...]
    agreements: tuple[StatusRow, ...]
    measures: tuple[StatusRow, ...]
    dates_pending: tuple[DateRow, ...]
