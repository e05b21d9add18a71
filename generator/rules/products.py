"""Products are named where goods are, and the same for the same goods."""

from collections.abc import Iterator

from generator.loading.records import Record
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event
from generator.schema.measure import Measure

_CODES = {
    "products-of-all-goods": "a duty on most goods must name no products: its rates on single goods do",
    "products-without-goods": "a rate that names products must say under “goods” for which goods it is",
    "products-differ": "rates of one measure on the same goods must name the same products",
}


def check(context: Context) -> Iterator[Finding]:
    """Find measures and rates that name products where they must not, or not those that others name."""
    for measure in context.records.of(Measure):
        if measure.value.headline and measure.value.products:
            found = f"found {quote(measure.value.products[0])}"
            yield Finding(measure, ("products",), found, "remove “products:”", "products-of-all-goods")
    first: dict[tuple[str, str], tuple[Record[Event], frozenset[str]]] = {}
    for event in sorted(context.records.of(Event), key=lambda record: (record.value.date, record.id)):
        for index, rate in enumerate(event.value.rates):
            at = ("rates", index)
            if rate.products and rate.goods is None:
                do = "add “goods:”, or remove “products:” and name them at the measure"
                yield Finding(event, (*at, "products"), "found no “goods”", do, "products-without-goods")
            elif rate.goods:
                named = frozenset(rate.products)
                before, wanted = first.setdefault((rate.measure, rate.goods), (event, named))
                if named != wanted:
                    found = f"found {_names(named)}, and {_names(wanted)} in {quote(before.id)}"
                    yield Finding(event, at, found, "name the same in both", "products-differ")


def _names(products: frozenset[str]) -> str:
    return ", ".join(map(quote, sorted(products))) or "none"


RULE = Rule(
    name="products",
    scope="record",
    must="products must be named where goods are, and the same for the same goods",
    why="The page of a product lists every rate on it; a general duty stands there as such, and is not added.",
    check=check,
    codes=_CODES,
)
