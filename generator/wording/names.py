"""Names of agreements before they had them: on a day before its naming step, an agreement was talks of its parties."""

import datetime as dt

from generator.model import Agreement, Library
from generator.model.stages import HEIGHT
from generator.projections.ladder import agreement_ladder
from generator.text.formats import the

# From this height on the parties have something that bears a name.
_NAMED = HEIGHT["agreed-in-principle"]


def name_before(library: Library, agreement: Agreement) -> tuple[dt.date, str] | None:
    """Return the day from which ``agreement`` bears its name, and a neutral name for the days before.

    None if it bore its name from its first step on, or if nothing of the kind is reached by the library's day.
    """
    reached = agreement_ladder(library, agreement.id).reached
    if not reached or HEIGHT.get(reached[0].stage, _NAMED) >= _NAMED:
        return None
    naming = next((rung for rung in reached if HEIGHT.get(rung.stage, 0) >= _NAMED), None)
    if naming is None:
        return None
    shorts = [party.short for party in agreement.parties]
    if len(shorts) == 2:
        return naming.event.known_from, "-".join(shorts) + " talks"
    *others, last = (the(short) for short in shorts)
    return naming.event.known_from, f"Talks of {', '.join(others)} and {last}"
