"""Our own words are neutral: no first person, and no word of judgement outside quotation marks.

Words of judgement are parts of names and terms as well: Annex I, blast furnaces, unfair trade practices, goods admitted
free of duty. These stay; what is left is a judgement.
"""

import re
from collections.abc import Iterator

from generator.loading.records import Record
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event

_REFUSED = re.compile(
    r"\b(I|[Ww]e|[Oo]urs?|us(?!-)|[Mm]y|(?i:shocking(?:ly)?|stunning(?:ly)?|massive(?:ly)?|absurd(?:ly)?|outrageous(?:ly)?"
    r"|ridiculous(?:ly)?|unfair(?:ly)?|draconian|sadly|unfortunately|fortunately|hopefully|admits|admitted"
    r"|blasts?|blasted|slams?|slammed|game-changing|landmark))\b",
)
_QUOTED = re.compile(
    "“[^”]*”|„[^“”]*[“”]|«[^»]*»|「[^」]*」|\"[^\"]*\"|(?<!\\w)['\u2018](?:[^'\u2019]|(?<=\\w)['\u2019](?=\\w))*['\u2019](?!\\w)"
)
# What is left of a link is its words.
_TARGET = re.compile(r"\]\([^)]*\)")

# Words before a Roman numeral, and names that end in one.
_NUMBERED = re.compile(
    r"(?:\b(?:annex(?:es)?|append(?:ix|ices)|articles?|attachments?|books?|categor(?:y|ies)|chapters?|class(?:es)?"
    r"|columns?|divisions?|exhibits?|forms?|grades?|groups?|levels?|lists?|models?|parts?|phases?|pillars?|protocols?"
    r"|regions?|rounds?|schedules?|sections?|series|stages?|steps?|subtitles?|tables?|tiers?|titles?|tranches?|types?"
    r"|volumes?|war|zones?|[IVX]+(?:,| and| or| to|/|\u2013|-)) |\()$",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"(?P<start>^|[.!?:] |\n)?\b[A-ZÀ-Þ][\w\u2019'-]* $")
# What never stands before a numeral, though it may have a capital.
_NO_NAME = re.compile(
    r"\b(?:After|All|Although|And|As|Because|Before|But|Everything|First|Here|How|If|Last|Later|Maybe|Never|No|Nothing|Now"
    r"|Often|Once|Or|Perhaps|Since|So|Sometimes|Still|That|Then|There|Though|Today|Tomorrow|Until|What|Whatever|When"
    r"|Where|Whether|While|Why|Yes|Yesterday) $"
)
_FIRST_PERSON = re.compile(
    r" (?:am|believe|can|could|did|do|expect|had|have|hope|knew|know|met|must|said|saw|say|see|should|spoke|tell|think"
    r"|thought|told|want|wanted|would)\b"
)
_AFTER_NUMERAL = re.compile(
    r"(?:,| and| or| to|/|\u2013|-)(?: )?[IVX]+\b|[-&/]\w|[.)]|-?[ -]?(?:beam|section|profile)s?\b"
)

