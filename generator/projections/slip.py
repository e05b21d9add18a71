"""A slip: one move of a deadline's date."""

import datetime as dt
from dataclasses import dataclass

from generator.model import Event


@dataclass(frozen=True, slots=True)
class Slip:
    """One move of a date by ``event``. ``precisions`` are those of the old and the new date."""

    moved_from: dt.date
    moved_to: dt.date
    event: Event
    precisions: tuple[str, str]

    @property
    def days(self) -> int:
        """How many days later the new date is; negative if it was brought forward."""
        return (self.moved_to - self.moved_from).days

    @property
    def is_approximate(self) -> bool:
        """True if one of the dates is not known to the day."""
        return self.precisions != ("day", "day")
