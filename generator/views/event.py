"""Events: one stamped page each."""

from collections.abc import Iterator

from generator.encode.richtext import plain_text
from generator.model import Account, Event, Library
from generator.project.evidence import evidence
from generator.project.ledger import Entry, entry
from generator.project.thread import after, before
from generator.views.page import Later, Page
from generator.words import clip

_DESCRIPTION = 220


def pages(library: Library) -> Iterator[Later]:
    """Yield the page of each event, withdrawn ones included."""
    for event in library.events:
        entries = tuple(entry(library, step.deadline.id) for step in event.deadlines)
        yield Later(f"events/{event.id}/", _page, (event, before(library, event), after(library, event), entries))


def _page(event: Event, earlier: list[Event], later: list[Event], entries: tuple[Entry | None, ...]) -> Page:
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
        },
        text=summary,
        changed=max([event.date, *(revision.date for revision in event.revisions)]).isoformat(),
    )


def columns(event: Event) -> list[tuple[object, list[Account]]]:
    """Return the accounts of ``event`` by party: acting parties first, in the order of the event's countries."""
    order = {country.code: i for i, country in enumerate(event.countries)}
    parties = {account.party.code: account.party for account in event.accounts}
    ranked = sorted(parties.values(), key=lambda party: order.get(party.code, len(order)))
    return [(party, [a for a in event.accounts if a.party == party]) for party in ranked]
