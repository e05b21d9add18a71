"""Measures: the list of them by the country that takes them, and a page for each with its ladder and rates."""

import datetime as dt
from collections.abc import Iterator

from generator.model import Library, Measure
from generator.output import Output
from generator.pages.glossary import glossary_index
from generator.pages.page import Page
from generator.pages.subject_lists import LISTED
from generator.projections.ladder import Ladder, measure_ladder
from generator.projections.last_checked import check_span
from generator.projections.rates import LEGAL_STATUSES


def pages(library: Library) -> Iterator[Output]:
    """Yield the list of measures, and a page for each that has a step or a rate."""
    rows = [
        (m, ladder)
        for m in library.measures.values()
        if (ladder := measure_ladder(library, m.id)).has_steps or library.rates[m.id]
    ]
    by_country: dict[str, list[object]] = {}
    for measure, ladder in sorted(rows, key=lambda row: (row[1].has_ended, -row[1].last_change.toordinal())):
        by_country.setdefault(measure.by.code, []).append((measure, ladder))
    groups = sorted(by_country.items(), key=lambda group: (-len(group[1]), group[0]))
    yield Page(
        address="measures/",
        template="measures.md.jinja",
        title="Measures",
        description="Tariffs, controls, fees and bans: how far each has come from words to law, step by dated step.",
        context={
            "groups": [(library.countries[code], group) for code, group in groups],
            "listed": LISTED,
            "checked": check_span(rung.event for _, ladder in rows for rung in ladder.all),
        },
        searchable=False,
    ).output()
    for measure, _ in rows:
        yield _page(library, measure).output()


def _page(library: Library, measure: Measure) -> Page:
    ladder = measure_ladder(library, measure.id)
    return Page(
        address=f"measures/{measure.id}/",
        template="measure.html.jinja",
        title=measure.title,
        description=f"{measure.title}: by {measure.by.name}, on {measure.goods}; its steps, rates and sources.",
        context={
            "measure": measure,
            "ladder": ladder,
            "rates": _rates(library, measure),
            "terms": glossary_index(library),
            "checked": check_span([rung.event for rung in ladder.all] + [e for e, _ in library.rates[measure.id]]),
            **({"as_of": library.as_of} if ladder.scheduled else {}),
        },
        text=f"{measure.goods} {measure.legal_basis or ''}",
        changed=_last_change(library, measure, ladder).isoformat(),
    )


def _last_change(library: Library, measure: Measure, ladder: Ladder) -> dt.date:
    """Return the day of the latest event with a step or rate of the measure."""
    return max([rung.event.date for rung in ladder.all] + [event.date for event, _ in library.rates[measure.id]])


def _rates(library: Library, measure: Measure) -> list[tuple[object, ...]]:
    """Return every rate of the measure, oldest first: event, rate, partners as countries, whether it is law."""
    return [
        (event, rate, [library.countries[code] for code in sorted(rate.partners)], rate.status in LEGAL_STATUSES)
        for event, rate in library.rates[measure.id]
    ]
