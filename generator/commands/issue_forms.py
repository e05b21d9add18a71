"""Forms on GitHub for people without git: made from the models, and read back from what GitHub files.

The syntax of forms: https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests
A filed form is Markdown: for each field a heading of the third level with its label, and below it the answer.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from pydantic import BaseModel

from generator.commands.answers import choices, is_list
from generator.schema.event import Account, Event

FOLDER = ".github/ISSUE_TEMPLATE"
# The most bytes that GitHub takes as the text of an issue.
MOST_BYTES = 65_536
# The fields of an event that its form asks for. What else an entry may have is added by whoever takes it up.
_ASKED = ("title", "date", "kind", "countries", "topics", "summary", "sources", "people")
_LONG = ("summary", "sources", "says")
# What a person without the lists of ids writes instead.
_INSTEAD = {
    "date": "The day it happened, where it happened, like 2025-06-03; or the month, like 2025-06, if no day is known.",
    "countries": "The countries that act or are named, the acting one first: names or codes, with commas between.",
    "topics": "What it is about, the main topic first: names, with commas between.",
    "sources": "The address of each article or document, one a line. Official documents first.",
    "people": "Who acts or is quoted: names, with commas between.",
    "party": "The country or bloc for which you speak.",
    "source": "The address of the document or page on which you say so publicly.",
}
_NO_ANSWER = "_No response_"

Json = dict[str, Any]


def issue_forms() -> dict[str, str]:
    """Return the text of each form by its path in the project."""
    return {
        f"{FOLDER}/propose-event.yml": _text(
            {
                "name": "Propose an event",
                "description": "Something happened or was said in the talks, and the site does not record it yet.",
                "title": "Event: ",
                "labels": ["event"],
                "body": [
                    _note("You can also write the entry yourself: CONTRIBUTING.md shows how, in about ten minutes."),
                    *(_field(Event, name) for name in _ASKED),
                    _area("accounts", "What each side says", "Where the parties differ, or one did not confirm."),
                ],
            }
        ),
        f"{FOLDER}/right-of-reply.yml": _text(
            {
                "name": "Reply of a party",
                "description": "You speak for a party that an entry names, and want its account beside the others.",
                "title": "Reply: ",
                "labels": ["reply"],
                "body": [
                    _note(
                        "A party's account stands beside that of the others, in our words or as a short quotation, "
                        "with its source. What is not said publicly cannot be recorded."
                    ),
                    _input("page", "Page", "The address of the page, or the id of the entry.", is_needed=True),
                    *(_field(Account, name) for name in ("party", "stance", "says", "source")),
                    _input(
                        "speaker",
                        "For whom you speak",
                        "Your name, office and an address to reach you.",
                        is_needed=True,
                    ),
                ],
            }
        ),
    }


def read_form(text: str) -> tuple[dict[str, Any], list[str]]:
    """Return the answers in the ``text`` of a filed event form by field, and the headings of what no field takes.

    Where a heading is there twice, its first answer counts: a later one may be part of another answer.
    """
    labels = {_label(name): name for name in _ASKED}
    answers: dict[str, Any] = {}
    others: list[str] = []
    for heading, answer in _sections(text):
        name = labels.get(heading)
        if name in answers or not answer or answer == _NO_ANSWER:
            continue
        if name is None:
            others.append(heading)
        elif name == "sources":
            answers[name] = [line.strip(" -*\t<>") for line in answer.splitlines() if line.strip(" -*\t<>")]
        elif is_list(Event, name):
            answers[name] = [part.strip() for part in re.split(r"[,;\n]", answer) if part.strip()]
        else:
            answers[name] = " ".join(answer.split())
    return answers, others


def _sections(text: str) -> Iterator[tuple[str, str]]:
    """Yield each heading of the third level with the text below it."""
    parts = re.split(r"^### +(.*?) *$", text.replace("\r\n", "\n"), flags=re.MULTILINE)
    for heading, answer in zip(parts[1::2], parts[2::2], strict=True):
        yield heading, answer.strip()


def _label(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _field(schema: type[BaseModel], name: str) -> Json:
    field = schema.model_fields[name]
    about = _INSTEAD.get(name) or field.description or ""
    words = choices(schema, name)
    if words and not is_list(schema, name):
        return _element("dropdown", name, _label(name), about, is_needed=field.is_required(), options=list(words))
    kind = "textarea" if name in _LONG else "input"
    return _element(kind, name, _label(name), about, is_needed=field.is_required())


def _input(key: str, label: str, about: str, *, is_needed: bool) -> Json:
    return _element("input", key, label, about, is_needed=is_needed)


def _area(key: str, label: str, about: str) -> Json:
    return _element("textarea", key, label, about, is_needed=False)


def _element(kind: str, key: str, label: str, about: str, *, is_needed: bool, **more: object) -> Json:
    found: Json = {"type": kind, "id": key, "attributes": {"label": label, "description": about, **more}}
    return {**found, "validations": {"required": True}} if is_needed else found


def _note(words: str) -> Json:
    return {"type": "markdown", "attributes": {"value": words}}


def _text(form: Json) -> str:
    body = yaml.safe_dump(form, sort_keys=False, allow_unicode=True, width=120)
    return f"# Made from the models by “briefing schema”.\n{body}"
