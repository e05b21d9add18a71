"""What holds of every record, whatever it says: tried on random ones."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.commands.state import as_text_parts
from generator.exports.state_rows import state_document
from generator.model import DeadlineStep, Event, Library, MeasureStep, Rate
from generator.projections.charges import charge
from generator.projections.ends import Ends, day_after
from generator.projections.evidence import GRADES, actors, grade_of_act, grade_of_common, grade_of_figure
from generator.projections.path import RateChange, path
from generator.projections.rate_series import headline, headline_series
from generator.projections.rates import RateAnswer
from generator.projections.standing import Status, agreement_status, measure_standing, measure_status
from generator.text.formats import percent
from tests.random_records import (
    COUNTRIES,
    DAYS,
    DEADLINES,
    LAST,
    MEASURES,
    PARTNERS,
    TRUCE,
    UNION,
    day,
    library_of,
    records,
    with_events,
    with_rates,
)

# Thousands were tried; these few hold the properties from day to day.
few = settings(max_examples=50)
Key = tuple[object, ...]


def rate(library: Library, on: str) -> Key | None:
    """Return what the headline rate on goods of ``on`` says on the library's day, None if none was ever recorded."""
    found = headline(library, "US", on)
    return found.answer.key if found.since else None


def rates(library: Library) -> dict[str, Key | None]:
    """Return what the headline rate on each partner says on the library's day."""
    return {code: rate(library, code) for code in PARTNERS}


def stand(status: Status) -> tuple[object, ...]:
    """Return where each party stands, without the days."""
    return tuple((each.stage, each.is_known, tuple(party.code for party in each.parties)) for each in status.standings)


def statuses(library: Library) -> dict[str, object]:
    """Return where each measure and the agreement stand on the library's day."""
    found: dict[str, object] = {key: stand(measure_status(library, each)) for key, each in library.measures.items()}
    return {**found, TRUCE.id: stand(agreement_status(library, TRUCE))}


def text(library: Library) -> str:
    """Return all that ``briefing state`` prints."""
    return "\n".join(line for part in as_text_parts(library, None) for line in part)


@few
@given(records(), DAYS)
def test_an_event_changes_no_state_of_a_day_before_it(record: Library, asked: dt.date) -> None:
    known = library_of([event for event in record.events if event.date <= asked], record.as_of)
    assert state_document(record.at(asked)) == state_document(known.at(asked))
    assert path(record.at(asked), COUNTRIES["US"], COUNTRIES["CN"]) == path(
        known.at(asked), COUNTRIES["US"], COUNTRIES["CN"]
    )


@few
@given(records(), DAYS, st.integers(0, 7), st.sampled_from(sorted(MEASURES)), st.integers(-5, 15))
def test_a_pause_of_no_length_changes_nothing(
    record: Library, asked: dt.date, place: int, key: str, after: int
) -> None:
    chosen = record.events[place % len(record.events)]
    measure = MEASURES[key]
    start = chosen.date + dt.timedelta(days=after)
    partners = frozenset(country.code for country in measure.partners) or frozenset(PARTNERS)
    rate = Rate(measure, partners, frozenset(), "in-force", Decimal(95), start, start, "on-top", None, None,
                chosen.citations[0])  # fmt: skip
    step = MeasureStep(measure, "suspended", start, None, until=start)

    def paused(event: Event) -> Event:
        if event is not chosen:
            return event
        return replace(event, rates=(*event.rates, rate), measures=(*event.measures, step))

    other = with_events(record, paused)
    assert rates(other.at(asked)) == rates(record.at(asked))
    assert statuses(other.at(asked)) == statuses(record.at(asked))
    assert text(other.at(asked)) == text(record.at(asked))


@few
@given(records(), DAYS)
def test_a_rate_on_two_equals_two_rates(record: Library, asked: dt.date) -> None:
    def split(rate: Rate) -> Iterator[Rate]:
        yield from (
            (replace(rate, partners=frozenset([code])) for code in sorted(rate.partners)) if rate.partners else [rate]
        )

    other = with_rates(record, split)
    assert text(other.at(asked)) == text(record.at(asked))


