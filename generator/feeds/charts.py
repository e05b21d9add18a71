"""Pictures as files: every chart of a page once more with its look, title and source inside, to be put elsewhere."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from generator.charts.file import standalone
from generator.charts.ladder_chart import LadderData, ladder_data, ladder_picture
from generator.charts.partners_chart import Row, partner_rows, partners_picture
from generator.charts.rate_chart import RateData, rate_data, rate_picture
from generator.charts.slips_chart import SlipsData, slips_data, slips_picture
from generator.feeds.artifact import Artifact
from generator.model import Library
from generator.project.ladder import agreement_ladder, measure_ladder
from generator.project.ledger import ledger
from generator.project.partner import counterparts, hub_and_partners
from generator.words import long_day

Drawing = tuple[str, Callable[..., bytes], tuple[Any, ...]]

_STEPS = "Filled: reached. Hatched: only words. Crossed: taken down or overtaken. Dashed outline: to come. "
# How to read a kind of picture, by the first word of its file's name.
_KEYS = {
    "rate": "Dashes: rates threatened or announced for a day and not in force then, each by itself, not as a total. ",
    "measure": _STEPS,
    "agreement": _STEPS,
}


def files(library: Library) -> Iterator[Artifact]:
    """Yield ``charts/rate-us-cn.svg``, ``charts/deadline-ID.svg``, ``charts/measure-ID.svg`` and so on."""
    source = f"Source: Trade talks briefing, from dated and sourced events, as of {long_day(library.as_of)}. CC BY 4.0."
    for name, make, of in _pictures(library):
        key = _KEYS.get(name.partition("-")[0], "")
        yield Artifact(f"charts/{name}.svg", make, (*of, f"{key}{source}"))


def _rate_file(data: RateData, source: str) -> bytes:
    return standalone(rate_picture(data), source)


def _slips_file(data: SlipsData, source: str) -> bytes:
    return standalone(slips_picture(data), source)


def _ladder_file(data: LadderData, source: str) -> bytes:
    return standalone(ladder_picture(data), source)


def _partners_file(title: str, rows: list[Row], as_of: dt.date, source: str) -> bytes:
    return standalone(partners_picture(title, rows, as_of), source)


def _pictures(library: Library) -> Iterator[Drawing]:
    """Yield each picture: the name of its file, what draws it, and of what."""
    yield from _rates(library)
    for entry in ledger(library):
        slips = slips_data(entry)
        if slips.dates:
            yield f"deadline-{entry.deadline.id}", _slips_file, (slips,)
    yield from _ladders(library)
    hub, partners = hub_and_partners(library)
    if hub:
        title, rows = partner_rows(library, hub, partners)
        if rows:
            yield "partners", _partners_file, (title, rows, library.as_of)


def _rates(library: Library) -> Iterator[Drawing]:
    """Yield the rates on each country by the one that it talks with most, as its page shows them."""
    for code, other in counterparts(library).items():
        rates = rate_data(library, other, library.countries[code])
        if rates.levels:
            yield rates.id, _rate_file, (rates,)


def _ladders(library: Library) -> Iterator[Drawing]:
    for measure in library.measures.values():
        ladder = measure_ladder(library, measure.id)
        if ladder.is_known:
            yield f"measure-{measure.id}", _ladder_file, (ladder_data(measure, ladder),)
    for agreement in library.agreements.values():
        ladder = agreement_ladder(library, agreement.id)
        if ladder.is_known:
            yield f"agreement-{agreement.id}", _ladder_file, (ladder_data(agreement, ladder),)
