"""``briefing fix`` mends what has one reading, keeps the rest, and leaves a mended file alone."""

import random
import re
from functools import cache
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.commands.fix_quotes import quoted
from generator.commands.fix_text import fixed
from generator.kinds import BY_NAME, Kind
from generator.loading import find_files
from generator.loading.strict_yaml import parse
from generator.lookup import Lookup
from generator.pipeline.read import read_records
from generator.schema.day_forms import iso_day
from generator.store import Store
from tests.edits import FIRST, SECOND
from tests.edits import event as file_of
from tests.git_projects import commit, published_project, replace
from tests.projects import CASES, REPOSITORY, make_project
from tests.test_commands import errors_in

EVENT = "data/events/2025/2025-04-02-norway-disputes-the-duty.yml"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2025/04/02", "2025-04-02"),
        ("2025-4-2", "2025-04-02"),
        ("26/02/2026", "2026-02-26"),
        ("02/26/2026", "2026-02-26"),
        ("Feb 26, 2026", "2026-02-26"),
        ("26 February 2026", "2026-02-26"),
        ("02/03/2026", None),
        ("30 February 2026", None),
        ("2026-02", None),
        ("2026-02-26", None),
        ("norway-truce", None),
    ],
)
def test_a_date_is_mended_where_it_has_one_reading(typed: str, meant: str | None) -> None:
    assert iso_day(typed) == meant


def test_mistakes_of_form_are_mended_and_the_rest_stays(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    right = (project / EVENT).read_text()
    wrong = right.replace("date: 2025-04-02", "date: 2 April 2025 # the day").replace("[fisheries", "[Fisheries")
    wrong = wrong.replace("[tariffs", "[Tariff").replace("people: [ola-nordmann]", "people: [Ola Nordmann]")
    assert wrong != right
    (project / EVENT).write_bytes(wrong.replace("\n", "\r\n").encode())
    shown = CliRunner().invoke(main, ["fix", EVENT, "--root", str(project)])
    assert shown.exit_code == 1
    assert "+date: 2025-04-02" in shown.stdout
    assert b"\r\n" in (project / EVENT).read_bytes()
    assert CliRunner().invoke(main, ["fix", EVENT, "--yes", "--root", str(project)]).exit_code == 0
    assert (project / EVENT).read_bytes().decode() == right.replace("date: 2025-04-02", "date: 2025-04-02 # the day")
    again = CliRunner().invoke(main, ["fix", "--root", str(project)])
    assert (again.exit_code, again.stdout) == (0, "Nothing to mend\n")
    assert errors_in(CliRunner().invoke(main, ["check", "--root", str(project), "--as-of", "2026-01-01"])) == []


def test_an_address_in_the_place_of_a_source_becomes_its_id(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    right = (project / EVENT).read_text()
    wrong = right.replace("sources: [2025-04-02-ministry-oslo-answers", "sources: [https://ministry.example.org/answer")
    (project / EVENT).write_text(wrong)
    assert CliRunner().invoke(main, ["fix", "--yes", "--root", str(project)]).exit_code == 0
    assert (project / EVENT).read_text() == right


EVENTS = BY_NAME["events"]
TOPICS = BY_NAME["topics"]


@cache
def lookup(root: Path) -> Lookup:
    return Lookup(read_records(root, Store(None))[0])


def fix(text: str, kind: Kind = EVENTS) -> str:
    return fixed(text, kind, lookup(CASES / "base"))


@pytest.mark.parametrize("root", [REPOSITORY, CASES / "base"], ids=["record", "base"])
def test_nothing_is_mended_where_nothing_is_wrong(root: Path) -> None:
    for file in find_files(root)[0]:
        text = (root / file.path).read_text()
        assert fixed(text, file.kind, lookup(root)) == text, file.path


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("India: Goyal meets Lutnick", '"India: Goyal meets Lutnick"'),
        ('India: "a deal" soon', "'India: \"a deal\" soon'"),
        ('"Free trade" is over, says Oslo', "'\"Free trade\" is over, says Oslo'"),
        ("'It's over', says Oslo", None),
        ("'Norway's fish is not cheap'", '"Norway\'s fish is not cheap"'),
        ("'Unfair' and 'wrong'", "\"'Unfair' and 'wrong'\""),
        ("@realDonaldTrump sets a duty", '"@realDonaldTrump sets a duty"'),
        ("%5 of goods", '"%5 of goods"'),
        ("India: Goyal # the minister", None),
        ("[a: b, c", None),
        ('"never closed', None),
        ("fine", "fine"),
        ('"fine"', '"fine"'),
    ],
)
def test_quotes_are_put_where_a_value_means_one_thing(typed: str, meant: str | None) -> None:
    text = f"kind: call\ntitle: {typed}\ndate: 2025-04-02\n"
    assert quoted(text) == text.replace(typed, meant or typed)
    if meant:
        assert parse(quoted(text)).value is not None


def test_two_values_that_lack_quotes_are_both_mended() -> None:
    text = "title: A: b\nsummary: C: d\naccounts:\n  - says: E: f\n"
    value = parse(quoted(text)).value
    assert value == {"title": "A: b", "summary": "C: d", "accounts": [{"says": "E: f"}]}


