"""What is due: found in the record and in lychee's report, said as text, JSON and Markdown, kept in one issue."""

import datetime as dt
import json
import os
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from markdown import Markdown

from generator.cli import main
from generator.commands.due import sections
from generator.model import DeskCheck, Lead, Library, Seed
from generator.projections.due import due
from tests.projects import REPOSITORY, make_project

OSLO = "2025-04-02-ministry-oslo-answers"


def briefing(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["due", "--root", str(root), "--as-of", "2026-01-01", *words])


def look(desk: str, end: str) -> DeskCheck:
    return DeskCheck(
        desk, dt.date(2025, 1, 1), dt.date.fromisoformat(end), "A", "nothing-new", dt.date(2025, 7, 1), None
    )


def test_an_entry_is_due_half_a_year_after_its_last_check(small_library: Library) -> None:
    old, new, never = (dt.date(2025, 1, 1), dt.date(2025, 6, 30), None)
    first, second, *_ = small_library.events
    events = (replace(first, checked=old), replace(second, checked=new), replace(second, id="third", checked=never))
    found = due(replace(small_library, events=events, as_of=dt.date(2025, 7, 2)))
    assert [event.id for event in found.unchecked] == ["third", first.id]
    assert due(replace(small_library, events=events, as_of=dt.date(2025, 7, 2)), 1).unchecked[-1].id == second.id


def test_a_desk_is_due_a_week_after_the_last_day_followed(small_library: Library) -> None:
    looks = (look("all", "2025-06-24"), look("NO", "2025-06-20"), look("US", "2025-06-30"))
    found = due(replace(small_library, desks=looks, as_of=dt.date(2025, 7, 1)))
    assert [(each.name, each.to) for each in found.behind] == [("Norway", dt.date(2025, 6, 20))]
    assert [(each.name, each.to) for each in due(replace(small_library, desks=())).behind] == [("", None)]


def test_leads_and_sources_without_a_copy_are_due(small_library: Library) -> None:
    lead = Lead("a-lead", None, "The US said so.", "A wire.", "Open the page.")
    seed = Seed("leads", None, dt.date(2025, 1, 1), (), (lead,))
    found = due(replace(small_library, seeds=(seed,)))
    assert found.leads == (lead,)
    cited = {key for key in small_library.sources if small_library.by_source[key] and small_library.sources[key].url}
    assert {source.id for source in found.unarchived} == cited - {
        key for key, source in small_library.sources.items() if source.archive
    }


def test_text_json_and_markdown_say_the_same(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    shown = json.loads(briefing(root, "--format", "json").output)
    text, markdown = briefing(root).output, briefing(root, "--format", "markdown").output
    assert shown.pop("as_of") == "2026-01-01"
    assert any(shown.values())
    for rows in shown.values():
        for row in rows:
            assert row["id"] in text
            assert row["id"] in markdown
    assert "What to do: " in markdown


def test_words_of_the_record_are_no_markup_of_the_issue(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    lead = (
        "- {id: x, says: '[a](javascript:x) <img src=x> @someone #1', seen_in: a wire, verify: 'Open `it`, then | say'}"
    )
    (root / "seeds/leads.yml").write_text(f"read: 2025-05-01\nleads:\n{lead}\n", encoding="utf-8")
    markdown = briefing(root, "--format", "markdown").output
    (line,) = [line for line in markdown.splitlines() if line.startswith("- [ ] `x`")]
    drawn = Markdown().convert(line)
    assert "<img" not in drawn
    assert "<a " not in drawn
    # In code, GitHub takes no name for a person and no number for an issue.
    assert "@someone #1" in re.findall("<code>(.*?)</code>", drawn)[1]


def test_no_more_rows_than_wanted_are_shown(small_library: Library) -> None:
    leads = tuple(Lead(f"lead-{n}", None, "So it is.", "A wire.", "Open the page.") for n in range(5))
    found = due(replace(small_library, seeds=(Seed("leads", None, dt.date(2025, 1, 1), (), leads),)))
    section = next(section for section in sections(found, 180, None) if section.key == "leads")
    assert len(section.rows) == 5


def report(root: Path, text: str) -> Path:
    file = root / "links.json"
    file.write_text(text, encoding="utf-8")
    return file


def test_what_lychee_found_names_the_source_and_a_copy(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    addresses = briefing(root, "--addresses").output.splitlines()
    assert addresses
    copy = f"https://web.archive.org/web/2025/{addresses[0]}"
    failed = {"url": addresses[0], "status": {"text": "Not Found", "code": 404}}
    suggested = {"original": addresses[0], "suggestion": copy}
    text = json.dumps({"error_map": {"a.txt": [failed]}, "suggestion_map": {"a.txt": [suggested]}})
    shown = json.loads(briefing(root, "--format", "json", "--links", str(report(root, text))).output)
    (row,) = shown["dead"]
    assert f"{addresses[0]} (404)" in row["says"]
    assert row["url"] == copy


@pytest.mark.parametrize("text", ["", "[]", '{"total": 3}', '{"error_map": {"a": [{"status": 1}]}}', "\x00"])
def test_a_report_that_is_none_is_one_sentence(tmp_path: Path, text: str) -> None:
    root = make_project(tmp_path)
    done = briefing(root, "--links", str(report(root, text)))
    assert done.exit_code == 2
    assert "is no report of lychee" in done.output


@pytest.mark.parametrize(
    ("listed", "called"), [("", "issue create --title What the record needs"), ("7", "issue edit 7")]
)
def test_one_issue_is_kept(tmp_path: Path, listed: str, called: str) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "gh").write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/called\n[ "$2" = list ] && echo "{listed}"; true\n')
    (tools / "briefing").write_text("#!/bin/sh\necho found\n")
    for tool in tools.iterdir():
        tool.chmod(0o755)
    known = os.environ | {"PATH": f"{tools}:{os.environ['PATH']}"}
    command = ["make", "-f", f"{REPOSITORY}/Makefile", "findings", f"BIN={tools}", "READY="]
    done = subprocess.run(command, cwd=tmp_path, env=known, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert called in (tmp_path / "called").read_text()
    assert (tmp_path / "build/findings.md").read_text() == "found\n"
