"""The rates of the as-of page: what was charged on goods of each partner, and by it, from which day on.

They are a file of their own, made of the events that say anything of the headline rates, since they take longest to
compute: an edit of any other event leaves it as it is.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from generator.exports.json_text import json_bytes
from generator.exports.rows import Row, pieces, rows
from generator.model import Country, Deadline, Event, Library, MeasureStep, Rate
from generator.output import Output
from generator.projections.days import rate_days
from generator.projections.ends import Ends
from generator.projections.rate_series import HeadlineRate, headline
from generator.projections.rates import headline_rate
from generator.projections.state_of_play import hub_and_partners
from generator.text.formats import day as day_words
from generator.wording.rate import rate_words, value_words

PATH = "as-of/rates.json"


def files(library: Library, _site_url: str) -> Iterator[Output]:
    """Yield the file."""
    hub, partners = hub_and_partners(library)
    if hub:
        parts = {name: getattr(library, name) for name in ("countries", "deadlines", "measures")}
        yield Output(PATH, rates_json, (library.as_of, _events(library), parts, hub, partners))


def _events(library: Library) -> tuple[Event, ...]:
    """Return the events that say anything of headline rates, with those of the same days, which order them."""
    said: list[tuple[Event, MeasureStep | Rate]] = []
    for measure in library.measures.values():
        if measure.headline:
            said += [*library.rates[measure.id], *library.measure_steps[measure.id]]
    ends = {part.until.id for _, part in said if isinstance(part.until, Deadline)}
    days = {event.date for event, _ in said}
    days |= {event.date for key in ends for event, _ in library.deadline_steps[key]}
    return tuple(event for event in library.active_events if event.date in days)


def rates_json(
    as_of: dt.date, events: tuple[Event, ...], parts: dict[str, Any], hub: Country, partners: Sequence[Country]
) -> bytes:
    """Return the file: for each partner the rows of the rate on its goods, and of the one that it charges."""
    library = Library(as_of, events, **parts)
    return json_bytes(
        {
            partner.code: {"rate": _between(library, hub, partner), "back": _between(library, partner, hub)}
            for partner in partners
        }
    )


def _between(library: Library, by: Country, on: Country) -> list[Row]:
    return rows(rate_days(library, by, on), library.as_of, lambda day: _rate(library, day, by, on))


def _rate(library: Library, day: dt.date, by: Country, on: Country) -> object:
    """Return the rate in words and the one before it, None where none is recorded."""
    found = headline(library.at(day), by.code, on.code)
    if found.since is None:
        return None
    before = value_words(found.before.answer) if found.before else None
    later = _since_changed(library, found, day, by, on)
    return [pieces(rate_words(found, short=True)), before, *([later] if later else [])]


def _since_changed(library: Library, then: HeadlineRate, day: dt.date, by: Country, on: Country) -> str:
    """Return what we know now of the rate of ``day``, where that is another than what was known then."""
    now = headline_rate(by.code, on.code, day, Ends(library))
    if now.key == then.answer.key or not now.support:
        return ""
    order = max(now.support.events, key=lambda event: event.date)
    return f"since changed: {value_words(now)} (event of {day_words(order.date, order.precision)})"
