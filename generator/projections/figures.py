"""Figures drawn from cases: a share or a median, given only where there are enough of them to mean something."""

from collections.abc import Collection
from decimal import Decimal
from statistics import median

# Below this many cases a list says more than a figure.
FEWEST = 10


def share(part: int, whole: int) -> int | None:
    """Return which share ``part`` is of ``whole`` cases, in whole percent; None where there are too few."""
    return round(100 * part / whole) if whole >= FEWEST else None


def median_days(days: Collection[int]) -> Decimal | None:
    """Return the median of ``days``, one number for each case; None where there are too few."""
    return median(map(Decimal, days)) if len(days) >= FEWEST else None
