"""Errors of the YAML parser, told so that a contributor knows what to do."""

import re

import yaml

from generator.loading.nodes import Fault, Mark
from generator.problems import quote

# A key, and a value that begins with a character that has a meaning of its own.
_VALUE = re.compile(r"""\s*(?:- )*(?:[{\[]\s*)?[\w-]+:\s+(["'*\[{&!%@`>|?,\]}-])(.*)""")


def syntax_fault(error: yaml.MarkedYAMLError, text: str) -> Fault:
    """Turn an error of the YAML parser into a fault that a contributor understands."""
    at = error.problem_mark or error.context_mark
    mark = Mark(at.line + 1, at.column + 1) if at else Mark(1, 1)
    problem = error.problem or "something else"
    lines = text.split("\n")
    line = lines[mark.line - 1] if mark.line <= len(lines) else ""
    advice = _advice(lines, mark.line - 1)
    if "mapping values are not allowed" in problem and not (advice and line.count(": ") < 2):
        return Fault(
            mark,
            "unquoted-colon",
            "values with a colon and a space must be quoted",
            f"found {quote(line.strip())}",
            "put the whole value in single quotes" if '"' in line else "put the whole value in double quotes",
        )
    if advice:
        do = advice
    elif "could not find expected ':'" in problem or "did not find expected" in problem:
        do = "check this line and the one above for a missing quote, bracket, dash or colon, and for the indentation"
    elif "cannot start any token" in problem:
        do = "put the value in double quotes"
    elif "unexpected end of stream" in problem and error.context_mark:
        do = f"close the quotation mark that opens on line {error.context_mark.line + 1}"
    else:
        do = "see the example in CONTRIBUTING.md"
    return Fault(mark, "yaml-syntax", "files must be valid YAML", f"found {quote(problem)}", do)


def _advice(lines: list[str], at: int) -> str:
    """Return what to do if the line ``at``, or the one above, holds what breaks values; "" if neither does."""
    for number in (at, at - 1):
        line = lines[number] if 0 <= number < len(lines) else ""
        found = _VALUE.match(line)
        if found and _is_broken(found[1], found[2]):
            marks = "single quotes" if found[1] == '"' else "double quotes"
            return f"put the whole value in {marks}, since it begins with {found[1]}"
        if number < at and re.search(r":\s+[^\s\"'>|\[{#].*\s#", line):
            return "on the line above, “ #” begins a comment: put the whole value in double quotes"
    return ""


def _is_broken(first: str, rest: str) -> bool:
    """Tell whether a value that begins with ``first`` goes on after its quotes or brackets have ended."""
    last = {"[": "]", "{": "}"}.get(first, first)
    if first in "\"'[{":
        _, closed, after = rest.rpartition(last) if first in "[{" else rest.partition(last)
        return bool(closed) and bool(after.split("#", maxsplit=1)[0].strip(" ,}]"))
    return True
