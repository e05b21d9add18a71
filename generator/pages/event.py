"""Events: one stamped page each."""

from collections.abc import Iterator

from generator.model import Account, AgreementStep, Citation, Event, Library, MeasureStep, Source
from generator.pages.glossary import terms
from generator.pages.page import Later, Page
from generator.projections.deadlines import Entry, entry
from generator.projections.evidence import chains, evidence
from generator.projections.ladder import Ladder, Rung, agreement_ladder, beside, measure_ladder
from generator.projections.memoize import once
from generator.projections.replies import after, before
from generator.text.formats import clip
from generator.text.glossary_links import Terms
from generator.text.rich_text import plain_text

_DESCRIPTION = 220


def pages(library: Library) -> Iterator[Later]:
    """Yield the page of each event, withdrawn ones included."""
    for event in library.events:
        yield _later(library, event)


@once
def _later(library: Library, event: Event) -> Later:
    entries = tuple([entry(library, step.deadline.id) for step in event.deadlines])
    ladders = (
        *[measure_ladder(library, step.measure.id) for step in event.measures],
        *[agreement_ladder(library, step.agreement.id) for step in event.agreements],
    )
    shown = (event, before(library, event), after(library, event), entries, ladders, terms(library))
    return Later(f"events/{event.id}/", _page, shown)


def _page(
    event: Event,
    earlier: list[Event],
    later: list[Event],
    entries: tuple[Entry | None, ...],
    ladders: tuple[Ladder, ...],
    words: Terms,
) -> Page:
    summary = plain_text(event.summary)
    return Page(
        address=f"events/{event.id}/",
        template="event.html.jinja",
        title=event.title,
        description=clip(summary, _DESCRIPTION),
        context={
            "event": event,
            "evidence": evidence(event),
            "columns": columns(event),
            "before": earlier,
            "after": later,
            "deadlines": list(zip(event.deadlines, entries, strict=True)),
            "steps": _steps(event, ladders),
            "sources": _sources(event),
            "chains": chains(event.sources),
            "doubts": _doubts(event),
            "terms": words,
        },
        text=summary,
        changed=max([event.date, *(revision.date for revision in event.revisions)]).isoformat(),
    )


def _steps(
    event: Event, ladders: tuple[Ladder, ...]
) -> list[tuple[str, MeasureStep | AgreementStep, Rung | None, Rung | None]]:
    """Return each step that ``event`` takes: the folder of its thing's page, the step, and those before and after."""
    steps: list[tuple[str, MeasureStep | AgreementStep]] = [("measures", step) for step in event.measures]
    steps += [("agreements", step) for step in event.agreements]
    return [(folder, step, *beside(ladder, event, step)) for (folder, step), ladder in zip(steps, ladders, strict=True)]


def _sources(event: Event) -> list[tuple[Source, list[Citation]]]:
    """Return each source once, with the facts of its seed that the event cites."""
    return [(source, [c for c in event.citations if c.source is source and c.says]) for source in event.sources]


def _doubts(event: Event) -> list[str]:
    """Return what sources differ on where it is a day or an hour, each once, in the words of the entry."""
    named = dict.fromkeys(rival.what for rival in event.rival_values)
    return [what for what in named if what.startswith(("Date ", "Day ", "First day ", "Hour "))]


def columns(event: Event) -> list[tuple[object, list[Account]]]:
    """Return the accounts of ``event`` by party: acting parties first, in the order of the event's countries."""
    order = {country.code: i for i, country in enumerate(event.countries)}
    parties = {account.party.code: account.party for account in event.accounts}
    ranked = sorted(parties.values(), key=lambda party: order.get(party.code, len(order)))
    return [(party, [a for a in event.accounts if a.party == party]) for party in ranked]