_TERMS = tuple(
    (re.compile(word, re.IGNORECASE), re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE))
    for word, before, after in (
        # Laws against unfair competition, such as Section 337.
        (
            r"unfair",
            r"",
            (
                r"[ -](?:(?:or|and) (?:deceptive|unreasonable|discriminatory|anti-?competitive)\b"
                r"|competition\b|contract terms?\b|dismissals?\b|advantage (?:test|clause)"
                r"|(?:(?:foreign|trade|trading|commercial|business|competitive|labou?r|import|pricing|economic"
                r"|methods?|and|or)[ -]){0,4}(?:practices?|acts?|methods? of competition|imports? (?:cases?"
                r"|investigations?)|remed(?:y|ies)|trade (?:laws?|cases?|investigations?|complaints?|petitions?))\b)"
            ),
        ),
        # An explosion, and what is made or done with a blast of air.
        (r"blast", r"\b(?:an?|the|this|that|bomb|gas|car|mine|dust|explosive|deadly|fatal|of|after|by) $", r""),
        (r"blasts", r"\b(?:the|these|two|three|several|bomb|gas|mine|deadly|of|after|by) $", r""),
        (r"blasts?|blasted", r"\b(?:sand|shot|grit|air|bead|dry|water)[ -]$", r""),
        (r"blast", r"", r"[ -](?:furnaces?|freez|chill|clean|cabinet|pot|media|proof|resist|hol|site|zone|wave)"),
        (r"blasted", r"", r"[ -](?:steel|surface|rock|ore|aluminium|aluminum)"),
        # Goods that customs let in, and countries that join.
        (
            r"admitted",
            (
                r"\b(?:is|are|was|were|be|been|being|goods|products?|merchandise|articles?|imports?|shipments?|vessels?|ships"
                r"|newly|temporarily|not|never) $"
            ),
            r"",
        ),
        (r"admitted", r"", r" (?:in|into|under|free|duty[ -]free|temporarily|without)\b"),
        (
            r"admits",
            r"",
            (
                r" (?!that\b|to\b|it\b|\w+ing\b)(?:\w+ ){0,5}"
                r"(?:goods|products|imports|merchandise|articles|vessels|ships|members?)\b"
            ),
        ),
        # Animals are stunned before slaughter.
        (r"stunning", r"\b(?:electrical|electric|animal|gas|pre-slaughter|water-?bath|without|no|of) $", r""),
        (r"stunning", r"", r" (?:of|before|at slaughter|methods?|equipment|rules?)\b"),
        (r"massive(?:ly)?", r"", r" (?:MIMO|parallel)\b"),
        (r"landmark", r"\b(?:national|historic|registered) $", r""),
        (r"slams?", r"\bgrand $", r""),
    )
)


def check(record: Record[Event], _context: Context) -> Iterator[Finding]:
    """Find the first refused word in the title and in the summary."""
    for key in ("title", "summary"):
        text = getattr(record.value, key)
        if not _REFUSED.search(text):
            continue
        words = _TARGET.sub("]", _QUOTED.sub("…", text))
        found = next((match for match in _REFUSED.finditer(words) if not _is_term(match, words)), None)
        if found:
            do = "say who says so, put it in quotation marks, or use a plainer word"
            yield Finding(record, (key,), f"found {quote(found.group())}", do)


def _is_term(match: re.Match[str], text: str) -> bool:
    """Tell whether a refused word is a part of a name or of a technical term."""
    word, before, after = match.group(), text[: match.start()], text[match.end() :]
    if word == "I":
        return _is_numeral(before, after)
    if _is_in_name(word, before, after):
        return True
    return any(term.fullmatch(word) and left.search(before) and right.match(after) for term, left, right in _TERMS)


def _is_numeral(before: str, after: str) -> bool:
    """Tell whether an I is a number: Annex I, World War I, Lists I and II, I-beams."""
    if _NUMBERED.search(before) or _AFTER_NUMERAL.match(after) or before.endswith(("&", "/", "-")):
        return True
    name = _NAME_BEFORE.search(before)
    if name is None or _NO_NAME.search(before):
        return False
    # At the start of a sentence any word has a capital: “Frankly I think”, but “Basel I applies”.
    return name["start"] is None or not _FIRST_PERSON.match(after)


def _is_in_name(word: str, before: str, after: str) -> bool:
    """Tell whether a word with a capital is in a name: the Unfair Competition Act, Our World in Data."""
    if not word[0].isupper() or word.isupper() or not before or re.search(r"[.!?:…]\s*$", before):
        return False
    return bool(re.match(r" [A-Z]", after) or re.search(r"\b[A-Z][\w\u2019'-]* $", before))


RULE = Rule(
    name="not-neutral",
    scope="event",
    must="titles and summaries must be neutral and in the third person",
    why="Judgements belong to the parties and are quoted as theirs.",
    check=check,
)
