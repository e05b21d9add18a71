"""``briefing check --base``: what was published stays, and what was changed in it is recorded."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.edits import FIRST, SECOND
from tests.edits import event as file_of
from tests.git_projects import commit, git, published_project, replace
from tests.projects import make_project

PEOPLE = "data/people.yml"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return published_project(tmp_path / "project")


def check(root: Path, *arguments: str, base: str = "origin/main") -> Result:
    result = CliRunner().invoke(
        main, ["check", "--root", str(root), "--as-of", "2026-01-01", "--base", base, *arguments]
    )
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def told(root: Path) -> list[str]:
    """Return the errors that the check tells."""
    result = check(root)
    assert result.exit_code == (1 if " error" in result.stderr and "0 errors" not in result.stderr else 0)
    return [line for line in result.stdout.splitlines() if ": warning " not in line]


def add_event(root: Path, key: str = "2025-05-05-talks-in-oslo") -> Path:
    text = file_of(root, SECOND).read_text().replace("2025-04-02\n", "2025-05-05\n", 1)
    text = text.replace("title: Norway disputes the reason given for the duty", "title: Talks on fish quotas in Oslo")
    text = text.replace("on 2 April 2025", "that day").replace("kind: statement", "kind: talks")
    text = text.replace("recorded: 2025-04-03", "recorded: 2025-05-06").replace("2025-05-01", "2025-05-06")
    file = file_of(root, key)
    file.write_text(text)
    return file


def test_what_is_the_same_or_new_is_fine(project: Path) -> None:
    assert told(project) == []
    add_event(project)
    assert told(project) == []


def test_an_event_that_is_gone_is_told_where_it_was(project: Path) -> None:
    add_event(project)
    commit(project)
    git(project, "update-ref", "refs/remotes/origin/main", "HEAD")
    file = file_of(project, "2025-05-05-talks-in-oslo")
    file.unlink()
    (line,) = told(project)
    assert line.startswith("data/events/2025/2025-05-05-talks-in-oslo.yml:1:1: gone-entry ")
    assert "withdraw it instead of removing it, or add “moved_from: [2025-05-05-talks-in-oslo]”" in line


def test_an_entry_gone_from_a_list_is_told_at_the_one_above(project: Path) -> None:
    people = project / PEOPLE
    people.write_text(
        f"{people.read_text()}- {{id: kari-nordmann, name: Kari Nordmann, country: US, offices: [{{title: Envoy}}]}}\n"
    )
    replace(file_of(project, SECOND), "people: [ola-nordmann]", "people: [ola-nordmann, kari-nordmann]")
    commit(project)
    git(project, "update-ref", "refs/remotes/origin/main", "HEAD")
    git(project, "checkout", "HEAD^", "--", "data")
    assert told(project)[-1].startswith(f"{PEOPLE}:1:1: gone-entry ")


def test_a_loss_is_told_once_though_the_list_of_addresses_has_it_too(project: Path) -> None:
    add_event(project)
    lock = project / "data" / "urls.lock"
    head = "# Every address that this site ever had, as of 2025-06-01. “briefing urls” adds to it; nobody edits it."
    lock.write_text(f"{head}\nevents/2025-05-05-talks-in-oslo/\n")
    commit(project)
    git(project, "update-ref", "refs/remotes/origin/main", "HEAD")
    file_of(project, "2025-05-05-talks-in-oslo").unlink()
    assert [line.split()[1] for line in told(project)] == ["gone-entry"]


def test_a_renamed_event_is_not_gone_and_its_former_references_are_no_changes(project: Path) -> None:
    first = "2025-03-03-us-duty-on-norway"
    file_of(project, FIRST).rename(file_of(project, first))
    replace(file_of(project, first), "checked:", f"moved_from: [{FIRST}]\nchecked:")
    replace(file_of(project, SECOND), FIRST, first)
    replace(project / PEOPLE, "id: ola-nordmann", "id: o-nordmann\n  moved_from: [ola-nordmann]")
    text = file_of(project, SECOND).read_text().replace("ola-nordmann", "o-nordmann")
    file_of(project, SECOND).write_text(text)
    (line,) = told(project)
    assert f"/{first}.yml:" in line
    assert f"/moved_from was added: [“{FIRST}”]; “briefing revise {first}” records it" in line


def test_a_changed_fact_is_told_on_its_line_until_it_is_recorded(project: Path) -> None:
    file = file_of(project, FIRST)
    replace(file, "percent: 10", "percent: 15")
    number = file.read_text().splitlines().index("    percent: 15") + 1
    (line,) = told(project)
    assert line.startswith(f"data/events/2025/{FIRST}.yml:{number}:14: unrecorded-change ")
    assert "/rates/0/percent was “10” and is “15”" in line
    commit(project)
    assert told(project) == [line]
    arguments = ["revise", FIRST, "--kind", "correction", "--reason", "The order sets 15%.", "--root", str(project)]
    CliRunner().invoke(main, [*arguments, "--as-of", "2026-01-01"])
    assert told(project) == []


def test_published_revisions_and_the_day_of_recording_stay(project: Path) -> None:
    replace(file_of(project, FIRST), "recorded: 2025-03-04", "recorded: 2025-03-05")
    (line,) = told(project)
    assert " changed-history " in line
    assert "it was recorded on 2025-03-04, and that day stays as it is" in line


def test_a_check_a_withdrawal_and_other_ways_of_writing_are_no_changes(project: Path) -> None:
    replace(file_of(project, FIRST), "checked: 2025-05-01", "checked: 2025-06-01")
    replace(file_of(project, FIRST), "title: US sets", "title: >\n  US sets")
    replace(file_of(project, SECOND), "checked:", "withdrawn: {date: 2026-01-01, reason: It was a mistake.}\nchecked:")
    assert told(project) == []


def test_a_source_that_leaves_its_publisher_keeps_a_pointer_there(project: Path) -> None:
    file = project / "data/sources/2025/2025-04-02-ministry-oslo-answers.yml"
    replace(file, "publisher: ministry", "publisher: example-wire")
    (line,) = [line for line in told(project) if "lost-address" in line]
    assert line.startswith(f"data/sources/2025/{file.name}:1:12: lost-address ")
    file.write_text(f"{file.read_text()}formerly: [ministry]\n")
    assert [line for line in told(project) if "lost-address" in line] == []


def test_a_proposal_leaves_the_list_of_addresses_alone(project: Path) -> None:
    lock = project / "data" / "urls.lock"
    head = "# Every address that this site ever had, as of 2025-06-01. “briefing urls” adds to it; nobody edits it."
    lock.write_text(f"{head}\nabout/\ntopics/fisheries/\n")
    commit(project)
    git(project, "update-ref", "refs/remotes/origin/main", "HEAD")
    assert told(project) == []
    for text, number in ((f"{head}\nabout/\n", 3), (f"{head}\nabout/\nnew/\ntopics/fisheries/\n", 3)):
        lock.write_text(text)
        (line,) = told(project)
        assert line.startswith(f"data/urls.lock:{min(number, len(text.splitlines()))}:1: changed-addresses ")


def test_what_others_have_added_to_the_base_since_is_no_loss(project: Path) -> None:
    git(project, "checkout", "main")
    add_event(project)
    commit(project)
    git(project, "update-ref", "refs/remotes/origin/main", "HEAD")
    git(project, "checkout", "work")
    assert told(project) == []


def test_of_an_entry_that_is_not_valid_nothing_is_concluded(project: Path) -> None:
    first = file_of(project, FIRST)
    renamed = first.rename(file_of(project, "2025-03-03-us-duty-on-norway"))
    renamed.write_text(renamed.read_text().replace("checked:", f"moved_from: [{FIRST}]\ncolour: red\nchecked:"))
    assert not [line for line in told(project) if "gone-entry" in line]


def test_a_base_that_cannot_be_read_is_not_shown_as_fine(project: Path) -> None:
    text = file_of(project, FIRST).read_text()
    file_of(project, FIRST).write_text("title: [\n")
    commit(project)
    file_of(project, FIRST).write_text(text)
    result = check(project, base="HEAD")
    assert result.exit_code == 0
    assert "Not compared: 1 entry of HEAD (" in result.stderr


@pytest.mark.parametrize("base", ["nowhere", "--all", "HEAD:data", ""])
def test_an_unknown_version_is_wrong_usage(project: Path, base: str) -> None:
    result = check(project, base=base)
    assert (result.exit_code, f"git knows no version “{base}”" in result.stderr) == (2, True)


def test_a_clone_that_lacks_the_version_says_how_to_get_it(project: Path, tmp_path: Path) -> None:
    replace(file_of(project, FIRST), "percent: 10", "percent: 15")
    commit(project)
    git(tmp_path, "clone", "--quiet", "--depth=1", project.as_uri(), "shallow")
    shallow = check(tmp_path / "shallow", base="HEAD^1")
    assert shallow.exit_code == 2
    assert "git knows no version “HEAD^1”" in shallow.stderr
    assert "git fetch --unshallow" in shallow.stderr


def test_without_git_the_sentence_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    root = make_project(tmp_path / "project")
    assert "is in no git repository" in check(root).stderr
    monkeypatch.setenv("PATH", str(tmp_path))
    missing = check(root)
    assert (missing.exit_code, "git is not installed" in missing.stderr) == (2, True)


def test_a_project_may_be_a_folder_of_its_repository(tmp_path: Path) -> None:
    root = make_project(tmp_path / "desk")
    shutil.rmtree(root / "seeds")
    text = file_of(root, FIRST).read_text().replace("#1", "")
    file_of(root, FIRST).write_text(text)
    git(tmp_path, "init")
    git(tmp_path, "add", "desk")
    git(tmp_path, "commit", "--message", "all")
    replace(file_of(root, FIRST), "percent: 10", "percent: 15")
    assert [line.split()[1] for line in check(root, base="HEAD").stdout.splitlines() if "warning" not in line] == [
        "unrecorded-change"
    ]


def test_a_finding_is_put_on_its_line_of_a_proposal(project: Path) -> None:
    replace(file_of(project, FIRST), "percent: 10", "percent: 15")
    done = check(project, "--format", "github")
    assert f"::error file=data/events/2025/{FIRST}.yml,line=" in done.stdout
    assert "title=unrecorded-change::" in done.stdout
