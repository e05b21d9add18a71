"""Charts as files for use elsewhere: as SVG, PNG and CSV, and each as one bare page to be shown in a frame."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from generator.cards.raster import png_of
from generator.charts.drawn import ChartData, PairData, PartnersData, picture_of, table_of
from generator.charts.embed import STYLE, bare_page
from generator.charts.ladder_chart import ladder_data
from generator.charts.partners_chart import partner_rows
from generator.charts.rate_data import RateData, pair_lines, rate_data
from generator.charts.slips_data import slips_data
from generator.charts.standalone import standalone
from generator.model import Agreement, Library, Masthead, Measure
from generator.output import Output
from generator.projections.deadlines import deadline_history
from generator.projections.ladder import Ladder, agreement_ladder, measure_ladder
from generator.projections.pairs import pairs
from generator.projections.state_of_play import counterparts, hub_and_partners
from generator.tables.csv_text import csv_text
from generator.tables.table import Column
from generator.text.formats import long_day
from generator.wording.masthead import since_words

_STEPS = "Filled: done. Hatched: only announced. Crossed: ended or replaced. Dashed outline: to come. "
# How to read a chart, by the first word of its name.
_KEYS = {
    "rate": "Dashed: rates threatened or announced for that date that did not take effect. ",
    "pair": "Dashed: due by what is enacted. ",
    "measure": _STEPS,
    "agreement": _STEPS,
}
# Charts of rates are drawn as PNG as well. The others come by the hundred, and a PNG takes long to draw.
RATES = (RateData, PairData, PartnersData)


def files(library: Library, site_url: str) -> Iterator[Output]:
    """Yield ``charts/rate-us-cn.svg``, ``….png``, ``….csv``, ``embed/rate-us-cn/`` and so on for every chart."""
    yield Output("assets/embed.css", embed_style, ())
    for name, data, as_of, page in charts(library):
        origin = _source(data, as_of, library.masthead)
        source = f"{_KEYS.get(name.partition('-')[0], '')}{origin}"
        yield Output(f"charts/{name}.svg", svg_file, (data, source))
        yield Output(f"charts/{name}.csv", csv_file, (data, origin))
        if isinstance(data, RATES):
            yield Output(f"charts/{name}.png", png_file, (data, source))
        yield Output(f"embed/{name}/index.html", embed_page, (data, source, page, site_url))


def charts(library: Library) -> Iterator[tuple[str, ChartData, dt.date | None, str]]:
    """Yield the name, the data, the day and the address of the page of each chart.

    The day is None for a chart that does not depend on it.
    """
    yield from _rates(library)
    for deadline in library.deadlines.values():
        history = deadline_history(library, deadline.id)
        slips = slips_data(history, library.as_of) if history else None
        if slips and slips.dates:
            yield f"deadline-{deadline.id}", slips, slips.as_of, f"deadlines/{deadline.id}/"
    for measure in library.measures.values():
        yield from _ladder(library, "measure", measure, measure_ladder(library, measure.id))
    for agreement in library.agreements.values():
        yield from _ladder(library, "agreement", agreement, agreement_ladder(library, agreement.id))
    hub, partners = hub_and_partners(library)
    if hub:
        title, rows = partner_rows(library, hub, partners)
        if rows:
            yield "partners", PartnersData(title, tuple(rows), library.as_of), library.as_of, ""


def _rates(library: Library) -> Iterator[tuple[str, ChartData, dt.date | None, str]]:
    """Yield the charts of the rates of each country, and of each pair."""
    directions = {(other.code, code): f"countries/{code}/".lower() for code, other in counterparts(library).items()}
    for one, two in pairs(library):
        for direction in ((one, two), (two, one)):
            directions.setdefault(direction, f"pairs/{one}-{two}/".lower())
    for (by, on), page in sorted(directions.items()):
        rates = rate_data(library, library.countries[by], library.countries[on])
        if rates.levels:
            yield rates.id, rates, library.as_of, page
    for one, two in pairs(library):
        lines = pair_lines(library, library.countries[one], library.countries[two])
        if lines:
            name = f"{one}-{two}".lower()
            yield f"pair-{name}", PairData(tuple(lines)), library.as_of, f"pairs/{name}/"


def _ladder(
    library: Library, kind: str, subject: Measure | Agreement, ladder: Ladder
) -> Iterator[tuple[str, ChartData, dt.date | None, str]]:
    if ladder.has_steps:
        as_of = library.as_of if ladder.scheduled else None
        yield f"{kind}-{subject.id}", ladder_data(subject, ladder), as_of, f"{kind}s/{subject.id}/"


def _source(data: ChartData, as_of: dt.date | None, masthead: Masthead) -> str:
    """Return what a chart of rates counts, and the source, which is the site of that ``masthead``."""
    counted = f"Duties added {since_words(masthead.since)}, older ones not counted. " if isinstance(data, RATES) else ""
    day = f", as of {long_day(as_of)}" if as_of else ""
    return f"{counted}Source: {masthead.name}, from dated and sourced events{day}. CC BY 4.0."


def svg_file(data: ChartData, source: str) -> bytes:
    """Return a chart as an SVG file."""
    return standalone(picture_of(data), source)


def png_file(data: ChartData, source: str) -> bytes:
    """Return a chart as a PNG file."""
    return png_of(svg_file(data, source))


def csv_file(data: ChartData, source: str) -> bytes:
    """Return what a chart shows as a CSV file. Each row has its ``source``, since a row may be taken by itself."""
    table = table_of(data)
    columns = (*table.columns, Column("source", "What is counted, and the source."))
    return csv_text(replace(table, columns=columns, rows=tuple((*row, source) for row in table.rows))).encode()


def embed_page(data: ChartData, source: str, page: str, site: str) -> bytes:
    """Return the bare page of a chart; ``page`` is the address of the page that it comes from."""
    return bare_page(picture_of(data), picture_of(data, narrow=True), source, page, site)


def embed_style() -> bytes:
    """Return the style sheet of the bare pages."""
    return STYLE.encode()
