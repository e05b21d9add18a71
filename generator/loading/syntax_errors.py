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
    if do := _advice_by_form(problem, error, lines, mark.line - 1):
        return Fault(mark, "yaml-syntax", "files must be valid YAML", f"found {quote(problem)}", do)
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


def _advice_by_form(problem: str, error: yaml.MarkedYAMLError, lines: list[str], at: int) -> str:
    """Return what to do where the parser's words say it: an open bracket, an item or a key out of line; else ""."""
    line = lines[at] if at < len(lines) else ""
    if "expected ',' or" in problem and error.context_mark:
        opened = error.context_mark
        text = lines[opened.line] if opened.line < len(lines) else ""
        bracket = text[opened.column : opened.column + 1]
        if bracket in "[{" and (at > opened.line or not _is_broken(bracket, text[opened.column + 1 :])):
            return f"close the bracket {bracket} that opens on line {opened.line + 1}"
    if "expected '-' indicator" in problem:
        return "begin this line below the items above, with a dash and a space if it is an item"
    above = re.match(r"(\s*(?:- )?)[\w-]+:\s", lines[at - 1] if at else "")
    here = re.match(r"(\s*)[\w-]+:(?:\s|$)", line)
    if "mapping values are not allowed" in problem and above and here and line.count(": ") < 2:
        column = len(above[1])
        if len(here[1]) > column and not re.search(r":\s*$", lines[at - 1]):
            return f"indent this line by {column} spaces, like the keys above it"
    return ""


def _advice(lines: list[str], at: int) -> str:
    """Return what to do if the line ``at``, or the one above, holds what breaks values; "" if neither does."""
    for number in (at, at - 1):
        line = lines[number] if 0 <= number < len(lines) else ""
        if re.match(r"(?:<{7}|>{7}|={7})(?:\s|$)", line):
            return f"git left a conflict on line {number + 1}: keep one side, and remove the lines of <, = and >"
        if re.match(r"\s*(?:- )?[\w-]+\s*[\uff1a\ufe55]", line):
            return f"write a plain colon and a space on line {number + 1}, not the wide colon"
        if re.match(r"\s*(?:- )?[a-z_]+:[^\s:/]", line):
            return f"put a space after the colon on line {number + 1}"
        found = _VALUE.match(line)
        if found and _is_broken(found[1], found[2]):
            marks = "single quotes" if found[1] == '"' else "double quotes"
            return f"put the whole value in {marks}, since it begins with {found[1]}"
        if (
            number == at
            and at > 0
            and re.match(r"[\w-]+:\s*[>|][+-]?\s*$", _key_above(lines, at))
            and not re.match(r"\s", line)
        ):
            return f"indent the lines of “{_key_above(lines, at).split(':')[0]}:” by two spaces"
        if number < at and re.search(r":\s+[^\s\"'>|\[{#].*\s#", line):
            return "on the line above, “ #” begins a comment: put the whole value in double quotes"
    return ""


def _key_above(lines: list[str], at: int) -> str:
    """Return the nearest line above the line ``at`` that begins with a key, "" if there is none."""
    return next((line for line in reversed(lines[:at]) if re.match(r"[\w-]+:(?:\s|$)", line)), "")


def _is_broken(first: str, rest: str) -> bool:
    """Tell whether a value that begins with ``first`` goes on after its quotes or brackets have ended."""
    last = {"[": "]", "{": "}"}.get(first, first)
    if first in "\"'[{":
        _, closed, after = rest.rpartition(last) if first in "[{" else rest.partition(last)
        return bool(closed) and bool(after.split("#", maxsplit=1)[0].strip(" ,}]"))
    return True
