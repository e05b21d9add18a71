"""The state of play of a day as rows of plain values, for ``briefing state --json`` and ``api/v1/state.json``."""

from dataclasses import replace
from typing import Any

from generator.api.state import DateRow, LayerRow, PairRow, RateRow, StateDocument, StatusRow
from generator.model import Country, Library, Measure
from generator.projections.deadlines import DeadlineHistory
from generator.projections.layers import Layer
from generator.projections.pairs import pairs
from generator.projections.rate_series import HeadlineRate
from generator.projections.standing import Standing, Status
from generator.projections.state_of_play import StateOfPlay, counterparts, hub_and_partners, state_of_play
from generator.projections.status import agreements_reached, dates_pending, measures_reached
from generator.projections.support import Support
from generator.wording.date import date_words, due_words, outcome_words
from generator.wording.grade import doubt_words
from generator.wording.rate import rate_words, value_words
from generator.wording.status import status_words
from generator.wording.words import plain


def state_document(library: Library, country: Country | None = None) -> StateDocument:
    """Return the state of play on the library's day, of all countries or of one."""
    main = main_states(library, country)
    agreements, measures = agreements_reached(library, country), measures_of(library, country)
    return StateDocument(
        as_of=library.as_of.isoformat(),
        events=len(library.active_events),
        states=(*(_pair(library, s, main=True) for s in main),
                *(_pair(library, s, main=False) for s in _other_states(library, country))),
        agreements=tuple(row for thing, status in agreements if (row := status_row(thing.id, status))),
        measures=tuple(row for thing, status in measures if (row := status_row(thing.id, status))),
        dates_pending=tuple(_date(library, entry) for entry in dates_pending(library, country)),
    )  # fmt: skip


def state_rows(library: Library) -> list[PairRow]:
    """Return the rows of each country with its main counterpart, and of each pair that has a page, both ways round.

    Their dates do not say how many days are left.
    """
    main = {(s.partner.code, s.counterpart.code): s for s in main_states(library, None)}
    both = [way for one, two in pairs(library) for way in ((one, two), (two, one)) if way not in main]
    others = [state_of_play(library, library.countries[one], library.countries[two]) for one, two in both]
    found = [(s, True) for s in main.values()] + [(s, False) for s in others]
    return [_without_days_left(_pair(library, s, main=is_main), s) for s, is_main in found]


def state_pairs(library: Library) -> set[tuple[str, str]]:
    """Return the codes of who charges and who is charged in the rows of the state of play."""
    main = {(s.partner.code, s.counterpart.code) for s in main_states(library, None)} | set(pairs(library))
    return main | {(two, one) for one, two in main}


def _without_days_left(row: PairRow, s: StateOfPlay) -> PairRow:
    if row.next_date is None or s.next_date is None:
        return row
    words = f"{due_words(s.next_date)}: {s.next_date.deadline.title}"
    return replace(row, next_date=replace(row.next_date, words=words))


def main_states(library: Library, country: Country | None) -> list[StateOfPlay]:
    """Return the state of each country, or of one, with its main counterpart.

    Countries are in the order of how many events name them; the one that most others talk with comes last.
    """
    hub, _ = hub_and_partners(library)
    often = {code: len(library.by_country[code]) for code in library.countries}
    codes = sorted(often, key=lambda code: (hub is not None and code == hub.code, -often[code], code))
    chosen = [country] if country else [library.countries[code] for code in codes]
    others = counterparts(library)
    return [state_of_play(library, each, others[each.code]) for each in chosen if each.code in others]


def paired_states(library: Library, country: Country | None) -> list[StateOfPlay]:
    """Return the states of all other pairs of ``country`` that have a page; of no country those with an agreement."""
    main = {frozenset((s.partner.code, s.counterpart.code)) for s in main_states(library, country)}
    found = []
    for one, two in pairs(library):
        if frozenset((one, two)) in main or (country and country.code not in (one, two)):
            continue
        partner, counterpart = (two, one) if country is None or country.code == two else (one, two)
        found.append(state_of_play(library, library.countries[partner], library.countries[counterpart]))
    return [s for s in found if country or s.agreement]


