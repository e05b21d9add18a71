"""Bare pages to be shown in frames of other sites: the next dates, and where the talks of each pair stand.

They look like those of charts, have no script, and take light or dark from the page around them.
"""

import datetime as dt
from collections.abc import Iterator

from generator.charts.embed import POLICY
from generator.model import Country, Library, Masthead
from generator.output import Output, TextFile
from generator.projections.deadlines import DeadlineHistory
from generator.projections.pairs import pairs
from generator.projections.state_of_play import StateOfPlay, state_of_play
from generator.projections.status import dates_pending

DATES = "next-dates"
# The most dates in a frame; the page has all.
_MOST = 10


def files(library: Library, _site_url: str) -> Iterator[Output]:
    """Yield ``embed/next-dates/``, and ``embed/state-us-cn/`` and so on for each pair that has a page."""
    pending = dates_pending(library)
    yield Output(
        f"embed/{DATES}/index.html", dates_page, (pending[:_MOST], len(pending), library.as_of, library.masthead)
    )
    for one, two in ((library.countries[a], library.countries[b]) for a, b in pairs(library)):
        name = f"{one.code}-{two.code}".lower()
        inputs = (one, two, state_of_play(library, two, one), library.as_of, library.masthead)
        yield Output(f"embed/state-{name}/index.html", state_page, inputs)


def dates_page(dates: list[DeadlineHistory], total: int, as_of: dt.date, own: Masthead) -> TextFile:
    """Return the page of the next of ``total`` dates ahead."""
    title = f"Next dates in the {own.talks}"
    return _bare("embed_dates.html.jinja", title, "deadlines/", as_of, masthead=own, dates=dates, total=total)


def state_page(one: Country, two: Country, state: StateOfPlay, as_of: dt.date, own: Masthead) -> TextFile:
    """Return the page of where the talks of ``one`` and ``two`` stand, which is the ``state`` of ``two``."""
    title = f"{one.name} and {two.name}: where the talks stand"
    page = f"pairs/{one.code}-{two.code}/".lower()
    return _bare("embed_state.html.jinja", title, page, as_of, masthead=own, one=one, two=two, state=state)


def _bare(template: str, title: str, page: str, as_of: dt.date, **context: object) -> TextFile:
    return TextFile(template, {"title": title, "page": page, "as_of": as_of, "policy": POLICY, **context})
