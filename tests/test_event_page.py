"""What an event's page tells beside its entry: the thread, what it moved, who copied whom, when it was checked."""

import html
import re
from pathlib import Path

import pytest

from generator.model import Event, Library
from generator.projections.deadlines import entry
from generator.projections.evidence import chains
from generator.projections.ladder import agreement_ladder, beside, measure_ladder
from generator.projections.replies import after, before
from generator.text.formats import day, stage_word


def words(site: Path, event: Event) -> str:
    """Return the page of ``event`` as a reader reads it: one line of text."""
    page = (site / "events" / event.id / "index.html").read_text()
    body = page[page.index('<div class="tt-body">') : page.index("</footer>")]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", body)).split())


def test_each_move_of_a_date_is_told_from_to_and_by_how_much(site: Path, library: Library) -> None:
    moves = 0
    for event in library.standing:
        for step in event.deadlines:
            ledger = entry(library, step.deadline.id)
            assert ledger is not None
            for slip in (slip for slip in ledger.slips if slip.event is event):
                old, new = (
                    f"{day(date, precision)}{' day not known' if precision == 'month' else ''}"
                    for date, precision in zip((slip.moved_from, slip.moved_to), slip.precisions, strict=True)
                )
                about = "about " if "month" in slip.precisions else ""
                assert f"moved from {old} to {new}, {about}{abs(slip.days)} day" in words(site, event), event.id
                moves += 1
    assert moves > 5


def test_a_date_that_slipped_often_tells_its_whole_history(site: Path, library: Library) -> None:
    event = library.event["2025-08-11-us-china-truce-extended-to-november"]
    assert "First 12 Aug 2025, then 10 Nov 2025 (90 days later), 10 Nov 2026 (365 days later)" in words(site, event)


def test_each_step_stands_between_those_before_and_after_it(site: Path, library: Library) -> None:
    pairs = 0
    for event in library.standing:
        ladders = [(step, measure_ladder(library, step.measure.id)) for step in event.measures]
        ladders += [(step, agreement_ladder(library, step.agreement.id)) for step in event.agreements]  # type: ignore[misc]
        for step, ladder in ladders:
            earlier, later = beside(ladder, event, step)
            if earlier:
                assert f"{stage_word(earlier.stage)} {day(earlier.date)} → {stage_word(step.step)}" in words(
                    site, event
                )
            if later:
                assert f"→ {stage_word(later.stage)} {day(later.date)}" in words(site, event)
            pairs += bool(earlier) + bool(later)
    assert pairs > 50


def test_the_thread_can_be_walked_both_ways(site: Path, library: Library) -> None:
    for event in library.events:
        page = (site / "events" / event.id / "index.html").read_text()
        turns = dict(re.findall(r'<a rel="(prev|next)" href="../../events/([^/]+)/">', page))
        earlier, later = before(library, event), after(library, event)
        assert turns.get("prev") == (earlier[-1].id if earlier else None)
        assert turns.get("next") == (later[0].id if later else None)


def test_a_source_stands_once_with_its_address(site: Path, library: Library) -> None:
    for event in library.events:
        page = (site / "events" / event.id / "index.html").read_text()
        listed = page[page.index('<ol class="tt-sources">') :]
        listed = listed[: listed.index("</ol>")]
        assert re.findall(r'href="../../sources/([^/]+)/"', listed) == [source.id for source in event.sources]
        assert [html.unescape(u) for u in re.findall(r'href="(https?://[^"]+)"', listed)] == [
            source.url for source in event.sources if source.url
        ]


def test_reprints_are_named_among_the_sources(site: Path, library: Library) -> None:
    copied = [event for event in library.events if chains(event.sources)]
    assert copied
    for event in copied:
        assert words(site, event).count("count as one voice") == len(chains(event.sources))


def test_a_day_that_sources_differ_on_says_so_beside_the_date(site: Path, library: Library) -> None:
    (event,) = [e for e in library.events if any(v.what == "Day of the call" for v in e.rival_values)]
    assert re.search(r"\d{4} sources differ on the day of the call Countries", words(site, event))


@pytest.mark.parametrize("told", ["against its sources", "Not covered:", "report an error", "CC BY 4.0"])
def test_every_event_says_when_it_was_checked_what_is_left_out_and_how_to_correct_it(
    site: Path, library: Library, told: str
) -> None:
    assert all(told in words(site, event) for event in library.events)
