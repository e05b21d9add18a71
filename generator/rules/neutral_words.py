"""Our own words are neutral: no first person and no word of judgement outside quotation marks."""

import re
from collections.abc import Iterator

from generator.loading.records import Record
from generator.problems import Problem, quote
from generator.schema import Event

_REFUSED = re.compile(
    r"\b(I|we|our|my|shocking(?:ly)?|stunning(?:ly)?|massive(?:ly)?|absurd(?:ly)?|outrageous(?:ly)?"
    r"|ridiculous(?:ly)?|unfair(?:ly)?|draconian|sadly|unfortunately|fortunately|hopefully|admits|admitted"
    r"|blasts?|blasted|slams?|slammed|game-changing|landmark)\b",
)
_QUOTED = re.compile("\u201c[^\u201d]*\u201d|\"[^\"]*\"|(?<!\\w)['\u2018][^'\u2019]*['\u2019](?!\\w)")


def check(record: Record[Event]) -> Iterator[Problem]:
    """Yield a problem for the first refused word of each title and summary."""
    for key in ("title", "summary"):
        text = getattr(record.value, key)
        if not _REFUSED.search(text):
            continue
        found = _REFUSED.search(_QUOTED.sub("", text))
        if found:
            yield record.problem(
                (key,),
                "not-neutral",
                "our own words are neutral and in the third person",
                f"found {quote(found.group())}",
                "say who says so, quote it, or use a plainer word",
            )
