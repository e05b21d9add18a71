"""Measures: the list of them by their status, and a page for each with its ladder and rates."""

from collections.abc import Iterator

from generator.model import Library, Measure
from generator.output import Output
from generator.pages.day import day_if_it_matters
from generator.pages.glossary import glossary_index
from generator.pages.instruments import instruments_of, numbers
from generator.pages.page import Page
from generator.projections.charges import LEGAL_STATUSES
from generator.projections.duties import duties
from generator.projections.ladder import measure_ladder
from generator.projections.last_checked import check_span
from generator.projections.standing import Status, measure_status
from generator.wording.status import status_words
from generator.wording.words import plain

# The parts of the list, with the ids of their headings.
_GROUPS = {
    "In force": "in-force",
    "Suspended, or not known": "suspended",
    "Announced or ordered": "announced",
    "Floated or threatened": "threatened",
    "Ended": "ended",
    "Rates without a step": "rates",
}
# The most measures in each part; all are on the pages of the countries that take them.
_LISTED = 100


def pages(library: Library) -> Iterator[Output]:
    """Yield the list of measures, and a page for each that has a step or a rate."""
    rows = [
        (m, ladder)
        for m in library.measures.values()
        if (ladder := measure_ladder(library, m.id)).has_steps or library.rates[m.id]
    ]
    groups: dict[str, list[object]] = {name: [] for name in _GROUPS}
    for measure, _ in sorted(rows, key=lambda row: (row[0].by.code, -row[1].last_change.toordinal())):
        status = measure_status(library, measure)
        groups[_group(status)].append((measure, status, duties(library, measure)))
    yield Page(
        address="measures/",
        template="measures.md.jinja",
        title="Measures",
        description="Tariffs, controls, fees and bans: how far each has come from words to law, step by dated step.",
        context={
            "as_of": library.as_of,
            "groups": [(name, key, groups[name]) for name, key in _GROUPS.items() if groups[name]],
            "listed": _LISTED,
            "checked": check_span(rung.event for _, ladder in rows for rung in ladder.all),
        },
        searchable=False,
    ).output()
    for measure, _ in rows:
        yield _page(library, measure).output()


def _group(status: Status) -> str:
    """Return the part of the list in which a measure of this status stands."""
    if status.main is None:
        return "Rates without a step"
    if not status.is_known or status.main.stage == "suspended":
        return "Suspended, or not known"
    if status.main.rung.is_down:
        return "Ended"
    return {"in-force": "In force", "announced": "Announced or ordered", "ordered": "Announced or ordered"}.get(
        status.main.stage, "Floated or threatened"
    )


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
            "status": measure_status(library, measure),
            "rates": _rates(library, measure),
            "names": {code: country.short for code, country in library.countries.items()},
            "instruments": instruments_of(measure, [rung.event for rung in ladder.all]),
            "terms": glossary_index(library),
            "checked": check_span([rung.event for rung in ladder.all] + [e for e, _ in library.rates[measure.id]]),
            **day_if_it_matters(library, [ladder]),
        },
        names=(*measure.also, *numbers(measure.instruments)),
        note=plain(status_words(measure_status(library, measure), short=True)),
        text="; ".join(filter(None, (measure.goods, measure.legal_basis, measure.about))),
    )


def _rates(library: Library, measure: Measure) -> list[tuple[object, ...]]:
    """Return every rate of the measure, oldest first: event, rate, partners as countries, whether it is law."""
    return [
        (event, rate, [c for c in library.countries.values() if c.code in rate.partners], rate.status in LEGAL_STATUSES)
        for event, rate in library.rates[measure.id]
    ]
