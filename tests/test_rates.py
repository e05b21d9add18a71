"""The rates computed from the log equal the series recorded by partner, or the difference is listed with its reason."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model import Library
from generator.projections.layers import unrated
from generator.projections.rate_series import RateStep, headline_series

GOLDEN: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "golden" / "rate_series.yml").read_text())
DIFFERENCES = {(d["by"], d["on_goods_of"], d["effective"]): d for d in GOLDEN["differences"]}


def rate_on(steps: list[RateStep], day: dt.date) -> RateStep | None:
    """Return the step in force on ``day``, None before the first."""
    return next((step for step in reversed(steps) if step.effective <= day), None)


def charged(step: RateStep | None) -> Decimal | None:
    """Return the percentage of a step, 0 where nothing is charged, None before the first step."""
    return (step.answer.percent or Decimal(0)) if step else None


def name(series: dict[str, Any]) -> str:
    return f"{series['by']} on goods of {series['on_goods_of']}"


@pytest.mark.parametrize("series", GOLDEN["series"], ids=name)
def test_the_computed_rate_equals_the_recorded_one_at_every_step(series: dict[str, Any], library: Library) -> None:
    by, on = series["by"], series["on_goods_of"]
    computed = headline_series(library, by, on)
    recorded = {step["effective"]: Decimal(str(step["percent"])) for step in series["steps"]}
    days = sorted({*recorded, *(step.effective for step in computed if step.effective <= library.as_of)})
    differences: dict[dt.date, tuple[Decimal | None, Decimal | None]] = {}
    for day in days:
        step = rate_on(computed, day)
        ours = charged(step)
        theirs = next((recorded[d] for d in sorted(recorded, reverse=True) if d <= day), None)
        if ours != theirs and (by, on, day) not in DIFFERENCES:
            differences[day] = (ours, theirs)
    assert differences == {}, "day: (computed, recorded)"


@pytest.mark.parametrize("series", GOLDEN["series"], ids=name)
def test_a_ceiling_is_told_from_an_added_rate(series: dict[str, Any], library: Library) -> None:
    computed = headline_series(library, series["by"], series["on_goods_of"])
    for recorded in series["steps"]:
        step = rate_on(computed, recorded["effective"])
        if recorded.get("ceiling"):
            assert step is not None
            assert step.answer.is_all_in, recorded


def test_every_listed_difference_is_one_and_has_its_reason(library: Library) -> None:
    for (by, on, day), difference in DIFFERENCES.items():
        step = rate_on(headline_series(library, by, on), day)
        assert charged(step) == Decimal(str(difference["computed"])), (by, on, day)
        assert difference["computed"] != difference["recorded"]
        assert len(difference["reason"]) > 20


def test_a_duty_in_force_without_a_recorded_rate_is_named(small_library: Library) -> None:
    assert unrated(small_library, "US", "NO") == []
    events = tuple(replace(event, rates=()) for event in small_library.events)
    ((measure, standing),) = unrated(replace(small_library, events=events), "US", "NO")
    assert (measure.id, standing.since) == ("us-salmon-duty", dt.date(2025, 3, 10))
