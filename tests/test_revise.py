"""``briefing revise``: what was changed in a published event becomes revisions; the rest of its file stays."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.commands.revision_text import PlacementError, with_revisions
from generator.loading.strict_yaml import parse
from generator.schema.changes import Change, changes
from generator.schema.rewind import ABSENT
from tests.edits import FIRST, SECOND
from tests.edits import event as file_of
from tests.git_projects import commit, git, published_project, replace
from tests.projects import make_project

DAY = "2026-01-01"
REASON = "The order sets 15%."


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project in a git repository, published as it stands, at work on a branch."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return published_project(tmp_path / "project")


def revise(root: Path, key: str = FIRST, *more: str, kind: str = "correction", reason: str = REASON) -> Result:
    arguments = ["revise", key, "--kind", kind, "--reason", reason, "--root", str(root), "--as-of", DAY, *more]
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def revisions_of(path: Path) -> list[dict[str, Any]]:
    value = parse(path.read_text()).value
    assert isinstance(value, dict)
    found: Any = value.get("revisions", [])
    return [dict(each) for each in found]


def test_an_event_with_another_id_records_its_move(project: Path) -> None:
    new = "2025-04-02-norway-rejects-the-reason"
    path = file_of(project, new)
    file_of(project, SECOND).rename(path)
    replace(path, "checked:", f"moved_from: [{SECOND}]\nchecked:")
    result = revise(project, new, kind="update", reason="The name told of another event.")
    assert result.exit_code == 0, result.output
    (moved,) = revisions_of(path)
    assert (moved["field"], moved["new"], "old" in moved) == ("/moved_from", [SECOND], False)


def test_a_changed_figure_becomes_a_revision_and_the_file_keeps_its_bytes(project: Path) -> None:
    path = file_of(project, FIRST)
    replace(path, "percent: 10", "percent: 15")
    text = path.read_text()
    result = revise(project)
    assert result.exit_code == 0, result.output
    assert f"data/events/2025/{FIRST}.yml: 1 revision of 1 January 2026 written" in result.stdout
    assert "  /rates/0/percent was “10” and is “15”" in result.stdout
    assert "2 events, 2 sources, 1 seed checked: 0 errors" in result.stderr
    added = f"""revisions:
  - date: {DAY}
    kind: correction
    field: /rates/0/percent
    old: 10
    new: 15
    reason: {REASON}
