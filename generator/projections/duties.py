"""What a measure charges on a day, over all partners: the different rates, and on how many partners each."""

from collections import Counter

from generator.model import Library, Measure
from generator.projections.charges import charge, reaches
from generator.projections.ends import Ends
from generator.projections.memoize import memoize
from generator.projections.rates import RateAnswer, combine


@memoize
def duties(library: Library, measure: Measure) -> list[RateAnswer]:
    """Return the different rates of ``measure`` on the library's day, those on most partners first.

    Rates for all that it covers count; only if there are none, those for a part of it.
    """
    texts = list(dict.fromkeys(rate.goods for _, rate in library.rates[measure.id]))
    for chosen in ([None] if None in texts else [], [goods for goods in texts if goods]):
        found = [answer for goods in chosen for answer in _answers(library, measure, goods)]
        if found:
            counts = Counter(answer.key for answer in found)
            by_key = {answer.key: answer for answer in found}
            return [by_key[key] for key, _ in counts.most_common()]
    return []


def _answers(library: Library, measure: Measure, goods: str | None) -> list[RateAnswer]:
    ends, day = Ends(library), library.as_of
    partners = [country.code for country in measure.partners] or list(library.countries)
    answers = [
        combine(day, [charge(measure, on, day, ends, goods)], on, ends, goods)
        for on in partners
        if reaches(library, measure, on, day)
    ]
    return [answer for answer in answers if answer.is_charged or answer.why == "not-known"]
