"""``briefing new`` as a contributor meets it: at a terminal, in a script, and after a mistake."""

import codecs
import os
import pty
import re
import select
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator.commands.entry_text import slug, with_entry
from generator.kinds import BY_NAME
from tests.projects import REPOSITORY, make_project
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
    assert not (project / "build/new-event.yml").exists()
    assert is_clean(project)


def test_the_answers_for_one_kind_do_not_take_the_place_of_those_for_another(project: Path) -> None:
    briefing(project, "new", *flags(ANSWERS | {"--topics": "fishings"}))
    lacking = briefing(project, "new", "source", "https://fish.example.com/a", "--title", "Quotas")
    assert "--publisher" in lacking.stderr
    assert "“briefing new publisher”" in " ".join(lacking.stderr.split())
    nothing = briefing(project, "new", "person", "--again")
    assert nothing.exit_code == 2
    assert "“briefing new event --again”" in " ".join(nothing.stderr.split())
    assert briefing(project, "new", "--again", "--topics", "fisheries", "--accounts", "").exit_code == 0
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


def talk(project: Path, *turns: tuple[str, str], arguments: tuple[str, ...] = ("new",), code: int = 0) -> str:
    """Hold a dialogue at a terminal of its own: wait for each text to be shown, then type the answer to it."""
    terminal, other = pty.openpty()
    command = [sys.executable, "-m", "generator", *arguments, "--root", str(project), "--as-of", "2026-01-01"]
    process = subprocess.Popen(command, stdin=other, stdout=other, stderr=other, cwd=REPOSITORY, close_fds=True)
    os.close(other)
    shown, seen, decode = "", 0, codecs.getincrementaldecoder("utf-8")().decode
    for expected, answer in turns:
        while not (found := re.compile(re.escape(expected) + r".*?(> |\]: )[^\n]*$", re.DOTALL).search(shown, seen)):
            assert select.select([terminal], [], [], 20)[0], f"never asked: {expected}\n{shown}"
            shown += decode(os.read(terminal, 4096)).replace("\r", "")
        seen = found.end()
        # What stands in the line is taken out first.
        os.write(terminal, b"\x15" + answer.encode() + (b"" if answer == "\x04" else b"\n"))
    while True:
        try:
            data = os.read(terminal, 4096)
        except OSError:
            break
        if not data:
            break
        shown += decode(data).replace("\r", "")
    os.close(terminal)
    assert process.wait(60) == code, shown
    return shown


def test_wrong_answers_at_a_terminal_are_asked_for_again(project: Path) -> None:
    source = "2025-04-02-ministry-oslo-answers"
    shown = talk(
        project,
        ("Title:", ANSWERS["--title"]),
        ("Date:", "29/05/2025"),
        ("bad-date", "2025-05-05"),
        ("Kind:", "phone call"),
        ("not-a-choice", "call"),
        ("Countries:", "NO, Norwegia"),
        ("bad-country", "NO, United States"),
        ("Topics:", "Fisheries"),
        ("Summary:", "Too short."),
        ("too-short", ANSWERS["--summary"]),
        ("Sources:", source),
        ("People:", ""),
        ("Follows:", ""),
        ("More, or Enter for none", "accounts, deadlines, rates, precision"),
        ("Party:", "Norwegia"),
        ("bad-country", "Norway"),
        ("Stance:", "says"),
        ("not-a-choice", "claims"),
        ("Says:", "Talks on quotas go on."),
        ("Source:", "2025-04-02-ministry-oslo"),
        ("Make the source", "n"),
        ("unknown-source", source),
        ("More of it", "speaker"),
        ("Speaker:", "Ola Nordmann"),
        ("Another one?", ""),
        ("Deadline:", "End of the salmon truce"),
        ("Kind:", "moved"),
        ("More of it", "due, note"),
        ("Due:", "1 July"),
        ("bad-date", "2025-07-01"),
        ("Note:", ""),
        ("More of it", ""),
        ("Another one?", ""),
        ("Measure:", "us-salmon-duty"),
        ("Applies to:", "NO"),
        ("Status:", "announced"),
        ("Percent:", "20%"),
        ("bad-percent", "20"),
        ("Effective:", "2025-06-01"),
        ("Source:", source),
        ("More of it", ""),
        ("Another one?", ""),
        ("Precision:", "days"),
        ("not-a-choice", "day"),
        ("More, or Enter for none", ""),
        ("Id:", "2025-05-05-norway-and-the-us-speak-about-fish-quotas"),
    )
    assert f"{EVENT} written" in shown
    found = yaml.load((project / EVENT).read_text(), Loader=yaml.BaseLoader)  # noqa: S506 - it makes plain text
    assert found["accounts"] == [
        {
            "party": "NO",
            "stance": "claims",
            "says": "Talks on quotas go on.",
            "source": source,
            "speaker": "ola-nordmann",
        }
    ]
    assert found["deadlines"] == [{"deadline": "salmon-truce", "kind": "moved", "due": "2025-07-01"}]
    assert (found["rates"][0]["percent"], found["rates"][0]["effective"]) == ("20", "2025-06-01")


def test_what_the_whole_record_finds_wrong_is_asked_again_with_what_was_typed(project: Path) -> None:
    arguments = ("new", *flags(ANSWERS), "--deadlines", "deadline: salmon-truce, kind: moved")
    shown = talk(
        project,
        ("Deadline:", "salmon-truce"),
        ("Kind:", "moved"),
        ("More of it", "due"),
        ("Due:", "2025-07-01"),
        ("More of it", ""),
        ("Another one?", ""),
        arguments=arguments,
    )
    assert "due" in shown.partition("Deadlines:")[0]
    found = yaml.load((project / EVENT).read_text(), Loader=yaml.BaseLoader)  # noqa: S506 - it makes plain text
    assert found["deadlines"] == [{"deadline": "salmon-truce", "kind": "moved", "due": "2025-07-01"}]


