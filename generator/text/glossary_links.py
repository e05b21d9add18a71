"""Terms: words of the glossary in a text become links to their entries, where they first stand on a page.

All words are one compiled pattern, grouped by their first letters, so that a text is read once however many there are.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.text.rich_text import between_tags

_TAG = re.compile(r"(<[^>]*>)")
# Terms that are common verbs too ("the rate will stay"): they are terms after an article alone.
_ALSO_VERBS = frozenset({"stay", "safeguard"})
_ARTICLE = re.compile(r"\b(?:[Aa]n?|[Tt]he)(?: [\w-]+)? $")


@dataclass(frozen=True)
class Terms:
    """``words``: each word or phrase that a reader may meet, with the id of its entry in the glossary."""

    words: tuple[tuple[str, str], ...]

    def find(self, text: str) -> list[str]:
        """Return the ids of the entries whose words stand in the plain ``text``, each once, in order."""
        if text not in self._found:
            found = self._pattern.finditer(between_tags(text)) if self.words else ()
            self._found[text] = list(dict.fromkeys(self._ids[match[0]] for match in found if _is_term(match)))
        return self._found[text]

    def link(self, text: str, to_glossary: str, seen: set[str]) -> str:
        """Return the HTML ``text`` with a link at the first word of each entry that is not yet in ``seen``.

        ``to_glossary`` is the way from the page to the glossary. Entries linked are added to ``seen``; what stands
        inside a link stays as it is.
        """
        if not self.words or not self._pattern.search(text):
            return text

        def linked(match: re.Match[str]) -> str:
            key = self._ids[match[0]]
            if key in seen or not _is_term(match):
                return match[0]
            seen.add(key)
            return f'<a href="{to_glossary}#{key}">{match[0]}</a>'

        parts, inside = _TAG.split(text), False
        for place, part in enumerate(parts):
            if place % 2:
                inside = part.startswith("<a") or (inside and part != "</a>")
            elif not inside:
                parts[place] = self._pattern.sub(linked, part)
        return "".join(parts)

    @cached_property
    def _found(self) -> dict[str, list[str]]:
        """What was found before, by text: the preview reads the whole record after each edit."""
        return {}

    @cached_property
    def _ids(self) -> dict[str, str]:
        """Every form of every word as it stands in HTML, with its entry; of two entries with one word the first."""
        found: dict[str, str] = {}
        for word, key in self.words:
            for form in _forms(word):
                found.setdefault(str(between_tags(form)), key)
        return found

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        groups: dict[str, list[str]] = defaultdict(list)
        # The longest first, so that a phrase is not taken for the word that it begins with.
        for form in sorted(self._ids, key=lambda form: (-len(form), form)):
            groups[form[0]].append(re.escape(form[1:]))
        inner = "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in sorted(groups.items()))
        return re.compile(rf"(?<![\w-])(?:{inner})(?![\w-])")


def _is_term(match: re.Match[str]) -> bool:
    """Tell whether the word found is the term and not a verb of the same letters."""
    word = match[0].lower().removesuffix("s")
    return word not in _ALSO_VERBS or _ARTICLE.search(match.string[: match.start()]) is not None


def _forms(word: str) -> Iterator[str]:
    """Yield ``word`` as it may stand in a sentence: at its start, and in the plural. Capitals count: BIS is no bis."""
    plural = f"{word[:-1]}ies" if word.endswith("ty") else f"{word}s" if word[-1].isalpha() and word[-1] != "s" else ""
    for form in (word, plural):
        if form:
            yield form
            yield form[0].upper() + form[1:]
