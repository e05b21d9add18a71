"""Pictures as files: every chart of a page once more with its look, title and source inside, to be put elsewhere."""

from collections.abc import Iterator

from generator.charts.file import standalone
from generator.charts.ladder_chart import ladder_data, ladder_picture
from generator.charts.partners_chart import hub_and_partners, partner_rows, partners_picture
from generator.charts.rate_chart import rate_data, rate_picture
from generator.charts.slips_chart import slips_data, slips_picture
from generator.charts.svg import Picture
from generator.feeds.artifact import Artifact
from generator.model import Library
from generator.project.ladder import agreement_ladder, measure_ladder
from generator.project.ledger import ledger
from generator.project.partner import counterparts
from generator.words import long_day

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
    for name, picture in _pictures(library):
        key = _KEYS.get(name.partition("-")[0], "")
        yield Artifact(f"charts/{name}.svg", standalone(picture, f"{key}{source}"))


def _pictures(library: Library) -> Iterator[tuple[str, Picture]]:
    """Yield each picture under the name of its file."""
    yield from _rates(library)
    for entry in ledger(library):
        slips = slips_data(entry)
        if slips.dates:
            yield f"deadline-{entry.deadline.id}", slips_picture(slips)
    yield from _ladders(library)
    hub, partners = hub_and_partners(library)
    if hub:
        title, rows = partner_rows(library, hub, partners)
        if rows:
            yield "partners", partners_picture(title, rows, library.as_of)


def _rates(library: Library) -> Iterator[tuple[str, Picture]]:
    """Yield the rates on each country by the one that it talks with most, as its page shows them."""
    for code, other in counterparts(library).items():
        rates = rate_data(library, other, library.countries[code])
        if rates.levels:
            yield rates.id, rate_picture(rates)


def _ladders(library: Library) -> Iterator[tuple[str, Picture]]:
    for measure in library.measures.values():
        ladder = measure_ladder(library, measure.id)
        if ladder.is_known:
            yield f"measure-{measure.id}", ladder_picture(ladder_data(measure, ladder))
    for agreement in library.agreements.values():
        ladder = agreement_ladder(library, agreement.id)
        if ladder.is_known:
            yield f"agreement-{agreement.id}", ladder_picture(ladder_data(agreement, ladder))
