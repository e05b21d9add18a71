"""Answers that the built site gives, read back from its words: who stands where, what is charged, what is due when.

``Answers`` collects them as (thing, question) -> answer -> the places that give it. It knows how sentences are put
together, and nothing of how their values are computed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import join, normpath
from xml.etree.ElementTree import Element

import html5lib

from generator.text.formats import GRADES, STAGES

# Stands on a page where there is no value.
NOTHING = "\N{EN DASH}"
DAY = r"(?:(?:\d{1,2} )?[A-Z][a-z]{2} \d{4}|Q\d \d{4}|\d{4})"
LEFT = r"(?:today|tomorrow|in [\d,]+ (?:days?|years?)|this (?:month|quarter|year))"
STAGE = "|".join((*STAGES.values(), "no step recorded"))
# A link in flattened text: ⟦measures/us-port-fees⟧US port fees on Chinese ships⟦⟧
LINK = r"⟦(?P<folder>measures|agreements|deadlines|events)/(?P<id>[a-z0-9-]+)⟧(?P<title>[^⟦]*)⟦⟧"

_STANDINGS = re.compile(rf"; (?=(?:{STAGE})\b)")
_STAGE = re.compile(rf"(?P<stage>{STAGE})(?: by (?P<by>.+?)(?=,? (?:since|to|until) |, {DAY}| {DAY}| \(|$))?")
_END = re.compile(rf" (?P<word>to|until) (?P<day>{DAY}|today)(?:; (?P<sequel>what follow[^(]+?)(?= \(|$))?")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_NO_RATE = re.compile(
    r"no rate(?: since (?P<since>[^:]+))?: (?P<why>(?:not named|excepted) in the order of [^(,;]*[^(,; ])"
)
_RATE = re.compile(
    rf"(?P<value>[^,:(]+?)(?:, on (?P<covers>[^(]+?),)? since (?P<since>{DAY})(?:, to (?P<end>{DAY}))?"
    r"(?:: (?P<why>[^(;]+?))?(?= \(|[;,]|$)"
)


@dataclass
class Answers:
    """What places say of things, by (thing, question). ``unseen`` are rates of the list of measures alone."""

    said: dict[tuple[str, str], dict[str, list[str]]] = field(default_factory=dict)
    unseen: list[str] = field(default_factory=list)

    def note(self, thing: str, question: str, answer: str, place: str) -> None:
        self.said.setdefault((thing, question), {}).setdefault(answer, []).append(place)

    def status(self, thing: str, words: str, place: str) -> None:
        """Note the status ``words``: ``in force since 10 Nov 2025, to 10 Jan 2027 (one source)``."""
        words = words.split("; next: ", maxsplit=1)[0]
        standings = _STANDINGS.split(words)
        self.note(thing, "standings", str(len(standings)), place)
        for number, standing in enumerate(standings):
            which = f"{number + 1}. " if len(standings) > 1 else ""
            match = _STAGE.match(standing)
            assert match, (thing, place, words)
            end = _END.search(standing)
            self.note(thing, f"{which}stage", match["stage"], place)
            self.note(thing, f"{which}by", match["by"] or "", place)
            self.note(thing, f"{which}end", f"{end['word']} {end['day']}" if end else "", place)
            self.note(thing, f"{which}sequel", (end and end["sequel"]) or "", place)
            self.note(thing, f"{which}grade", _brackets(standing), place)
            since = re.search(rf"(?:since |, |{match['stage']} )({DAY})", standing[: end.start() if end else None])
            if since:
                self.note(thing, f"{which}since", since[1], place)

    def rate(self, thing: str, words: str, place: str, before: str = "") -> None:
        """Note a rate: ``10% on top since 14 May 2025, to 10 Jan 2027 (one source), previously 34% on top``."""
        none = _NO_RATE.match(words)
        found = none or _RATE.match(words)
        if found is None:
            assert words.startswith(("none recorded", NOTHING)), (thing, place, words)
            self.note(thing, "rate", "none recorded", place)
            return
        parts = found.groupdict()
        value = parts.get("value") or "no rate"
        self.note(thing, "rate", value, place)
        self.percent(thing, value, place)
        self.note(thing, "covers", parts.get("covers") or "", place)
        self.note(thing, "end", parts.get("end") or "", place)
        self.note(thing, "why", parts["why"] or "", place)
        if parts["since"]:
            self.note(thing, "since", parts["since"], place)
        inside = _brackets(words)
        if inside or not none:
            self.note(thing, "computed", str(inside.startswith("computed")), place)
            self.note(thing, "grade", re.sub(r"^computed[^;]*(?:; |$)", "", inside), place)
        earlier = re.search(r", previously (.+?)$", words)
        if before or earlier:
            self.note(thing, "before", before or (earlier[1] if earlier else ""), place)

    def percent(self, thing: str, value: str, place: str) -> None:
        """Note the figure at the beginning of ``value`` alone, as charts give it; "" if there is none."""
        figure = re.match(r"[\d.]+%", value)
        self.note(thing, "percent", figure[0] if figure else "", place)

    def date(self, thing: str, words: str, place: str) -> None:
        """Note a date: ``10 Jan 2027, in 44 days``, ``Aug 2025 day not known``."""
        match = re.search(rf"({DAY})(?:,? day not known)?(?:,? ({LEFT}))?", words)
        assert match, (thing, place, words)
        self.note(thing, "due", match[1], place)
        if match[2]:
            self.note(thing, "left", match[2], place)

    def places(self, thing: str, *questions: str) -> set[str]:
        """Return the places that answer one of ``questions`` of ``thing``."""
        given = [self.said.get((thing, question), {}) for question in questions]
        return {place for answers in given for places in answers.values() for place in places}

    def conflicts(self) -> list[str]:
        """Return every question with more than one answer, with the first places that give each."""
        return [
            f"{thing}: {question}: "
            + " | ".join(
                f"{answer or NOTHING} [{len(places)}: {', '.join(places[:3])}]" for answer, places in given.items()
            )
            for (thing, question), given in sorted(self.said.items())
            if len(given) > 1
        ]


def _brackets(words: str) -> str:
    """Return what stands in the first brackets that name a grade, "" if there are none."""
    return next((inside for inside in _BRACKETS.findall(words) if _names_grade(inside)), "")


def _names_grade(inside: str) -> bool:
    last = inside.rpartition("; ")[2].partition(":")[0] if inside.startswith("computed") else inside.partition(":")[0]
    return last in GRADES.values() or last.startswith("computed")


@dataclass(frozen=True)
class Block:
    """A line of a page: its text, or the texts of its cells, with links marked; ``kind`` is its element or term.

    ``title`` is the line of bold text that stood last before it, such as that of a table.
    """

    kind: str
    section: str
    heads: tuple[str, ...]
    cells: tuple[str, ...]
    title: str = ""

    @property
    def text(self) -> str:
        return self.cells[0]


def blocks(html: str, address: str) -> Iterator[Block]:
    """Yield the list items, table rows and described terms of the article of a page."""
    article = html[html.index("<article") : html.index("</article>")]
    article = re.sub(r"<svg.*?</svg>|<nav.*?</nav>", "", article, flags=re.DOTALL)
    section, term, title = "", "", ""
    heads: tuple[str, ...] = ()
    for element in html5lib.parseFragment(article, namespaceHTMLElements=False).iter():
        if element.tag in ("h2", "details"):
            section = element.get("id", "")
        elif element.get("class") == "tt-chart__title":
            title = _text(element, address)
        elif element.tag == "thead":
            heads = tuple(_text(cell, address) for cell in element.iter("th"))
        elif element.tag == "dt":
            term = _text(element, address)
        elif element.tag in ("dd", "li"):
            parts = [part for part in element.iter("span") if part.get("class") == "tt-block"]
            for part in parts if parts and element.tag == "dd" else [element]:
                yield Block(term if element.tag == "dd" else "li", section, (), (_text(part, address),))
        elif element.tag == "tr":
            yield Block("tr", section, heads, tuple(_text(cell, address) for cell in element.iter("td")), title)


def _text(element: Element, address: str) -> str:
    """Return the text of ``element`` in one line; links are marked with their addresses below the root."""
    parts = [element.text or ""]
    for child in element:
        inner = _text(child, address)
        if child.tag == "a" and "headerlink" not in child.get("class", ""):
            target = normpath(join(address, child.get("href", "").partition("#")[0]))
            inner = f"⟦{target}⟧{inner}⟦⟧"
        elif child.tag == "a":
            inner = ""
        parts += [inner, child.tail or ""]
    return " ".join("".join(parts).split())
