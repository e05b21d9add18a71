"""Quotes round a value that YAML cannot read without them, where it can be meant in one way only."""

import re

from generator.loading.strict_yaml import parse

# A key with a value on its own line.
_LINE = re.compile(r"(?P<key>(?P<indent>[ ]*)(?:- )?[\w-]+:[ ]+)(?P<value>\S.*?)[ ]*")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
# Characters with which no value without quotes may begin.
_RESERVED = ("@", "`", "%")
_MOST_FAULTS = 50


def quoted(text: str) -> str:
    """Return ``text`` with quotes round each value that keeps it from being read, as far as they are certain."""
    for _ in range(_MOST_FAULTS):
        parsed = parse(text)
        if parsed.value is not None or not parsed.faults:
            return text
        at = parsed.faults[-1].mark.line - 1
        mended = next((new for line in (at, at - 1) if (new := _mended(text, line))), None)
        if mended is None:
            return text
        after = parse(mended)
        if after.value is None and (not after.faults or after.faults[-1].mark.line - 1 <= at):
            return text
        text = mended
    return text


def _mended(text: str, number: int) -> str | None:
    """Return ``text`` with the value of a line in quotes, None where that is not what its writer must have meant."""
    lines = text.split("\n")
    found = _LINE.fullmatch(lines[number]) if 0 <= number < len(lines) else None
    if not found or " #" in found["value"]:
        return None
    following = lines[number + 1] if number + 1 < len(lines) else ""
    # The value may go on in the next line.
    if following.startswith(f"{found['indent']} ") and not re.match(r" *(- )?[\w-]+:( |$)", following):
        return None
    meant = _meant(found["value"])
    if meant is None:
        return None
    lines[number] = found["key"] + _in_quotes(meant)
    return "\n".join(lines)


def _meant(value: str) -> str | None:
    """Return the text that a value without the right quotes must mean, None if that is not certain."""
    first, last = value[0], value[-1]
    if first == '"':
        closed = value.find('"', 1)
        return value if 0 < closed < len(value) - 1 and "\\" not in value else None
    if first == "'":
        inner = value[1:-1]
        marks, apostrophes = inner.count("'"), len(_APOSTROPHE.findall(inner))
        if last == "'" and marks and marks == apostrophes:
            return inner
        return value if (last != "'" or marks) and value.count("'") > 1 and not apostrophes else None
    if first in _RESERVED or (first not in "[{>|&*!#" and (": " in value or value.endswith(":"))):
        return value
    return None


def _in_quotes(text: str) -> str:
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
