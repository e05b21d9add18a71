"""Our own words are neutral: no first person, and no word of judgement outside quotation marks."""

import re
from collections.abc import Iterator

from generator.loading.records import Record
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event

_REFUSED = re.compile(
    r"\b(I|we|our|my|shocking(?:ly)?|stunning(?:ly)?|massive(?:ly)?|absurd(?:ly)?|outrageous(?:ly)?"
    r"|ridiculous(?:ly)?|unfair(?:ly)?|draconian|sadly|unfortunately|fortunately|hopefully|admits|admitted"
    r"|blasts?|blasted|slams?|slammed|game-changing|landmark)\b",
)
_QUOTED = re.compile("\u201c[^\u201d]*\u201d|\"[^\"]*\"|(?<!\\w)['\u2018][^'\u2019]*['\u2019](?!\\w)")


def check(record: Record[Event], _context: Context) -> Iterator[Finding]:
    """Find the first refused word in the title and in the summary."""
    for key in ("title", "summary"):
        text = getattr(record.value, key)
        if not _REFUSED.search(text):
            continue
        found = _REFUSED.search(_QUOTED.sub("", text))
        if found:
            do = "say who says so, put it in quotation marks, or use a plainer word"
            yield Finding(record, (key,), f"found {quote(found.group())}", do)


RULE = Rule(
    name="not-neutral",
    scope="event",
    must="titles and summaries must be neutral and in the third person",
    why="Judgements belong to the parties and are quoted as theirs.",
    check=check,
)