@few
@given(records(), DAYS, st.randoms(use_true_random=False))
def test_names_of_files_change_nothing(record: Library, asked: dt.date, random: object) -> None:
    letters = list("klmnopqrst")
    random.shuffle(letters)  # type: ignore[attr-defined]
    names = {event.id: f"{event.date}-{letters[n]}" for n, event in enumerate(record.events)}

    def renamed(event: Event) -> Event:
        return replace(event, id=names[event.id], follows=tuple(names[key] for key in event.follows))

    other = with_events(record, renamed)
    assert text(other.at(asked)) == text(record.at(asked))
    assert [replace(row, event="") for row in state_document(other.at(asked)).measures] == [
        replace(row, event="") for row in state_document(record.at(asked)).measures
    ]


@few
@given(records(), st.integers(0, 20), st.integers(0, 60))
def test_what_is_struck_down_charges_nothing_after_its_tail(record: Library, tail: int, later: int) -> None:
    before = record.at(day(LAST))
    ruled = day(LAST + 1)
    template = record.events[-1]
    measure = MEASURES["duty"]
    last = Rate(measure, frozenset(), frozenset(), "ended", None, ruled + dt.timedelta(days=tail), None, "on-top", None,
                None, template.citations[0])  # fmt: skip
    ruling = replace(template, id=f"{ruled}-ruling", date=ruled, kind="ruling", deadlines=(), agreements=(), follows=(),
                     measures=(MeasureStep(measure, "struck-down", ruled, None),),
                     rates=(last,) if tail else ())  # fmt: skip
    struck = library_of([*record.events, ruling], ruled).at(ruled)
    asked = ruled + dt.timedelta(days=later)
    stood = measure_standing(measure, ruled, Ends(before))
    was_down = stood is not None and stood.rung.is_down
    for code in PARTNERS:
        found = charge(measure, code, asked, Ends(struck))
        was = charge(measure, code, asked, Ends(before))
        if later >= tail:
            assert (found.entry, found.is_known) == (None, True)
        elif was.is_known and not (was_down or (was.standing and was.standing.rung.is_down)):
            assert found.entry == was.entry, "collected as before"


@few
@given(records(), DAYS, DAYS)
def test_the_path_comes_true(record: Library, one: dt.date, two: dt.date) -> None:
    first, later = sorted((one, two))
    known = library_of([event for event in record.events if event.date <= first], record.as_of)
    then, now = known.at(first), known.at(later)
    for code in PARTNERS:
        said = [step for step in headline_series(then, "US", code) if step.effective <= later]
        assert (said[-1].answer.key if said else None) == rate(now, code)
        changes = [each for each in path(then, COUNTRIES["US"], COUNTRIES[code]) if isinstance(each, RateChange)]
        general = [c for c in changes if c.measure is None and c.on.code == code and c.day <= later]
        assert (general[-1].answer.key if general else rate(then, code)) == rate(now, code)


def _value(answer: RateAnswer) -> Key:
    return (*answer.key[:-1], answer.why == "not-known")


def well_attested(library: Library, grade: str) -> Library:
    """Return ``library`` without what any of its events says by a lower grade than ``grade``."""

    def is_kept(found: str) -> bool:
        return GRADES.index(found) >= GRADES.index(grade)

    def kept(event: Event) -> Event:
        parties = {party.code for party in TRUCE.parties}
        return replace(
            event,
            rates=tuple(r for r in event.rates if is_kept(grade_of_figure(event, r.citation.source, {"US"}))),
            measures=event.measures if is_kept(grade_of_act(event, {"US"})) else (),
            agreements=event.agreements if is_kept(grade_of_common(event, parties)) else (),
            deadlines=event.deadlines if is_kept(grade_of_common(event, actors(event))) else (),
        )

    return with_events(library, kept)


