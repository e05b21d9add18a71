"""Charts: one picture kind a module, listed below by hand. Each turns a projection into SVG; none knows a file."""

from generator.charts.ladder_chart import ladder_chart
from generator.charts.months_chart import months_chart
from generator.charts.partners_chart import partners_chart
from generator.charts.rate_chart import rate_chart
from generator.charts.slips_chart import slips_chart

__all__ = ["ladder_chart", "months_chart", "partners_chart", "rate_chart", "slips_chart"]