def test_answers_of_a_dialogue_that_was_left_are_kept_to_the_last_one(project: Path) -> None:
    given = ["new", "event", *flags({key: value for key, value in ANSWERS.items() if key != "--topics"})]
    left = talk(
        project,
        ("Topics:", "fisheries"),
        ("People:", ""),
        ("More, or Enter for none", "accounts"),
        ("Party:", "NO"),
        ("Stance:", "claims"),
        ("Says:", "\x04"),
        arguments=tuple(given),
        code=1,
    )
    assert "briefing new event --again" in left
    kept = yaml.load((project / "build/new-event.yml").read_text(), Loader=yaml.BaseLoader)  # noqa: S506 - it makes plain text
    assert kept["answers"]["accounts"] == [{"party": "NO", "stance": "claims"}]
    talk(
        project,
        ("Party:", "NO"),
        ("Stance:", "claims"),
        ("Says:", "Talks on quotas go on."),
        ("Source:", "2025-04-02-ministry-oslo-answers"),
        ("More of it", ""),
        ("Another one?", ""),
        ("More, or Enter for none", ""),
        ("Id:", "2025-05-05-norway-and-the-us-speak-about-fish-quotas"),
        arguments=("new", "--again"),
    )
    assert "says: Talks on quotas go on." in (project / EVENT).read_text()
    assert is_clean(project)


def test_a_dialogue_that_was_left_goes_on_at_the_open_question(project: Path) -> None:
    left = talk(
        project,
        ("Topics:", "fisheries"),
        ("People:", ""),
        ("More, or Enter for none", "agreements, ends"),
        ("Agreement:", "\x04"),
        arguments=("new", "event", *flags({key: value for key, value in ANSWERS.items() if key != "--topics"})),
        code=1,
    )
    assert "briefing new event --again" in left
    talk(
        project,
        ("Agreement:", "\x04"),
        arguments=("new", "--again"),
        code=1,
    )
    assert not (project / EVENT).exists()
    shown = talk(
        project,
        ("Agreement:", "us-norway-truce"),
        ("Step:", "signed"),
        ("More of it", ""),
        ("Another one?", ""),
        ("Ends:", ""),
        ("More, or Enter for none", ""),
        ("Id:", "2025-05-05-fish-call"),
        arguments=("new", "--again"),
    )
    assert "People:" not in shown, "it was answered with nothing"
    text = (project / "data/events/2025/2025-05-05-fish-call.yml").read_text()
    assert "agreement: us-norway-truce" in text
    assert is_clean(project)


def test_answers_given_as_flags_go_on_at_a_terminal_with_what_was_not_asked(project: Path) -> None:
    briefing(project, "new", *flags(ANSWERS | {"--topics": "fishings"}))
    talk(
        project,
        ("Topics:", "fisheries"),
        ("People:", ""),
        ("More, or Enter for none", "\x04"),
        arguments=("new", "--again"),
        code=1,
    )
    shown = talk(
        project,
        ("More, or Enter for none", ""),
        ("Id:", "2025-05-05-fish-call"),
        arguments=("new", "--again"),
    )
    assert "2025-05-05-fish-call.yml written" in shown


def test_enter_gives_no_refused_answer_again_and_a_needed_answer_is_said_to_be_needed(project: Path) -> None:
    previous_line = "\x10"
    shown = talk(
        project,
        ("Title:", ""),
        ("needed; Ctrl-C keeps the answers", ANSWERS["--title"]),
        ("Date:", "29/05/2025"),
        ("bad-date", ""),
        ("needed; Ctrl-C keeps the answers", "2025-05-32"),
        ("bad-date", previous_line + "\b\b05"),
        ("Kind:", "call"),
        ("Countries:", "NO, US"),
        ("Topics:", "fisheries"),
        ("Summary:", ANSWERS["--summary"]),
        ("Sources:", "2025-04-02-ministry-oslo-answers"),
        ("People:", ""),
        ("Follows:", "2025"),
        ("Make the event", "n"),
        ("arrow up", ""),
        ("More, or Enter for none", "accounts, rates"),
        ("Party:", ""),
        ("Measure:", "us-salmon-duty"),
        ("Applies to:", ""),
        ("needed; Ctrl-C keeps the answers", "NO"),
        ("Status:", "announced"),
        ("Percent:", ""),
        ("Specific:", "$2 per fish"),
        ("Effective:", ""),
        ("Source:", "2025-04-02-ministry-oslo-answers"),
        ("More of it", ""),
        ("Another one?", ""),
        ("More, or Enter for none", ""),
        ("Id:", "2025-05-05-fish-call"),
    )
    assert "Separate by commas." in shown.partition("Topics:")[2].partition("\n")[0]
    assert "Separate by commas." in shown.partition("Applies to:")[2].partition("\n")[0]
    text = (project / "data/events/2025/2025-05-05-fish-call.yml").read_text()
    assert "specific: $2 per fish" in text
    assert "accounts:" not in text
    assert "follows:" not in text
    assert is_clean(project)


def test_an_answer_that_was_refused_and_erased_does_not_come_back(project: Path) -> None:
    given = {key: value for key, value in ANSWERS.items() if key != "--topics"}
    talk(
        project,
        ("Topics:", "fishings"),
        ("Make the topic", "n"),
        ("unknown-topic", ""),
        ("needed", "\x04"),
        arguments=("new", "event", *flags(given)),
        code=1,
    )
    assert "fishings" not in (project / "build/new-event.yml").read_text()
    shown = talk(project, ("Topics:", "\x04"), arguments=("new", "--again"), code=1)
    assert "fishings" not in shown
