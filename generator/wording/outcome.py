"""What came of a proposed rate or of a promise, in words."""

from generator.projections.proposed import Proposal
from generator.projections.undertakings import Promise
from generator.text.formats import day
from generator.wording.date import NOT_RECORDED, outcome_words


def proposal_words(proposal: Proposal) -> str:
    """Return what came of a rate that was threatened or announced: ``in force since 24 Jul 2026``."""
    since = f" since {day(proposal.since)}" if proposal.since else ""
    return {
        "in-force": f"in force{since}{f' on {proposal.goods}' if proposal.goods else ''}",
        "open": "its day lies ahead",
        "not-in-force": "not in force on that day, as far as is recorded",
        "no-date": "no day given; not in force, as far as is recorded",
    }[proposal.outcome]


def promise_words(promise: Promise) -> str:
    """Return where a promise stands: ``open``, ``kept since 10 Nov 2025``, ``date passed; we have not recorded …``."""
    if promise.rung:
        return f"done {day(promise.rung.date, promise.rung.precision)}"
    if promise.history is None:
        return "open; no date set"
    return {"open": "open", "overdue": NOT_RECORDED}.get(promise.state, outcome_words(promise.history))
