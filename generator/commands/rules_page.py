"""The page of the rules: what ``briefing explain`` says of each code, with an example of what it tells."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.problems import Severity
from generator.rules import RULES
from generator.rules.file_codes import FILE_CODES
from generator.text.markdown import escape_markdown

_HEAD = """---
title: Rules
description: Every message of the check of the data by its code, with what must hold, why, and an example.
---

# Rules { #content }

Each file of the record is checked before it is published. A message names the file, the line and column, a code, what
must hold, what was found and what to do. Here are the codes by the alphabet, each with what it tells about a small
record of examples. Nothing is merged with an error or a warning.

<div class="tt-glossary" markdown>

"""
_MESSAGE = re.compile(r"[^:]+:\d+:\d+: (?:warning )?(?P<code>[a-z0-9-]+) [^;]+; (?P<told>[^;]+; .+)")


def rules_page(root: Path) -> str:
    """Return the page as Markdown, with examples from the cases of bad input below ``root``."""
    meanings: dict[str, list[str]] = defaultdict(list)
    for rule in RULES:
        for code, must in rule.musts.items():
            meanings[code].append(_meaning(must, rule.why, rule.severity))
    for each in FILE_CODES:
        meanings[each.name].append(_meaning(each.must, each.why, each.severity))
    examples = _examples(root)
    return _HEAD + "".join(_entry(code, meanings[code], examples.get(code)) for code in sorted(meanings)) + "</div>\n"


def _meaning(must: str, why: str, severity: Severity) -> str:
    mark = " A warning." if severity == "warning" else ""
    return escape_markdown(f"{must[0].upper()}{must[1:]}. {why}{mark}")


def _entry(code: str, meanings: Iterable[str], example: str | None) -> str:
    told = [f":   {meaning}\n" for meaning in dict.fromkeys(meanings)]
    if example:
        told.append(f":   *Example: {escape_markdown(example)}*{{ .tt-note }}\n")
    return f"{code} {{ #{code} }}\n" + "\n".join(told) + "\n"


def _examples(root: Path) -> dict[str, str]:
    """Return what the check finds and advises in the first case of each code."""
    found: dict[str, str] = {}
    for line in _told(sorted((root / "tests" / "cases" / "bad").glob("*/expected.txt"))):
        if message := _MESSAGE.fullmatch(line):
            found.setdefault(message["code"], message["told"])
    return found


def _told(files: Iterable[Path]) -> Iterator[str]:
    for file in files:
        yield from file.read_text(encoding="utf-8").splitlines()[1:]
