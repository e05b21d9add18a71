"""Errors of the YAML parser, told so that a contributor knows what to do."""

import yaml

from generator.loading.nodes import Fault, Mark
from generator.problems import quote


def syntax_fault(error: yaml.MarkedYAMLError, text: str) -> Fault:
    """Turn an error of the YAML parser into a fault that a contributor understands."""
    at = error.problem_mark or error.context_mark
    mark = Mark(at.line + 1, at.column + 1) if at else Mark(1, 1)
    problem = error.problem or "something else"
    lines = text.split("\n")
    line = lines[mark.line - 1] if mark.line <= len(lines) else ""
    if "mapping values are not allowed" in problem:
        return Fault(
            mark,
            "unquoted-colon",
            "values with a colon and a space must be quoted",
            f"found {quote(line.strip())}",
            "put the whole value in double quotes",
        )
    if "could not find expected ':'" in problem or "did not find expected" in problem:
        do = "check this line and the one above for a missing quote, bracket, dash or colon, and for the indentation"
    elif "cannot start any token" in problem:
        do = "put the value in double quotes"
    else:
        do = "see the example in CONTRIBUTING.md"
    return Fault(mark, "yaml-syntax", "files must be valid YAML", f"found {quote(problem)}", do)