def measures_of(library: Library, country: Country | None) -> list[tuple[Measure, Status]]:
    """Return the measures that have taken a step by the day, of all countries or of one and its main counterpart."""
    return measures_reached(library, country, counterparts(library).get(country.code) if country else None)


def _other_states(library: Library, country: Country | None) -> list[StateOfPlay]:
    """Return the states of all other pairs of which the record says anything, in the order of their codes."""
    others = counterparts(library)
    in_order = [library.countries[code] for code in sorted(library.countries)]
    states = (
        state_of_play(library, one, other)
        for one in ([country] if country else in_order)
        for other in in_order
        if other is not one and other is not others.get(one.code)
    )
    return [s for s in states if s.events or s.agreement or s.rate.since or s.rate_back.since]


def _pair(library: Library, s: StateOfPlay, *, main: bool) -> PairRow:
    return PairRow(
        country=s.partner.code,
        counterpart=s.counterpart.code,
        agreement=s.agreement.id if s.agreement else None,
        status=status_row(s.agreement.id, s.status) if s.agreement and s.status else None,
        rate_on_its_goods=rate_row(s.rate),
        also_on_its_goods=tuple(row for layer in s.also if (row := _layer(layer))),
        rate_it_charges=rate_row(s.rate_back),
        next_date=_date(library, s.next_date) if s.next_date else None,
        last_event=s.last_event.id if s.last_event else None,
        disputed=s.disputed.id if s.disputed else None,
        followed_to=s.coverage.to.isoformat() if s.coverage.to else None,
        main=main,
    )


def rate_row(rate: HeadlineRate) -> RateRow | None:
    """Return a rate as plain values, None if none was ever recorded."""
    if rate.since is None:
        return None
    answer = rate.answer
    return RateRow(
        percent=f"{answer.percent:f}" if answer.percent is not None else None,
        specific=answer.specific,
        basis=answer.basis,  # type: ignore[arg-type]
        covers=answer.covers,
        why=answer.why or None,  # type: ignore[arg-type]
        since=rate.since.isoformat(),
        until=answer.shown_end.isoformat() if answer.shown_end else None,
        how=answer.how,  # type: ignore[arg-type]
        before=value_words(rate.before.answer) if rate.before else None,
        otherwise=value_words(rate.otherwise.answer) if rate.otherwise else None,
        **support_keys(answer.support),
        events=tuple(event.id for event in answer.support.events) if answer.support else (),
        words=plain(rate_words(rate)),
    )


def _layer(layer: Layer) -> LayerRow | None:
    row = rate_row(layer.rate)
    return LayerRow(layer.measure.id, layer.label, row) if row else None


def status_row(key: str, status: Status) -> StatusRow | None:
    """Return the status of the measure or agreement ``key`` as plain values, None if it has taken no step."""
    main: Standing | None = status.main
    if main is None:
        return None
    return StatusRow(
        id=key,
        stage=main.stage,
        known=main.is_known,
        since=main.since.isoformat(),
        until=main.shown_end.isoformat() if main.shown_end else None,
        how="reported" if main.is_reported else "by-act",
        **support_keys(main.support),
        event=main.rung.event.id,
        words=plain(status_words(status)),
    )


def support_keys(support: Support | None) -> dict[str, Any]:
    """Return on whose word an answer stands, as the keys ``evidence`` and ``doubt`` of a row; None where nothing is."""
    if support is None:
        return {"evidence": None, "doubt": None}
    return {"evidence": support.grade, "doubt": doubt_words(support).removeprefix(": ") or None}


def _date(library: Library, entry: DeadlineHistory) -> DateRow:
    return DateRow(
        deadline=entry.deadline.id,
        due=entry.due.isoformat() if entry.due else None,
        precision=entry.precision if entry.due else None,  # type: ignore[arg-type]
        expected=entry.is_expectation,
        outcome=outcome_words(entry),
        **support_keys(entry.support),
        words=plain(date_words(entry, library.as_of)),
    )
