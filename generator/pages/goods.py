"""Goods: a page for each product, with every rate on it, and the list of them."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from generator.model import Event, Library, Measure, Product
from generator.output import Output
from generator.pages.day import day_if_it_matters
from generator.pages.glossary import glossary_index
from generator.pages.page import Page
from generator.pages.quotes import goods_quotes
from generator.pages.subject_lists import active_first
from generator.projections.coverage import coverage
from generator.projections.goods import (
    ProductRate,
    earlier_rates,
    general_duties,
    measures_on,
    product_rates,
    proposed_rates,
)
from generator.projections.ladder import measure_ladder
from generator.projections.last_checked import check_span
from generator.projections.standing import measure_status
from generator.text.formats import plural
from generator.wording.rate import value_words
from generator.wording.scope import scope_words

# What is on each of these pages, in words that readers type beside a name.
_SEARCHED = "Tariffs, duties and rates by partner."
# The most rates that the list of goods shows for each.
_SHOWN = 3


def pages(library: Library) -> Iterator[Output]:
    """Yield the list of goods, and a page for each."""
    goods = sorted(library.goods.values(), key=lambda product: product.name)
    yield Page(
        address="goods/",
        template="goods.md.jinja",
        title="Goods",
        description="Cars, steel, chips, medicines and other goods: what each country charges on them, and on whom.",
        context={
            "as_of": library.as_of,
            "rows": [(product, product_rates(library, product), _latest(library, product)) for product in goods],
            "shown": _SHOWN,
            "checked": check_span(event for product in goods for event in _events(library, product)),
        },
        names=("products", "tariffs by product", "sector tariffs"),
        text="What is charged on cars, steel, chips and other goods, by whom and on whom.",
    ).output()
    for product in goods:
        yield _page(library, product).output()


def _page(library: Library, product: Product) -> Page:
    rates, measures = product_rates(library, product), measures_on(library, product)
    charging = {row.measure for row in rates}
    description = f"{product.name}: {_sentence(rates)}"
    day = _day(library, product, measures)
    return Page(
        address=f"goods/{product.id}/",
        template="product.md.jinja",
        title=product.name,
        description=description,
        context={
            "product": product,
            "rates": rates,
            "earlier": earlier_rates(library, product),
            "in_force": [
                (measure, status.main)
                for measure in measures
                if (measure in charging or not rates)
                and measure.products == (product,)
                and (status := measure_status(library, measure)).key == "in-force"
            ],
            "proposed": proposed_rates(library, product),
            "general": general_duties(library, [measure.by for measure in measures]),
            "others": active_first(
                library, [measure for measure in measures if measure not in charging and not measure.headline]
            ),
            "coverage": coverage(library, product.topic),
            "terms": glossary_index(library),
            "checked": check_span(_events(library, product)),
            "quotes": goods_quotes(rates, day.get("as_of"), coverage(library, product.topic).to),
            **day,
        },
        names=product.also,
        note=plural(len(rates), "rate") if rates else "no rate today",
        text=f"{product.about} {_SEARCHED}",
    )


def _day(library: Library, product: Product, measures: list[Measure]) -> dict[str, dt.date]:
    """Return the library's day as the context ``as_of`` if a rate, a proposal or a step has a day ahead."""
    now = [row.rate for row in product_rates(library, product)]
    is_due = any(rate.following or rate.answer.shown_end for rate in now)
    is_open = any(row.proposal.outcome == "open" for row in proposed_rates(library, product))
    if is_due or is_open:
        return {"as_of": library.as_of}
    return day_if_it_matters(library, [measure_ladder(library, measure.id) for measure in measures])


def _sentence(rates: list[ProductRate]) -> str:
    """Return the first rates in a sentence."""
    if not rates:
        return "no rate on it is recorded as charged today."
    said = [f"{row.measure.by.short} on {scope_words(row.scope)} {value_words(row.rate.answer)}" for row in rates]
    more = f"; and {plural(len(said) - _SHOWN, 'more rate')}" if len(said) > _SHOWN else ""
    return f"{'; '.join(said[:_SHOWN])}{more}."


def _events(library: Library, product: Product) -> dict[Event, Any]:
    """Return the events that take a step of a measure on ``product`` or set a rate on it."""
    found: dict[Event, Any] = {}
    for measure in measures_on(library, product):
        if product in measure.products:
            found |= dict.fromkeys(event for event, _ in library.measure_steps[measure.id])
        found |= dict.fromkeys(event for event, rate in library.rates[measure.id] if product in rate.on_products)
    return found


def _latest(library: Library, product: Product) -> Event | None:
    return max(_events(library, product), key=lambda event: (event.date, event.id), default=None)
