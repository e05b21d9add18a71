"""Tables of what is computed from the events: headline rates over time, and where the talks stand."""

from collections.abc import Iterator
from itertools import pairwise

from generator.model import Library
from generator.projections.rate_series import headline_series
from generator.projections.rates import headline_measures
from generator.projections.state_of_play import counterparts, state_of_play
from generator.tables.table import Column, Row, Table, link
from generator.wording.rate import rate_words, value_words
from generator.wording.status import status_words
from generator.wording.words import plain

BY = link("by", "countries", "Who charges it.")
ON = link("on", "countries", "On whose goods.")


def _headline_rates(library: Library) -> Iterator[Row]:
    charging = [code for code in library.countries if headline_measures(library, code)]
    for by in charging:
        for on in library.countries:
            steps = headline_series(library, by, on) if on != by else []
            for step, following in pairwise([*steps, None]):
                if step is None:
                    continue
                answer = step.answer
                grade = answer.support.grade if answer.support else None
                yield (
                    by, on, step.effective, following.effective if following else None, answer.percent,
                    ", ".join(answer.specific) or None, answer.basis if answer.is_charged else None, answer.covers,
                    answer.why or None, grade, value_words(answer),
                )  # fmt: skip


def _state(library: Library) -> Iterator[Row]:
    for code, counterpart in counterparts(library).items():
        state = state_of_play(library, library.countries[code], counterpart)
        answer, next_date = state.rate.answer, state.next_date
        yield (
            code, counterpart.code, state.agreement.id if state.agreement else None,
            plain(status_words(state.status)) if state.status else None, answer.percent,
            answer.basis if answer.is_charged else None, plain(rate_words(state.rate)) if state.rate.since else None,
            plain(rate_words(state.rate_back)) if state.rate_back.since else None,
            next_date.deadline.id if next_date else None, next_date.due if next_date else None,
            state.last_event.id if state.last_event else None, state.coverage.to,
        )  # fmt: skip


ANSWERS = (
    Table(
        "headline_rates",
        "What one country charges on most goods of another, step by step, to the last step that is known.",
        ("by", "on", "effective"),
        (
            BY,
            ON,
            Column("effective", "First day of the step.", "date"),
            Column("until", "First day of the next step.", "date"),
            Column("percent", "Percent of the value of the goods.", "number"),
            Column("specific", "Duties that are no percentage."),
            Column("basis", "on-top: added to ordinary duty; all-in: ordinary duty included."),
            Column("covers", "To which goods it applies."),
            Column("why", "Why there is no rate: none, not-named, excepted or not-known."),
            Column("grade", "Evidence on which it rests."),
            Column("words", "The rate in words."),
        ),
        _headline_rates,
    ),
    Table(
        "state_of_play",
        "Where the talks of each country with its main counterpart stand.",
        ("country",),
        (
            link("country", "countries", "Code of the country."),
            link("counterpart", "countries", "With whom it talks most."),
            link("agreement", "agreements", "The agreement that tells how far the talks have come."),
            Column("status", "Status of the agreement, in words."),
            Column("percent", "What the counterpart charges on most of its goods, in percent.", "number"),
            Column("basis", "on-top or all-in."),
            Column("rate", "The same in words, with since when and on whose word."),
            Column("rate_back", "What the country charges on most goods of the counterpart, in words."),
            link("next_date", "deadlines", "The next date of the two."),
            Column("due", "Its day.", "date"),
            link("last_event", "events", "The last event of the two."),
            Column("followed_to", "Last day to which the country's news was followed.", "date"),
        ),
        _state,
    ),
)
