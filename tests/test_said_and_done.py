"""Said and done: what counts as a threat carried out or dropped, a date kept, a median; and that nothing is lost."""

import datetime as dt
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings

from generator.model import Event, Library, MeasureStep
from generator.pages import said_and_done
from generator.pages.page import Page
from generator.projections.deadlines import ledger
from generator.projections.figures import FEWEST, median_days, share
from generator.projections.kept_dates import by_outcome, moved, slips
from generator.projections.ladder import measure_ladder
from generator.projections.threats import OUTCOMES, by_maker, by_target, days_to_force, threats
from generator.projections.undertakings import all_promises
from tests.random_records import MEASURES, records, with_events
from tests.records import with_moves


def with_steps(library: Library, *steps: tuple[str, str], as_of: str = "2025-12-31") -> Library:
    """Return a record of one event for each step of the one measure: its day and its stage."""
    event = library.events[0]
    events = []
    for number, (date, stage) in enumerate(steps):
        on = dt.date.fromisoformat(date)
        step = MeasureStep(library.measures["us-salmon-duty"], stage, on, None)
        events.append(replace(event, id=f"{date}-{number}", date=on, measures=(step,), rates=(), deadlines=()))
    return replace(library, events=tuple(events), as_of=dt.date.fromisoformat(as_of))


@pytest.mark.parametrize(
    ("steps", "outcomes", "days"),
    [
        ([("2025-03-01", "threatened"), ("2025-03-31", "in-force")], ["carried-out"], [30]),
        ([("2025-03-01", "threatened"), ("2025-03-05", "withdrawn")], ["dropped"], [4]),
        ([("2025-03-01", "threatened"), ("2025-03-05", "ordered")], ["open"], [None]),
        # Saying it again is no other threat, and the first day counts.
        ([("2025-03-01", "threatened"), ("2025-03-05", "threatened"), ("2025-03-11", "in-force")], ["carried-out"],
         [10]),
        # What ends after it was in force was carried out all the same.
        ([("2025-03-01", "threatened"), ("2025-03-02", "in-force"), ("2025-03-05", "struck-down")], ["carried-out"],
         [1]),
        # Threatened again after it was dropped: two threats.
        ([("2025-03-01", "threatened"), ("2025-03-05", "withdrawn"), ("2025-04-01", "threatened")],
         ["open", "dropped"], [None, 4]),
        # A suspension on the way settles nothing.
        ([("2025-03-01", "threatened"), ("2025-03-05", "suspended")], ["open"], [None]),
        # What was never threatened is none.
        ([("2025-03-01", "floated"), ("2025-03-05", "in-force")], [], []),
        ([("2025-03-01", "announced"), ("2025-03-05", "withdrawn")], [], []),
    ],
)  # fmt: skip
def test_what_becomes_of_a_threat(
    small_library: Library, steps: list[tuple[str, str]], outcomes: list[str], days: list[int | None]
) -> None:
    found = threats(with_steps(small_library, *steps))
    assert [threat.outcome for threat in found] == outcomes
    assert [threat.days for threat in found] == days


def test_a_threat_is_open_until_the_day_of_its_outcome(small_library: Library) -> None:
    steps = (("2025-03-01", "threatened"), ("2025-03-31", "in-force"))
    before = with_steps(small_library, *steps).at(dt.date(2025, 3, 30))
    assert [threat.outcome for threat in threats(before)] == ["open"]


def test_days_are_told_only_where_both_are_known(small_library: Library) -> None:
    library = with_steps(small_library, ("2025-03-01", "threatened"), ("2025-04-01", "in-force"))
    vague = replace(library.events[1], precision="month")
    (threat,) = threats(replace(library, events=(library.events[0], vague)))
    assert threat.outcome == "carried-out"
    assert threat.days is None
    assert days_to_force([threat]) == []


def threatening(event: Event) -> Event:
    """Return ``event`` with threats in the place of announcements."""
    steps = [replace(step, step="threatened") if step.step == "announced" else step for step in event.measures]
    return replace(event, measures=tuple(steps))


@settings(max_examples=50)
@given(records())
def test_every_threat_is_carried_out_dropped_or_open(library: Library) -> None:
    library = with_events(library, threatening)
    found = threats(library)
    counts = [sum(threat.outcome == outcome for threat in found) for outcome in OUTCOMES]
    assert sum(counts) == len(found)
    assert {threat.measure.id for threat in found} == {
        key for key in MEASURES for rung in measure_ladder(library, key).reached if rung.stage == "threatened"
    }
    assert sum(len(some) for _, some in by_maker(found)) == len(found)
    assert sum(len(some) for _, some in by_target(found)) == sum(len(t.measure.partners) or 1 for t in found)


@settings(max_examples=50)
@given(records())
def test_every_date_has_one_outcome(library: Library) -> None:
    groups = by_outcome(library)
    assert sorted(h.deadline.id for group in groups.values() for h in group) == sorted(
        history.deadline.id for history in ledger(library)
    )
    known = [*groups["met"], *groups["lapsed"], *groups["superseded"]]
    assert not any(history.outcome in ("not-recorded", "passed", "open") for history in known)


def test_a_slip_is_counted_from_the_first_date_to_the_last(small_library: Library) -> None:
    library = with_moves(small_library, ("2025-03-03", "2025-06-01"), ("2025-04-01", "2025-06-11"),
                         ("2025-05-01", "2025-06-06"))  # fmt: skip
    assert slips(moved(library)) == [5]
    assert moved(with_moves(small_library, ("2025-03-03", "2025-06-01"))) == []


def test_figures_need_ten_cases() -> None:
    assert share(3, FEWEST - 1) is None
    assert share(3, FEWEST) == 30
    assert median_days(range(FEWEST - 1)) is None
    assert median_days(range(FEWEST)) == Decimal("4.5")


def made(library: Library) -> Page:
    (output,) = said_and_done.pages(library)
    page: Page = output.make(*output.inputs)
    return page


def test_the_page_lists_each_case_that_it_counts(site: Path, library: Library) -> None:
    text = (site / "said-and-done/index.html").read_text(encoding="utf-8")
    context = made(library).context
    for part in ("threats", "dates", "promises"):
        groups = context[part]["groups"]
        assert sum(len(group.cases) for _, group in groups) == context[part]["total"] > 0
        for _, group in groups:
            shown = f'<em class="tt-count">{len(group.cases)}</em> {group.title} <em class="tt-note">{group.part}&#58; '
            assert shown in text
    for threat in threats(library):
        assert f'href="../measures/{threat.measure.id}/"' in text
    for promise in all_promises(library)[:20]:
        assert f'href="../events/{promise.event.id}/"' in text
    # Of few cases there is no median.
    assert len(context["threats"]["days"]) < FEWEST
    assert "Median from threat to force: not given, since" in text


def test_what_is_folded_is_plain_text_in_the_published_markdown(site: Path) -> None:
    text = (site / "said-and-done.md").read_text(encoding="utf-8")
    assert re.search(r"^### \*\d+\* Carried out \*of \d+, \d+%: the measure came into force\*$", text, re.MULTILINE)
    assert "<details" not in text
    assert "<summary" not in text


def test_an_empty_record_says_so(small_library: Library) -> None:
    page = made(replace(small_library, events=()))
    assert page.context["threats"]["total"] == page.context["dates"]["total"] == 0
