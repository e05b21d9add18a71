"""Countries have the codes of ISO 3166-1, blocs and organisations three to eight letters and members."""

from collections.abc import Iterator

from generator.loading.records import Record
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.codes import BLOC, advice, is_known
from generator.schema.vocabularies import Country, Member


def check(context: Context) -> Iterator[Finding]:
    """Find each code that does not suit its kind, and each member that cannot be one."""
    for record in context.records.of(Country):
        country = record.value
        if not is_known(country.code):
            yield Finding(record, ("code",), f"found {quote(country.code)}", advice(country.code), "not-in-iso")
            continue
        is_country = len(country.code) == 2 and country.code != BLOC
        if is_country != (country.kind == "country"):
            found = f"found {quote(country.code)} of the kind {quote(country.kind)}"
            do = (
                "write “kind: country”"
                if is_country
                else "write “kind: bloc” (a customs union) or “kind: organisation”"
            )
            at = ("kind",) if "kind" in country.model_fields_set else ("code",)
            yield Finding(record, at, found, do, "code-of-another-kind")
        if country.kind == "country" and country.members:
            do = "remove them, or correct the kind"
            yield Finding(record, ("members",), "found members of a country", do, "members-of-a-country")
        yield from _members(record)


def _members(record: Record[Country]) -> Iterator[Finding]:
    members = record.value.members
    for i, member in enumerate(members):
        if not is_known(member.code):
            yield Finding(record, ("members", i), f"found {quote(member.code)}", advice(member.code), "not-in-iso")
        elif len(member.code) != 2 or member.code == BLOC:
            found = f"found {quote(member.code)}"
            yield Finding(record, ("members", i), found, "name its members one by one", "member-no-country")
        if any(other.code == member.code and _overlap(other, member) for other in members[:i]):
            do = "remove one, or give the first an “until:” and the second a “since:”"
            yield Finding(record, ("members", i), f"found {quote(member.code)} again", do, "member-twice")


def _overlap(one: Member, other: Member) -> bool:
    """Tell whether one country is twice a member on some day."""
    return not (
        (one.until and other.since and one.until <= other.since)
        or (other.until and one.since and other.until <= one.since)
    )


RULE = Rule(
    name="country-kinds",
    scope="record",
    must="codes must suit the kind: two capital letters for a country, EU or three to eight for a bloc or organisation",
    why="Rates on a bloc are rates on its members, so the site must know what each code stands for.",
    check=check,
    codes={
        "not-in-iso": "codes of countries must be in ISO 3166-1, with two capital letters",
        "code-of-another-kind": "countries must have two capital letters, blocs and organisations EU or three to eight",
        "members-of-a-country": "only blocs and organisations must have members",
        "member-no-country": "members must be countries",
        "member-twice": "a country must be a member only once at a time",
    },
)
