"""Goods: on one product each rate stands once, with those on whom it is; general duties are never added."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Citation, Event, Library, Measure, MeasureStep, Product, Rate
from generator.pages import goods
from generator.pages.page import Page
from generator.projections.charges import blocs_of, charge, reaches
from generator.projections.ends import Ends
from generator.projections.goods import earlier_rates, general_duties, product_rates, proposed_rates
from generator.projections.rates import combine
from generator.wording.outcome import proposal_words
from generator.wording.rate import value_words
from generator.wording.scope import scope_words
from tests.random_records import MEASURES, PARTNERS, SOURCES, TARIFFS, US, library_of, records

CARS = Product("cars", "Cars", "Cars.", TARIFFS)
STEEL = Product("steel", "Steel", "Steel.")
DUTY = Measure("car-duty", "US car duty", US, (), "cars", None, headline=False, topics=(TARIFFS,), about=None,
               products=(CARS,))  # fmt: skip
GENERAL = MEASURES["duty"]


def rate(percent: int | None, start: str, *on: str, **other: object) -> Rate:
    """Return a rate of the car duty from the day ``start`` on the partners ``on``, none: on all."""
    given_ = {"measure": DUTY, "status": "in-force", "goods": None, "except_for": frozenset(), "basis": "on-top"}
    given_ |= {"until": None, "note": None, "citation": Citation(SOURCES["white-house"]), **other}
    value = Decimal(percent) if percent is not None else None
    return Rate(partners=frozenset(on), percent=value, effective=dt.date.fromisoformat(start) if start else None,
                **given_)  # type: ignore[arg-type] # fmt: skip


def record(*rates: Rate, as_of: str = "2025-12-31", steps: tuple[MeasureStep, ...] = ()) -> Library:
    """Return a record of one event for each of ``rates``, a day apart, in which the measures are in force."""
    events = [
        Event(
            f"2025-01-0{n}-event", f"Event {n}", dt.date(2025, 1, n), "day", None, None, "measure", (US,),
            worldwide=False, topics=(TARIFFS,), summary="It happened.", citations=(each.citation,), people=(),
            accounts=(), deadlines=(), measures=steps if n == 1 else (), agreements=(), rates=(each,),
            rival_values=(), follows=(), checked=None, revisions=(), withdrawn=None,
        )
        for n, each in enumerate(rates, 1)
    ]  # fmt: skip
    library = library_of(events, dt.date.fromisoformat(as_of))
    return replace(library, measures={**MEASURES, DUTY.id: DUTY}, goods={"cars": CARS, "steel": STEEL})


def told(library: Library, product: Product = CARS) -> list[str]:
    return [f"{scope_words(row.scope)}: {value_words(row.rate.answer)}" for row in product_rates(library, product)]


def test_a_partner_with_a_rate_of_its_own_stands_apart_from_all_others() -> None:
    library = record(rate(25, "2025-02-01"), rate(15, "2025-03-01", "EU", basis="all-in"))
    assert told(library) == ["all other partners: 25% on top", "EU: 15% all-in"]
    assert told(record(rate(25, "2025-02-01"))) == ["all partners: 25% on top"]
    assert told(record(rate(25, "2025-02-01"), rate(25, "2025-02-01", "CN"))) == [
        "all other partners: 25% on top",
        "China: 25% on top",
    ]


def test_who_is_excepted_is_left_out() -> None:
    library = record(rate(25, "2025-02-01", except_for=frozenset({"CN"})))
    assert told(library) == ["all partners but China: 25% on top"]


def test_members_of_a_customs_union_stand_in_its_name() -> None:
    (row,) = product_rates(record(rate(25, "2025-02-01", "EU")), CARS)
    assert [partner.code for partner in row.scope.partners] == ["EU"]
    # Britain had left the union of this record by then, and pays what others do.
    library = record(rate(25, "2025-02-01"), rate(15, "2025-03-01", "EU"))
    assert told(library) == ["all other partners: 25% on top", "EU: 15% on top"]


def test_a_member_that_is_excepted_from_the_rate_of_its_union_is_named() -> None:
    """By a later rate on all but it, say."""
    library = record(rate(15, "2025-02-01", "EU"), rate(None, "2025-03-01", "HR", status="ended"), as_of="2025-12-31")
    assert told(library) == ["EU but Croatia: 15% on top"]


def test_what_was_charged_before_has_its_first_and_last_day() -> None:
    library = record(rate(25, "2025-02-01"), rate(50, "2025-03-01"), rate(50, "2025-04-01"), rate(15, "2025-05-01"))
    assert told(library) == ["all partners: 15% on top"]
    assert [(value_words(row.step.answer), str(row.step.effective), str(row.end)) for row in
            earlier_rates(library, CARS)] == [
        ("50% on top", "2025-03-01", "2025-05-01"),
        ("25% on top", "2025-02-01", "2025-03-01"),
    ]  # fmt: skip


def test_what_ended_with_its_measure_is_charged_no_more() -> None:
    end = MeasureStep(DUTY, "struck-down", dt.date(2025, 6, 1), None)
    steps = (MeasureStep(DUTY, "in-force", dt.date(2025, 2, 1), None), end)
    library = record(rate(25, "2025-02-01"), steps=steps)
    assert told(library) == []
    assert [str(row.end) for row in earlier_rates(library, CARS)] == ["2025-06-01"]


def test_what_followed_a_suspension_is_not_known() -> None:
    steps = (MeasureStep(DUTY, "suspended", dt.date(2025, 3, 1), None, until=dt.date(2025, 6, 1)),)
    library = record(rate(25, "2025-02-01"), steps=steps)
    assert told(library) == ["all partners: not known"]


def test_a_general_duty_is_named_and_never_added() -> None:
    step = MeasureStep(GENERAL, "in-force", dt.date(2025, 2, 1), None)
    library = record(rate(25, "2025-02-01"), rate(10, "2025-02-01", measure=GENERAL), steps=(step,))
    assert told(library) == ["all partners: 25% on top"]
    assert general_duties(library, [US]) == [GENERAL]
    # A rate of it on the product is one on the product.
    part = rate(5, "2025-02-01", measure=GENERAL, goods="listed steel", products=(STEEL,))
    assert told(record(part), STEEL) == ["all partners: 5% on top"]
    assert told(record(part)) == []


def test_a_proposal_says_what_came_of_it() -> None:
    library = record(
        rate(15, "", "EU", status="announced", goods="cars", basis="all-in"),
        rate(60, "", status="threatened"),
        rate(15, "2025-03-01", "EU", goods="cars and parts", basis="all-in"),
    )
    words = [(proposal_words(row.proposal), [p.code for p in row.partners]) for row in proposed_rates(library, CARS)]
    assert words == [
        ("no day given; not in force, as far as is recorded", []),
        ("in force from 1 Mar 2025 on cars and parts", ["EU"]),
    ]


@settings(max_examples=50)
@given(records(), st.sampled_from(sorted(MEASURES)))
def test_each_partner_stands_in_the_row_of_what_it_is_charged(library: Library, key: str) -> None:
    """By the rows every partner that is told apart is charged what the measure charges it, and nobody twice."""
    of_cars = replace(MEASURES[key], products=(CARS,))
    events = [
        replace(
            event,
            rates=tuple(replace(r, measure=of_cars) if r.measure.id == key else r for r in event.rates),
            measures=tuple(replace(s, measure=of_cars) if s.measure.id == key else s for s in event.measures),
        )
        for event in library.events
    ]
    known = replace(library_of(events, library.as_of), measures={**MEASURES, key: of_cars}, goods={"cars": CARS})
    ends, day = Ends(known), known.as_of
    rows = product_rates(known, CARS)
    by_name = {partner.code: row for row in rows for partner in row.scope.partners}
    assert len(by_name) == sum(len(row.scope.partners) for row in rows)
    of_all = [row for row in rows if not row.scope.partners]
    assert len(of_all) <= 1
    for code in PARTNERS:
        answer = combine(day, [charge(of_cars, code, day, ends)], code, ends)
        names = [code, *(bloc.code for bloc in blocs_of(known, code, day))]
        row = next(iter([*(by_name[name] for name in names if name in by_name), *of_all]), None)
        if row and not {partner.code for partner in row.scope.left_out}.intersection(names):
            assert row.rate.answer.key == answer.key or not reaches(known, of_cars, code, day)
        else:
            assert not answer.is_charged


def product_page(library: Library, key: str) -> Page:
    output = next(each for each in goods.pages(library) if each.path == f"goods/{key}/index.html")
    page: Page = output.make(*output.inputs)
    return page


def test_the_page_of_a_product_has_every_rate_with_its_event(site: Path, library: Library) -> None:
    assert set(library.goods) == {path.parent.name for path in site.glob("goods/*/index.html")}
    for product in library.goods.values():
        text = (site / f"goods/{product.id}/index.html").read_text(encoding="utf-8")
        rows = product_rates(library, product)
        assert text.count('<div class="tt-table tt-compact tt-product') == bool(rows) + bool(
            earlier_rates(library, product)
        )
        for row in rows:
            assert f'<strong class="tt-figure">{value_words(row.rate.answer)}</strong>' in text
            for event, _ in row.entries:
                assert f'href="../../events/{event.id}/"' in text
        if not rows:
            assert "No rate on these goods alone is recorded as charged today." in text
        for proposed in proposed_rates(library, product):
            assert f'href="../../events/{proposed.proposal.event.id}/"' in text
    assert 'href="cars/"' in (site / "goods/index.html").read_text(encoding="utf-8")


def test_a_page_names_the_day_only_if_something_is_due(library: Library) -> None:
    assert "as_of" in product_page(library, "chips").context
    assert "as_of" not in product_page(library, "copper").context
