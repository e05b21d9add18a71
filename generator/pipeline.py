"""The stages up to the library: load, validate, check, link. All problems of a run come together."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.checks import check_all
from generator.load import load_tree
from generator.problems import Problem, worst
from generator.records import Records
from generator.validate import validate

# Is told the name of each stage as it begins, by those who measure.
Observe = Callable[[str], None]


def unobserved(_stage: str) -> None:
    """Take no notice of a stage."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome of checking: all valid records, and every problem of every stage."""

    records: Records
    problems: list[Problem]

    @property
    def sound(self) -> bool:
        """True where no problem is an error."""
        return worst(self.problems) != "error"


def run_checks(root: Path, as_of: dt.date, observe: Observe = unobserved) -> Checked:
    """Load, validate and check the data below ``root``, taking ``as_of`` as today. Never raises for bad data."""
    observe("load")
    tree = load_tree(root)
    observe("validate")
    records, problems = validate(tree)
    observe("check")
    return Checked(records, [*tree.problems, *problems, *check_all(records, as_of)])