@few
@given(records(until_deadlines=False), DAYS)
def test_an_answer_of_a_grade_rests_on_nothing_below_it(record: Library, asked: dt.date) -> None:
    now = record.at(asked)
    for code in PARTNERS:
        found = headline(now, "US", code)
        support = found.answer.support
        if found.since and support:
            other = headline(well_attested(record, support.grade).at(asked), "US", code)
            # Why nothing is charged is a reason, not a value.
            assert _value(other.answer) == _value(found.answer), support.grade
    for measure in MEASURES.values():
        status = measure_status(now, measure)
        if status.main and status.main.support:
            other_status = measure_status(well_attested(record, status.main.support.grade).at(asked), measure)
            assert stand(other_status) == stand(status), status.main.support.grade
    talks = agreement_status(now, TRUCE)
    for each in talks.standings:
        if each.support:
            others = agreement_status(well_attested(record, each.support.grade).at(asked), TRUCE).standings
            assert (each.stage, each.is_known) in [(other.stage, other.is_known) for other in others]


@few
@given(records(), DAYS)
def test_a_rate_on_a_union_equals_rates_on_its_members_of_the_day(record: Library, asked: dt.date) -> None:
    members = {member.code for member in UNION.members if UNION.has_member(member.code, asked)}

    def spread(event: Event) -> Event:
        named = {(r.measure.id, r.effective, code) for r in event.rates for code in r.partners}

        def on_members(rate: Rate) -> Rate:
            own = {code for code in members if (rate.measure.id, rate.effective, code) not in named}
            some, but = rate.partners, rate.except_for
            return replace(rate, partners=some | own if "EU" in some else some,
                           except_for=but | members if "EU" in but else but)  # fmt: skip

        return replace(event, rates=tuple(map(on_members, event.rates)))

    now, other = record.at(asked), with_events(record, spread).at(asked)
    for code in [*PARTNERS, "DE"]:
        assert headline(now, "US", code).answer.key == headline(other, "US", code).answer.key


@few
@given(records(), st.sampled_from(sorted(DEADLINES)), st.integers(-10, 60), st.integers(0, 60))
def test_moving_a_deadline_equals_typing_its_day_wherever_it_stands(
    record: Library, key: str, after: int, later: int
) -> None:
    deadline, moved_on = DEADLINES[key], day(LAST + 1)
    move = DeadlineStep(deadline, "moved", moved_on + dt.timedelta(days=after), "day", None, None, (), None)
    template = record.events[-1]
    event = replace(template, id=f"{moved_on}-move", date=moved_on, deadlines=(move,), measures=(), agreements=(),
                    rates=(), follows=(), accounts=())  # fmt: skip
    end = day_after(deadline, move)

    def typed(event: Event) -> Event:
        return replace(
            event,
            rates=tuple(replace(r, until=end) if r.until is deadline else r for r in event.rates),
            measures=tuple(replace(s, until=end) if s.until is deadline else s for s in event.measures),
            agreements=tuple(replace(s, until=end) if s.until is deadline else s for s in event.agreements),
        )

    asked = moved_on + dt.timedelta(days=later)
    moved = library_of([*record.events, event], asked).at(asked)
    retyped = library_of([*map(typed, record.events), event], asked).at(asked)
    assert rates(moved) == rates(retyped)
    assert statuses(moved) == statuses(retyped)


@few
@given(records(), DAYS)
def test_no_percent_is_printed_that_no_entry_states_or_sums(record: Library, asked: dt.date) -> None:
    stated: dict[str, set[Decimal | None]] = {}
    for event in record.events:
        for rate in event.rates:
            found = stated.setdefault(rate.measure.id, {None})
            found |= {value for value in (rate.percent, rate.then) if isinstance(value, Decimal)}
    # Of each measure one figure or none; 0% stands only where an entry says so.
    chosen = [[value for value in values if value is not None] for values in product(*stated.values())]
    sums = {percent(sum(values, Decimal(0))) for values in chosen if values}
    assert set(re.findall(r"[\d.]+%", text(record.at(asked)))) <= sums
