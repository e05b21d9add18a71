"""Charts: one kind in each module. Each turns projections into SVG."""

from generator.charts.embed import embed_code, frame_code
from generator.charts.ladder_chart import ladder_chart
from generator.charts.months_chart import months_chart
from generator.charts.pair_chart import pair_chart
from generator.charts.partners_chart import partner_rows, partners_chart
from generator.charts.rate_chart import rate_chart
from generator.charts.rate_data import RateData, rate_data
from generator.charts.slips_chart import slips_chart

__all__ = [
    "RateData",
    "embed_code",
    "frame_code",
    "ladder_chart",
    "months_chart",
    "pair_chart",
    "partner_rows",
    "partners_chart",
    "rate_chart",
    "rate_data",
    "slips_chart",
]
