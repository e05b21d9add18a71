"""Nodes of a YAML file: their values, their places, and the faults found in them."""

from typing import NamedTuple

from generator.problems import Severity

# The keys and list indexes that lead to a node.
NodePath = tuple[str | int, ...]
# The value of a node; every scalar is text.
Value = dict[str, "Value"] | list["Value"] | str

# The last step of the path to a key itself; the path without it leads to the value.
KEY = "\0key"


class Mark(NamedTuple):
    """A line and a column, both counted from 1."""

    line: int
    column: int


class Fault(NamedTuple):
    """A fault in the YAML: where it is, its code, what must hold, what was found and what to do."""

    mark: Mark
    code: str
    must: str
    found: str
    do: str
    severity: Severity = "error"
