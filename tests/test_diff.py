"""``briefing diff``: what a proposal changes for readers, in words."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.difference.entries import Edit
from generator.difference.text import edit_words
from tests.edits import FIRST, SECOND
from tests.edits import event as file_of
from tests.git_projects import commit, git, published_project, replace

THIRD = "2025-05-05-us-moves-the-end-of-the-truce"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return published_project(tmp_path / "project")


def diff(root: Path, form: str = "text", *, day: str = "2025-05-20", base: str = "origin/main") -> Result:
    result = CliRunner().invoke(main, ["diff", base, "--format", form, "--root", str(root), "--as-of", day])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def section(text: str, heading: str) -> list[str]:
    """Return the rows under a heading of the plain form."""
    rows = text.partition(f"\n{heading}\n")[2].partition("\n\n")[0]
    return [row.strip().removeprefix("- ") for row in rows.splitlines()]


def add_move(root: Path, due: str = "2025-08-01", key: str = THIRD) -> Path:
    text = file_of(root, FIRST).read_text()
    summary = text[text.index("summary:") : text.index("sources:")]
    file = file_of(root, key)
    file.write_text(
        f"title: US moves the end of the salmon truce\ndate: {key[:10]}\nkind: deadline\ncountries: [US, NO]\n"
        f"topics: [tariffs]\n{summary}sources: [2025-03-03-example-times-duty-set]\n"
        f"deadlines:\n  - {{deadline: salmon-truce, kind: moved, due: {due}}}\n"
        f"follows: [{FIRST}]\nrecorded: 2025-05-06\nchecked: 2025-05-06\n"
    )
    return file


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_where_nothing_changes_nothing_is_printed(project: Path, form: str) -> None:
    same = diff(project, form)
    assert (same.exit_code, same.stdout) == (0, "")
    assert "Nothing changes for readers since origin/main" in same.stderr


def test_a_moved_date_is_told_with_the_number_of_its_slip(project: Path) -> None:
    add_move(project)
    told = diff(project).stdout
    assert section(told, "Events added") == [f"{THIRD}: US moves the end of the salmon truce"]
    assert section(told, "Dates") == ["End of the salmon truce: 1 June to 1 August 2025, first slip"]
    commit(project)
    git(project, "update-ref", "refs/remotes/origin/main", "HEAD")
    add_move(project, "2025-07-15", "2025-05-06-us-brings-it-forward")
    told = diff(project).stdout
    assert section(told, "Dates") == ["End of the salmon truce: 1 August to 15 July 2025, brought forward"]


def test_a_changed_rate_is_told_with_its_days_and_whether_a_revision_says_so(project: Path) -> None:
    replace(file_of(project, FIRST), "percent: 10", "percent: 15")
    told = diff(project).stdout
    assert section(told, "Events changed") == [
        f"{FIRST}: US sets a 10% duty on Norwegian goods",
        "without a revision: “briefing revise” records it",
        "rates 1, percent: “10” is now “15”",
    ]
    assert section(told, "Rates") == [
        "Rate of the US on goods of Norway, from 10 March 2025 on: 10% on top is now 15% on top"
    ]
    arguments = ["revise", FIRST, "--kind", "correction", "--reason", "The order sets 15%.", "--root", str(project)]
    CliRunner().invoke(main, [*arguments, "--as-of", "2025-05-20"])
    assert section(diff(project).stdout, "Events changed")[1] == "correction: The order sets 15%."


def test_a_status_a_withdrawal_and_a_page_are_told(project: Path) -> None:
    text = file_of(project, SECOND).read_text().replace("step: negotiating", "step: signed")
    file_of(project, SECOND).write_text(text)
    replace(file_of(project, FIRST), "checked:", "withdrawn: {date: 2025-05-20, reason: It was a mistake.}\nchecked:")
    told = diff(project).stdout
    assert section(told, "Withdrawn") == [f"{FIRST}: US sets a 10% duty on Norwegian goods: It was a mistake."]
    statuses = section(told, "Statuses")
    assert any(re.fullmatch(r"US-Norway truce: in negotiation.* is now signed.*", row) for row in statuses)
    assert any(row.endswith("is now no step recorded") for row in statuses)
    touched = section(told, "Pages, feeds and calendars")
    assert any("pages changed: Home" in row for row in touched)
    assert any("feeds changed: " in row and "countries/no/feed.xml" in row for row in touched)
    assert any("calendars changed: calendars/all.ics" in row for row in touched)


def test_a_renamed_event_reads_as_renamed(project: Path) -> None:
    new = "2025-04-02-norway-rejects-the-reason"
    file_of(project, SECOND).rename(file_of(project, new))
    replace(file_of(project, new), "checked:", f"moved_from: [{SECOND}]\nchecked:")
    told = diff(project).stdout
    assert section(told, "Renamed") == [f"{SECOND} is now {new}: Norway disputes the reason given for the duty"]
    assert f"events/{SECOND}/ leads to events/{new}/" in told
    for heading in ("Gone", "Events added", "Events changed", "Dates", "Rates", "Statuses"):
        assert section(told, heading) == []


def test_what_is_gone_is_told_first(project: Path) -> None:
    file_of(project, SECOND).unlink()
    add_move(project)
    told = diff(project).stdout
    headings = [line for line in told.splitlines() if line and not line.startswith(("-", " ", "+"))]
    assert headings[1] == "Gone"
    gone = section(told, "Gone")
    assert gone[0] == f"{SECOND}: Norway disputes the reason given for the duty"
    assert any(row.startswith(f"page events/{SECOND}/") for row in gone)


def test_other_entries_are_told_and_checks_are_counted(project: Path) -> None:
    replace(project / "data/topics.yml", "about: Fish", "about: Salmon or other fish")
    replace(file_of(project, FIRST), "checked: 2025-05-01", "checked: 2025-05-02")
    told = diff(project).stdout
    changed = section(told, "Other entries changed")
    assert changed[0] == "topic fisheries: Fisheries"
    assert changed[1].startswith("about: “Fish and seafood in trade …” is now “Salmon or other")
    assert section(told, "Checked again") == ["1 event compared with sources, nothing changed"]


def test_the_text_of_home_and_countries_is_shown_before_and_after(project: Path) -> None:
    replace(file_of(project, FIRST), "percent: 10", "percent: 15")
    add_move(project)
    told = diff(project, "markdown").stdout
    shown = re.findall(r"<summary>(\w+)&#58; .*?```diff\n(.*?)\n```", told, re.DOTALL)
    assert {"Home", "Norway"} <= {title for title, _ in shown}
    body = dict(shown)["Norway"]
    assert "10% on top" in "".join(line for line in body.splitlines() if line.startswith("-"))
    assert "15% on top" in "".join(line for line in body.splitlines() if line.startswith("+"))
    assert "](http" not in body


def test_data_with_errors_is_not_shown_as_nothing(project: Path) -> None:
    replace(file_of(project, FIRST), "percent: 10", "percent: ten")
    told = diff(project)
    assert told.exit_code == 0
    (row,) = section(told.stdout, "Not looked at")
    assert row == "Dates, rates, statuses and pages: the data has 1 error, which “briefing check” tells"
    assert section(told.stdout, "Gone") == []
    found: dict[str, Any] = json.loads(diff(project, "json").stdout)
    assert found["not_analysed"] == [row]
    assert [found[name] for name in ("dates", "rates", "statuses", "site")] == [None] * 4


def test_changes_beside_the_record_are_named_as_not_looked_at(project: Path) -> None:
    (project / "guide.md").write_text("one\n")
    git(project, "add", "guide.md")
    (row,) = section(diff(project).stdout, "Not looked at")
    assert row.startswith("1 changed file beside the record, such as guide.md")


def test_json_has_every_part(project: Path) -> None:
    add_move(project)
    found: dict[str, Any] = json.loads(diff(project, "json").stdout)
    assert re.fullmatch(r"origin/main \([0-9a-f]{9}\)", found["base"])
    assert [row["id"] for row in found["entries"]["added"]] == [THIRD]
    assert found["dates"][0]["before"].startswith("1 Jun 2025")
    assert found["rates"] == []
    assert {row["address"] for row in found["site"]["new"]} >= {f"events/{THIRD}/"}


def test_words_of_contributors_are_no_marks_and_end_no_block(project: Path) -> None:
    replace(file_of(project, FIRST), "title: US sets a 10% duty", "title: US <b>sets</b> ```` @all a duty")
    told = diff(project, "markdown").stdout
    head, _, texts = told.partition("<details>")
    assert "<b>" not in head
    assert "@all" not in head
    for fence, body in re.findall(r"(`{3,})diff\n(.*?)\n\1\n", texts, re.DOTALL):
        assert max((len(run) for run in re.findall("`+", body)), default=0) < len(fence)


def test_a_long_proposal_fits_a_comment(project: Path) -> None:
    for day in range(1, 29):
        for number in range(3):
            add_move(project, f"2025-08-{day:02}", f"2025-05-{day:02}-move-{number}")
    told = diff(project, "markdown", day="2025-06-20").stdout
    assert len(told) < 65_536
    assert "- and 59 more" in told


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (Edit("/rates/0/percent", "10", "15"), "rates 1, percent: “10” is now “15”"),
        (Edit("/people", None, ["a"]), "people: added [“a”]"),
        (Edit("/rival_values/1", {"what": "x"}, None), "rival values 2: removed (what: “x”)"),
        (Edit("/follows", ["a"], ["b"]), "follows: [“a”] is now [“b”]"),
        (
            Edit("/summary", "a b c d e f g h", "a b c d e X g h"),
            "summary: “… b c d e f g h” is now “… b c d e X g h”",
        ),
        (Edit("/title", "a b", "a b c"), "title: “a b” is now “a b c”"),
    ],
)
def test_a_changed_part_in_words(edit: Edit, words: str) -> None:
    assert edit_words(edit) == words


@pytest.mark.parametrize("base", ["nowhere", "--all", ""])
def test_an_unknown_version_is_wrong_usage(project: Path, base: str) -> None:
    result = CliRunner().invoke(main, ["diff", "--root", str(project), "--", base])
    assert result.exit_code == 2
    assert f"git knows no version “{base}”" in result.stderr


def test_without_a_site_there_are_no_pages_to_keep(project: Path) -> None:
    replace(file_of(project, FIRST), "percent: 10", "percent: 15")
    arguments = [
        "diff",
        "origin/main",
        "--root",
        str(project),
        "--as-of",
        "2025-05-20",
        "--keep",
        str(project / "kept"),
    ]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "There is no site to take pages from" in result.stderr
    replace(file_of(project, FIRST), "percent: 15", "percent: ten")
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0
    assert "No pages were kept, since they were not looked at" in result.stderr
