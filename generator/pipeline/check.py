"""The stages up to the library: read and check. All problems of a run come together."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from generator.cache import Cache
from generator.loading.records import Records
from generator.pipeline.read import read_records
from generator.problems import Problem, worst
from generator.progress import Progress, quiet
from generator.rules import check_all


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome of checking: all valid records, every problem of every stage, how many files were parsed."""

    records: Records
    problems: list[Problem]
    parsed: int = 0

    @property
    def sound(self) -> bool:
        """True where no problem is an error."""
        return worst(self.problems) != "error"


def run_checks(
    root: Path,
    as_of: dt.date,
    cache: Cache | None = None,
    progress: Progress = quiet,
    *,
    touched: Collection[str] | None = None,
) -> Checked:
    """Read and check the data below ``root``, taking ``as_of`` as today. Never raises for bad data.

    What ``cache`` knows of unchanged files is not worked out again. ``touched`` are the paths of all files below
    ``root`` that changed since the run before, where they are known.
    """
    cache = cache or Cache(None)
    progress.stage("read")
    reading = read_records(root, cache, touched)
    progress.stage("check")
    return Checked(reading.records, [*reading.problems, *check_all(reading.records, as_of, cache)], reading.parsed)
