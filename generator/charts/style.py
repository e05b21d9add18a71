"""The style of pictures as files. A file on another site cannot use our style sheet, so it has a copy of its rules.

A test makes sure that these rules are also in the pages' style sheet, word for word.
"""

# Colours of the Okabe-Ito palette: blue and vermilion; in dark mode sky blue and orange.
LIGHT = """--tt-c-ink: #1a1f24; --tt-c-soft: #555b61; --tt-c-grid: #d9dde0; --tt-c-axis: #6a7178;
  --tt-c-ground: #ffffff; --tt-c-data: #0072b2; --tt-c-tint: #d9eaf4; --tt-c-threat: #b34a00;"""
DARK = """--tt-c-ink: #e6eaee; --tt-c-soft: #b3bac2; --tt-c-grid: #323b44; --tt-c-axis: #8b949d;
  --tt-c-ground: #151b21; --tt-c-data: #56b4e9; --tt-c-tint: #1b3546; --tt-c-threat: #e69f00;"""

MARKS = """.tt-c-text { font-size: 13px; fill: var(--tt-c-ink); font-variant-numeric: tabular-nums; }
.tt-c-small { font-size: 12px; }
.tt-c-title { font-size: 17px; font-weight: 700; }
.tt-c-big { font-size: 17px; font-weight: 700; }
.tt-c-bold { font-weight: 700; }
.tt-c-quiet { fill: var(--tt-c-soft); }
.tt-c-value { fill: var(--tt-c-data); font-weight: 700; }
.tt-c-warn { fill: var(--tt-c-threat); }
.tt-c-halo { paint-order: stroke; stroke: var(--tt-c-ground); stroke-width: 4px; stroke-linejoin: round; }
.tt-c-void { text-decoration: line-through; }
.tt-c-grid { fill: none; stroke: var(--tt-c-grid); stroke-width: 1px; }
.tt-c-axis { fill: none; stroke: var(--tt-c-axis); stroke-width: 1px; }
.tt-c-today { fill: none; stroke: var(--tt-c-axis); stroke-width: 1px; stroke-dasharray: 2 3; }
.tt-c-lead { fill: none; stroke: var(--tt-c-axis); stroke-width: 1px; opacity: 0.45; }
.tt-c-line { fill: none; stroke: var(--tt-c-data); stroke-width: 2.5px; stroke-linejoin: round; }
.tt-c-ahead { fill: none; stroke: var(--tt-c-data); stroke-width: 2.5px; stroke-dasharray: 2 4; }
.tt-c-line--second { stroke: var(--tt-c-ink); stroke-width: 2px; }
.tt-c-ahead--second { stroke: var(--tt-c-ink); stroke-width: 2px; }
.tt-c-area { fill: var(--tt-c-tint); }
.tt-c-gap { fill: none; stroke: var(--tt-c-ground); stroke-width: 5px; }
.tt-c-dot { fill: var(--tt-c-data); stroke: var(--tt-c-ground); stroke-width: 1px; }
.tt-c-threat { fill: none; stroke: var(--tt-c-threat); stroke-width: 3px; stroke-dasharray: 5 3; }
.tt-c-bar { fill: var(--tt-c-data); }
.tt-c-arrow { fill: none; stroke: var(--tt-c-threat); stroke-width: 1.5px; }
.tt-c-head { fill: var(--tt-c-threat); }
.tt-c-ring { fill: var(--tt-c-ground); stroke: var(--tt-c-data); stroke-width: 2px; }
.tt-c-said { fill: var(--tt-c-ground); stroke: var(--tt-c-axis); stroke-width: 1.5px; }
.tt-c-total { fill: none; stroke: var(--tt-c-ink); stroke-width: 1.5px; }
.tt-c-path { fill: none; stroke: var(--tt-c-axis); stroke-width: 2px; }
.tt-c-path--ahead { stroke-dasharray: 3 4; }
.tt-c-box { stroke: var(--tt-c-data); stroke-width: 2px; }
.tt-c-box--reached { fill: var(--tt-c-data); }
.tt-c-box--ahead { fill: var(--tt-c-ground); stroke-dasharray: 4 3; }
.tt-c-box--void { fill: var(--tt-c-ground); stroke: var(--tt-c-axis); stroke-dasharray: 4 3; }
.tt-c-box--down { fill: var(--tt-c-ground); stroke: var(--tt-c-threat); }
.tt-c-box--paused { fill: var(--tt-c-ground); }
.tt-c-cross { fill: none; stroke: var(--tt-c-threat); stroke-width: 2.5px; }
.tt-c-cross--void { stroke: var(--tt-c-axis); }
.tt-c-hatch { fill: none; stroke: var(--tt-c-data); stroke-width: 2px; }
.tt-c-here { fill: none; stroke: var(--tt-c-ink); stroke-width: 1.5px; }
.tt-c-ground { fill: var(--tt-c-ground); }"""

FILE_STYLE = f"""
svg {{ {LIGHT} font-family: system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; }}
@media (prefers-color-scheme: dark) {{ svg {{ {DARK} }} }}
.tt-c-page {{ fill: var(--tt-c-ground); }}
{MARKS}
"""
