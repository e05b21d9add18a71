"""Rates as steps: for each pair, what one charges on goods of the other, from which day on."""

from collections.abc import Iterator

from generator.api import things
from generator.exports.api.table import table
from generator.exports.state_rows import support_keys
from generator.model import Library
from generator.output import Output
from generator.projections.charges import rates_naming
from generator.projections.ends import Ends
from generator.projections.pairs import pairs
from generator.projections.rate_series import RateStep, charge_series, headline_series
from generator.projections.state_of_play import hub_and_partners


def files(library: Library, _site_url: str) -> Iterator[Output]:
    """Yield ``rates/us-cn.json`` (what the US charges on goods of China) for each pair with any rate."""
    for by, on in _directions(library):
        rows = [_row(by, on, step) for step in headline_series(library, by, on)]
        rows += _of_measures(library, by, on)
        if rows:
            yield table(f"rates/{by}-{on}.json".lower(), rows)


def _directions(library: Library) -> list[tuple[str, str]]:
    """Return each pair that has a page or a state of play, both ways round."""
    hub, partners = hub_and_partners(library)
    known = {*pairs(library), *((hub.code, partner.code) for partner in partners if hub)}
    return sorted({*known, *((on, by) for by, on in known)})


def _of_measures(library: Library, by: str, on: str) -> Iterator[things.RateStep]:
    """Yield the steps of what each measure of ``by`` that names ``on`` charges by itself."""
    ends = Ends(library)
    for measure in library.measures.values():
        if measure.by.code != by:
            continue
        for goods in dict.fromkeys(rate.goods for _, rate in library.rates[measure.id]):
            if not rates_naming(library, measure, on, goods):
                continue
            for step in charge_series(measure, on, ends, goods):
                yield _row(by, on, step, measure.id, goods)


def _row(by: str, on: str, step: RateStep, measure: str | None = None, goods: str | None = None) -> things.RateStep:
    answer = step.answer
    support = answer.support
    return things.RateStep(
        by=by,
        on=on,
        effective=step.effective,
        measure=measure,
        goods=goods,
        percent=answer.percent,
        specific=answer.specific,
        basis=answer.basis if answer.is_charged else None,  # type: ignore[arg-type]
        how=answer.how if answer.is_charged else None,  # type: ignore[arg-type]
        covers=answer.covers,
        why=answer.why or None,  # type: ignore[arg-type]
        until=answer.shown_end,
        **support_keys(support),
        events=tuple(event.id for event in support.events) if support else (),
    )
