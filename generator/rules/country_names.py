"""A country does not have the name that ISO 3166-1 gives to another code."""

from collections.abc import Iterator

from generator.loading import NodePath
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.codes import code_of, is_known
from generator.schema.vocabularies import Country


def check(context: Context) -> Iterator[Finding]:
    """Find each name of a country that is the name of another."""
    for record in context.records.of(Country):
        country = record.value
        names: list[tuple[NodePath, str]] = [(("name",), country.name), (("short",), country.short or "")]
        names += [(("also", i), name) for i, name in enumerate(country.also)]
        for at, name in names:
            code = code_of(name)
            # Where the other is in the record too, the name is told as one that two have.
            if not code or code == country.code or not is_known(country.code):
                continue
            if context.records.of(Country).get(code) is None:
                do = "correct the code or the name"
                yield Finding(record, at, f"found {quote(name)}, which is {code}, for {country.code}", do)


RULE = Rule(
    name="country-names",
    scope="record",
    must="a country must not have the name of another code",
    why="Events that use the code would be shown under the wrong country.",
    check=check,
)
