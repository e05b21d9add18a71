"""Answers that differ between two versions of the record: dates, rates on a day, statuses. Each is told in words."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.exports.state_rows import state_pairs
from generator.model import Agreement, Library, Measure
from generator.projections.deadlines import DeadlineHistory, deadline_history
from generator.projections.rate_series import RateStep, headline, headline_series
from generator.projections.rates import RateAnswer
from generator.projections.slip import Slip
from generator.projections.standing import status_of
from generator.text.formats import long_day, the
from generator.wording.date import dated_outcome, due_words
from generator.wording.rate import covers_words, rate_words, value_words, why_words
from generator.wording.status import status_words
from generator.wording.words import plain

# The words of a status without any step.
_NONE = "no step recorded"
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the record says of a thing, before and now, None where it says nothing; ``words`` tell the difference."""

    subject: str
    before: str | None
    now: str | None
    words: str


Moved = Mapping[str, Mapping[str, str]]


def dates(before: Library, now: Library, moved: Moved) -> Iterator[Answer]:
    """Yield each deadline whose date or outcome differs."""
    former = {new: old for old, new in moved.get("deadlines", {}).items()}
    for key, deadline in now.deadlines.items():
        old = deadline_history(before, key) or deadline_history(before, former.get(key, ""))
        new = deadline_history(now, key)
        was, became = (_date(history) if history else None for history in (old, new))
        if was != became or (old and new and len(old.slips) != len(new.slips)):
            yield Answer(deadline.title, was, became, f"{deadline.title}: {_date_words(old, new)}")


def _date(history: DeadlineHistory) -> str:
    return f"{due_words(history)}, {dated_outcome(history)}"


def _date_words(old: DeadlineHistory | None, new: DeadlineHistory | None) -> str:
    if new is None:
        return "no event tells of it any more"
    if old is None:
        return f"new, {_date(new)}" + "".join(f"; {_slip_words(s, i)}" for i, s in enumerate(new.slips))
    known = [(slip.moved_from, slip.moved_to) for slip in old.slips]
    parts = [_slip_words(s, i) for i, s in enumerate(new.slips) if (s.moved_from, s.moved_to) not in known]
    if not parts and due_words(old) != due_words(new):
        parts = [f"{due_words(old)} is now {due_words(new)}"]
    if dated_outcome(old) != dated_outcome(new):
        parts.append(f"{dated_outcome(old)} is now {dated_outcome(new)}")
    return "; ".join(parts) or f"moved {len(new.slips)} times in the place of {len(old.slips)}"


def _slip_words(slip: Slip, index: int) -> str:
    """Return one move: ``9 July to 1 August 2025, third slip``."""
    start, end = (long_day(day, p) for day, p in zip((slip.moved_from, slip.moved_to), slip.precisions, strict=True))
    if slip.moved_from.year == slip.moved_to.year:
        start = start.removesuffix(f" {slip.moved_from.year}")
    ordinal = _ORDINALS[index] if index < len(_ORDINALS) else f"{index + 1}th"
    return f"{start} to {end}, {ordinal} slip" if slip.days > 0 else f"{start} to {end}, brought forward"


def rates(before: Library, now: Library) -> Iterator[Answer]:
    """Yield each span of days on which the headline rate of one country on goods of another differs.

    The pairs are those of the state of play. Where the rate is the same and the words about it differ, these are told.
    """
    for by, on in sorted({*state_pairs(before), *state_pairs(now)}):
        charging, charged = (the((now.countries.get(code) or before.countries[code]).short) for code in (by, on))
        subject = f"Rate of {charging} on goods of {charged}"
        found = list(_spans(headline_series(before, by, on), headline_series(now, by, on)))
        for first, last, was, is_now in found:
            until = f"to {long_day(last)}" if last else "on"
            words = f"{subject}, from {long_day(first)} {until}: {was} is now {is_now}"
            yield Answer(subject, was, is_now, words)
        was, is_now = (plain(rate_words(headline(each, by, on), short=True)) for each in (before, now))
        if not found and was != is_now:
            yield Answer(subject, was, is_now, f"{subject}: {was} is now {is_now}")


def _spans(before: Iterable[RateStep], now: Iterable[RateStep]) -> Iterator[tuple[dt.date, dt.date | None, str, str]]:
    """Yield first and last day, and the rate before and now, of each span of days on which the rates differ."""
    one, other = ({step.effective: _value(step.answer) for step in steps} for steps in (before, now))
    days = sorted({*one, *other})
    was = became = "none recorded"
    open_since: tuple[dt.date, str, str] | None = None
    for day in days:
        was, became = one.get(day, was), other.get(day, became)
        if open_since and open_since[1:] != (was, became):
            yield open_since[0], day - dt.timedelta(days=1), open_since[1], open_since[2]
            open_since = None
        if was != became and not open_since:
            open_since = (day, was, became)
    if open_since:
        yield open_since[0], None, open_since[1], open_since[2]


def _value(answer: RateAnswer) -> str:
    why = why_words(answer)
    return f"{value_words(answer)}{covers_words(answer)}{f' ({why})' if why and not answer.is_charged else ''}"


def statuses(before: Library, now: Library, moved: Moved) -> Iterator[Answer]:
    """Yield each measure and agreement whose status today differs."""
    for kind, things in (("measures", now.measures), ("agreements", now.agreements)):
        former = {new: old for old, new in moved.get(kind, {}).items()}
        earlier: Mapping[str, Measure | Agreement] = getattr(before, kind)
        for key, thing in things.items():
            old = earlier.get(key) or earlier.get(former.get(key, ""))
            was = plain(status_words(status_of(before, old))) if old else None
            is_now = plain(status_words(status_of(now, thing)))
            if was != is_now and (was is not None or is_now != _NONE):
                told = f"{was} is now {is_now}" if was and was != _NONE else is_now
                yield Answer(thing.title, was, is_now, f"{thing.title}: {told}")
