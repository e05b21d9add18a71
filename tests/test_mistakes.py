"""Mistakes that people make in data files: each is told by its code, with a cure that is right."""

import re
from pathlib import Path

import pytest

from generator.pipeline import load_library
from tests.projects import AS_OF, make_project

EVENT = "data/events/2025/2025-04-02-norway-disputes-the-duty.yml"
DUTY = "data/events/2025/2025-03-03-us-sets-duty-on-norway.yml"
SOURCE = "data/sources/2025/2025-04-02-ministry-oslo-answers.yml"
PEOPLE = "data/people.yml"
TITLE = "Norway disputes the reason given for the duty"
SUMMARY = "Trade minister Ola Nordmann said"
CITED = "sources: [2025-04-02-ministry-oslo-answers"
CONFLICT = "<<<<<<< HEAD\ndate: 2025-04-02\n=======\ndate: 2025-04-03\n>>>>>>> theirs\n"

# What is typed in the place of what, the code that tells it, and words of the cure.
MISTAKES = [
    (EVENT, "date: 2025-04-02", "date: 04/02/2025", "bad-date", "like 2025-06-03"),
    (EVENT, "date: 2025-04-02", "date: Apr 2, 2025", "bad-date", "write 2025-04-02, or let “briefing fix” write it"),
    (EVENT, "date: 2025-04-02", "date: 25.11.2025", "bad-date", "write 2025-11-25, or let “briefing fix” write it"),
    (EVENT, "[tariffs, fish", "[Fish trade, fish", "bad-id", "“briefing find Fish trade” looks it up"),
    (EVENT, "kind: statement\n", "kind: statement\nrates:\n", "not-a-list", "give an item, or remove the key"),
    (EVENT, "date: 2025-04-02", "date: 2025/04/02", "bad-date", "write 2025-04-02"),
    (EVENT, "date: 2025-04-02", "date: 2025-02-30", "bad-date", "no such day"),
    (EVENT, "date: 2025-04-02", "date: 2025-04-02T10:00:00Z", "bad-date", "“time:” and “timezone:”"),
    (EVENT, "date: 2025-04-02", "date: 2025-04", "bad-date", "write 2025-04-01, with “precision: month”"),
    (EVENT, "[tariffs, fish", "[“tariffs”, fish", "bad-id", "remove the curly quotes"),
    (EVENT, "[tariffs, fish", "[tariffs; fish", "bad-id", "separate items by commas"),
    (EVENT, "  - {party: US", "   - {party: US", "yaml-syntax", "below the items above"),
    (EVENT, f"  {SUMMARY}", SUMMARY, "yaml-syntax", "indent the lines of “summary:”"),
    (EVENT, "  Washington gave", "Washington gave", "yaml-syntax", "indent the lines of “summary:”"),
    (EVENT, "  - {party: US", "\t- {party: US", "tab", "indent with spaces"),
    (EVENT, "title: ", "title:", "yaml-syntax", "a space after the colon on line 1"),
    (EVENT, "kind: ", "kind\uff1a ", "yaml-syntax", "a plain colon and a space on line 3"),
    (EVENT, "tariffs,", "tarrifs,", "unknown-topic", "did you mean “tariffs”?"),
    (EVENT, "[tariffs", "[Tariffs", "unknown-topic", "did you mean “tariffs”?"),
    (EVENT, "kind: statement", "kind: Statement", "not-a-choice", "did you mean “statement”?"),
    (EVENT, "kind: statement", "kind: summit", "not-a-choice", "choose one"),
    (EVENT, "kind: statement\n", "", "missing-key", "add “kind:”"),
    (EVENT, "people:", "peple:", "unknown-key", "did you mean “people”?"),
    (EVENT, "people:", "topics: [tariffs]\npeople:", "duplicate-key", "keep one of them"),
    (EVENT, f"{CITED}", f"{CITED}.yml", "bad-source", "write 2025-04-02-ministry-oslo-answers"),
    (EVENT, f"{CITED}", "sources: [https://ministry.example.org/answer", "unknown-source", "2025-04-02-ministry-oslo"),
    (EVENT, f"{CITED}", "sources: [https://new.example.org/page", "bad-source", "briefing new source"),
    (EVENT, f"{CITED}, ", f"{CITED}#1, ", "unknown-fact", "remove “#1”"),
    (EVENT, f"title: {TITLE}", f"title: Norway: {TITLE}", "unquoted-colon", "in double quotes"),
    (EVENT, f"title: {TITLE}", f"title: @Norway {TITLE}", "yaml-syntax", "in double quotes"),
    (EVENT, f"title: {TITLE}", f'title: "Unfounded" {TITLE}', "yaml-syntax", "in single quotes"),
    (EVENT, f"title: {TITLE}", "title: 'Norway's minister disputes the duty'", "yaml-syntax", "in double quotes"),
    (EVENT, f"title: {TITLE}", f'title: "{TITLE}', "yaml-syntax", "quotation mark that opens on line 1"),
    (EVENT, f"title: {TITLE}", f"title: {TITLE} #2 of them", "cut-text", "in double quotes"),
    (EVENT, f"title: {TITLE}", "title: Norway", "too-short", ""),
    (EVENT, f"title: {TITLE}", f"title: {TITLE * 3}", "too-long", "shorten it"),
    (EVENT, "fisheries]", "fisheries", "yaml-syntax", "the bracket [ that opens on line 5"),
    (EVENT, "[NO, US]", "[NO, UK]", "unknown-country", "GB is the code"),
    (EVENT, "[NO, US]", "[NO, USA]", "unknown-country", "US is the code"),
    (EVENT, "[NO, US]", "[Norway, US]", "bad-country", "NO is the code"),
    (EVENT, "[NO, US]", "NO, US", "not-a-list", "square brackets"),
    (EVENT, "[NO, US]", "[no, US]", "bad-country", "write NO"),
    (EVENT, "people: [ola-nordmann]", "people: [Ola Nordmann]", "unknown-person", "did you mean “ola-nordmann”?"),
    (EVENT, "people: [ola-nordmann]", "people: [nordmann-ola]", "unknown-person", "did you mean “ola-nordmann”?"),
    (EVENT, "date: 2025-04-02\n", CONFLICT, "yaml-syntax", "git left a conflict on line 2"),
    (EVENT, "stance: claims", "stance: says", "not-a-choice", "choose one"),
    (EVENT, "disputes the reason", "slams the reason", "not-neutral", "a plainer word"),
    (DUTY, "percent: 10", "percent: 12,5", "bad-percent", "write 12.5"),
    (DUTY, "percent: 10", "percent: 25%", "bad-percent", "write 25"),
    (DUTY, "due: 2025-06-01}", "due: 2025-06-01, note: It may, we hear, move}", "unknown-key", "in quotes"),
    (SOURCE, "publisher: ministry", "publisher: Ministry of Trade", "unknown-publisher", "did you mean “ministry”?"),
    (SOURCE, "https://ministry", "www.ministry", "bad-address", "whole address"),
    (SOURCE, "org/answer", "org/the answer", "bad-address", "%20"),
    (EVENT, f"title: {TITLE}", f"title: “{TITLE}”", "quoted-title", "remove the marks"),
    (EVENT, f"title: {TITLE}", f"title: {TITLE}.", "title-form", "remove the full stop"),
    (EVENT, f"title: {TITLE}", "title: Is the duty on fish of Norway fair?", "title-form", "say what happened"),
    (EVENT, f"title: {TITLE}", f"title: {TITLE.upper()}", "title-form", "capitals only where"),
    (EVENT, SUMMARY, "<b>Trade</b> minister Ola Nordmann said", "html-in-text", "plain text"),
    (EVENT, SUMMARY, "[Trade](https://blog.example.org/x) minister said", "link-in-text", "as a source"),
    (EVENT, SUMMARY, "Our trade minister Ola Nordmann said", "not-neutral", "a plainer word"),
    (EVENT, SUMMARY, "For us trade minister Ola Nordmann said", "not-neutral", "a plainer word"),
    (EVENT, "on 2 April 2025", "on 4 April 2025", "date-in-text", ""),
    (EVENT, f"{CITED}, ", f"{CITED}, 2025-04-02-ministry-oslo-answers, ", "listed-twice", "remove one"),
    (EVENT, "[NO, US]", "[NO]", "account-parties", "under “countries:”"),
    (EVENT, "checked: 2025-05-01", "checked: 2035-05-01", "days-to-come", ""),
    (DUTY, "percent: 10", "percent: 0.25", "percent-not-in-text", ""),
    (SOURCE, "opened: 2025-04-02", "opened: 2035-04-02", "days-to-come", ""),
    (SOURCE, "opened: 2025-04-02", "opened: 2025-03-02", "source-dates", ""),
    (SOURCE, "org/answer", "org/answer?utm_source=mail", "tracked-address", "if the page opens without"),
    (SOURCE, "https://ministry.example.org/answer", "https://bit.ly/3abc", "short-address", "then shows"),
    (SOURCE, "org/answer", "org/", "home-address", "the page that says so"),
    (PEOPLE, "  name: Ola", "   name: Ola", "yaml-syntax", "indent this line by 2 spaces"),
]


