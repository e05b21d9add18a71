"""The state of play in a few words: as rows of a share image, and as a sentence for the description of a page."""

from collections.abc import Sequence

from generator.cards.card import Fact
from generator.model import Event
from generator.projections.deadlines import DeadlineHistory
from generator.projections.state_of_play import StateOfPlay
from generator.text.formats import day, plural, the
from generator.wording.date import date_grade
from generator.wording.rate import rate_words, value_words
from generator.wording.status import status_words
from generator.wording.words import plain


def state_facts(state: StateOfPlay) -> tuple[Fact, ...]:
    """Return stage, rate, next date and conflicting accounts as rows of a card; what is not recorded is left out."""
    facts = []
    if state.agreement or state.rate.since:
        facts.append(Fact("Stage", _stage(state)))
    if state.rate.since:
        facts.append(Fact(f"{state.counterpart.adjective} rate", plain(rate_words(state.rate, short=True))))
    if state.next_date:
        facts.append(Fact("Next date", date_words(state.next_date)))
    if state.disputed:
        when = day(state.disputed.date, state.disputed.precision)
        facts.append(Fact("Accounts", f"in conflict on the event of {when}", "disputed"))
    return tuple(facts)


def talks_words(state: StateOfPlay) -> str:
    """Return the talks in words: counterpart and agreement. Without an agreement the result is "".

    Two countries that are named in the same events are not necessarily in talks.
    """
    return f"Talks with {the(state.counterpart.short)}: {state.agreement.title}" if state.agreement else ""


def state_sentence(state: StateOfPlay) -> str:
    """Return the state of play as a sentence for the description of the partner's page; "" if nothing is recorded."""
    parts = [f"{talks_words(state)}, {_stage(state)}"] if state.agreement else []
    if state.rate.since:
        words = plain(rate_words(state.rate, short=True))
        rate = f"{state.counterpart.adjective} rate on {state.partner.adjective} goods: {words}"
        before = state.rate.before
        parts.append(f"{rate}, before that {value_words(before.answer)}" if before else rate)
    if state.next_date:
        parts.append(f"next date {date_words(state.next_date)}")
    text = "; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def date_words(history: DeadlineHistory) -> str:
    """Return the date and the title of an open deadline."""
    title, dated = history.deadline.title, history.dated
    grade = plain(date_grade(history))
    return f"{day(dated.due, dated.precision)}, {title}{grade}" if dated and dated.due else f"{title}{grade}"


def record_words(events: Sequence[Event]) -> str:
    """Return the number of ``events`` (oldest first) and the day of the last one, in words."""
    if not events:
        return "no event recorded yet"
    last = events[-1]
    preposition = "on" if last.precision == "day" else "in"
    return f"{plural(len(events), 'event')}, last {preposition} {day(last.date, last.precision)}"


def _stage(state: StateOfPlay) -> str:
    return plain(status_words(state.status, short=True)) if state.status else "no agreement recorded"
