"""No two entries of a kind have the same name."""

import unicodedata
from collections.abc import Iterator

from generator.loading.records import Record
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule

# Where the name of an entry stands. Two people may have the same name; terms may be other forms of one another.
_NAMED = {
    "countries": "name",
    "publishers": "name",
    "topics": "name",
    "goods": "name",
    "glossary": "term",
    "measures": "title",
    "agreements": "title",
    "deadlines": "title",
}


def check(context: Context) -> Iterator[Finding]:
    """Find each entry with a name that one before it has, whatever its capitals, accents and marks."""
    for kind, field in _NAMED.items():
        seen: dict[str, Record[object]] = {}
        for record in context.records[kind]:
            name = getattr(record.value, field)
            first = seen.setdefault(_plain(name), record)
            if first is not record:
                found = f"found {quote(name)}, the name of {quote(first.id)} too"
                do = "keep one entry, or say in each name how it differs"
                yield Finding(record, (field,), found, do)


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name).casefold()
    words = "".join(c if c.isalnum() else " " for c in letters if not unicodedata.combining(c)).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words) or name


RULE = Rule(
    name="double-names",
    scope="record",
    must="names of countries, publishers, topics, terms, measures, agreements and deadlines must be unique",
    why="Two entries with one name are most often one thing entered twice, and readers cannot tell them apart.",
    check=check,
)
