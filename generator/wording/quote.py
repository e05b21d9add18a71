"""A rate as a sentence to quote: the day, who charges what on what, by which act, since when, on whose word."""

import datetime as dt

from generator.model import Country, Measure
from generator.projections.rate_series import HeadlineRate
from generator.projections.rates import RateAnswer
from generator.projections.scope import Scope
from generator.text.formats import long_day, percent, the
from generator.wording.grade import grade_words
from generator.wording.masthead import since_words
from generator.wording.rate import why_words
from generator.wording.scope import scope_words
from generator.wording.words import plain


def quote_words(
    rate: HeadlineRate, by: Country, on: Country, day: dt.date, counted: dt.date | None, followed: dt.date | None
) -> str:
    """Return the rate that ``by`` charged on goods of ``on`` on ``day`` as a sentence; "" if none was ever recorded.

    Duties are ``counted`` from that day; None if the record does not say from when. The news was ``followed`` to that
    day; None if that is not recorded.
    """
    if rate.since is None:
        return ""
    answer = rate.answer
    goods = f"{answer.covers} from {the(on.short)}" if answer.covers else f"most {on.adjective} goods"
    why = why_words(answer)
    if answer.is_charged:
        said = f"{the(by.short)} charged {_value(answer)} on {goods}"
    elif answer.why == "not-known":
        said = f"it was not known what {the(by.short)} charged on {goods}: {why}"
    elif answer.why in ("not-named", "excepted"):
        said = f"the record had no {by.adjective} rate on {goods}: {the(on.short)} was {why}"
    else:
        said = f"{the(by.short)} charged none of the duties on {goods} that it had added {since_words(counted)}"
    return f"On {long_day(day)} {said} ({_brackets(rate, why)}{_followed(followed, day)}).{_otherwise(rate)}"


def goods_quote_words(
    rate: HeadlineRate, measure: Measure, goods: str, on: Scope, day: dt.date | None, followed: dt.date | None
) -> str:
    """Return what a ``measure`` charges on ``goods`` of the partners ``on`` as a sentence; "" without a percentage.

    Without a ``day``, for a page that names none, it says since when. The news was ``followed`` to that day.
    """
    answer = rate.answer
    if rate.since is None or answer.percent is None:
        return ""
    by, since = the(measure.by.short), long_day(rate.since)
    what = f"{_value(answer)} on {goods[:1].lower()}{goods[1:]} from {_whom(on)}"
    brackets = (
        f"{measure.title}{f', since {since}' if day else ''}{_end(answer)}; {_grade(answer)}{_followed(followed, day)}"
    )
    head = f"On {long_day(day)} {by} charged" if day else f"Since {since} {by} has charged"
    return f"{head} {what} ({brackets})."


def _whom(on: Scope) -> str:
    """Return the partners in a sentence that stands alone."""
    if on.partners:
        *names, last = [the(partner.short) for partner in on.partners]
        return f"{', '.join(names)} and {last}" if names else last
    return scope_words(on).replace("all other partners", "all partners without a rate of their own")


def _value(answer: RateAnswer) -> str:
    """Return what is charged with its basis: ``12.5% on top of ordinary duty``."""
    basis = "all-in, ordinary duty included," if answer.is_all_in else "on top of ordinary duty"
    parts = [f"{percent(answer.percent)} {basis}"] if answer.percent is not None else []
    return " and ".join([*parts, *answer.specific])


def _brackets(rate: HeadlineRate, why: str) -> str:
    """Return by which act, since when and on whose word: ``Section 301 of …, since 24 July 2026; official``."""
    answer, first = rate.answer, rate.first
    since = f"since {long_day(rate.since)}" if rate.since else ""
    end = _end(answer)
    acts = _acts(answer)
    if acts:
        is_same = first is None or _acts(first.answer) == acts
        begun = f"{', ' if is_same else '; at this rate '}{since}"
        head = f"{' and '.join(acts)}{begun}{end}"
    elif answer.why == "none" and why:
        head = f"{why}, {since}"
    else:
        head = since if answer.why == "not-known" else f"no rate {since}"
    return "; ".join(filter(None, (head, _left_out(answer), _grade(answer))))


def _followed(followed: dt.date | None, day: dt.date | None) -> str:
    """Return to which day the news was followed, where that is not the day of the sentence."""
    return f"; news followed to {long_day(followed)}" if followed and (day is None or followed < day) else ""


def _left_out(answer: RateAnswer) -> str:
    """Return what a rate on top of others does not count; a sentence that stands alone must say so."""
    is_added = answer.percent is not None and not answer.is_all_in
    return "older duties not counted" if is_added else ""


def _end(answer: RateAnswer) -> str:
    """Return the end after a comma: ``, due to end on 10 January 2027``."""
    return f", due to end on {long_day(answer.shown_end)}" if answer.is_charged and answer.shown_end else ""


def _grade(answer: RateAnswer) -> str:
    """Return on whose word it stands: ``one source: US says; China has not confirmed``."""
    computed = ["computed, not reported"] if answer.how == "computed" else []
    return plain(grade_words(answer.support, *computed)).strip().removeprefix("(").removesuffix(")")


def _acts(answer: RateAnswer) -> list[str]:
    """Return the acts under which a rate is charged, each once, without the numbers of their notices."""
    names = [(part.measure.legal_basis or part.measure.title).partition(";")[0] for part in answer.charges]
    return list(dict.fromkeys(names))


def _otherwise(rate: HeadlineRate) -> str:
    """Return what is charged if a date that a party has not confirmed does not hold."""
    other = rate.otherwise
    if other is None:
        return ""
    value = _value(other.answer) if other.answer.is_charged else "no such duty"
    return f" If the date that is not confirmed does not hold, it was {value} since {long_day(other.effective)}."
