"""What starts and what ends: steps, terms, rates and dates within some days, and what is known to follow."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from hypothesis import given

from generator.model import Library
from generator.model.days import last_day
from generator.pages.starts_and_ends import pages
from generator.pipeline import load_library
from generator.projections.deadlines import ledger
from generator.projections.starts_and_ends import Due, Turn, starts_and_ends
from generator.rendering.renderer import Renderer
from generator.wording.turn import follow_words, turn_words
from tests.edits import FIRST, event
from tests.edits import replace as put
from tests.projects import make_project
from tests.random_records import day, records

ALWAYS = (dt.date(1900, 1, 1), dt.date(2100, 1, 1))
SUSPENDED = "  - {measure: us-salmon-duty, step: suspended, date: 2025-03-20, until: salmon-truce}\nrates:"


def record(tmp_path: Path, as_of: dt.date, steps: str = "rates:") -> Library:
    """Return the base record in which the duty also takes these steps."""
    root = make_project(tmp_path)
    put(event(root, FIRST), "rates:", steps)
    loaded = load_library(root, as_of)
    assert loaded.library, [str(problem) for problem in loaded.problems]
    return loaded.library


def told(library: Library) -> list[tuple[str, str, str]]:
    """Return the day of each turn, what happens and what follows."""
    turns = [row for row in starts_and_ends(library, *ALWAYS) if isinstance(row, Turn)]
    return [(f"{t.day}", turn_words(t, library.as_of), follow_words(t, library.as_of)) for t in turns]


def text(library: Library) -> str:
    """Return the page as Markdown."""
    (output,) = pages(library)
    renderer = Renderer({"site": "https://example.org/", "repo": "https://code.example.org"})
    return renderer.body(output.make(*output.inputs))


def test_a_duty_that_starts_stands_with_its_rate(small_library: Library) -> None:
    assert told(small_library) == [("2025-03-10", "in force", "")]
    page = text(replace(small_library, as_of=dt.date(2025, 3, 5)))
    today, _, soon = page.partition("## In the next 7 days")
    assert "Nothing that is recorded." in today
    assert "[US duty on Norwegian goods](../../measures/us-salmon-duty/index.md): in force: **10% on top**" in soon


def test_a_suspension_ends_on_its_deadline_and_what_follows_is_open(tmp_path: Path) -> None:
    before = record(tmp_path, dt.date(2025, 5, 30), SUSPENDED)
    assert told(before)[1:] == [
        ("2025-03-20", "suspended", ""),
        ("2025-06-01", "suspension ends", "what follows is not recorded"),
    ]
    after = replace(before, as_of=dt.date(2025, 6, 10))
    assert told(after)[-1] == ("2025-06-01", "suspension was due to end", "what followed is not recorded")
    # The deadline is told with what ends on it, and not once more.
    assert not [row for row in starts_and_ends(before, *ALWAYS) if isinstance(row, Due)]


def test_a_step_after_the_end_is_what_followed(tmp_path: Path) -> None:
    steps = SUSPENDED.replace("\nrates", "\n  - {measure: us-salmon-duty, step: in-force, date: 2025-06-01}\nrates")
    assert ("2025-06-01", "suspension ended", "then in force from 1 Jun 2025") in told(
        record(tmp_path, dt.date(2025, 6, 10), steps)
    )


@given(records())
def test_every_date_of_any_record_is_told_once(library: Library) -> None:
    rows = starts_and_ends(library, *ALWAYS)
    named = [row.date.deadline.id for row in rows if isinstance(row, Due)]
    behind = {row.date.deadline.id for row in rows if isinstance(row, Turn) and row.date}
    assert len(named) == len(set(named))
    assert not behind & set(named)
    assert behind | set(named) == {history.deadline.id for history in ledger(library) if history.last_due_day}


@given(records())
def test_two_halves_of_some_days_tell_what_all_of_them_tell(library: Library) -> None:
    first, middle, last = day(-10), day(20), day(80)
    halves = starts_and_ends(library, first, middle) + starts_and_ends(library, middle + dt.timedelta(1), last)
    whole = starts_and_ends(library, first, last)
    assert [row for row in halves if isinstance(row, Turn)] == [row for row in whole if isinstance(row, Turn)]


def test_a_month_is_told_on_its_last_day(library: Library) -> None:
    for row in starts_and_ends(library, *ALWAYS):
        if isinstance(row, Due):
            assert row.date.due
            assert row.day == last_day(row.date.due, row.date.precision)
