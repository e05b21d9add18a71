"""The project's own record has no problems, and what is generated from the program is up to date."""

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


def test_the_json_schemas_are_those_of_the_program() -> None:
    folder = REPOSITORY / "data" / "schema"
    assert {path.name: path.read_text() for path in folder.iterdir()} == schemas()
