"""The data of every kind of chart that is offered as a file: drawn, and as a table."""

import datetime as dt
from dataclasses import dataclass

from generator.charts.ladder_chart import LadderData, ladder_picture
from generator.charts.pair_chart import pair_picture
from generator.charts.partners_chart import Row, partners_picture
from generator.charts.rate_chart import rate_picture
from generator.charts.rate_data import Level, RateData
from generator.charts.slips_chart import slips_picture
from generator.charts.slips_data import SlipsData
from generator.charts.svg import Picture
from generator.tables.table import Column, Content
from generator.tables.table import Row as TableRow


@dataclass(frozen=True, slots=True)
class PairData:
    """The data of a pair's chart: one or two lines."""

    lines: tuple[RateData, ...]


@dataclass(frozen=True, slots=True)
class PartnersData:
    """The data of the chart of all partners: its title, a row for each partner, and its day."""

    title: str
    rows: tuple[Row, ...]
    as_of: dt.date


ChartData = RateData | PairData | PartnersData | SlipsData | LadderData

_RATES = (
    Column("line", "Whose rate on whose goods."),
    Column("from", "First day of the rate.", "date"),
    Column("percent", "Rate in percent of value; empty where there is none or it is not known.", "number"),
    Column("basis", "on-top of ordinary duty, or all-in."),
    Column("covers", "Goods to which the rate applies, where not to all."),
    Column("words", "What stands where there is no percentage."),
    Column("status", "charged, enacted for a later day, or only threatened or announced."),
)
_DATES = (
    Column("said", "Day on which the date was given.", "date"),
    Column("step", "What was done: set, moved."),
    Column("due", "Date that was given.", "date"),
    Column("precision", "How exactly the date is known."),
)
_STEPS = (
    Column("stage", "Stage of the measure or agreement."),
    Column("date", "Day of the step.", "date"),
    Column("precision", "How exactly the day is known."),
    Column("state", "reached, ahead, or void."),
    Column("note", "A remark of the editors."),
)


def picture_of(data: ChartData, *, narrow: bool = False) -> Picture:
    """Return the picture of ``data``, for a phone if ``narrow``."""
    match data:
        case RateData():
            return rate_picture(data, narrow=narrow)
        case PairData():
            return pair_picture(data.lines, narrow=narrow)
        case PartnersData():
            return partners_picture(data.title, data.rows, data.as_of, narrow=narrow)
        case SlipsData():
            return slips_picture(data, narrow=narrow)
        case LadderData():
            return ladder_picture(data, narrow=narrow)


def table_of(data: ChartData) -> Content:
    """Return what the picture of ``data`` shows as a table."""
    match data:
        case RateData():
            return _table(data.title, _RATES, _rates(data))
        case PairData():
            title = " and ".join(line.title for line in data.lines)
            return _table(title, _RATES, [row for line in data.lines for row in _rates(line)])
        case PartnersData():
            rows = [_level(name, level, data.as_of) for name, levels in data.rows for level in levels]
            return _table(data.title, _RATES, rows)
        case SlipsData():
            return _table(data.title, _DATES, [(d.said, d.step, d.due, d.precision) for d in data.dates])
        case LadderData():
            return _table(data.title, _STEPS, [(s.stage, s.date, s.precision, s.state, s.note) for s in data.steps])


def _table(title: str, columns: tuple[Column, ...], rows: list[TableRow]) -> Content:
    return Content("chart", title, (), columns, tuple(rows))


def _rates(data: RateData) -> list[TableRow]:
    levels = [_level(data.title, level, data.as_of) for level in data.levels]
    threats = [(data.title, t.start, t.percent, "", "", "", t.status) for t in data.threats]
    return [*levels, *threats]


def _level(line: str, level: Level, as_of: dt.date) -> TableRow:
    """Return a rate as a row. Where words stand in its place, it has no percentage: absence is not zero."""
    status = ("charged" if not level.words else "") if level.start <= as_of else "enacted"
    percent = None if level.words else level.percent
    basis = "" if level.words else "all-in" if level.is_all_in else "on-top"
    return (line, level.start, percent, basis, level.covers, level.words, status)
