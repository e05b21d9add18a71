"""What starts and ends, in words: what a measure or agreement does on a day, and what follows."""

import datetime as dt

from generator.projections.starts_and_ends import Turn
from generator.text.formats import day, stage_word

_RATES = {"rates": "rates change", "proposed": "rates proposed for this day"}


def turn_words(turn: Turn, as_of: dt.date) -> str:
    """Return what happens on the day: ``in force``, ``suspension ends``, ``term ended`` or ``rates change``."""
    if turn.rung is None:
        return _RATES[turn.kind]
    if turn.kind == "end":
        verb = "ends" if turn.day >= as_of else "ended" if turn.then else "was due to end"
        return f"{'suspension' if turn.rung.stage == 'suspended' else 'term'} {verb}"
    return stage_word(turn.rung.stage)


def follow_words(turn: Turn, as_of: dt.date) -> str:
    """Return what follows the end of a term, or followed it; "" where nothing ends."""
    if turn.kind != "end":
        return ""
    if turn.then and turn.then.by_terms and turn.then.is_down:
        return ""
    if turn.then:
        terms = ", by its own terms" if turn.then.by_terms else ""
        return f"then {stage_word(turn.then.stage)} from {day(turn.then.date, turn.then.precision)}{terms}"
    return "what followed is not recorded" if turn.day < as_of else "what follows is not recorded"