def test_a_value_that_goes_on_in_the_next_line_stays() -> None:
    text = "title: A: b\n  and more\n"
    assert quoted(text) == text


def test_keys_and_entries_are_put_in_order_with_their_comments() -> None:
    typed = """# Topics that the record knows.

# Duties of all kinds.
- about: Duties on imports and threats of them.  # not quotas
  # as in the title
  name: Tariffs
  id: tariffs

- {id: fisheries, name: Fisheries, about: Fish and seafood in trade talks.}
# The end.
"""
    assert fix(typed.replace("# Topics that the record knows.\n\n# Duties of all kinds.\n", ""), TOPICS) == (
        """- {id: fisheries, name: Fisheries, about: Fish and seafood in trade talks.}

- id: tariffs
  # as in the title
  name: Tariffs
  about: Duties on imports and threats of them.  # not quotas
# The end.
"""
    )
    # A remark above the first entry may be about all of them: then nothing moves past it.
    assert fix(typed, TOPICS).startswith("# Topics that the record knows.\n\n# Duties of all kinds.\n- id: tariffs\n")


@st.composite
def mistakes(draw: st.DrawFn) -> tuple[str, str]:
    """Return the text of an event of the base project, and the same with mistakes of form that mean the same."""
    key = draw(st.sampled_from([FIRST, SECOND]))
    right = (CASES / "base/data/events/2025" / f"{key}.yml").read_text()
    starts = [found.start() for found in re.finditer(r"^[a-z_]+:", right, re.MULTILINE)]
    blocks = [right[a:b] for a, b in zip(starts, [*starts[1:], len(right)], strict=True)]
    random.Random(draw(st.integers(0, 9999))).shuffle(blocks)  # noqa: S311
    if draw(st.booleans()):
        blocks.insert(draw(st.integers(0, len(blocks))), "# A remark on what follows.\n")
    wrong = "".join(blocks)
    pairs = (
        ("date: 2025-04-02", "date: 2 April 2025"),
        ("checked: 2025-05-01", "checked: 2025/5/1"),
        ("people: [ola-nordmann]", "people: [Ola Nordmann]"),
        ("topics: [tariffs", "topics: [Tariff"),
    )
    for old, new in pairs:
        if draw(st.booleans()):
            wrong = wrong.replace(old, new)
    return right, wrong.replace("\n", "\r\n") if draw(st.booleans()) else wrong


@given(mistakes())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_mended_file_says_what_was_meant_and_is_not_mended_again(texts: tuple[str, str]) -> None:
    right, wrong = texts
    mended = fix(wrong)
    assert parse(mended).value == parse(right).value
    assert list(yaml.safe_load(mended)) == list(yaml.safe_load(right))
    assert fix(mended) == mended
    assert mended.count("#  ") == wrong.count("#  ")
    assert ("# A remark" in mended) == ("# A remark" in wrong)


@given(st.text(st.sampled_from("ab\u00e9\U0001f600:'\"#[]{}>|-,&*!@% \n"), max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_text_is_mended_once_or_left_alone(text: str) -> None:
    mended = fix(text)
    assert fix(mended) == mended
    before = parse(text.replace("\r\n", "\n"))
    if before.value is not None and not before.faults:
        assert parse(mended).value == before.value


BEGUN = "revisions:\n  - date: 2025-05-02\n    kind: correction\n    reason: The order sets 15%.\nchecked:"


@pytest.mark.parametrize("begun", [BEGUN, "revisions: [{date: 2025-05-02, kind: correction, reason: New.}]\nchecked:"])
def test_a_revision_begun_by_hand_gets_what_was_changed(tmp_path: Path, begun: str) -> None:
    project = published_project(tmp_path / "project")
    path = file_of(project, FIRST)
    replace(path, "percent: 10", "percent: 15")
    replace(path, "title: US sets a 10% duty", "title: US sets a 15% duty")
    replace(path, "checked:", begun)
    commit(project)
    arguments = ["fix", "--base", "origin/main", "--yes", "--root", str(project)]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    value = parse(path.read_text()).value
    assert isinstance(value, dict)
    revisions: object = [(r["field"], r["old"], r["new"], r["kind"]) for r in value["revisions"]]  # type: ignore[call-overload,index]
    assert revisions == [
        ("/title", "US sets a 10% duty on Norwegian goods", "US sets a 15% duty on Norwegian goods", "correction"),
        ("/rates/0/percent", "10", "15", "correction"),
    ]
    told = CliRunner().invoke(main, ["check", "--base", "origin/main", "--root", str(project), "--as-of", "2026-01-01"])
    assert errors_in(told) == []
    assert CliRunner().invoke(main, arguments).stdout == "Nothing to mend\n"


def test_without_a_revision_begun_a_change_is_left_to_its_writer(tmp_path: Path) -> None:
    project = published_project(tmp_path / "project")
    replace(file_of(project, FIRST), "percent: 10", "percent: 15")
    done = CliRunner().invoke(main, ["fix", "--base", "origin/main", "--yes", "--root", str(project)])
    assert done.stdout == "Nothing to mend\n"
