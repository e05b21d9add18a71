"""What came of a proposed rate or of a promise, in words."""

from generator.projections.proposed import Proposal
from generator.projections.standing import Standing
from generator.projections.undertakings import Promise
from generator.text.formats import day, stage_word
from generator.wording.date import outcome_words


def proposal_words(proposal: Proposal) -> str:
    """Return what came of a rate that was threatened or announced: ``in force from 7 Aug 2025; struck down …``."""
    begun = f"in force from {day(proposal.since)}" if proposal.since else ""
    return {
        "in-force": f"{begun}{f' on {proposal.goods}' if proposal.goods else ''}{_end_of(proposal)}",
        "open": "its day lies ahead",
        "not-in-force": "not in force on that day, as far as is recorded",
        "no-date": "no day given; not in force, as far as is recorded",
    }[proposal.outcome]


def _end_of(proposal: Proposal) -> str:
    end = proposal.taken_down
    return f"; the measure {stage_word(end.stage)} {day(end.date, end.precision)}" if end else ""


def _sequel(over: Standing | None) -> str:
    if over is None or over.shown_end is None:
        return ""
    return f", until {day(over.shown_end, over.end_precision)}; what followed is not recorded"


def promise_words(promise: Promise) -> str:
    """Return where a promise stands: ``open``, ``done 10 Nov 2025``, ``overtaken: measure struck down …``."""
    end = promise.overtaken
    if end is None:
        return _settled(promise)
    said = f"measure {stage_word(end.stage)} {day(end.date, end.precision)}"
    return f"{_settled(promise)}; {said}" if promise.state == "done" else f"overtaken: {said}"


def _settled(promise: Promise) -> str:
    if promise.rung:
        return f"done {day(promise.rung.date, promise.rung.precision)}{_sequel(promise.over)}"
    if promise.history is None:
        return "open; no date set"
    return "open" if promise.state == "open" else outcome_words(promise.history)
