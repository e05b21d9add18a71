"""Settings: where things lie and which day is today. The clock is read here and nowhere else."""

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path

DEFAULT_URL = "https://example.org/trade-talks-briefing/"
DEFAULT_REPOSITORY = "https://github.com/example/trade-talks-briefing"


@dataclass(frozen=True, slots=True)
class Settings:
    """The inputs of a run. ``root`` is the project's folder; ``as_of`` the day (UTC) that counts as today."""

    root: Path
    as_of: dt.date
    base_url: str = ""
    repository: str = ""
    output: str = "site"
    engine: str = "mkdocs"

    @property
    def build(self) -> Path:
        """The folder of everything that may be deleted at any time but while a build runs."""
        return self.root / "build"

    @property
    def cache(self) -> Path:
        """Where what was worked out is kept for the next run."""
        return self.build / "cache"

    @property
    def staged(self) -> Path:
        """The staged tree that the site engine reads."""
        return self.build / "docs"

    @property
    def site(self) -> Path:
        """The finished tree: the published one, or a preview's."""
        return self.root / self.output

    @property
    def prefix(self) -> str:
        """The path that the site is served under, slashes at both ends."""
        return "/" + self.base_url.split("://", 1)[-1].partition("/")[2]


def read_settings(root: Path, as_of: dt.date, base_url: str | None = None) -> Settings:
    """Return the settings of a run: ``base_url`` and the repository's address come from the environment if not given.

    ``TTB_SITE_URL`` is where the site will be served, ``TTB_REPOSITORY`` where its data is edited (https addresses).
    """
    url = base_url or os.environ.get("TTB_SITE_URL") or DEFAULT_URL
    repository = os.environ.get("TTB_REPOSITORY") or DEFAULT_REPOSITORY
    return Settings(root.resolve(), as_of, url.rstrip("/") + "/", repository.rstrip("/"))


def checking_day(as_of: dt.date) -> dt.date:
    """Return the day that counts as today for the checks of a run as of ``as_of``.

    A look back reads a shorter log; the later events in the files are no faults.
    """
    return max(as_of, today())


def today() -> dt.date:
    """Return the present day in UTC."""
    return dt.datetime.now(dt.UTC).date()
