"""The project's own record holds."""

from generator.commands.schema import schemas
from generator.pipeline.check import Checked
from generator.rules.seed_facts import cited_facts
from tests.projects import REPOSITORY


def test_the_record_has_no_error_and_no_warning(checked: Checked) -> None:
    assert [str(problem) for problem in checked.problems] == []


def test_every_fact_of_every_seed_is_recorded_or_says_why_not(checked: Checked) -> None:
    cited = cited_facts(checked.records)
    facts = [(seed.id, n, fact) for seed in checked.records.seeds for n, fact in enumerate(seed.value.facts, 1)]
    assert len(facts) >= 15
    assert [key for key, n, fact in facts if f"{key}#{n}" not in cited and not fact.not_recorded] == []


def test_the_editors_schema_is_that_of_the_models() -> None:
    folder = REPOSITORY / "data" / "schema"
    assert {path.name: path.read_text() for path in folder.iterdir()} == schemas()