@pytest.mark.parametrize(("path", "right", "typed", "code", "cure"), MISTAKES, ids=[m[2][:40] for m in MISTAKES])
def test_a_mistake_is_told_with_its_cure(
    tmp_path: Path, path: str, right: str, typed: str, code: str, cure: str
) -> None:
    project = make_project(tmp_path)
    text = (project / path).read_text()
    assert right in text
    (project / path).write_text(text.replace(right, typed, 1))
    told = [problem for problem in load_library(project, AS_OF).problems if problem.code == code]
    assert any(cure in f"{problem.must} {problem.do}" and problem.path == path for problem in told), told
    assert not re.search("look the name up or add it", "\n".join(map(str, told)))


@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("2025-04-02-norway-disputes.yaml", "let its name end in .yml"),
        ("norway-disputes.yml", "rename it, like 2025-04-02-who-did-what.yml"),
        ("2025-04-02-norway_disputes.yml", "rename it to 2025-04-02-norway-disputes.yml"),
        ("2025-04-02-norway\u2013disputes.yml", "rename it to 2025-04-02-norway-disputes.yml"),
        ("2025-04-02-Norway Disputes.yml", "rename it to 2025-04-02-norway-disputes.yml"),
    ],
)
def test_a_file_name_is_told_with_the_right_one(tmp_path: Path, name: str, cure: str) -> None:
    project = make_project(tmp_path)
    (project / EVENT).rename((project / EVENT).with_name(name))
    assert cure in "\n".join(problem.do for problem in load_library(project, AS_OF).problems)
