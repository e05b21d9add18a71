"""Links words of the glossary in a text to their entries, at their first appearance on a page.

All words are in one regular expression, grouped by their first letters, so that a text is scanned once however many
there are.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.text.rich_text import escape_text

_TAG = re.compile(r"(<[^>]*>)")
# Terms that are also common verbs ("the rate will stay"): they count as terms only after an article.
_ALSO_VERBS = frozenset({"stay", "safeguard"})
_ARTICLE = re.compile(r"\b(?:[Aa]n?|[Tt]he)(?: [\w-]+)? $")


@dataclass(frozen=True)
class GlossaryIndex:
    """Finds the glossary's words in texts. ``words`` are pairs of a word or phrase and the id of its entry."""

    words: tuple[tuple[str, str], ...]

    def find(self, text: str) -> list[str]:
        """Return the ids of the entries whose words are in the plain ``text``, each once, in the order of the text."""
        matches = self._pattern.finditer(escape_text(text)) if self.words else ()
        return list(dict.fromkeys(self._ids[match[0]] for match in matches if match[1] and _is_term(match)))

    def link(self, text: str, to_glossary: str, seen: set[str]) -> str:
        """Return the HTML ``text`` with a link at the first word of each entry whose id is not in ``seen``.

        ``to_glossary`` is the relative path from the page to the glossary. The ids of entries that were linked are
        added to ``seen``. Text inside links is left as it is.
        """
        if not self.words or not self._pattern.search(text):
            return text

        def replace(match: re.Match[str]) -> str:
            key = self._ids.get(match[1] or "")
            if key is None or key in seen or not _is_term(match):
                return match[0]
            seen.add(key)
            return f'<a href="{to_glossary}#{key}">{match[0]}</a>'

        parts, in_link = _TAG.split(text), False
        # Tags are at the odd places.
        for index, part in enumerate(parts):
            if index % 2:
                in_link = part.startswith("<a") or (in_link and part != "</a>")
            elif not in_link:
                parts[index] = self._pattern.sub(replace, part)
        return "".join(parts)

    @cached_property
    def _ids(self) -> dict[str, str]:
        """The entry's id by every form of every word, escaped for HTML. If entries share a word, the first has it."""
        ids: dict[str, str] = {}
        for word, key in self.words:
            for form in _forms(word):
                ids.setdefault(str(escape_text(form)), key)
        return ids

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        by_letter: dict[str, list[str]] = defaultdict(list)
        # Longest first, so that a phrase is preferred to the word that it begins with.
        for form in sorted(self._ids, key=lambda form: (-len(form), form)):
            by_letter[form[0]].append(re.escape(form[1:]))
        inner = "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in sorted(by_letter.items()))
        # The name of an entity, as in “&amp;”, is no word of the text.
        return re.compile(rf"(?<![\w-])({inner})(?![\w-])|&#?\w+;")


def _is_term(match: re.Match[str]) -> bool:
    """Tell whether the matched word is the term, and not a verb that is spelled the same."""
    word = match[0].lower().removesuffix("s")
    return word not in _ALSO_VERBS or _ARTICLE.search(match.string[: match.start()]) is not None


def _forms(word: str) -> Iterator[str]:
    """Yield ``word`` and its plural, as inside a sentence and at its start. Other capitals matter: BIS is not bis."""
    plural = f"{word[:-1]}ies" if word.endswith("ty") else f"{word}s" if word[-1].isalpha() and word[-1] != "s" else ""
    for form in (word, plural):
        if form:
            yield form
            yield form[0].upper() + form[1:]
