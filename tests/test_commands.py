"""The command ``briefing`` as its user meets it."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.model import Library
from generator.projections.state_of_play import StateOfPlay, state_of_play
from generator.settings import today
from tests.projects import CASES, REPOSITORY, make_project, make_site_project
from tests.site_links import check_links

SUMMARY = (
    "Trade minister Ola Nordmann and his counterpart in Washington spoke by telephone about fish quotas, according to "
    "the Norwegian ministry: both sides said that talks would go on, and neither named a date for the next round."
)
ANSWERS = {
    "--title": "Norway and the US speak about: fish quotas",
    "--date": "2025-05-05",
    "--kind": "call",
    "--countries": "NO, US",
    "--topics": "fisheries",
    "--summary": SUMMARY,
    "--sources": "2025-04-02-ministry-oslo-answers",
    "--follows": "2025-04-02-norway-disputes-the-duty",
}


def briefing(root: Path, *arguments: str, answers: str | None = None) -> Result:
    result = CliRunner().invoke(main, [*arguments, "--root", str(root), "--as-of", "2026-01-01"], input=answers)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def flags(answers: dict[str, str]) -> list[str]:
    return [part for pair in answers.items() for part in pair]


def errors_in(result: Result) -> list[str]:
    """Return the codes of the errors that the check printed as text."""
    codes = [line.split()[1] for line in result.stdout.splitlines()]
    return [code for code in codes if code != "warning"]


def test_new_writes_an_event_that_passes_the_check(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    result = briefing(project, "new", *flags(ANSWERS))
    assert result.exit_code == 0, result.output
    assert (project / "data/events/2025/2025-05-05-norway-and-the-us-speak-about-fish-quotas.yml").is_file()
    checked = briefing(project, "check")
    assert (checked.exit_code, errors_in(checked)) == (0, [])


def test_new_writes_the_day_of_recording(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    briefing(project, "new", *flags(ANSWERS))
    path = project / "data/events/2025/2025-05-05-norway-and-the-us-speak-about-fish-quotas.yml"
    assert path.read_text().endswith("\nrecorded: 2026-01-01\nchecked: 2026-01-01\n")
    path.unlink()
    arguments = [*flags(ANSWERS), "--root", str(project)]
    assert CliRunner().invoke(main, ["new", *arguments]).exit_code == 0
    assert path.read_text().endswith(f"\nrecorded: {today()}\nchecked: {today()}\n")


def test_only_a_strict_check_fails_on_a_warning(tmp_path: Path) -> None:
    project = make_project(tmp_path, CASES / "bad" / "unused-measure")
    assert briefing(project, "check").exit_code == 0
    assert briefing(project, "check", "--strict").exit_code == 1


@pytest.mark.parametrize(
    ("case", "summary"),
    [
        ("unknown-topic", "2 events, 2 sources, 1 seed checked: 1 error, "),
        ("no-source", "2 events, 2 sources, 1 seed checked: 3 errors, "),
    ],
)
def test_check_counts_what_it_found(tmp_path: Path, case: str, summary: str) -> None:
    assert summary in briefing(make_project(tmp_path, CASES / "bad" / case), "check").stderr


def test_schema_says_how_many_files_it_wrote(tmp_path: Path) -> None:
    for folder in ("data/schema", ".github/ISSUE_TEMPLATE", "docs"):
        shutil.copytree(REPOSITORY / folder, tmp_path / folder)
    (tmp_path / "data" / "schema" / "topics.json").unlink()
    arguments = ["schema", "--root", str(tmp_path)]
    stale = CliRunner().invoke(main, [*arguments, "--check"])
    assert (stale.exit_code, stale.stderr) == (
        1,
        "These files are not up to date: data/schema/topics.json; run “briefing schema”\n",
    )
    assert CliRunner().invoke(main, arguments).stdout == "1 file written\n"


def test_the_list_of_commands_cuts_no_sentence() -> None:
    listed = CliRunner().invoke(main, ["-h"], terminal_width=80).stdout.partition("Commands:")[2]
    assert len(listed.splitlines()) > 5
    assert "..." not in listed


@pytest.mark.parametrize(
    ("flag", "value", "code"),
    [
        ("--date", "2025-5-5", "bad-date"),
        ("--countries", "NO, XX", "unknown-country"),
        ("--topics", "angling", "unknown-topic"),
        ("--sources", "nowhere", "unknown-source"),
        ("--summary", "Too short.", "too-short"),
        ("--title", "Hidden \u202ewords in a title", "hidden-character"),
    ],
)
def test_new_writes_nothing_where_an_answer_does_not_fit(tmp_path: Path, flag: str, value: str, code: str) -> None:
    project = make_project(tmp_path)
    before = sorted((project / "data").rglob("*.yml"))
    result = briefing(project, "new", *flags(ANSWERS | {flag: value}))
    assert result.exit_code == 1
    assert code in result.stderr
    assert sorted((project / "data").rglob("*.yml")) == before


def test_new_does_not_overwrite(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    briefing(project, "new", *flags(ANSWERS))
    again = briefing(project, "new", *flags(ANSWERS))
    assert again.exit_code == 1
    assert "exists already" in again.stderr


def test_check_speaks_json_and_annotations(tmp_path: Path) -> None:
    project = make_project(tmp_path, CASES / "bad" / "unknown-topic")
    rows = json.loads(briefing(project, "check", "--format", "json").stdout)
    assert [(row["code"], row["line"]) for row in rows if row["severity"] == "error"] == [("unknown-topic", 5)]
    lines = briefing(project, "check", "--format", "github").stdout.splitlines()
    (line,) = [line for line in lines if line.startswith("::error ")]
    assert line.startswith("::error file=data/events/2025/2025-04-02-norway-disputes-the-duty.yml,line=5,col=10,")


def test_state_of_a_day_knows_nothing_later() -> None:
    def rates(day: str) -> list[tuple[str, str | None]]:
        result = CliRunner().invoke(main, ["state", "--json", "--root", str(CASES / "base"), "--as-of", day])
        rows = json.loads(result.stdout)["states"]
        return sorted((r["country"], (r["rate_on_its_goods"] or {}).get("percent")) for r in rows)

    assert rates("2025-03-09") == [("NO", None), ("US", None)]
    assert rates("2025-03-10") == [("NO", "10"), ("US", None)]
    one = CliRunner().invoke(main, ["state", "--country", "no", "--root", str(CASES / "base"), "--as-of", "2025-03-12"])
    assert "Norway with United States" in one.stdout
    assert "disputed" not in one.stdout


def test_state_of_3_june_2025_says_what_the_page_of_that_day_says() -> None:
    arguments = ["state", "--root", str(REPOSITORY), "--as-of", "2025-06-03", "--country", "cn"]
    found = json.loads(CliRunner().invoke(main, [*arguments, "--json"]).stdout)
    china = found["states"][0]
    assert (china["agreement"], china["status"]["stage"]) == ("us-china-geneva-joint-statement", "in-force")
    assert (china["rate_on_its_goods"]["percent"], china["rate_it_charges"]["percent"]) == ("30", "10")
    assert china["rate_it_charges"]["until"] == china["rate_on_its_goods"]["until"] == "2025-08-12"
    doubt = "US says; China has not confirmed"
    assert china["next_date"] == {
        "deadline": "trump-xi-call-june-2025", "due": "2025-06-08", "precision": "day", "expected": True,
        "outcome": "expected (not fixed)", "evidence": "single-source", "doubt": doubt,
        "words": f"8 Jun 2025, in 5 days: Trump and Xi speak by phone (expected) (one source: {doubt})",
    }  # fmt: skip
    assert [step["id"] for step in found["agreements"]] == ["us-china-geneva-joint-statement"]
    assert max(step["since"] for step in found["measures"]) <= "2025-06-03"
    assert "us-china-truce" in {date["deadline"] for date in found["dates_pending"]}
    text = CliRunner().invoke(main, arguments).stdout
    assert "rate on it: 30% on top since 14 May 2025, to 12 Aug 2025" in text
    for answer in (china["status"], china["rate_on_its_goods"], china["rate_it_charges"], china["next_date"]):
        assert f"{answer['words']}\n" in text


PAIR = {
    "country": str, "counterpart": str, "agreement": str | None, "status": dict | None,
    "rate_on_its_goods": dict | None, "also_on_its_goods": list, "rate_it_charges": dict | None,
    "next_date": dict | None, "last_event": str | None, "disputed": str | None, "followed_to": str | None, "main": bool,
}  # fmt: skip
RATE = {
    "percent": str | None, "specific": list, "basis": str, "covers": str | None, "why": str | None, "since": str,
    "until": str | None, "how": str, "before": str | None, "otherwise": str | None, "evidence": str,
    "doubt": str | None, "events": list, "words": str,
}  # fmt: skip
LAYER = {"measure": str, "goods": str, "rate": dict}
DATE = {
    "deadline": str, "due": str | None, "precision": str | None, "expected": bool, "outcome": str,
    "evidence": str | None, "doubt": str | None, "words": str,
}  # fmt: skip
STATUS = {
    "id": str, "stage": str, "known": bool, "since": str, "until": str | None, "how": str, "evidence": str,
    "doubt": str | None, "event": str, "words": str,
}  # fmt: skip


def state_of(day: str, *arguments: str, root: Path = REPOSITORY) -> dict[str, Any]:
    result = CliRunner().invoke(main, ["state", "--json", "--root", str(root), "--as-of", day, *arguments])
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def has_shape(row: dict[str, Any], shape: dict[str, Any]) -> bool:
    return list(row) == list(shape) and all(isinstance(row[key], kind) for key, kind in shape.items())


def test_the_state_document_has_these_keys_and_types() -> None:
    found = state_of("2026-11-23")
    assert list(found) == ["as_of", "events", "states", "agreements", "measures", "dates_pending"]
    assert found["as_of"] == "2026-11-23"
    assert found["events"] > 250
    states = found["states"]
    layers = [layer for row in states for layer in row["also_on_its_goods"]]
    rates = [row[key] for row in states for key in ("rate_on_its_goods", "rate_it_charges") if row[key]]
    rates += [layer["rate"] for layer in layers]
    dates = [*found["dates_pending"], *(row["next_date"] for row in states if row["next_date"])]
    statuses = [*found["agreements"], *found["measures"], *(row["status"] for row in states if row["status"])]
    for rows, shape in ((states, PAIR), (layers, LAYER), (rates, RATE), (dates, DATE), (statuses, STATUS)):
        assert rows
        assert [row for row in rows if not has_shape(row, shape)] == []
    # A rate has a value, or the reason why it has none.
    assert [rate for rate in rates if (rate["why"] is None) != bool(rate["percent"] or rate["specific"])] == []


def test_the_state_document_holds_every_pair_that_the_record_says_anything_of(library: Library) -> None:
    def is_known(pair: StateOfPlay) -> bool:
        return bool(pair.events or pair.agreement or pair.rate.since or pair.rate_back.since)

    found = state_of(library.as_of.isoformat())["states"]
    pairs = [(row["country"], row["counterpart"]) for row in found]
    both = [(one, other) for one in library.countries.values() for other in library.countries.values() if one != other]
    assert len(set(pairs)) == len(pairs)
    assert set(pairs) == {(a.code, b.code) for a, b in both if is_known(state_of_play(library, a, b))}
    main = [row["main"] for row in found]
    assert main == sorted(main, reverse=True)
    assert sum(main) == len({row["country"] for row in found})


def test_the_state_document_of_a_country_holds_all_its_pairs() -> None:
    everything, china = state_of("2026-11-23"), state_of("2026-11-23", "--country", "cn")
    assert china["states"][0]["main"]
    assert len(china["states"]) > 5
    in_order = sorted((row["country"], row["counterpart"]) for row in everything["states"] if row["country"] == "CN")
    assert sorted((row["country"], row["counterpart"]) for row in china["states"]) == in_order


@pytest.mark.parametrize("command", ["state", "stats", "coverage"])
def test_a_command_tells_the_problems_of_bad_data_and_ends(tmp_path: Path, command: str) -> None:
    result = briefing(make_project(tmp_path, CASES / "bad" / "unknown-topic"), command)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.count("unknown-topic topics must be listed in data/topics.yml; found “tarifs”") == 1


def test_check_as_of_a_past_day_takes_it_as_today(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    arguments = ["check", "--root", str(project), "--as-of", "2025-03-20"]
    result = CliRunner().invoke(main, arguments)
    assert set(errors_in(result)) == {"future-event", "days-to-come"}


@pytest.mark.parametrize("day", ["2025-6-3", "20250603", "2025-W23-2", "2025-02-30", "", "yesterday"])
def test_a_day_is_written_in_one_way(day: str) -> None:
    result = CliRunner().invoke(main, ["stats", "--root", str(CASES / "base"), "--as-of", day])
    assert result.exit_code == 2
    assert "write it like 2025-06-03" in result.stderr


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-03", "3000-01-01", "1899-12-31"])
def test_a_day_lies_in_years_that_can_be_computed(day: str) -> None:
    result = CliRunner().invoke(main, ["stats", "--root", str(CASES / "base"), "--as-of", day])
    assert result.exit_code == 2
    assert "lies outside 1900-01-01 to 2999-12-31; check the year" in result.stderr


def test_state_says_where_the_record_begins_and_that_a_day_has_not_come() -> None:
    early = CliRunner().invoke(main, ["state", "--root", str(CASES / "base"), "--as-of", "1990-02-01"])
    assert early.stdout == "The record begins on 3 March 2025: it says nothing of 1 February 1990.\n"
    late = CliRunner().invoke(main, ["state", "--root", str(CASES / "base"), "--as-of", "2990-02-01"])
    assert "1 February 2990 has not come yet" in late.stderr


def test_state_names_the_nearest_country() -> None:
    result = CliRunner().invoke(
        main, ["state", "--country", "XX", "--root", str(CASES / "base"), "--as-of", "2026-01-01"]
    )
    assert result.exit_code == 2
    assert "XX" in result.stderr


def test_stats_and_coverage_count_the_record() -> None:
    assert briefing(CASES / "base", "stats").stdout.startswith(
        "2 events, 2 sources of 2 publishers, 1 deadline, 1 measure"
    )
    assert "1 of 2 facts recorded" in briefing(CASES / "base", "coverage").stdout
    assert "Prices are not covered." in briefing(CASES / "base", "coverage").stdout


@pytest.mark.parametrize("url", ["https://files.example.org/briefing/2026", "https://briefing.example.org"])
def test_a_site_can_be_built_for_any_static_host(tmp_path: Path, url: str) -> None:
    project = make_site_project(tmp_path)
    result = briefing(project, "build", "--base-url", url)
    assert result.exit_code == 0, result.output
    site = project / "site"
    page = (site / "events" / "2025-04-02-norway-disputes-the-duty" / "index.html").read_text()
    assert f'<link rel="canonical" href="{url}/events/2025-04-02-norway-disputes-the-duty/">' in page
    assert f"<loc>{url}/events/2025-04-02-norway-disputes-the-duty/</loc>" in (site / "sitemap.xml").read_text()
    prefix = "/" + f"{url}/".split("/", 3)[3]
    assert f'href="{prefix}assets/briefing.css"' in (site / "404.html").read_text()
    assert check_links(site, prefix).broken == ()
    assert json.loads((site / "build.json").read_text())["base_url"] == f"{url}/"
