"""Events: a page for each."""

import datetime as dt
from collections.abc import Iterator

from generator.model import Account, AgreementStep, Citation, Country, Event, Library, MeasureStep, Source
from generator.output import Output
from generator.pages.day import day_if_it_matters
from generator.pages.glossary import glossary_index
from generator.pages.instruments import numbers
from generator.pages.page import Page, page_output
from generator.projections import replies
from generator.projections.deadlines import ENDINGS, DeadlineHistory, deadline_history
from generator.projections.evidence import evidence, voice_groups
from generator.projections.ladder import Ladder, Rung, agreement_ladder, measure_ladder, neighbours
from generator.projections.last_checked import last_changed
from generator.text.formats import clip
from generator.text.formats import day as day_words
from generator.text.glossary_links import GlossaryIndex
from generator.text.rich_text import plain_text

# The longest description of a page, in characters.
_DESCRIPTION = 220
# The most outcomes that stand under the title; all are in the list of deadlines.
_OUTCOMES = 3
# Rival values about the day or hour begin with one of these; they are announced beside the date.
_ABOUT_THE_TIME = ("Date ", "Day ", "First day ", "Hour ")


def pages(library: Library) -> Iterator[Output]:
    """Yield the page of each event, withdrawn ones included."""
    for event in library.events:
        histories = tuple([deadline_history(library, step.deadline.id) for step in event.deadlines])
        ladders = (
            *[measure_ladder(library, step.measure.id) for step in event.measures],
            *[agreement_ladder(library, step.agreement.id) for step in event.agreements],
        )
        preceding, following = replies.preceding(library, event), replies.following(library, event)
        index = glossary_index(library)
        named = {code for rate in event.rates for code in rate.partners | rate.except_for}
        names = {code: library.countries[code].short for code in sorted(named) if code in library.countries}
        day = day_if_it_matters(library, dates=histories)
        yield page_output(
            f"events/{event.id}/", _page, event, preceding, following, histories, ladders, index, names, day
        )


def _page(
    event: Event,
    preceding: list[Event],
    following: list[Event],
    histories: tuple[DeadlineHistory | None, ...],
    ladders: tuple[Ladder, ...],
    index: GlossaryIndex,
    names: dict[str, str],
    day: dict[str, dt.date],
) -> Page:
    """Return the page of ``event``.

    ``histories`` belong to the event's steps of deadlines, ``ladders`` to those of measures and then agreements, in
    the order of the event.
    """
    summary = plain_text(event.summary)
    return Page(
        address=f"events/{event.id}/",
        template="event.html.jinja",
        copy_template="event_copy.md.jinja",
        title=event.title,
        description=clip(summary, _DESCRIPTION),
        context={
            "event": event,
            "evidence": evidence(event),
            "accounts": accounts_by_party(event),
            "preceding": preceding,
            "following": following,
            "deadlines": list(zip(event.deadlines, histories, strict=True)),
            "outcomes": _outcomes(event, histories),
            "steps": _steps(event, ladders),
            "sources": _sources(event),
            "voice_groups": voice_groups(event.sources),
            "time_doubts": _time_doubts(event),
            "instruments": event.instruments,
            "names": names,
            "terms": index,
            "changed": last_changed(event),
            **day,
        },
        names=(event.kind, *numbers(event.instruments), *(country.short for country in event.countries)),
        note=day_words(event.date, event.precision),
        text=summary,
        changed=last_changed(event).isoformat(),
    )


def _steps(
    event: Event, ladders: tuple[Ladder, ...]
) -> list[tuple[str, MeasureStep | AgreementStep, Rung | None, Rung | None]]:
    """Return each step of ``event``: the folder of the measure's or agreement's page, the step, its neighbours."""
    steps: list[tuple[str, MeasureStep | AgreementStep]] = [("measures", step) for step in event.measures]
    steps += [("agreements", step) for step in event.agreements]
    return [
        (folder, step, *neighbours(ladder, event, step)) for (folder, step), ladder in zip(steps, ladders, strict=True)
    ]


def _sources(event: Event) -> list[tuple[Source, list[Citation]]]:
    """Return each source once, with the facts of its seed that the event cites."""
    return [(source, [c for c in event.citations if c.source is source and c.says]) for source in event.sources]


def _outcomes(event: Event, histories: tuple[DeadlineHistory | None, ...]) -> list[DeadlineHistory]:
    """Return the dates that ``event`` looked ahead to and whose outcome is recorded; none if it is withdrawn."""
    if event.withdrawn:
        return []
    return [
        history
        for step, history in zip(event.deadlines, histories, strict=True)
        if history and step.kind not in ENDINGS and history.outcome in ENDINGS
    ][:_OUTCOMES]


def _time_doubts(event: Event) -> list[str]:
    """Return which days or hours sources differ on, each once, in the words of the entry."""
    named = dict.fromkeys(rival.what for rival in event.rival_values)
    return [what for what in named if what.startswith(_ABOUT_THE_TIME)]


def accounts_by_party(event: Event) -> list[tuple[Country, list[Account]]]:
    """Return the accounts of ``event`` by party: first the event's countries in their order, then others."""
    order = {country.code: index for index, country in enumerate(event.countries)}
    parties = {account.party.code: account.party for account in event.accounts}
    ranked = sorted(parties.values(), key=lambda party: order.get(party.code, len(order)))
    return [(party, [a for a in event.accounts if a.party == party]) for party in ranked]
