"""Rates in words: the value with its basis, since when, until when, and on whose word."""

from generator.projections.rate_series import HeadlineRate
from generator.projections.rates import RateAnswer
from generator.text.formats import day, percent, stage_word
from generator.wording.grade import grade_words
from generator.wording.words import Piece, Words, join

_BASIS = {"on-top": "on top", "all-in": "all-in"}


def value_words(answer: RateAnswer) -> str:
    """Return the value: ``12.5% on top``, ``15% all-in``, ``$80 per item``, ``none`` or ``not known``."""
    if answer.is_charged:
        parts = [f"{percent(answer.percent)} {_BASIS[answer.basis]}"] if answer.percent is not None else []
        return " ".join([*parts, *answer.specific])
    return {"none": "none", "not-known": "not known"}.get(answer.why, "no rate")


def covers_words(answer: RateAnswer) -> str:
    """Return to which goods the rate applies, after a comma: ``, on goods outside the USMCA``."""
    return f", on {answer.covers}" if answer.covers else ""


def why_words(answer: RateAnswer) -> str:
    """Return why there is no rate: ``not named in the order of 23 Jul 2026``, ``struck down``; "" if nothing ended."""
    if answer.why in ("not-named", "excepted") and answer.order:
        verb = "not named" if answer.why == "not-named" else "excepted"
        return f"{verb} in the order of {day(answer.order.date, answer.order.precision)}"
    if answer.why == "not-known":
        standing = answer.because.standing if answer.because else None
        if standing and not standing.is_known:
            stage = "suspension" if standing.stage == "suspended" else "term"
            return f"the {stage} ended, what followed is not recorded"
        return "the act leaves the rate open"
    because = answer.because
    if because and because.standing and because.standing.rung.is_down:
        return stage_word(because.standing.stage)
    return "ended" if because and because.ended else "expired" if because and because.covered_by else ""


def rate_words(rate: HeadlineRate | None, *, short: bool = False) -> Words:
    """Return the rate of the day with its period and grade; ``short`` leaves out what came before.

    ``none recorded on most goods`` where no rate was ever recorded.
    """
    if rate is None or rate.since is None:
        return join("none recorded on most goods")
    answer = rate.answer
    why = why_words(answer)
    if short and answer.why in ("not-named", "excepted"):
        return join(Piece("no rate", "figure"), f": {why}")
    comma = "," if answer.covers else ""
    since = f"{comma} since {day(rate.since)}" + (_end(answer) if answer.is_charged else f": {why}" if why else "")
    head = join(Piece(value_words(answer), "figure"), covers_words(answer), since)
    support = answer.support
    if answer.how == "computed":
        head += grade_words(support, *_computed(answer, short=short))
    else:
        head += grade_words(support)
    if short:
        return head
    return head + join(_otherwise(rate), _before(rate))


def _end(answer: RateAnswer) -> str:
    """Return the end: ``, to 10 Jan 2027``."""
    return f", to {day(answer.shown_end)}" if answer.shown_end else ""


def _computed(answer: RateAnswer, *, short: bool) -> list[str]:
    if short:
        return ["computed"]
    cover = next(part.covered_by for part in answer.charges if part.covered_by)
    return [f"computed from the order of {day(cover.event.date, cover.event.precision)}, not reported"]


def _otherwise(rate: HeadlineRate) -> str:
    other = rate.otherwise
    if other is None:
        return ""
    return f"; if that does not hold, {value_words(other.answer)} since {day(other.effective)}"


def _before(rate: HeadlineRate) -> str:
    """Return what was charged before: ``, previously 10% on top``."""
    if rate.before is None or rate.otherwise:
        return ""
    before = rate.before.answer
    is_wider = rate.answer.covers and not before.covers and value_words(before) == value_words(rate.answer)
    goods = covers_words(before) if before.covers != rate.answer.covers else ""
    return f", previously {value_words(before)}{', on all goods' if is_wider else goods}"


def also_words(answer: RateAnswer, label: str) -> str:
    """Return a duty on single goods beside the headline: ``50% on listed goods``."""
    value = percent(answer.percent) if answer.percent is not None else answer.specific[0]
    goods = label.partition(",")[0]
    return f"{value} on {goods[:1].lower()}{goods[1:]}"


def layer_words(label: str, rate: HeadlineRate) -> Words:
    """Return a duty on some goods: ``50% on top on listed goods since 22 Aug 2026 (official)``."""
    answer = rate.answer
    since = f" since {day(rate.since)}" if rate.since else ""
    return join(
        Piece(value_words(answer), "figure"), f" on {label[:1].lower()}{label[1:]}{since}", grade_words(answer.support)
    )
