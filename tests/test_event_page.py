"""What an event's page tells beside its entry: the thread, what it moved, who copied whom, when it was checked."""

import dataclasses
import html
import re
from pathlib import Path

import pytest

from generator.model import Event, Library, RivalValue
from generator.pages.event import pages
from generator.projections.deadlines import deadline_history
from generator.projections.evidence import voice_groups
from generator.projections.ladder import agreement_ladder, measure_ladder, neighbours
from generator.projections.replies import following, preceding
from generator.rendering.renderer import Renderer
from generator.text.formats import day, stage_word
from tests.records import with_moves


def words(site: Path, event: Event) -> str:
    """Return the page of ``event`` as a reader reads it: one line of text."""
    return text_of((site / "events" / event.id / "index.html").read_text())


def rendered(library: Library, event: Event) -> str:
    """Return the page of ``event`` in ``library`` as one line of text."""
    path = f"events/{event.id}/index.html"
    (output,) = (output for output in pages(library) if output.path == path)
    renderer = Renderer({"site": "https://example.org/", "repo": "https://code.example.org/"})
    return text_of(renderer.body(output.make(*output.inputs)))


def text_of(page: str) -> str:
    body = page[page.index('<div class="tt-page">') : page.index("</footer>")]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", body)).split())


def test_each_move_of_a_date_says_from_when_to_when_and_how_far(site: Path, library: Library) -> None:
    moves = 0
    for event in library.active_events:
        for step in event.deadlines:
            ledger = deadline_history(library, step.deadline.id)
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


def test_a_date_that_slipped_often_tells_its_whole_history(small_library: Library) -> None:
    library = with_moves(small_library, ("2025-03-03", "2025-06-01"), ("2025-05-20", "2025-06-11"),
                         ("2025-06-10", "2025-07-01"))  # fmt: skip
    text = rendered(library, library.events[-1])
    assert "First 1 Jun 2025, then 11 Jun 2025 (10 days later), 1 Jul 2025 (20 days later)" in text
    assert "moved twice, 30 days later in all" in text


def test_each_step_is_between_those_before_and_after_it(site: Path, library: Library) -> None:
    pairs = 0
    for event in library.active_events:
        ladders = [(step, measure_ladder(library, step.measure.id)) for step in event.measures]
        ladders += [(step, agreement_ladder(library, step.agreement.id)) for step in event.agreements]  # type: ignore[misc]
        for step, ladder in ladders:
            earlier, later = neighbours(ladder, event, step)
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
        earlier, later = preceding(library, event), following(library, event)
        assert turns.get("prev") == (earlier[-1].id if earlier else None)
        assert turns.get("next") == (later[0].id if later else None)


def test_a_source_is_listed_once_with_its_address(site: Path, library: Library) -> None:
    for event in library.events:
        page = (site / "events" / event.id / "index.html").read_text()
        listed = page[page.index('<ol class="tt-sources">') :]
        listed = listed[: listed.index("</ol>")]
        targets = re.findall(r'href="../../(?:sources/|publishers/[^/]+/#)([^/"]+)/?"', listed)
        assert targets == [source.id for source in event.sources]
        assert [html.unescape(u) for u in re.findall(r'href="(https?://[^"]+)"', listed)] == [
            source.url for source in event.sources if source.url
        ]


def test_reprints_are_named_among_the_sources(site: Path, library: Library) -> None:
    copied = [event for event in library.events if voice_groups(event.sources)]
    assert copied
    for event in copied:
        assert words(site, event).count("count as one voice") == len(voice_groups(event.sources))


def test_a_day_that_sources_differ_on_says_so_beside_the_date(small_library: Library) -> None:
    event = small_library.events[0]
    rivals = (
        RivalValue("Day of the order", "2 March", event.citations[0]),
        RivalValue("Rate", "12%", event.citations[0]),
    )
    event = dataclasses.replace(event, rival_values=rivals)
    text = rendered(dataclasses.replace(small_library, events=(event,)), event)
    assert "3 Mar 2025 sources differ on the day of the order Countries" in text
    assert "sources differ on the rate" not in text


@pytest.mark.parametrize("statement", ["against its sources", "Not covered:", "Report an error", "CC BY 4.0"])
def test_every_event_says_when_it_was_checked_what_is_left_out_and_how_to_correct_it(
    site: Path, library: Library, statement: str
) -> None:
    assert all(statement in words(site, event) for event in library.events)
