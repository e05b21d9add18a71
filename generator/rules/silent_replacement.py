"""A new rate does not silently cancel one that an earlier order has set for a later day."""

from collections.abc import Iterator

from generator.model import Event, Rate
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema import event as schema


def check(context: Context) -> Iterator[Finding]:
    """Find each rate that begins before one that an earlier event has set for a later day, and says nothing of it."""
    for rows in (context.library.rates[key] for key in context.library.measures):
        laws = [(event, rate) for event, rate in rows if rate.status == "in-force" and rate.effective]
        for event, rate in laws:
            for earlier, other in laws:
                if _cancels(event, rate, earlier, other) and not _speaks_of(event, other, laws):
                    record = context.records.of(schema.Event).get(event.id)
                    if record:
                        i = next(n for n, each in enumerate(event.rates) if each is rate)
                        found = f"found {rate.effective}, while {quote(earlier.id)} sets a rate from {other.effective}"
                        do = "add “until:” if that one still comes, or the rate of that day as this event leaves it"
                        yield Finding(record, ("rates", i, "effective"), found, do)


def _cancels(event: Event, rate: Rate, earlier: Event, other: Rate) -> bool:
    """Tell whether ``rate`` begins before ``other``, which an earlier event set for a day that still lies ahead."""
    if rate.effective is None or other.effective is None or rate.until is not None or rate.goods != other.goods:
        return False
    if not (earlier.date < event.date < other.effective and rate.effective < other.effective):
        return False
    return bool(rate.partners and rate.partners & other.partners)


def _speaks_of(event: Event, other: Rate, laws: list[tuple[Event, Rate]]) -> bool:
    """Tell whether ``event`` or a later one sets or ends the rate of the day on which ``other`` begins."""
    return any(
        later.date >= event.date and rate.effective == other.effective and rate is not other for later, rate in laws
    )


RULE = Rule(
    name="silent-replacement",
    scope="library",
    severity="warning",
    must="a rate must not leave open what becomes of one that was set for a later day",
    why="On that day the earlier order would count again, although the newer one may have replaced it.",
    check=check,
)
