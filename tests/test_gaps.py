"""What this record misses: looks at the news by desk, countries that few events name, and what rests on little."""

from typing import Any

from generator.model import Library
from generator.pages import gaps
from generator.projections.evidence import evidence


def test_looks_at_all_news_come_first_and_each_look_is_listed(library: Library) -> None:
    context = told(library)
    desks = [look.desk for _, look in context["looks"]]
    assert len(desks) == len(library.desks)
    assert desks[0] == "all"
    assert [name for name, look in context["looks"] if look.desk == "legal"] == ["Courts and legal challenges"] * 2


def test_countries_are_those_that_few_events_name(library: Library) -> None:
    context = told(library)
    listed = {country.code: count for country, count in context["few"]}
    assert all(count == len(library.by_country[code]) < context["most"] for code, count in listed.items())
    assert {"CN", "EU"} & listed.keys() == set()
    assert {code for code in library.countries if len(library.by_country[code]) < context["most"]} == listed.keys()


def test_the_counts_are_those_of_the_record(library: Library) -> None:
    context = told(library)
    grades = [evidence(event).grade for event in library.active_events]
    assert context["alone"] == grades.count("single-source") > 0
    assert context["with_hub"] == len(library.by_country["US"]) < context["total"] == len(grades)


def test_a_record_of_two_events_has_the_page_too(small_library: Library) -> None:
    assert told(small_library)["total"] == len(small_library.active_events)


def told(library: Library) -> dict[str, Any]:
    (output,) = gaps.pages(library)
    context: dict[str, Any] = output.make(*output.inputs).context
    return context
