"""Charts as SVG files for use elsewhere: every chart of a page, with its style, title and source inside."""

import datetime as dt
from collections.abc import Callable, Iterator

from generator.charts.ladder_chart import LadderData, ladder_data, ladder_picture
from generator.charts.pair_chart import pair_picture
from generator.charts.partners_chart import Row, partner_rows, partners_picture
from generator.charts.rate_chart import rate_picture
from generator.charts.rate_data import RateData, pair_lines, rate_data
from generator.charts.slips_chart import slips_picture
from generator.charts.slips_data import SlipsData, slips_data
from generator.charts.standalone import standalone
from generator.model import Agreement, Library, Measure
from generator.output import Output
from generator.projections.deadlines import deadline_history
from generator.projections.ladder import Ladder, agreement_ladder, measure_ladder
from generator.projections.pairs import pairs
from generator.projections.state_of_play import counterparts, hub_and_partners
from generator.text.formats import long_day

_STEPS = "Filled: done. Hatched: only announced. Crossed: ended or replaced. Dashed outline: to come. "
# How to read a chart, by the first word of its file's name.
_KEYS = {
    "rate": "Dashed: rates threatened or announced for that date that did not take effect. ",
    "measure": _STEPS,
    "agreement": _STEPS,
}


def files(library: Library, _site_url: str) -> Iterator[Output]:
    """Yield ``charts/rate-us-cn.svg``, ``charts/deadline-ID.svg``, ``charts/measure-ID.svg`` and so on."""
    yield from _rates(library)
    for deadline in library.deadlines.values():
        history = deadline_history(library, deadline.id)
        slips = slips_data(history, library.as_of) if history else None
        if slips and slips.dates:
            yield _output(f"deadline-{deadline.id}", slips_svg, slips, as_of=slips.as_of)
    for measure in library.measures.values():
        yield from _ladder(library, "measure", measure, measure_ladder(library, measure.id))
    for agreement in library.agreements.values():
        yield from _ladder(library, "agreement", agreement, agreement_ladder(library, agreement.id))
    hub, partners = hub_and_partners(library)
    if hub:
        title, rows = partner_rows(library, hub, partners)
        if rows:
            yield _output("partners", partners_svg, title, rows, library.as_of, as_of=library.as_of)


def _rates(library: Library) -> Iterator[Output]:
    """Yield the charts of the rates of each country, and of each pair."""
    directions = {(other.code, code) for code, other in counterparts(library).items()}
    for one, two in pairs(library):
        directions |= {(one, two), (two, one)}
    for by, on in sorted(directions):
        rates = rate_data(library, library.countries[by], library.countries[on])
        if rates.levels:
            yield _output(rates.id, rate_svg, rates, as_of=library.as_of)
    for one, two in pairs(library):
        lines = pair_lines(library, library.countries[one], library.countries[two])
        if lines:
            yield _output(f"pair-{one}-{two}".lower(), pair_svg, lines, as_of=library.as_of)


def _ladder(library: Library, kind: str, subject: Measure | Agreement, ladder: Ladder) -> Iterator[Output]:
    if ladder.has_steps:
        as_of = library.as_of if ladder.scheduled else None
        yield _output(f"{kind}-{subject.id}", ladder_svg, ladder_data(subject, ladder), as_of=as_of)


def _output(name: str, make: Callable[..., bytes], *inputs: object, as_of: dt.date | None) -> Output:
    """Return the file of a chart, with a line on how to read it and on its source.

    ``as_of`` is None for a chart that does not depend on the day.
    """
    key = _KEYS.get(name.partition("-")[0], "")
    day = f", as of {long_day(as_of)}" if as_of else ""
    source = f"Source: Trade talks briefing, from dated and sourced events{day}. CC BY 4.0."
    return Output(f"charts/{name}.svg", make, (*inputs, f"{key}{source}"))


def rate_svg(data: RateData, source: str) -> bytes:
    """Return the file of a rate chart."""
    return standalone(rate_picture(data), source)


def pair_svg(lines: list[RateData], source: str) -> bytes:
    """Return the file of the chart of two countries."""
    return standalone(pair_picture(lines), source)


def slips_svg(data: SlipsData, source: str) -> bytes:
    """Return the file of a deadline's chart."""
    return standalone(slips_picture(data), source)


def ladder_svg(data: LadderData, source: str) -> bytes:
    """Return the file of a measure's or an agreement's chart."""
    return standalone(ladder_picture(data), source)


def partners_svg(title: str, rows: list[Row], as_of: dt.date, source: str) -> bytes:
    """Return the file of the chart that compares partners."""
    return standalone(partners_picture(title, rows, as_of), source)
