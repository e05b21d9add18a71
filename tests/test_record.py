"""The project's own record has no problems, and what is generated from the program is up to date."""

import pycountry

from generator.commands.schema import schemas
from generator.model import Library
from generator.pipeline import Loaded
from tests.projects import REPOSITORY


def test_the_record_has_no_error_and_no_warning(loaded: Loaded) -> None:
    assert [str(problem) for problem in loaded.problems] == []


def test_every_fact_of_every_seed_is_recorded_or_says_why_not(library: Library) -> None:
    cited = {(citation.source.id, citation.fact) for event in library.events for citation in event.all_citations}
    facts = [(seed.id, fact) for seed in library.seeds for fact in seed.facts]
    assert len(facts) >= 15
    assert [fact for key, fact in facts if (key, fact.number) not in cited and not fact.not_recorded] == []


def test_every_country_has_its_iso_code(library: Library) -> None:
    codes = {country.alpha_2 for country in pycountry.countries}
    countries = [country.code for country in library.countries.values() if country.kind == "country"]
    assert [code for code in countries if code not in codes] == []


def test_the_json_schemas_are_those_of_the_program() -> None:
    folder = REPOSITORY / "data" / "schema"
    found = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*")}
    wanted = schemas()
    stale = sorted(name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name))
    assert stale == [], "run “briefing schema”, and remove files that it does not write"
