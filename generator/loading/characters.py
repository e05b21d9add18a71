"""Characters that a data file may hold.

A reviewer must see what a parser sees. So hidden line ends, direction marks and invisible letters are refused,
first in the bytes and again in the values, since YAML escapes can produce them (CVE-2021-42574; Unicode TR36).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from generator.problems import Problem

_NAMED = {
    "\ufeff": ("byte-order-mark", "a byte order mark (U+FEFF)", "save the file as UTF-8 without a byte order mark"),
    "\t": ("tab", "a tab", "indent with spaces"),
    "\r": ("carriage-return", "a carriage return", "save the file with LF line ends"),
}
# Nobody saves more files than this by hand with the line ends of Windows.
_FILES_OF_GIT = 10
# C0, DEL, C1 (with NEL), line and paragraph separators, bidirectional controls, invisible letters, non-characters.
_REFUSED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufeff\uffa0\ufff9-\uffff\U000e0000-\U000e0fff\ue000-\uf8ff]"
)


def character_problems(text: str, path: str) -> Iterator[Problem]:
    """Yield a problem for the first refused character of each kind in ``text``, with its line and column."""
    told = set()
    for match in _REFUSED.finditer(text):
        char = match.group()
        code, found, do = _NAMED.get(char, ("hidden-character", "", "remove it"))
        if (code, char) in told:
            continue
        told.add((code, char))
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
        must = "data files must hold only visible characters and LF line ends"
        yield Problem(path, line, column, code, must, f"found {found or describe(char)}", do)


def fold_line_ends(problems: list[Problem]) -> list[Problem]:
    """Return ``problems`` with one for the line ends of all files, where git has changed those of many."""
    found = [problem for problem in problems if problem.code == "carriage-return"]
    if len(found) <= _FILES_OF_GIT:
        return problems
    do = (
        "git changed them (core.autocrlf): commit your own changes, remove the folders data and seeds, and run"
        " “git -c core.autocrlf=false checkout -- data seeds”"
    )
    one = replace(found[0], found=f"found carriage returns in {len(found)} files, this one first", do=do)
    return [*(problem for problem in problems if problem.code != "carriage-return"), one]


def hidden_in(value: str) -> str | None:
    """Return a description of the first refused character of a parsed value, or None."""
    match = _REFUSED.search(value)
    return describe(match.group()) if match else None


def is_normal(value: str) -> bool:
    """Tell whether ``value`` is in Unicode normal form C, so that equal words have equal bytes."""
    return value.isascii() or unicodedata.is_normalized("NFC", value)


def describe(char: str) -> str:
    """Return a character as ``U+XXXX NAME``."""
    name = unicodedata.name(char, "")
    return f"the character U+{ord(char):04X}{' ' + name if name else ''}"
