"""Titles and summaries are text: no HTML, no links to other sites, no title that is all quotation."""

import re
from collections.abc import Iterator

from generator.loading.records import Record
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event

_HTML = re.compile(r"</?[A-Za-z][^<>]*>|<!--|&(?:[a-z]{2,8}|#[0-9]{1,6});")
_LINK = re.compile(r"\]\((?!event:)[^)]*\)|\bhttps?://\S+|\bwww\.\S+")
_QUOTED = re.compile("[“„]([^“”]*)[“”]|\u2018([^\u2018\u2019]*)\u2019")


def check(record: Record[Event], _context: Context) -> Iterator[Finding]:
    """Find HTML and outside links in the title and summary, and a title in quotation marks."""
    for key in ("title", "summary"):
        text = getattr(record.value, key)
        if html := _HTML.search(text):
            do = "write plain text, which needs no tags and no entities"
            yield Finding(record, (key,), f"found {quote(html.group())}", do, "html-in-text")
        elif link := _LINK.search(text):
            do = "record that page as a source and name it under “sources:”"
            yield Finding(record, (key,), f"found {quote(link.group())}", do, "link-in-text")
    if whole := _QUOTED.fullmatch(record.value.title):
        do = f"remove the marks: {whole[1] or whole[2]}, or say who says it"
        yield Finding(record, ("title",), f"found {quote(record.value.title)}", do, "quoted-title")


RULE = Rule(
    name="plain-words",
    scope="event",
    must="titles and summaries must be plain words of ours",
    why="Tags would be shown as they are typed, and an outside link would stand for a claim without being a source.",
    check=check,
    severity="warning",
    codes={
        "html-in-text": "titles and summaries must hold no HTML",
        "link-in-text": "titles and summaries must link to events alone",
        "quoted-title": "titles must not be a quotation as a whole",
    },
)
