"""Days that people write in other forms than YYYY-MM-DD."""

import datetime as dt
import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def iso_day(text: str) -> str | None:
    """Return ``text`` as YYYY-MM-DD where it is a day in another form and can be read in one way only."""
    text = " ".join(text.split())
    if found := re.fullmatch(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})", text):
        year, month, number = map(int, found.groups())
    elif found := re.fullmatch(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})", text):
        one, other, year = map(int, found.groups())
        if one <= 12 and other <= 12 and one != other:
            return None
        number, month = (one, other) if one > 12 else (other, one)
    elif found := re.fullmatch(r"([0-9]{1,2}) ([A-Za-z]{3,9})\.? ([0-9]{4})", text):
        number, month, year = int(found[1]), _month(found[2]), int(found[3])
    elif found := re.fullmatch(r"([A-Za-z]{3,9})\.? ([0-9]{1,2}),? ([0-9]{4})", text):
        month, number, year = _month(found[1]), int(found[2]), int(found[3])
    else:
        return None
    try:
        iso = dt.date(year, month, number).isoformat()
    except ValueError:
        return None
    return iso if iso != text else None


def _month(word: str) -> int:
    """Return the number of a month by its English name, whole or cut; 0 where it is none."""
    full = dt.date(2000, _MONTHS.index(word[:3].lower()) + 1, 1) if word[:3].lower() in _MONTHS else None
    return full.month if full and f"{full:%B}".lower().startswith(word.lower()) else 0
