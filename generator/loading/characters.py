"""Characters that a data file may hold.

A reviewer must see what a parser sees. So hidden line ends, direction marks and invisible letters are refused,
first in the bytes and again in the values, since YAML escapes can produce them (CVE-2021-42574; Unicode TR36).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from generator.problems import Problem

_NAMED = {
    "\ufeff": ("byte-order-mark", "a byte order mark (U+FEFF)", "save the file as UTF-8 without a byte order mark"),
    "\t": ("tab", "a tab", "indent with spaces"),
    "\r": ("carriage-return", "a carriage return", "save the file with LF line ends"),
}
# Nobody saves more files than this by hand with the line ends of Windows.
_FILES_OF_GIT = 10
# What may stand in a text without a look at its properties.
_OTHER = re.compile("[^\x20-\x7e\n]")
# Controls (U+0085 among them), format marks (direction, joiners, tags), surrogates, private use, what no character is
# yet, and separators of lines.
_REFUSED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# Of other categories, and drawn as nothing (Default_Ignorable_Code_Point of Unicode, and the empty pattern of Braille).
_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")


def character_problems(text: str, path: str) -> Iterator[Problem]:
    """Yield a problem for the first refused character of each kind in ``text``, with its line and column."""
    told = set()
    for match in _refused_in(text):
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
    match = next(_refused_in(value), None)
    return describe(match.group()) if match else None


def _refused_in(text: str) -> Iterator[re.Match[str]]:
    return (match for match in _OTHER.finditer(text) if _is_refused(match.group()))


@lru_cache(maxsize=4096)
def _is_refused(char: str) -> bool:
    return unicodedata.category(char) in _REFUSED or _BLANK.match(char) is not None


def is_normal(value: str) -> bool:
    """Tell whether ``value`` is in Unicode normal form C, so that equal words have equal bytes."""
    return value.isascii() or unicodedata.is_normalized("NFC", value)


def describe(char: str) -> str:
    """Return a character as ``U+XXXX NAME``."""
    name = unicodedata.name(char, "")
    return f"the character U+{ord(char):04X}{' ' + name if name else ''}"
