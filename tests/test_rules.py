"""Rules: ``briefing explain`` knows all of them and every code, and each has a case of bad input."""

import ast
import datetime as dt
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.loading import parse_file
from generator.pipeline import load_library
from generator.pipeline.link import link
from generator.pipeline.read import read_records
from generator.pipeline.sound import sound
from generator.rules import RULES, Context, Rule
from generator.rules.file_codes import FILE_CODES
from generator.schema.source import Source
from generator.store import Store
from tests.projects import AS_OF, CASES, REPOSITORY, bad_cases, codes_of, make_project

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+|alias|anchor|tab|tag|directive|overlap|unused|unreadable")
# What makes a problem: functions and classes, by their names, whose arguments include its code.
MAKERS = {"Problem", "problem", "Fault", "fault", "stop", "schema_error", "_matching", "Finding"}
RULE_CODES = [(rule, code) for rule in RULES for code in rule.musts]


def explain(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["explain", *arguments])


def codes_in(module: Path) -> set[str]:
    """Return the codes in the source of a module: the texts like a code that are given to what makes a problem."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text())):
        parts: list[ast.expr] = []
        if isinstance(node, ast.Call) and _name(node.func) in MAKERS:
            parts = node.args
        elif isinstance(node, ast.Assign) and _assigned(node) & {"code", "_NAMED", "_LIVING", "_TWICE"}:
            parts = [part for part in ast.walk(node.value) if isinstance(part, ast.expr)]
        texts = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        found.update(text for text in texts if CODE.fullmatch(text))
    return found


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _assigned(node: ast.Assign) -> set[str]:
    return {part.id for target in node.targets for part in ast.walk(target) if isinstance(part, ast.Name)}


def emitted() -> set[str]:
    folders = [REPOSITORY / "generator" / name for name in ("loading", "schema", "rules", "pipeline")]
    modules = [REPOSITORY / "generator" / "problems.py", *(path for folder in folders for path in folder.rglob("*.py"))]
    return {code for module in modules for code in codes_in(module)}


def test_the_codes_in_the_source_are_found() -> None:
    assert {"tab", "unknown-key", "bad-date", "too-deep", "duplicate-id", "not-a-file", "no-source"} <= emitted()
    assert len(emitted()) > 40


def test_explain_knows_every_code_and_no_other() -> None:
    declared = {code for _, code in RULE_CODES} | {code.name for code in FILE_CODES}
    in_cases = {code for case in bad_cases() for code in codes_of(case)}
    assert emitted() | in_cases <= declared
    by_rules_alone = {rule.name for rule in RULES if not rule.codes} | {c for c in declared if c.startswith("unknown-")}
    assert declared <= emitted() | by_rules_alone


def test_explain_lists_every_rule_and_code() -> None:
    result = explain()
    assert result.exit_code == 0
    words = set(re.findall(r"^ *([a-z0-9-]+)(?: \(warning\))?$", result.stdout, re.MULTILINE))
    assert {rule.name for rule in RULES} <= words
    assert {code for _, code in RULE_CODES} <= words
    assert {code.name for code in FILE_CODES} <= words


@pytest.mark.parametrize("word", ["unknown-country", "references", "tab", "BAD-DATE", "overlap"])
def test_explain_says_what_must_hold_by_a_word(word: str) -> None:
    result = explain(word)
    assert result.exit_code == 0
    assert word.lower() in result.stdout
    assert " must " in result.stdout


def test_explain_tells_both_places_where_a_code_is_used() -> None:
    text = explain("duplicate-id").stdout
    assert "whatever their case" in text
    assert "within a file" in text


def test_the_page_of_the_rules_is_what_explain_says() -> None:
    page = explain("--markdown", "--root", str(REPOSITORY)).stdout
    shown = (REPOSITORY / "docs" / "rules.md").read_text()
    assert shown == page, "briefing explain --markdown > docs/rules.md writes it"
    told = re.findall(r"^([a-z0-9-]+) \{ #", page, re.MULTILINE)
    assert sorted({code for _, code in RULE_CODES} | {code.name for code in FILE_CODES}) == told


def test_explain_names_the_nearest_word() -> None:
    result = explain("unknown-contry")
    assert result.exit_code == 2
    assert "did you mean “unknown-country”?" in result.stderr


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_says_what_must_hold_and_why(rule: Rule) -> None:
    for sentence in (rule.must, *rule.musts.values()):
        assert " must " in sentence
        assert sentence[-1] not in ".;"
        assert ";" not in sentence, "a semicolon ends this part of a problem"
    assert rule.why.endswith(".")
    assert rule.name not in rule.codes, "a rule with codes of its own has another name than they"


@pytest.fixture(scope="session")
def broken_rules(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """Return each rule with each code that a case about this code breaks."""
    broken: set[tuple[str, str]] = set()
    for case in bad_cases():
        project = make_project(tmp_path_factory.mktemp(case.name), case)
        records, _ = read_records(project, Store(None))
        context = Context(records, dt.date(2026, 1, 1), link(sound(records), dt.date(2026, 1, 1)))
        found = {(rule.name, f.code or rule.name) for rule in RULES for f in rule.findings(context)}
        broken |= {(rule, code) for rule, code in found if code in codes_of(case)}
    return broken


@pytest.mark.parametrize(("rule", "code"), RULE_CODES, ids=[f"{rule.name}-{code}" for rule, code in RULE_CODES])
def test_every_code_of_a_rule_has_a_case(rule: Rule, code: str, broken_rules: set[tuple[str, str]]) -> None:
    assert (rule.name, code) in broken_rules


EVENT = "data/events/2025/2025-04-02-norway-disputes-the-duty.yml"


def problems_of(project: Path, *files: tuple[str, str]) -> list[str]:
    """Return the problems of a project with each of ``files``, a path and a text."""
    for path, text in files:
        (project / path).write_text(text)
    return [str(problem) for problem in load_library(project, AS_OF).problems]


def event(title: str = "US speaks of its duty", day: str = "2025-05-05", more: str = "") -> str:
    """Return the text of an event."""
    text = (CASES / "base" / EVENT).read_text()
    summary = text[text.index("summary:") : text.index("sources:")]
    head = f"title: {title}\ndate: {day}\nkind: report\ncountries: [US, NO]\ntopics: [tariffs]\n"
    return f"{head}{summary}sources: [2025-04-02-ministry-oslo-answers]\n{more}"


@pytest.mark.parametrize(
    "title",
    [
        "US publishes Annex I of its order",
        "Annexes I and II of the order",
        "Phase I begins on Monday",
        "Basel I applies to Norway",
        "Rules from World War I apply",
        "Norway limits steel I-beams",
        "EU exempts blast furnaces",
        "Blast-furnace slag is exempt",
        "A blast at the port stops trade",
        "US opens a case on unfair trade practices",
        "US names unfair methods of competition",
        "The Unfair Competition Prevention Act changes",
        "Minister cites Our World in Data",
        "Goods admitted free of duty",
        "Rules on stunning before slaughter",
        "Minister calls the duty 'absurd, and it's unfair'",
        "Norway [answers](event:2025-05-05-norway-slams-us) the US",
    ],
)
def test_names_and_terms_are_no_judgements(tmp_path: Path, title: str) -> None:
    found = problems_of(make_project(tmp_path), (EVENT.replace("04-02", "05-05"), event(f'"{title}"')))
    assert [problem for problem in found if "not-neutral" in problem] == []


@pytest.mark.parametrize(
    "title",
    [
        "We cut the duty today",
        "But I think that it ends",
        "The US and I agree",
        "Trump blasts the EU",
        "Ministers blast the duty",
        "US ends its unfair duty",
        "Unfair trade deal ends",
        "A landmark deal is signed",
        "Norway admits that fish products are cheap",
        "Unfortunately the talks failed",
    ],
)
def test_judgements_are_told(tmp_path: Path, title: str) -> None:
    found = problems_of(make_project(tmp_path), (EVENT.replace("04-02", "05-05"), event(title)))
    assert len([problem for problem in found if "not-neutral" in problem]) == 1


@pytest.mark.parametrize(
    ("text", "is_cut"),
    [
        ("step: in-force  # 2025-11-10\n", False),
        ("step: in-force # since then\n", False),
        ("names: [one two, three] # of them\n", False),
        ('title: "one #2"\n', False),
        ("title: >\n  one two #3\n", False),
        ("title: one#2 three\n", False),
        ("title: one two #3\n", True),
        ("title: one #2\n", True),
        ("title: #2\n", True),
        ("title: one\n  two # three\n", True),
        ("- {title: one two #3\n  , date: x}\n", True),
    ],
)
def test_a_comment_that_cuts_a_text_is_told(text: str, *, is_cut: bool) -> None:
    _, problems = parse_file("data/topics.yml", text.encode())
    assert [problem.code for problem in problems] == (["cut-text"] if is_cut else [])
    assert {problem.severity for problem in problems} <= {"warning"}


def test_an_address_is_kept_as_browsers_send_it() -> None:
    source = Source.model_validate({"publisher": "a", "url": "https://www.gob.mx/economía/税?q=é"})
    assert source.url == "https://www.gob.mx/econom%C3%ADa/%E7%A8%8E?q=%C3%A9"


def test_a_publisher_belongs_to_the_top_of_its_chain_of_owners(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    owners = {"a": "b", "b": "c", "c": "", "d": "c"}
    rows = [
        f"- {{id: {key}, name: The {key}, kind: press{f', owner: {owner}' if owner else ''}}}\n"
        for key, owner in owners.items()
    ]
    path = project / "data" / "publishers.yml"
    path.write_text(path.read_text() + "".join(rows))
    library = load_library(project, AS_OF).library
    assert library
    assert {key: library.publishers[key].owner for key in owners} == dict.fromkeys(owners, "c")


TIME = 'time: "{}"\ntimezone: {}\n'
STEP = "measures:\n  - {{measure: us-salmon-duty, step: {}}}\n"


@pytest.mark.parametrize(
    ("one", "other", "codes"),
    [
        (STEP.format("in-force"), STEP.format("suspended"), []),
        (STEP.format("in-force") + "follows: [2025-05-05-b]\n", STEP.format("withdrawn"), ["step-after-end"]),
        (
            STEP.format("ordered") + TIME.format("17:00", "America/New_York"),
            STEP.format("suspended") + TIME.format("09:00", "America/New_York"),
            [],
        ),
        (
            STEP.format("ordered") + TIME.format("17:00", "Asia/Tokyo"),
            STEP.format("suspended") + TIME.format("09:00", "America/New_York"),
            ["step-back"],
        ),
        (STEP.format("in-force") + "follows: [2025-05-05-b]\n", STEP.format("expired"), []),
    ],
)
def test_steps_of_a_day_are_in_the_order_of_time_and_what_they_follow(
    tmp_path: Path, one: str, other: str, codes: list[str]
) -> None:
    folder = EVENT.rpartition("/")[0]
    files = ((f"{folder}/2025-05-05-a.yml", event(more=one)), (f"{folder}/2025-05-05-b.yml", event(more=other)))
    found = problems_of(make_project(tmp_path), *files)
    assert [problem.split()[1] for problem in found if " warning " not in problem] == codes


def test_what_expired_is_renewed_back_to_its_end(tmp_path: Path) -> None:
    folder = EVENT.rpartition("/")[0]
    renewed = STEP.format("in-force, date: 2025-05-05")
    files = (
        (f"{folder}/2025-05-05-a.yml", event(more=STEP.format("expired"))),
        (f"{folder}/2025-08-06-b.yml", event(day="2025-08-06", more=renewed)),
    )
    assert problems_of(make_project(tmp_path), *files) == []


MOVED = "deadlines:\n  - {deadline: salmon-truce, kind: moved, due: 2025-08-31}\n"
FIRST = "data/events/2025/2025-03-03-us-sets-duty-on-norway.yml"


def codes_with(tmp_path: Path, path: str, *changes: tuple[str, str]) -> list[str]:
    """Return the codes of the problems where ``changes`` are made in a file of the base project, each old and new."""
    text = (CASES / "base" / path).read_text()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return [
        problem.partition(": ")[2].removeprefix("warning ").split()[0]
        for problem in problems_of(make_project(tmp_path), (path, text))
    ]


@pytest.mark.parametrize(
    "words",
    [
        "set an additional duty of 10% on all goods of Norway that it had announced on 1 March 2025.",
        "set an additional duty of 10% on all goods of Norway, as announced on 5 January 2025.",
        "set an additional duty of 10% on all goods of Norway on 3 March 2025.",
        "set an additional duty of 10% on all goods of Norway on 10 March 2025.",
        "had set an additional duty of 10% on all goods of Norway on 1 March 2025.",
    ],
)
def test_dates_of_other_acts_and_of_beginnings_are_none_of_the_act(tmp_path: Path, words: str) -> None:
    old = "set an additional duty of 10% on all goods of Norway, in force from 10 March 2025."
    assert codes_with(tmp_path, FIRST, (old, words)) == []


def test_an_event_follows_one_that_its_clock_puts_on_the_next_day(tmp_path: Path) -> None:
    folder = EVENT.rpartition("/")[0]
    tokyo = event(title="Norway speaks in Tokyo", day="2025-05-06", more=TIME.format("08:00", "Asia/Tokyo"))
    follows = "follows: [2025-05-06-tokyo]\n"
    for time, codes in (("20:30", []), ("18:30", ["follows-later"])):
        new_york = event(more=TIME.format(time, "America/New_York") + follows)
        files = ((f"{folder}/2025-05-06-tokyo.yml", tokyo), (f"{folder}/2025-05-05-us.yml", new_york))
        found = problems_of(make_project(tmp_path / time), *files)
        assert [problem.split()[1] for problem in found if " warning " not in problem] == codes


def test_a_move_that_the_text_does_not_date_is_no_slip(tmp_path: Path) -> None:
    file = (EVENT.replace("04-02-norway-disputes-the-duty", "05-05-us-moves-truce"), event(more=MOVED))
    assert problems_of(make_project(tmp_path), file) == []


def test_a_measure_may_be_withdrawn_before_it_begins(tmp_path: Path) -> None:
    step = "measures:\n  - {measure: us-salmon-duty, step: withdrawn}\n"
    file = (EVENT.replace("04-02-norway-disputes-the-duty", "03-05-us-withdraws"), event(day="2025-03-05", more=step))
    assert [problem for problem in problems_of(make_project(tmp_path), file) if "early-end" in problem] == []


def test_zero_needs_no_figure_in_the_text(tmp_path: Path) -> None:
    assert codes_with(tmp_path, FIRST, ("percent: 10\n", "percent: 0\n")) == []
