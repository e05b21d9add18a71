"""Pictures as files: every chart of a page once more with its look, title and source inside, to be put elsewhere."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from generator.charts.ladder_chart import LadderData, ladder_data, ladder_picture
from generator.charts.partners_chart import Row, partner_rows, partners_picture
from generator.charts.rate_chart import RateData, rate_data, rate_picture
from generator.charts.slips_chart import SlipsData, slips_data, slips_picture
from generator.charts.standalone import standalone
from generator.exports.artifact import Artifact
from generator.model import Agreement, Country, Deadline, Library, Measure
from generator.projections.deadlines import entry
from generator.projections.ladder import agreement_ladder, measure_ladder
from generator.projections.memoize import once
from generator.projections.state_of_play import counterparts, hub_and_partners
from generator.text.formats import long_day

_STEPS = "Filled: reached. Hatched: only words. Crossed: taken down or overtaken. Dashed outline: to come. "
# How to read a kind of picture, by the first word of its file's name.
_KEYS = {
    "rate": "Dashes: rates threatened or announced for a day and not in force then, each by itself, not as a total. ",
    "measure": _STEPS,
    "agreement": _STEPS,
}


def files(library: Library) -> Iterator[Artifact]:
    """Yield ``charts/rate-us-cn.svg``, ``charts/deadline-ID.svg``, ``charts/measure-ID.svg`` and so on."""
    for code, other in counterparts(library).items():
        yield from _rates(library, other, library.countries[code])
    for deadline in library.deadlines.values():
        yield from _deadline(library, deadline)
    for measure in library.measures.values():
        yield from _measure(library, measure)
    for agreement in library.agreements.values():
        yield from _agreement(library, agreement)
    yield from _partners(library)


@once
def _rates(library: Library, by: Country, on: Country) -> Iterable[Artifact]:
    """Yield the rates on a country by the one that it talks with most, as its page shows them."""
    rates = rate_data(library, by, on)
    if rates.levels:
        yield _artifact(library, rates.id, _rate_file, rates)


@once
def _deadline(library: Library, deadline: Deadline) -> Iterable[Artifact]:
    found = entry(library, deadline.id)
    slips = slips_data(found) if found else None
    if slips and slips.dates:
        yield _artifact(library, f"deadline-{deadline.id}", _slips_file, slips)


@once
def _measure(library: Library, measure: Measure) -> Iterable[Artifact]:
    ladder = measure_ladder(library, measure.id)
    if ladder.is_known:
        yield _artifact(library, f"measure-{measure.id}", _ladder_file, ladder_data(measure, ladder))


@once
def _agreement(library: Library, agreement: Agreement) -> Iterable[Artifact]:
    ladder = agreement_ladder(library, agreement.id)
    if ladder.is_known:
        yield _artifact(library, f"agreement-{agreement.id}", _ladder_file, ladder_data(agreement, ladder))


def _partners(library: Library) -> Iterator[Artifact]:
    hub, partners = hub_and_partners(library)
    if hub:
        title, rows = partner_rows(library, hub, partners)
        if rows:
            yield _artifact(library, "partners", _partners_file, title, rows, library.as_of)


def _artifact(library: Library, name: str, make: Callable[..., bytes], *of: object) -> Artifact:
    """Return the file of a picture, which ``make`` draws of ``of`` with a line on how to read it and its source."""
    key = _KEYS.get(name.partition("-")[0], "")
    source = f"Source: Trade talks briefing, from dated and sourced events, as of {long_day(library.as_of)}. CC BY 4.0."
    return Artifact(f"charts/{name}.svg", make, (*of, f"{key}{source}"))


def _rate_file(data: RateData, source: str) -> bytes:
    return standalone(rate_picture(data), source)


def _slips_file(data: SlipsData, source: str) -> bytes:
    return standalone(slips_picture(data), source)


def _ladder_file(data: LadderData, source: str) -> bytes:
    return standalone(ladder_picture(data), source)


def _partners_file(title: str, rows: list[Row], as_of: dt.date, source: str) -> bytes:
    return standalone(partners_picture(title, rows, as_of), source)
