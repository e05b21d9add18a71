"""Codes of the problems that are found in one file by itself, before any rule is checked.

The messages are in ``loading`` and ``schema``, where they name limits and what was found; ``briefing explain`` reads
this table.
"""

from typing import NamedTuple

from generator.problems import Severity


class Code(NamedTuple):
    """A code, what must hold, and why it must, each in one sentence."""

    name: str
    must: str
    why: str
    severity: Severity = "error"


_SEEN = "People must see what a program reads."
_PLAIN = "Entries need only plain YAML; the rest can hide or repeat what people should see."
_SAFE = "Very large or very deep files would slow down everybody's checks."

FILE_CODES = (
    Code(
        "not-a-file",
        "data must be in regular files and folders, not behind links",
        "A link could lead outside the project.",
    ),
    Code(
        "misplaced-file", "data files must have the place and name of their kind", "A file elsewhere would be ignored."
    ),
    Code(
        "urls-lock",
        "the list of published addresses must be as “briefing urls” wrote it, in order",
        "It is the promise that what was published goes on to answer.",
    ),
    Code(
        "lost-address",
        "addresses once published must answer for ever",
        "Readers, feeds, calendars and other sites keep them.",
    ),
    Code(
        "changed-addresses",
        "the list of published addresses must be left to the main branch, which adds to it",
        "A proposal cannot know what will have been published when it is merged.",
    ),
    Code(
        "gone-entry",
        "entries once published must stay, or be named under moved_from of another",
        "Readers and other sites keep their addresses. “briefing check --base” tells it.",
    ),
    Code(
        "unrecorded-change",
        "changes of published facts must be recorded under revisions",
        "Readers learn what was corrected, and what this site said before. “briefing check --base” tells it.",
    ),
    Code(
        "changed-history",
        "what an event says of its own history must stay as it was published",
        "What this site said on an earlier day is found by undoing revisions. “briefing check --base” tells it.",
    ),
    Code("unreadable", "data files must be readable", "What cannot be read cannot be checked."),
    Code(
        "more-problems",
        "a file is mended step by step: a hundred of its problems are told at a time",
        "Nobody reads thousands of lines, and one mistake is often the cause of many.",
    ),
    Code("too-large", "data files must not exceed the size limit of their kind", _SAFE),
    Code("not-utf8", "files must be UTF-8", "In any other encoding, letters look different on different machines."),
    Code("byte-order-mark", "files must not start with a byte order mark", _SEEN),
    Code("tab", "files must not have tabs", "YAML does not allow tabs as indentation, and they look like spaces."),
    Code("carriage-return", "files must have LF line ends", "Mixed line ends turn every line into a change."),
    Code("hidden-character", "files and values must hold only visible characters", _SEEN),
    Code(
        "not-normal",
        "text must be in Unicode normalization form C (NFC)",
        "Equal words must have equal bytes, or a search misses them.",
    ),
    Code(
        "look-alike",
        "words must be written in the letters that they seem to be written in",
        "A Cyrillic a looks like a Latin one, and a search finds neither for the other.",
        "warning",
    ),
    Code("empty-file", "data files must hold keys and values", "An empty file is most often a mistake."),
    Code("yaml-syntax", "files must be valid YAML", "What cannot be parsed cannot be checked."),
    Code(
        "unquoted-colon",
        "values with a colon and a space must be quoted",
        "YAML reads a colon and a space as a new key.",
    ),
    Code("directive", "files must not have % directives", _PLAIN),
    Code("two-documents", "files must hold one document", _PLAIN),
    Code("alias", "values must be written out, without aliases", _PLAIN),
    Code("anchor", "values must not have anchors", _PLAIN),
    Code("tag", "values must not have tags", _PLAIN),
    Code("merge-key", "keys must be written out, without merge keys", _PLAIN),
    Code("bad-key", "keys must be plain words", _PLAIN),
    Code("duplicate-key", "keys must be unique within a mapping", "One of the two values would be lost."),
    Code(
        "cut-text",
        "text must not be cut by a comment, which begins with a space and #",
        "In a value without quotes, what follows is lost without a word.",
        "warning",
    ),
    Code("too-deep", "values must not be nested too deeply", _SAFE),
    Code("too-many", "mappings and lists must not have too many items", _SAFE),
    Code(
        "too-long", "values and lists must not be too long", "Entries are short, so that they can be read side by side."
    ),
    Code(
        "too-short",
        "values and lists must not be empty or too short",
        "An entry must say who did what, when and according to whom.",
    ),
    Code(
        "not-a-list",
        "fields that hold lists must be written as lists",
        "Even a single item is written as a list: [one].",
    ),
    Code(
        "not-a-mapping", "entries and their parts must be written as keys and values", "A list or a word has no keys."
    ),
    Code("not-text", "fields that hold text must be written as text", "A list or a mapping cannot be shown as text."),
    Code("missing-key", "required keys must be present", "An entry without them is incomplete."),
    Code("unknown-key", "keys must be those of the schema", "A misspelt key would be ignored."),
    Code(
        "not-a-choice",
        "values from a closed list must be on that list",
        "Pages and computations know only these words.",
    ),
    Code("bad-value", "values must fit the schema", "Pages and computations rely on the schema."),
    Code(
        "bad-id",
        "ids must be lower-case words of letters and digits joined by hyphens",
        "Ids become addresses and file names.",
    ),
    Code("duplicate-id", "ids must be unique within a file", "A name must mean one entry."),
    Code(
        "bad-date",
        "dates must be days of the calendar, written YYYY-MM-DD",
        "Other ways to write dates are read differently in different countries.",
    ),
    Code(
        "bad-end",
        "ends must be days, or the ids of deadlines",
        "What ends on a deadline moves with it, and what ends on a day does not.",
    ),
    Code(
        "bad-party",
        "“by” must be the code of a party, or for the step “replaced” the id of the next agreement",
        "The status of an agreement is computed for each party.",
    ),
    Code("bad-desk", "desks must be countries, topics or all", "Pages say how far the news of a desk was followed."),
    Code(
        "bad-domain",
        "a domain must be small letters, digits and hyphens, with dots between",
        "Ids of feeds and calendars end in it, and programs that read them know no other form.",
    ),
    Code(
        "bad-language",
        "languages must be two small letters of ISO 639-1",
        "Names of languages have many spellings, codes only one.",
    ),
    Code("bad-time", "times must be written HH:MM, from 00:00 to 23:59", "Other ways to write times are ambiguous."),
    Code(
        "bad-timezone",
        "time zones must be IANA names of a place, or UTC",
        "An abbreviation such as CST can mean several zones.",
    ),
    Code(
        "bad-country",
        "countries must have two capital letters (ISO 3166-1, or EU), blocs and organisations three to eight",
        "Names of countries have many spellings, codes only one.",
    ),
    Code(
        "bad-source",
        "sources must be ids of source files, with #N for fact N of the seed",
        "Each claim leads to its source.",
    ),
    Code(
        "bad-address",
        "addresses must start with https:// or http:// and name a public host",
        "Readers follow these links.",
    ),
    Code(
        "bad-percent",
        "rates must be percentages from 0 to 5000 with at most four decimals",
        "The program computes with rates.",
    ),
)
