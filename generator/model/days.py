"""Days, and dates that are known only to the month, quarter or year: the first day of the period stands for it."""

import datetime as dt

_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def last_day(first: dt.date, precision: str) -> dt.date:
    """Return the last day of the period that begins on ``first``; for the precision "day" that day itself."""
    if precision == "day":
        return first
    months = first.year * 12 + first.month - 1 + _MONTHS[precision]
    return dt.date(months // 12, months % 12 + 1, 1) - dt.timedelta(days=1)
