"""Who stands behind the site: the page of its desk, corrections by year, no placeholder in what is published."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.commands.readiness import not_ready
from generator.model import Library, Revision, Statement
from generator.pages.desk import HEADINGS, pages
from generator.rendering.renderer import Renderer
from generator.settings import Settings
from tests.projects import make_project


def revision(day: str, kind: str, reason: str) -> Revision:
    return Revision(dt.date.fromisoformat(day), kind, reason)


def page_of(library: Library) -> str:
    (output,) = pages(library)
    return Renderer({"site": "", "repo": ""}).body(output.make(*output.inputs))


def said(*keys: str, placeholder: bool = False) -> tuple[Statement, ...]:
    return tuple(Statement(key, f"What is true of {key} here.", placeholder) for key in keys)


def saying(library: Library, statements: tuple[Statement, ...]) -> Library:
    return replace(library, masthead=replace(library.masthead, statements=statements))


def test_the_page_has_every_statement_in_the_order_of_its_headings(small_library: Library) -> None:
    text = page_of(saying(small_library, said(*reversed(HEADINGS))))
    places = [text.index(f"## {heading} {{ #{key} }}") for key, heading in HEADINGS.items()]
    assert places == sorted(places)
    assert "What is true of money here" in text
    assert "keep the place" not in text


def test_a_placeholder_says_that_it_is_one(small_library: Library) -> None:
    text = page_of(saying(small_library, said("money", placeholder=True)))
    assert "a site with them is not ready to be published" in text


def test_corrections_are_counted_by_year_and_updates_are_not(small_library: Library) -> None:
    first, second, *rest = small_library.events
    first = replace(
        first,
        revisions=(
            revision("2025-06-01", "correction", "The rate was 10%, not 12%."),
            revision("2026-02-01", "correction", "The day was the 3rd."),
            revision("2026-02-02", "update", "The talks went on."),
        ),
    )
    second = replace(second, revisions=(revision("2026-03-01", "correction", "The place was Oslo."),))
    text = page_of(replace(small_library, events=(first, second, *rest)))
    assert "| 2026 | 2 | 2 |" in text
    assert "| 2025 | 1 | 1 |" in text
    assert text.index("The place was Oslo") < text.index("The day was the 3rd") < text.index("The rate was 10%")
    assert "The talks went on" not in text


SITE = (
    "name: Ocean talks\ntalks: ocean talks\nscope: the ocean talks\nsince: 2025-01-20\nid_domain: briefing.test\n"
    "statements:\n" + "".join(f"- id: {key}\n  says: What is true of our desk, in words.\n" for key in HEADINGS)
)
REAL = {"BRIEFING_SITE_URL": "https://briefing.test/", "BRIEFING_REPOSITORY": "https://git.test/briefing"}


def publish(root: Path, environment: dict[str, str]) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["build", "--publish", "--root", str(root)], env=environment)
    return result.exit_code, result.output


@pytest.mark.parametrize(
    ("site", "environment", "found"),
    [
        (SITE.replace("id: money\n", "id: money\n  placeholder: true\n"), REAL, "data/site.yml:9:1: not-ready"),
        (SITE.replace("- id: complaints\n  says: What is true of our desk, in words.\n", ""), REAL, "id: complaints"),
        (SITE, {**REAL, "BRIEFING_SITE_URL": ""}, "set BRIEFING_SITE_URL"),
        (SITE, {**REAL, "BRIEFING_REPOSITORY": ""}, "set BRIEFING_REPOSITORY"),
    ],
)
def test_a_publishing_build_refuses_a_placeholder(
    tmp_path: Path, site: str, environment: dict[str, str], found: str
) -> None:
    root = make_project(tmp_path / "project")
    (root / "data" / "site.yml").write_text(site, encoding="utf-8")
    code, output = publish(root, environment)
    assert code == 1
    assert found in output
    assert not (root / "site").exists()
    assert output.count("not-ready") == 1


def test_a_publishing_build_refuses_ids_with_a_domain_that_is_nobody_s(tmp_path: Path) -> None:
    root = make_project(tmp_path / "project")
    (root / "data" / "site.yml").write_text(SITE.replace("briefing.test", "briefing.example.org"), encoding="utf-8")
    code, output = publish(root, REAL)
    assert code == 1
    assert "data/site.yml:5:1: not-ready" in output


def test_teams_that_are_not_of_the_repositorys_owner_are_no_owners(small_library: Library, tmp_path: Path) -> None:
    (tmp_path / ".github").mkdir()
    owners = tmp_path / ".github" / "CODEOWNERS"
    owners.write_text("# @old/team\n* @desk/editors @someone\n/data/ @trade-talks-briefing/data-reviewers\n")
    settings = Settings(tmp_path, small_library.as_of, "https://desk.test/", "https://github.com/Desk/talks")
    found = [problem for problem in not_ready(small_library, settings) if problem.path == ".github/CODEOWNERS"]
    assert [(problem.line, problem.found) for problem in found] == [
        (3, "@trade-talks-briefing/data-reviewers is no team of Desk")
    ]
