"""The state of play in a few words: as rows of a share image, and as sentences for the description of a page."""

from collections.abc import Sequence

from generator.cards.card import Fact
from generator.model import Event
from generator.projections.deadlines import DeadlineHistory
from generator.projections.state_of_play import StateOfPlay
from generator.text.formats import day, plural, the
from generator.wording.date import date_grade
from generator.wording.rate import rate_words
from generator.wording.status import status_words
from generator.wording.words import plain


def state_facts(state: StateOfPlay, *, rate: bool) -> tuple[Fact, ...]:
    """Return talks, rate, next date and conflicting accounts as rows of a card; what is not recorded is left out.

    The ``rate`` is left out where the card says it in a sentence.
    """
    facts = []
    if state.agreement or state.rate.since:
        facts.append(Fact("Talks", _talks(state)))
    if state.rate.since and rate:
        facts.append(Fact(f"{state.counterpart.adjective} rate", plain(rate_words(state.rate, short=True))))
    if state.next_date:
        facts.append(Fact("Next date", date_words(state.next_date)))
    if state.disputed:
        when = day(state.disputed.date, state.disputed.precision)
        facts.append(Fact("Accounts", f"in conflict on the event of {when}", "disputed"))
    return tuple(facts)


def state_sentence(state: StateOfPlay) -> str:
    """Return talks and next date as a sentence for the description of the partner's page; "" if none is recorded.

    Two countries that are named in the same events are not necessarily in talks.
    """
    parts = [f"Talks with {the(state.counterpart.short)}: {_talks(state)}"] if state.agreement else []
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


def _talks(state: StateOfPlay) -> str:
    """Return the latest agreement with its status."""
    if not state.agreement or not state.status:
        return "no agreement recorded"
    return f"{state.agreement.title}, {plain(status_words(state.status, short=True))}"
