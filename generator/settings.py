"""Settings: where files are and which day is today. The clock is read here and nowhere else."""

import datetime as dt
import os
import re
from dataclasses import dataclass
from pathlib import Path

DEFAULT_URL = "https://example.org/briefing/"
DEFAULT_REPOSITORY = "https://github.com/example/briefing"

_ADDRESS = re.compile(r"https?://[A-Za-z0-9\[][^\s\"'<>\\^`{|}]*")


class SettingsError(Exception):
    """A setting cannot be used; the message says which, and what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a run. ``root`` is the project's folder, ``as_of`` the day (UTC) that counts as today.

    With ``parquet`` the tables are published as Parquet too.
    ``commit`` is the version of git from which all files of the project come, None if they do not come from one.
    """

    root: Path
    as_of: dt.date
    base_url: str = ""
    repository: str = ""
    output: str = "site"
    engine: str = "mkdocs"
    parquet: bool = False
    commit: str | None = None

    @property
    def build(self) -> Path:
        """The folder of generated files, which may be deleted whenever no build is running."""
        return self.root / "build"

    @property
    def cache(self) -> Path:
        """The folder of the store, which keeps results for the next run."""
        return self.build / "cache"

    @property
    def documents(self) -> Path:
        """The tree of documents that ``mkdocs.yml`` names, for building the site with the engine alone."""
        return self.build / "docs"

    @property
    def name(self) -> str:
        """The output as a name for files and folders that belong to it."""
        return self.output.replace("/", "-")

    @property
    def site(self) -> Path:
        """The finished site: the published one, or that of a preview."""
        return self.root / self.output

    @property
    def prefix(self) -> str:
        """The path under which the site is served, with a slash at both ends."""
        return "/" + self.base_url.split("://", 1)[-1].partition("/")[2]


def read_settings(root: Path, as_of: dt.date, base_url: str | None = None) -> Settings:
    """Return the settings of a run.

    Without ``base_url``, the environment variable ``BRIEFING_SITE_URL`` says where the site will be served.
    ``BRIEFING_REPOSITORY`` says where its data is edited. Raises SettingsError where one is no address of the web.
    """
    url = base_url or os.environ.get("BRIEFING_SITE_URL") or DEFAULT_URL
    repository = os.environ.get("BRIEFING_REPOSITORY") or DEFAULT_REPOSITORY
    for name, value in (("the site", url), ("the repository", repository)):
        if not _ADDRESS.fullmatch(value):
            raise SettingsError(f"“{value}” is no address of {name}; write it like https://example.org/talks")
    return Settings(root.resolve(), as_of, url.rstrip("/") + "/", repository.rstrip("/"))


def checking_day(as_of: dt.date) -> dt.date:
    """Return the day after which events lie in the future, for a run as of ``as_of``.

    A run as of a past day reads only the events up to it; the later ones in the files are no faults.
    """
    return max(as_of, today())


def hours_since(day: dt.date) -> int:
    """Return how many whole hours ago ``day`` began in UTC."""
    began = dt.datetime.combine(day, dt.time(), dt.UTC)
    return (dt.datetime.now(dt.UTC) - began) // dt.timedelta(hours=1)


def today() -> dt.date:
    """Return the current day in UTC."""
    return dt.datetime.now(dt.UTC).date()
