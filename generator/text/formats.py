"""Formats dates, rates, stages and counts in English, for pages, exports and messages."""

import datetime as dt
from decimal import Decimal
from urllib.parse import urlsplit

# Short names with an article, besides abbreviations.
_WITH_ARTICLE = frozenset({"Netherlands", "Philippines"})
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

STAGES = {
    "floated": "floated",
    "threatened": "threatened",
    "announced": "announced",
    "ordered": "ordered",
    "in-force": "in force",
    "suspended": "suspended",
    "withdrawn": "withdrawn",
    "struck-down": "struck down",
    "expired": "expired",
    "replaced": "replaced",
    "negotiating": "in negotiation",
    "agreed-in-principle": "agreed in principle",
    "text-published": "text published",
    "signed": "signed",
    "applied": "applied",
    "repudiated": "repudiated",
    "ended": "ended",
}
STANCES = {
    "claims": "says",
    "confirms": "confirms",
    "denies": "denies",
    "disputes": "disputes",
    "silent": "has not confirmed",
}
GRADES = {
    "official": "official",
    "official-other-side": "official, other side",
    "corroborated": "two or more sources",
    "single-source": "one source",
    "disputed": "disputed",
}


def day(value: dt.date, precision: str = "day") -> str:
    """Return a date for tables: ``2 Jun 2025``, ``Jun 2025``, ``Q2 2025`` or ``2025`` by its ``precision``."""
    return _date(value, precision, _MONTHS[value.month - 1][:3], f"Q{_quarter(value)} {value.year}")


def long_day(value: dt.date, precision: str = "day") -> str:
    """Return a date for prose: ``2 June 2025``, ``June 2025``, ``the second quarter of 2025`` or ``2025``."""
    name = ("first", "second", "third", "fourth")[_quarter(value) - 1]
    return _date(value, precision, _MONTHS[value.month - 1], f"the {name} quarter of {value.year}")


def _quarter(value: dt.date) -> int:
    return (value.month + 2) // 3


def _date(value: dt.date, precision: str, month_name: str, quarter: str) -> str:
    whole = {"month": f"{month_name} {value.year}", "quarter": quarter, "year": str(value.year)}
    return whole.get(precision) or f"{value.day} {month_name} {value.year}"


def iso_date(value: dt.date, precision: str = "day") -> str:
    """Return a date for programs: ``2025-06-02``, or as much of it as is known: ``2025-06``, ``2025``."""
    return value.isoformat()[: {"month": 7, "quarter": 7, "year": 4}.get(precision)]


def month(value: dt.date) -> str:
    """Return the month of a date: ``June 2025``."""
    return f"{_MONTHS[value.month - 1]} {value.year}"


def percent(value: Decimal | int) -> str:
    """Return a rate without trailing zeros: ``12.5%``."""
    text = f"{value:f}"
    return f"{text.rstrip('0').rstrip('.') if '.' in text else text}%"


def plural(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun: ``1 event``, ``1,200 events``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def times(count: int) -> str:
    """Return how often: ``once``, ``twice``, ``3 times``."""
    return {1: "once", 2: "twice"}.get(count) or plural(count, "time")


def days_left(count: int) -> str:
    """Return how far ahead a day is: ``today``, ``tomorrow``, ``in 16 days``, or ``3 days ago`` if it is past.

    More than two years ahead, only whole years are counted: ``in 9 years``.
    """
    if count in (0, 1):
        return ("today", "tomorrow")[count]
    if count > 2 * 365:
        return f"in {count // 365} years"
    return f"in {plural(count, 'day')}" if count > 0 else f"{plural(-count, 'day')} ago"


def stage_word(stage: str) -> str:
    """Return the words for a stage of a ladder: ``in force`` for ``in-force``."""
    return STAGES[stage]


def stance_word(stance: str) -> str:
    """Return the verb for the stance of an account: ``says`` for ``claims``."""
    return STANCES[stance]


def grade_word(grade: str) -> str:
    """Return the words for an evidence grade: ``one source`` for ``single-source``."""
    return GRADES[grade]


def the(short: str) -> str:
    """Return the short name of a country as it stands in a sentence: ``the US``, ``China``."""
    return f"the {short}" if short.isupper() or short in _WITH_ARTICLE else short


def host(url: str) -> str:
    """Return the host of an address, without ``www.``."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def clip(text: str, longest: int) -> str:
    """Return ``text``, cut after a word and with an ellipsis if it has more than ``longest`` characters."""
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0].rstrip(".,;:") + "…"
