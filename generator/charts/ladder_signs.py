"""The signs of a ladder's steps. Shape and filling show the state; colour only repeats it."""

from markupsafe import Markup

from generator.charts.svg import el, join, number, rect
from generator.model.stages import ENDED_STAGES

SIDE = 24.0
_WORDS = frozenset({"floated", "threatened"})


def sign(stage: str, state: str, x: float, y: float) -> Markup:
    """Return the sign of a step: a square of side ``SIDE`` whose left top corner is at ``x``, ``y``.

    Reached: filled. Floated or threatened: hatched. Ended (struck down, withdrawn, ...): crossed. Suspended: two bars,
    as on a pause button. Ahead: a dashed outline. Void: a dashed outline, crossed.
    """
    if state == "void":
        return join(_box(x, y, "void"), _cross(x, y, "tt-c-cross tt-c-cross--void"))
    if state == "ahead":
        return _box(x, y, "ahead")
    if stage in ENDED_STAGES:
        return join(_box(x, y, "down"), _cross(x, y, "tt-c-cross"))
    if stage == "suspended":
        bars = [rect(x + at, y + 6, 4, SIDE - 12, "tt-c-bar") for at in (6, SIDE - 10)]
        return join(_box(x, y, "paused"), *bars)
    if stage in _WORDS:
        return join(_box(x, y, "paused"), _hatch(x, y))
    return _box(x, y, "reached")


def _box(x: float, y: float, state: str) -> Markup:
    return rect(x + 1, y + 1, SIDE - 2, SIDE - 2, f"tt-c-box tt-c-box--{state}")


def _cross(x: float, y: float, css: str) -> Markup:
    inner = number(SIDE - 12)
    path = f"M{number(x + 6)} {number(y + 6)}l{inner} {inner}m0 -{inner}l-{inner} {inner}"
    return el("path", d=path, class_=css)


def _hatch(x: float, y: float) -> Markup:
    """Return slanted strokes inside the square. They are drawn one by one, since a pattern would need a unique id."""
    low, high = 2.0, SIDE - 2
    parts = []
    for shift in range(-18, 19, 6):
        x1, x2 = max(low, low + shift), min(high, high + shift)
        parts.append(f"M{number(x + x1)} {number(y + high - (x1 - low - shift))}")
        parts.append(f"L{number(x + x2)} {number(y + high - (x2 - low - shift))}")
    return el("path", d="".join(parts), class_="tt-c-hatch")
