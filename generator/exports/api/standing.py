"""Where things stand: measures and agreements with their steps, and the state of play of every pair."""

from collections.abc import Iterator

from generator.api import sourced, things
from generator.exports.api.deadlines import settled_by
from generator.exports.api.table import table
from generator.exports.plain import plain
from generator.exports.state_rows import state_rows, status_row
from generator.model import Agreement, Instrument, Library, Measure
from generator.output import Output
from generator.projections.ladder import Ladder, Rung
from generator.projections.standing import ladder_of, status_of
from generator.projections.undertakings import Promise, promises


def files(library: Library, _site_url: str) -> Iterator[Output]:
    """Yield ``measures.json``, ``agreements.json`` and ``state.json``."""
    yield table("measures.json", [_measure(library, library.measures[key]) for key in sorted(library.measures)])
    yield table("agreements.json", [_agreement(library, library.agreements[key]) for key in sorted(library.agreements)])
    yield table("state.json", state_rows(library))


def _measure(library: Library, measure: Measure) -> things.Measure:
    return things.Measure(
        id=measure.id,
        title=measure.title,
        by=measure.by.code,
        goods=measure.goods,
        headline=measure.headline,
        topics=tuple(topic.id for topic in measure.topics),
        partners=tuple(partner.code for partner in measure.partners),
        legal_basis=measure.legal_basis,
        products=tuple(product.id for product in measure.products),
        about=measure.about,
        instruments=_instruments(measure.instruments),
        also=measure.also,
        status=status_row(measure.id, status_of(library, measure)),
        steps=_steps(ladder_of(library, measure)),
    )


def _agreement(library: Library, agreement: Agreement) -> things.Agreement:
    return things.Agreement(
        id=agreement.id,
        title=agreement.title,
        headline=agreement.headline,
        parties=tuple(party.code for party in agreement.parties),
        topics=tuple(topic.id for topic in agreement.topics),
        about=agreement.about,
        instruments=_instruments(agreement.instruments),
        also=agreement.also,
        status=status_row(agreement.id, status_of(library, agreement)),
        steps=_steps(ladder_of(library, agreement)),
        undertakings=tuple(_undertaking(promise) for promise in promises(library, agreement)),
    )


def _instruments(found: tuple[Instrument, ...]) -> tuple[sourced.Instrument, ...]:
    return tuple(
        sourced.Instrument(
            kind=each.kind,  # type: ignore[arg-type]
            number=each.number,
            cite=each.cite,
            url=each.url,
            source=each.citation.source.id if each.citation else None,
            fact=each.citation.fact if each.citation else None,
        )
        for each in found
    )


def _steps(ladder: Ladder) -> tuple[things.Step, ...]:
    states = (("reached", ladder.reached), ("scheduled", ladder.scheduled), ("void", ladder.void))
    found = [_step(rung, state) for state, rungs in states for rung in rungs]
    return tuple(sorted(found, key=lambda step: step.date))


def _step(rung: Rung, state: str) -> things.Step:
    return things.Step(
        stage=rung.stage,
        date=rung.date,
        precision=rung.precision,  # type: ignore[arg-type]
        event=rung.event.id,
        state=state,  # type: ignore[arg-type]
        until=str(plain(rung.until)) if rung.until else None,
        end=rung.end,
        by=str(plain(rung.by)) if rung.by else None,
        by_terms=rung.by_terms,
        note=rung.note,
    )


def _undertaking(promise: Promise) -> things.Undertaking:
    promised = promise.undertaking
    return things.Undertaking(
        party=promised.party.code,
        does=promised.does,
        event=promised.event,
        state=promise.state,  # type: ignore[arg-type]
        due=promise.due,
        amount=promised.amount,
        depends_on=promised.depends_on,
        settled_by=settled_by(promised.settled_by),
        note=promised.note,
        evidence=promise.support.grade if promise.support else None,  # type: ignore[arg-type]
    )
