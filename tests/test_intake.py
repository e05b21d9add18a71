"""Intake: what feeds announce becomes candidates with the commands that take them up; nothing enters by itself."""

import json
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from markdown import Markdown

from generator.cli import main
from generator.commands import feeds as feeds_module
from generator.lookup.mentions import Mentions
from generator.pipeline.read import read_records
from generator.store import Store
from tests.projects import CASES, REPOSITORY, make_project

FEEDS = CASES / "feeds"
KNOWN = "www.example.org/known/"


def project(folder: Path) -> Path:
    """Return a project that knows Norway and tariffs by a Chinese name too, and a source at a known address."""
    root = make_project(folder)
    countries = root / "data/countries.yml"
    countries.write_text(countries.read_text("utf-8").replace("name: Norway,", "name: Norway, also: [挪威],"), "utf-8")
    topics = root / "data/topics.yml"
    text = topics.read_text("utf-8").replace("name: Tariffs,", "name: Tariffs, also: [关税],")
    topics.write_text(text.replace("name: Fisheries,", "name: Fisheries, also: [fish],"), "utf-8")
    (source,) = (root / "data/sources/2025").glob("*ministry-oslo*")
    source.write_text(re.sub("(?m)^url: .*\n", "", source.read_text("utf-8")) + f"url: https://{KNOWN}\n", "utf-8")
    return root


def feed(root: Path, name: str) -> str:
    file = root / name
    file.write_text((FEEDS / name).read_text("utf-8").replace("KNOWN", KNOWN), encoding="utf-8")
    return str(file)


def intake(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["intake", *words, "--root", str(root), "--as-of", "2025-06-25"])


def candidates(root: Path, *names: str) -> list[dict[str, object]]:
    done = intake(root, *(feed(root, name) for name in names), "--format", "json")
    assert done.exit_code == 0, done.output
    found: list[dict[str, object]] = json.loads(done.stdout)["candidates"]
    return found


def test_what_names_a_country_and_a_topic_and_is_no_source_yet_is_kept(tmp_path: Path) -> None:
    root = project(tmp_path)
    (found,) = candidates(root, "register.rss")
    assert found["url"] == "https://register.example.org/documents/2025/06/20/2025-11111/notice-of-modification"
    assert (found["countries"], found["topics"], found["date"]) == (["NO"], ["fisheries", "tariffs"], "2025-06-20")
    assert (
        len(
            json.loads(intake(root, feed(root, "register.rss"), "--days", "200", "--format", "json").stdout)[
                "candidates"
            ]
        )
        == 2
    )


def test_atom_and_html_in_titles_are_read_as_text(tmp_path: Path) -> None:
    (found,) = candidates(project(tmp_path), "department.atom")
    assert found["title"] == 'Press release: Norway and the US agree on "tariffs"'
    assert found["countries"] == ["NO", "US"]
    assert found["date"] == "2025-06-23"  # half past midnight in London is the day before in UTC


def test_names_in_writing_without_spaces_are_found(tmp_path: Path) -> None:
    (found,) = candidates(project(tmp_path), "ministry-cjk.rss")
    assert (found["countries"], found["topics"]) == (["NO"], ["tariffs"])


def test_an_entry_in_two_feeds_is_one_candidate(tmp_path: Path) -> None:
    root = project(tmp_path)
    again = root / "again.rss"
    again.write_text(
        Path(feed(root, "register.rss")).read_text("utf-8").replace("https://register", "http://www.register"), "utf-8"
    )
    done = intake(root, feed(root, "register.rss"), str(again), "--format", "json")
    assert len(json.loads(done.stdout)["candidates"]) == 1


def test_the_commands_take_a_candidate_up(tmp_path: Path) -> None:
    root = project(tmp_path)
    (found,) = candidates(root, "register.rss")
    source, event = list(found["commands"])  # type: ignore[call-overload]
    assert shlex.split(str(source)) == ["briefing", "new", "source", found["url"]]
    assert shlex.split(str(event))[1:] == [
        "new", "event", "--date", "2025-06-20", "--countries", "NO", "--topics", "fisheries,tariffs",
    ]  # fmt: skip
    before = sorted((root / "data").rglob("*"))
    intake(root, feed(root, "register.rss"))
    assert sorted((root / "data").rglob("*")) == before


def test_what_a_hostile_feed_says_means_nothing_in_an_issue_or_a_shell(tmp_path: Path) -> None:
    root = project(tmp_path)
    found = candidates(root, "hostile.rss")
    assert len(found) == 2
    assert all(str(each["title"]).isprintable() for each in found)
    for each in found:
        source = str(each["commands"][0])  # type: ignore[index]
        assert shlex.split(source)[3:] == [each["url"]]
    drawn = Markdown().convert(intake(root, feed(root, "hostile.rss"), "--format", "markdown").stdout)
    outside = re.sub("<code>.*?</code>", "", drawn)
    assert "<img" not in drawn
    assert "@" not in outside
    assert "#" not in outside
    assert set(re.findall(r"<(\w+)", outside)) <= {"p", "ul", "li", "a"}
    assert re.findall('href="([^"]*)"', outside) == [
        str(each["url"]).replace("&", "&amp;").replace("`", "%60") for each in found
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is no feed"),
        ("<html><body>Not here</body></html>", "is no feed"),
        ("<rss><channel><item><title>Norway", "is no feed"),
        ('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel>&b;', "is no feed"),
        ("x" * (feeds_module.MOST_BYTES + 1), "more than 5 MB"),
    ],
)
def test_what_is_no_feed_is_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    root = project(tmp_path)
    (root / "bad.rss").write_text(text, "utf-8")
    done = intake(root, str(root / "bad.rss"))
    assert done.exit_code == 3
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    beside = intake(root, str(root / "bad.rss"), feed(root, "register.rss"), "--format", "markdown")
    assert beside.exit_code == 0
    assert "Feeds that could not be read:" in beside.stdout
    assert "notice-of-modification" in beside.stdout


@pytest.mark.parametrize("place", ["http://example.org/feed", "https://localhost:1/feed", "no-such-file.rss"])
def test_a_feed_that_cannot_be_had_is_one_sentence(tmp_path: Path, place: str) -> None:
    done = intake(project(tmp_path), place)
    assert done.exit_code == 3
    assert place in done.stderr
    assert done.stderr.count("\n") == 1


def test_without_feeds_it_says_where_to_list_them(tmp_path: Path) -> None:
    done = intake(project(tmp_path))
    assert done.exit_code == 2
    assert "data/site.yml" in done.output


def test_a_short_name_is_a_word_in_capitals() -> None:
    mentions = Mentions(read_records(REPOSITORY, Store(None))[0])
    assert mentions.countries("Contact us about eu law") == ()
    assert set(mentions.countries("US-EU talks on Chinese goods")) == {"US", "EU", "CN"}
    assert "tariffs" in mentions.topics("A new tariff")
    assert mentions.countries("Romania and the usual focus") == ()
