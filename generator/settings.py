"""Settings: where things lie and which day is today. The clock is read here and nowhere else."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """The inputs of a run. ``root`` is the project's folder; ``as_of`` the day (UTC) that counts as today."""

    root: Path
    as_of: dt.date
    base_url: str = ""

    @property
    def staged(self) -> Path:
        """The staged tree that the site engine reads."""
        return self.root / "build" / "docs"

    @property
    def site(self) -> Path:
        """The published tree."""
        return self.root / "site"


def today() -> dt.date:
    """Return the present day in UTC."""
    return dt.datetime.now(dt.UTC).date()
