"""The ladder chart: the steps of a measure or agreement in a row, from words to law and down again."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.charts.ladder_signs import SIDE, sign
from generator.charts.svg import Picture, el, join, line, make_id, responsive, text, width_of, wrap
from generator.model import Agreement, Measure
from generator.projections.ladder import Ladder
from generator.text.formats import day, stage_word

# Steps side by side in the wide picture.
_PER_ROW = 7


@dataclass(frozen=True, slots=True)
class StepMark:
    """One step. ``state`` is "reached", "ahead" or "void"; ``here`` says of the last one reached if it holds now."""

    stage: str
    date: dt.date
    note: str
    state: str
    here: str = ""
    precision: str = "day"

    @property
    def words(self) -> str:
        """The date, with a remark if the step was not reached."""
        return day(self.date, self.precision) + {"reached": "", "ahead": ", to come", "void": ", overtaken"}[self.state]


@dataclass(frozen=True, slots=True)
class LadderData:
    """The data of a ladder chart: its title, and its steps in the order of their dates."""

    id: str
    title: str
    steps: Sequence[StepMark]


def ladder_chart(subject: Measure | Agreement, ladder: Ladder) -> Markup:
    """Return the chart of a ladder, empty if no step is recorded."""
    data = ladder_data(subject, ladder)
    return responsive(ladder_picture(data), ladder_picture(data, narrow=True)) if data.steps else Markup("")


def ladder_data(subject: Measure | Agreement, ladder: Ladder) -> LadderData:
    """Return the data of the chart: every step of ``ladder``, in the order of their dates."""
    here = _until(ladder) if ladder.is_over else "now"
    groups = (("reached", ladder.told), ("ahead", ladder.scheduled), ("void", ladder.void))
    steps = [
        StepMark(rung.stage, rung.date, rung.note or "", state, here if rung is ladder.current else "", rung.precision)
        for state, rungs in groups
        for rung in rungs
    ]
    return LadderData(
        id=make_id("ladder", "measure" if isinstance(subject, Measure) else "agreement", subject.id),
        title=f"{subject.title}: its history",
        steps=sorted(steps, key=lambda step: step.date),
    )


def _until(ladder: Ladder) -> str:
    """Return until when the last step held, of what has ended without a recorded sequel."""
    rung = ladder.current
    if rung is None or rung.shown_end is None:
        return ""
    end = "today" if rung.end == ladder.day else day(rung.shown_end, rung.end_precision)
    return f"until {end}; then not known"


def ladder_picture(data: LadderData, *, narrow: bool = False) -> Picture:
    """Return the picture: steps side by side, or one below the other if ``narrow``."""
    width = 340.0 if narrow else 820.0
    marks, height = _column(data.steps, width) if narrow else _rows(data.steps, width)
    words = "; ".join(_sentence(step) for step in data.steps)
    return Picture(data.id, data.title, f"{words}.", width, height, marks, variant="narrow" if narrow else "wide")


def _sentence(step: StepMark) -> str:
    return f"{stage_word(step.stage)} {step.words}{f' ({step.here})' if step.here else ''}"


def _rows(steps: Sequence[StepMark], width: float) -> tuple[Markup, float]:
    """Return the steps side by side, seven in a row, and their height in all."""
    column = width / max(4, min(_PER_ROW, len(steps)))
    marks: list[Markup] = []
    top = 0.0
    for start in range(0, len(steps), _PER_ROW):
        row = steps[start : start + _PER_ROW]
        middle = top + 18 + SIDE / 2
        lines = [_lines(step, column - 12, 3) for step in row]
        for n, step in enumerate(row):
            left = n * column + 2
            is_last = start + n + 1 == len(steps)
            if not is_last:
                after = steps[start + n + 1]
                marks.append(_path(left + SIDE, middle, min((n + 1) * column + 2, width), middle, step, after))
            if step.here:
                x = min(left, width - width_of(step.here, 12, bold=True))
                marks.append(text(x, top + 11, step.here, "tt-c-small tt-c-bold"))
            marks.append(sign(step.stage, step.state, left, middle - SIDE / 2))
            marks.extend(_words(lines[n], left, middle + SIDE / 2 + 20))
        top = middle + SIDE / 2 + 10 + 16 * max(map(len, lines))
    return join(*marks), top + 2


def _column(steps: Sequence[StepMark], width: float) -> tuple[Markup, float]:
    """Return the steps one below the other, and their height in all."""
    marks: list[Markup] = []
    top = 2.0
    for n, step in enumerate(steps):
        lines = _lines(step, width - SIDE - 16, 2, is_flat=True)
        below = top + max(SIDE + 14, 16.0 * len(lines) + 12)
        if n + 1 < len(steps):
            marks.append(_path(2 + SIDE / 2, top + SIDE, 2 + SIDE / 2, below, step, steps[n + 1]))
        marks.append(sign(step.stage, step.state, 2, top))
        marks.extend(_words(lines, SIDE + 14, top + 12))
        top = below
    return join(*marks), top - 8


def _path(x1: float, y1: float, x2: float, y2: float, step: StepMark, after: StepMark) -> Markup:
    reached = step.state == "reached" and after.state == "reached"
    return line(x1, y1, x2, y2, "tt-c-path" if reached else "tt-c-path tt-c-path--ahead")


def _lines(step: StepMark, width: float, most: int, *, is_flat: bool = False) -> list[tuple[str, str]]:
    """Return the lines of text below a sign, or beside it if ``is_flat``, each with its classes."""
    void = " tt-c-void" if step.state == "void" else ""
    stage = stage_word(step.stage)
    stage = stage[:1].upper() + stage[1:]
    if is_flat:
        here = f", {step.here}" if step.here else ""
        head = [(f"{stage}{here}", f"tt-c-bold{void}"), (step.words, "tt-c-small tt-c-quiet")]
    else:
        head = [(part, f"tt-c-bold{void}") for part in wrap(stage, width, 13, most=2, bold=True)]
        head += [(part, "tt-c-small tt-c-quiet") for part in wrap(step.words, width, 12, most=2)]
    return head + [(part, "tt-c-small tt-c-quiet") for part in wrap(step.note, width, 12, most=most)]


def _words(lines: Sequence[tuple[str, str]], x: float, y: float) -> Iterator[Markup]:
    for n, (words, css) in enumerate(lines):
        yield el("text", words, x=x, y=y + 16 * n, class_=f"tt-c-text {css}")