"""
    assert path.read_text() == text.replace("checked:", f"{added}checked:")


def test_a_corrected_date_leaves_the_id_as_it_is(project: Path) -> None:
    path = file_of(project, FIRST)
    replace(path, "date: 2025-03-03", "date: 2025-03-02")
    result = revise(project, reason="The order was signed a day earlier.")
    assert result.exit_code == 0, result.output
    assert "2 events, 2 sources, 1 seed checked: 0 errors" in result.stderr
    assert [each["field"] for each in revisions_of(path)] == ["/date"]


def test_what_is_recorded_already_is_not_recorded_again(project: Path) -> None:
    path = file_of(project, FIRST)
    replace(path, "percent: 10", "percent: 15")
    revise(project)
    again = revise(project)
    assert (again.exit_code, "every change is recorded already" in again.stderr) == (1, True)
    replace(path, "percent: 15", "percent: 20")
    replace(path, "new: 15", "new: 15  # by the notice")
    assert revise(project, reason="The notice sets 20%.").exit_code == 0
    assert [(each["old"], each["new"]) for each in revisions_of(path)] == [("10", "15"), ("15", "20")]
    commit(project)
    git(project, "update-ref", "refs/remotes/origin/main", "HEAD")
    replace(path, "title: US sets a 10% duty", "title: US sets a 20% duty")
    assert revise(project, kind="update").exit_code == 0
    assert [each["field"] for each in revisions_of(path)] == ["/rates/0/percent", "/rates/0/percent", "/title"]


def test_items_that_were_added_or_removed_are_told_whole(project: Path) -> None:
    path = file_of(project, SECOND)
    replace(path, "people: [ola-nordmann]\n", "")
    account = "{party: US, stance: silent, says: 'Nothing: yet.', source: 2025-03-03-example-times-duty-set}"
    replace(path, "accounts:\n", f"accounts:\n  - {account}\n")
    result = revise(project, SECOND, kind="source")
    assert result.exit_code == 0, result.output
    assert "/people was removed: [“ola-nordmann”]" in result.stdout
    assert "/accounts/0 was added: (party: “US”, stance: “silent”" in result.stdout
    removed, added = sorted(revisions_of(path), key=lambda each: each["field"], reverse=True)
    assert (removed["field"], removed["old"], "new" in removed) == ("/people", ["ola-nordmann"], False)
    assert (added["field"], added["new"]["says"], "old" in added) == ("/accounts/0", "Nothing: yet.", False)


def test_a_committed_change_is_seen_from_where_the_work_left_main(project: Path) -> None:
    replace(file_of(project, FIRST), "percent: 10", "percent: 15")
    commit(project)
    at_head = revise(project, FIRST, "--base", "HEAD")
    assert (at_head.exit_code, "says the same as in HEAD" in at_head.stderr) == (1, True)
    assert revise(project).exit_code == 0


def test_without_a_published_branch_the_last_commit_counts(project: Path) -> None:
    git(project, "update-ref", "-d", "refs/remotes/origin/main")
    unchanged = revise(project)
    assert (unchanged.exit_code, ", the last commit, or every change" in unchanged.stderr) == (1, True)
    replace(file_of(project, FIRST), "percent: 10", "percent: 15")
    assert revise(project).exit_code == 0


def test_a_project_may_be_a_folder_of_its_repository(tmp_path: Path) -> None:
    root = make_project(tmp_path / "desk")
    git(tmp_path, "init")
    git(tmp_path, "add", "desk")
    git(tmp_path, "commit", "--message", "all")
    replace(file_of(root, FIRST), "percent: 10", "percent: 15")
    assert revise(root).exit_code == 0


@pytest.mark.parametrize("key", ["checked: 2025-05-01", "title: "])
def test_a_check_or_a_broken_line_is_no_change(project: Path, key: str) -> None:
    path = file_of(project, SECOND)
    replace(path, key, "checked: 2025-06-01" if key != "title: " else "title:  ")
    text = path.read_text()
    result = revise(project, SECOND)
    assert (result.exit_code, path.read_text()) == (1, text)
    assert "nothing was written" in result.stderr


def test_a_withdrawal_has_its_own_day_and_no_revision(project: Path) -> None:
    path = file_of(project, FIRST)
    path.write_text(f"{path.read_text()}withdrawn: {{date: {DAY}, reason: It was a mistake.}}\n")
    assert revise(project).exit_code == 1


def test_a_new_event_needs_no_revision(project: Path) -> None:
    new = file_of(project, "2025-04-05-norway-speaks")
    new.write_text(file_of(project, SECOND).read_text())
    result = revise(project, new.stem)
    assert result.exit_code == 1
    assert "was not there in" in result.stderr
    assert "a new event needs no revisions" in result.stderr


def test_published_revisions_and_the_day_of_recording_stay(project: Path) -> None:
    path = file_of(project, FIRST)
    replace(path, "percent: 10", "percent: 15")
    revise(project)
    commit(project)
    git(project, "update-ref", "refs/remotes/origin/main", "HEAD")
    published = path.read_text()
    replace(path, REASON, "Another reason.")
    assert "published revisions stay as they are" in revise(project).stderr
    path.write_text(published.replace("recorded: 2025-03-04", "recorded: 2025-03-05"))
    assert "that day stays as it is" in revise(project).stderr


def test_a_revision_by_hand_that_does_not_fit_is_told(project: Path) -> None:
    path = file_of(project, FIRST)
    replace(path, "percent: 10", "percent: 15")
    by_hand = "revisions: [{date: 2025-12-01, kind: update, field: /rates/0/percent, old: 12, new: 15, reason: New.}]\n"
    path.write_text(path.read_text() + by_hand)
    result = revise(project)
    assert result.exit_code == 1
    assert "revision 1 does not fit" in result.stderr
    assert "found “10” for “12” at /rates/0/percent" in result.stderr


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("percent: 10", "percent: ten", "bad-percent"),
        ("title: US", "\ttitle: US", "tab"),
        ("title: US", "title: \u202eUS", "hidden-character"),
        ("title: US sets", "title: [US sets", "yaml-syntax"),
    ],
)
def test_an_event_that_is_not_valid_is_told_first(project: Path, old: str, new: str, told: str) -> None:
    replace(file_of(project, FIRST), old, new)
    text = file_of(project, FIRST).read_text()
    result = revise(project)
    assert result.exit_code == 1
    assert told in result.stderr
    assert "is not a valid event; nothing was written." in result.stderr
    assert file_of(project, FIRST).read_text() == text


def test_a_base_that_is_not_valid_is_told(project: Path) -> None:
    path = file_of(project, FIRST)
    text = path.read_text()
    path.write_bytes(text.encode().replace(b"title: US", b"title: \xff"))
    commit(project)
    path.write_text(text)
    result = revise(project, FIRST, "--base", "HEAD")
    assert result.exit_code == 1
    assert "not-utf8" in result.stderr
    assert "in HEAD is not a valid event" in result.stderr


@pytest.mark.parametrize("reason", ["", "  ", "Long. " * 60])
def test_a_reason_has_one_to_300_characters(project: Path, reason: str) -> None:
    replace(file_of(project, FIRST), "percent: 10", "percent: 15")
    result = revise(project, reason=reason)
    assert result.exit_code == 2
    assert "this text must have at most 300" in result.stderr or "must not be empty" in result.stderr


def test_a_reason_with_hidden_characters_is_not_written(project: Path) -> None:
    replace(file_of(project, FIRST), "percent: 10", "percent: 15")
    text = file_of(project, FIRST).read_text()
    result = revise(project, reason="The order \u202esets 15%.")
    assert (result.exit_code, file_of(project, FIRST).read_text()) == (1, text)
    assert "hidden-character" in result.stderr


def test_the_check_tells_what_else_is_wrong(project: Path) -> None:
    replace(file_of(project, FIRST), "applies_to: [NO]", "applies_to: [XX]")
    result = revise(project)
    assert result.exit_code == 1
    assert "unknown-country" in result.stdout
    assert revisions_of(file_of(project, FIRST))[0]["field"] == "/rates/0/applies_to/0"


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("2025-03-03-us-sets-duty-on-norwai", f"did you mean “{FIRST}”?"),
        ("nowhere", "choose one of"),
        ("../../etc/passwd", "no event has the id"),
        ("", "no event has the id"),
    ],
)
def test_an_unknown_event_is_wrong_usage(project: Path, key: str, told: str) -> None:
    result = revise(project, key)
    assert (result.exit_code, told in " ".join(result.stderr.split())) == (2, True), result.stderr


@pytest.mark.parametrize("base", ["nowhere", "--all", "HEAD:data", ""])
def test_an_unknown_version_is_wrong_usage(project: Path, base: str) -> None:
    result = revise(project, FIRST, f"--base={base}")
    assert (result.exit_code, f"git knows no version “{base}”" in result.stderr) == (2, True)


def test_git_and_a_repository_with_a_commit_are_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    root = make_project(tmp_path / "project")
    outside = revise(root)
    assert (outside.exit_code, "is in no git repository" in outside.stderr) == (2, True)
    git(root, "init")
    empty = revise(root)
    assert (empty.exit_code, "has no commit yet" in empty.stderr) == (2, True)
    monkeypatch.setenv("PATH", str(tmp_path))
    without = revise(root)
    assert (without.exit_code, "git is not installed" in without.stderr) == (2, True)


ONE: dict[str, Any] = {"measure": "a", "percent": "1", "note": "x"}
TWO: dict[str, Any] = {"measure": "b", "percent": "2"}


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ([ONE, TWO], [ONE, {**TWO, "percent": "3"}], [("/rates/1/percent", "2", "3")]),
        ([ONE], [ONE, TWO], [("/rates/1", ABSENT, TWO)]),
        ([ONE], [TWO, ONE], [("/rates/0", ABSENT, TWO)]),
        ([ONE, TWO], [TWO], [("/rates/0", ONE, ABSENT)]),
        ([ONE, TWO], [TWO, ONE], [("/rates", [ONE, TWO], [TWO, ONE])]),
        ([ONE], [TWO], [("/rates/0", ONE, TWO)]),
        ([ONE], [{**ONE, "percent": "3"}, TWO], [("/rates/0/percent", "1", "3"), ("/rates/1", ABSENT, TWO)]),
        ([ONE, TWO], [{**ONE, "percent": "3"}], [("/rates/0/percent", "1", "3"), ("/rates/1", TWO, ABSENT)]),
        ([ONE], [TWO, {**ONE, "percent": "3"}], [("/rates", [ONE], [TWO, {**ONE, "percent": "3"}])]),
        ([], [ONE, TWO], [("/rates/0", ABSENT, ONE), ("/rates/1", ABSENT, TWO)]),
        (["a", "b"], ["a", "c"], [("/rates/1", "b", "c")]),
        (["a", "b", "c"], ["a"], [("/rates/1", "b", ABSENT), ("/rates/1", "c", ABSENT)]),
    ],
)
def test_the_changes_of_a_list(old: list[Any], new: list[Any], found: list[tuple[str, Any, Any]]) -> None:
    assert changes({"rates": old}, {"rates": new}) == [Change(*each) for each in found]


REVISION = {
    "date": DAY,
    "kind": "update",
    "field": "/title",
    "old": "25",
    "new": ["NO", {"a": "x: #y"}],
    "reason": "So, it is: “no” # 'yes'.",
}
LISTED = "title: One\nrevisions:\n    - {a: b}\n    - c: |\n        d"
BROKEN = "title: One\nrevisions:\n  - a: [b,\n     c]"


@pytest.mark.parametrize(
    ("before", "start"),
    [
        ("title: One", "title: One\nrevisions:\n  - date"),
        ("title: One\n# The end.\n", "title: One\nrevisions:\n  - date"),
        ("title: One # as told\n", "title: One # as told\nrevisions:\n  - date"),
        ("title: >\n  One\n\n", "title: >\n  One\n\nrevisions:\n  - date"),
        ("  title: One\n  checked: Now\n", "  title: One\n  revisions:\n    - date"),
        ("title: One\nrevisions: []\nchecked: Now\n", "title: One\nrevisions: [{date"),
        ("title: One\nrevisions: [{a: b}]  # all\n", "title: One\nrevisions: [{a: b}, {date"),
        ("title: One\nrevisions: [\n  {a: b},\n]\n", "title: One\nrevisions: [\n  {a: b}, {date"),
        ("title: One\nrevisions:\n- a: b\n  # more\nchecked: Now\n", "title: One\nrevisions:\n- a: b\n- date"),
        (f"{LISTED}\nchecked: Now\n", f"{LISTED}\n    - date"),
        (f"{BROKEN}  # d\n", f"{BROKEN}  # d\n  - date"),
    ],
)  # fmt: skip
def test_revisions_find_their_place_in_any_form_of_the_file(before: str, start: str) -> None:
    after = with_revisions(before, [REVISION, REVISION])
    assert after.startswith(start)
    was, found = parse(before), parse(after)
    assert isinstance(was.value, dict)
    assert isinstance(found.value, dict)
    assert found.faults == []
    assert found.value.pop("revisions") == [*was.value.pop("revisions", []), REVISION, REVISION]
    assert found.value == was.value
    rest = [line for line in before.splitlines() if line not in after.splitlines()]
    assert len(rest) <= 1, "only a list in brackets is written on, in its own line"


@pytest.mark.parametrize("before", ["{title: One}\n", "title: One\nrevisions: none\n", ""])
def test_a_form_that_leaves_no_place_is_told(before: str) -> None:
    with pytest.raises(PlacementError):
        with_revisions(before, [REVISION])


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=40)


@given(WORDS, st.lists(WORDS, max_size=2), st.booleans())
def test_any_words_are_written_so_that_they_are_read_again(word: str, words: list[str], is_flow: bool) -> None:
    text = f"title: One\nrevisions: {'[]' if is_flow else ''}\n"
    text = text if is_flow else "title: One\n"
    revision = {"reason": " ".join([word, *words]), "old": word, "new": {"list": words}}
    found = parse(with_revisions(text, [revision])).value
    assert isinstance(found, dict)
    assert found["revisions"] == [revision]
