"""``briefing new`` as a contributor meets it: at a terminal, in a script, and after a mistake."""

from pathlib import Path

import pytest
import yaml

from generator.commands.entry_text import slug, with_entry
from generator.kinds import BY_NAME
from tests.projects import make_project
from tests.test_commands import ANSWERS, briefing, errors_in, flags

EVENT = "data/events/2025/2025-05-05-norway-and-the-us-speak-about-fish-quotas.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.commands.new.at_a_terminal", lambda: True)


def is_clean(project: Path) -> bool:
    result = briefing(project, "check")
    return (result.exit_code, errors_in(result)) == (0, [])


def entries(project: Path, name: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = yaml.load(
        (project / "data" / f"{name}.yml").read_text(),
        Loader=yaml.BaseLoader,  # noqa: S506 - it makes plain text
    )
    return found


@pytest.mark.usefixtures("terminal")
def test_an_answer_is_judged_when_it_is_given_and_asked_for_again(project: Path) -> None:
    given = {key: value for key, value in ANSWERS.items() if key not in ("--date", "--topics")}
    # A wrong day and a right one, a topic by its name, nobody, nothing more, the id as shown.
    answers = "29/05/2025\n2025-05-05\nFisheries\n\n\n\n"
    result = briefing(project, "new", *flags(given), answers=answers)
    assert result.exit_code == 0, result.output
    assert "bad-date" in result.output
    assert "2025-05-05-norway-and-the-us-speak-about-fish-quotas]" in result.output
    assert "topics: [fisheries]" in (project / EVENT).read_text()
    assert is_clean(project)


def test_the_file_begins_with_the_line_for_editors(project: Path) -> None:
    briefing(project, "new", *flags(ANSWERS))
    first = (project / EVENT).read_text().split("\n")[0]
    assert first == "# yaml-language-server: $schema=../../schema/event.json"


@pytest.mark.usefixtures("terminal")
def test_a_person_who_is_missing_is_made_on_the_way(project: Path) -> None:
    given = {key: value for key, value in ANSWERS.items() if key != "--topics"}
    answers = "\n".join(
        ["fisheries", "kari-nordmann", "y", "Kari Nordmann", "", "NO", "Envoy", "", "", "", "n", "", "", ""]
    )
    result = briefing(project, "new", "event", *flags(given), answers=answers + "\n")
    assert result.exit_code == 0, result.output
    people = [str(each["id"]) for each in entries(project, "people")]
    assert "kari-nordmann" in people
    assert people == sorted(people)
    assert "people: [kari-nordmann]" in (project / EVENT).read_text()
    assert is_clean(project)


def test_nothing_typed_is_lost(project: Path) -> None:
    wrong = briefing(project, "new", *flags(ANSWERS | {"--topics": "fishings"}))
    assert wrong.exit_code == 1
    assert "--again" in wrong.stderr
    again = briefing(project, "new", "--again", "--topics", "fisheries")
    assert again.exit_code == 0, again.output
    assert (project / EVENT).is_file()
    assert not (project / "build/new.yml").exists()
    assert is_clean(project)


def test_without_a_terminal_the_missing_flags_are_named(project: Path) -> None:
    result = briefing(project, "new", "--title", ANSWERS["--title"])
    assert result.exit_code == 2
    for flag in ("--date", "--kind", "--countries", "--topics", "--summary", "--sources"):
        assert flag in result.stderr
    assert "--title" not in result.stderr.partition("missing")[2]


def test_repeated_flags_collect_and_parts_can_be_flags(project: Path) -> None:
    account = "party: NO, stance: claims, says: Talks go on., source: 2025-04-02-ministry-oslo-answers"
    arguments = [*flags(ANSWERS | {"--countries": "NO"}), "--countries", "United States", "--accounts", account]
    result = briefing(project, "new", "event", *arguments)
    assert result.exit_code == 0, result.output
    text = (project / EVENT).read_text()
    assert "countries: [NO, US]" in text
    assert "stance: claims" in text
    assert is_clean(project)


def test_a_month_is_kept_as_a_month(project: Path) -> None:
    given = ANSWERS | {"--date": "2025-05"}
    result = briefing(project, "new", *flags(given), "--id", "norway-us-fish")
    assert result.exit_code == 0, result.output
    text = (project / "data/events/2025/2025-05-01-norway-us-fish.yml").read_text()
    assert "date: 2025-05-01\nprecision: month\n" in text


def test_a_title_in_another_script_needs_an_id(project: Path) -> None:
    given = ANSWERS | {"--title": "中国商务部长与挪威大臣就鱼类配额通电话"}
    result = briefing(project, "new", *flags(given))
    assert result.exit_code == 2
    assert "--id" in result.stderr
    assert briefing(project, "new", "--again", "--id", "china-norway-call").exit_code == 0


def test_a_source_is_made_from_its_address(project: Path) -> None:
    publisher = ["new", "publisher", "--name", "Fish Daily", "--kind", "press", "--country", "NO"]
    assert briefing(project, *publisher).exit_code == 0
    given = ["--title", "Quotas are talked about", "--published", "2025-05-05"]
    first = briefing(project, "new", "source", "https://fish.example.com/a", *given, "--publisher", "Fish Daily")
    assert first.exit_code == 0, first.output
    second = briefing(project, "new", "source", "https://www.fish.example.com/b", *given, "--id", "2025-05-05-fish-b")
    assert second.exit_code == 0, second.output
    text = (project / "data/sources/2025/2025-05-05-fish-b.yml").read_text()
    assert "publisher: fish-daily\n" in text
    assert "opened: 2026-01-01\n" in text
    double = briefing(project, "new", "source", "http://fish.example.com/b/", *given)
    assert double.exit_code == 1
    assert "2025-05-05-fish-b" in double.stderr
    assert is_clean(project)


@pytest.mark.parametrize(
    ("arguments", "name", "key"),
    [
        (["topic", "--name", "Whales", "--about", "Whaling and trade in whale meat."], "topics", "whales"),
        (["country", "--code", "IS", "--name", "Iceland", "--adjective", "Icelandic"], "countries", "IS"),
        (["person", "--name", "Bo Ek", "--country", "NO", "--offices", "Minister"], "people", "bo-ek"),
        (
            ["deadline", "--title", "The quota ends", "--about", "Fish.", "--countries", "NO", "--topics", "fisheries"],
            "deadlines",
            "the-quota-ends",
        ),
        (
            [
                "measure",
                "--title",
                "Duty on cod",
                "--by",
                "US",
                "--applies-to",
                "NO",
                "--goods",
                "Cod",
                "--topics",
                "fisheries",
            ],
            "measures",
            "duty-on-cod",
        ),
        (
            ["agreement", "--title", "Fish pact", "--parties", "NO,US", "--topics", "fisheries"],
            "agreements",
            "fish-pact",
        ),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_an_entry_goes_to_its_place_in_the_list(project: Path, arguments: list[str], name: str, key: str) -> None:
    before = entries(project, name)
    result = briefing(project, "new", *arguments)
    assert result.exit_code == 0, result.output
    after = entries(project, name)
    added = [each for each in after if each not in before]
    assert [each.get("id", each.get("code")) for each in added] == [key]
    assert [each for each in after if each in before] == before
    assert is_clean(project)


def test_an_entry_leaves_the_rest_of_its_list_as_it_is() -> None:
    text = "# About b.\n- id: b\n  name: B # why\n\n- id: d\n"
    kind = BY_NAME["topics"]
    assert with_entry(text, kind, "c", "- id: c\n") == "# About b.\n- id: b\n  name: B # why\n\n- id: c\n\n- id: d\n"
    assert with_entry(text, kind, "a", "- id: a\n").startswith("- id: a\n\n# About b.\n- id: b\n")
    assert with_entry(text, kind, "e", "- id: e\n").endswith("- id: d\n\n- id: e\n")


def test_an_id_ends_at_a_word_of_sense() -> None:
    title = "Trump says that the two sides agreed on up to four meetings of their leaders in the coming year"
    assert slug(title) == "trump-says-that-the-two-sides-agreed-on-up-to-four-meetings-of-their"[: -len("-of-their")]
    assert slug("贸易") == ""


def test_the_help_names_every_flag(project: Path) -> None:
    shown = briefing(project, "new", "event", "--help").output
    assert "--rival-values" in shown
