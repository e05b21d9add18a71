"""The state of play in a few words: as rows of a share image, and as a sentence for the description of a page."""

from collections.abc import Sequence

from generator.cards.card import Fact
from generator.model import Event
from generator.projections.deadlines import DeadlineHistory
from generator.projections.rates import RateStep
from generator.projections.state_of_play import StateOfPlay
from generator.text.formats import day, percent, plural, stage_word


def state_facts(state: StateOfPlay) -> tuple[Fact, ...]:
    """Return stage, rate, next date and conflicting accounts as rows of a card; what is not recorded is left out."""
    facts = []
    if state.agreement or state.rate:
        facts.append(Fact("Stage", _stage(state)))
    if state.rate:
        facts.append(Fact(f"{state.counterpart.adjective} rate", _rate_now(state.rate)))
    if state.next_date:
        facts.append(Fact("Next date", date_words(state.next_date)))
    if state.disputed:
        facts.append(Fact("Accounts", f"in conflict on the event of {day(state.disputed.date)}", "disputed"))
    return tuple(facts)


def talks_words(state: StateOfPlay) -> str:
    """Return the talks in words: counterpart and agreement. Without an agreement the result is "".

    Two countries that are named in the same events are not necessarily in talks.
    """
    return f"Talks with {state.counterpart.short}: {state.agreement.title}" if state.agreement else ""


def state_sentence(state: StateOfPlay) -> str:
    """Return the state of play as a sentence for the description of the partner's page; "" if nothing is recorded."""
    parts = [f"{talks_words(state)}, {_stage(state)}"] if state.agreement else []
    if state.rate:
        rate = f"{state.counterpart.adjective} rate on {state.partner.adjective} goods {_rate_now(state.rate)}"
        parts.append(f"{rate}, before that {_rate(state.rate_before)}" if state.rate_before else rate)
    if state.next_date:
        parts.append(f"next date {date_words(state.next_date)}")
    text = "; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def date_words(history: DeadlineHistory) -> str:
    """Return the date and the title of an open deadline."""
    title, dated = history.deadline.title, history.dated
    return f"{day(dated.due, dated.precision)}, {title}" if dated and dated.due else title


def record_words(events: Sequence[Event]) -> str:
    """Return the number of ``events`` (oldest first) and the day of the last one, in words."""
    return f"{plural(len(events), 'event')}, last on {day(events[-1].date)}" if events else "no event recorded yet"


def _stage(state: StateOfPlay) -> str:
    step = state.ladder.current if state.ladder else None
    return f"{stage_word(step.stage)} since {day(step.date)}" if step else "no agreement recorded"


def _rate_now(step: RateStep) -> str:
    return f"{_rate(step)} since {day(step.effective)}"


def _rate(step: RateStep) -> str:
    base = "with" if step.is_ceiling else "on top of"
    return f"{percent(step.percent)} {base} ordinary duty" if step.components else "no across-the-board duty"
