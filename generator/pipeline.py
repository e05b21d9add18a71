"""The stages up to the library: load, validate, check, link. All problems of a run come together."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from generator.checks import check_all
from generator.load import load_tree
from generator.problems import Problem, worst
from generator.records import Records
from generator.validate import validate


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome of checking: all valid records, and every problem of every stage."""

    records: Records
    problems: list[Problem]

    @property
    def sound(self) -> bool:
        """True where no problem is an error."""
        return worst(self.problems) != "error"


def run_checks(root: Path, as_of: dt.date) -> Checked:
    """Load, validate and check the data below ``root``, taking ``as_of`` as today. Never raises for bad data."""
    tree = load_tree(root)
    records, problems = validate(tree)
    return Checked(records, [*tree.problems, *problems, *check_all(records, as_of)])
