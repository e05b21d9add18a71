"""Words of counts: how often, and how far ahead."""

import pytest

from generator.text.formats import days_left, times


@pytest.mark.parametrize(("count", "said"), [(1, "once"), (2, "twice"), (3, "3 times"), (1200, "1,200 times")])
def test_how_often(count: int, said: str) -> None:
    assert times(count) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (16, "in 16 days"),
        (-3, "3 days ago"),
        (730, "in 730 days"),
        (731, "in 2 years"),
        (3506, "in 9 years"),
    ],
)
def test_how_far_ahead(days: int, said: str) -> None:
    assert days_left(days) == said
