"""The first sentence of a summary gives the same date for the act as the event."""

import datetime as dt
import re
from collections.abc import Iterator

from generator.loading.records import Record
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_NAMES = "|".join(MONTHS)
_DATE = (
    rf"(?:\w+day,? )?(?:(?P<day>\d{{1,2}}) (?P<month>{_NAMES})|(?P<us_month>{_NAMES}) (?P<us_day>\d{{1,2}}))"
    r"(?:,? (?P<year>\d{4}))?\b"
)
_SAYS = "said|announced|met|spoke|told|ruled|published|wrote|posted|confirmed|declared"
_DOES = "signed|ordered|imposed|raised|lowered|doubled|withdrew|lifted|suspended|paused|set"
# Words after which the sentence speaks of another act, or of a day on which something begins or ends.
_OTHER = "that|which|who|whose|as|had|have|been|be|will|would|due|from|until|before|after|since|effective|when|if|to"
_ACTS = (
    re.compile(rf"(?<!had )\b(?:{_SAYS})(?: \w+){{0,2}} on {_DATE}"),
    re.compile(rf"(?<!had )\b(?:{_DOES})\b(?: (?!(?:{_OTHER})\b)[\w%$.\u2019'-]+){{0,14}}? on {_DATE}"),
    re.compile(rf"^On {_DATE},?(?: (?!(?:{_OTHER})\b)[\w.\u2019'-]+){{0,6}}? (?:{_SAYS}|{_DOES})\b"),
)
# Dates further apart than this, in days, are hardly slips: the sentence speaks of another act.
_NEAR = 7
# What was said in the past month is news of its day, whatever else the sentence speaks of.
_SPOKE = re.compile(r"said|wrote|spoke")
_MONTH = 31
_SHOWN = 40


def check(record: Record[Event], _context: Context) -> Iterator[Finding]:
    """Find a first sentence that dates the act some days off the event's date, or to the same day of another year."""
    event = record.value
    sentence = event.summary.partition(". ")[0]
    if event.precision != "day":
        return
    for found in filter(None, (act.search(sentence) for act in _ACTS)):
        named = _day(found, event.date.year)
        if named in _days(event) or not _is_slip(named, event.date, found.group()):
            continue
        do = "correct the summary or the date, or make clear that the other date is that of another act"
        yield Finding(record, ("summary",), f"found {quote(_short(found.group()))} in an event of {event.date}", do)
        return


def _short(words: str) -> str:
    """Return ``words`` without what stands between the verb and its date, where that is long."""
    verb, _, date = words.partition(" ")[0], *words.rpartition(" on ")[1:]
    return f"{verb} … on {date}" if date and len(words) > _SHOWN else words


def _day(found: re.Match[str], year: int) -> dt.date:
    month = MONTHS.index(found["month"] or found["us_month"]) + 1
    try:
        return dt.date(int(found["year"] or year), month, int(found["day"] or found["us_day"]))
    except ValueError:
        return dt.date.max


def _is_slip(named: dt.date, day: dt.date, words: str) -> bool:
    far = abs((named - day).days)
    is_other_year = named.year != day.year and (named.month, named.day) == (day.month, day.day)
    return is_other_year or far <= (_MONTH if _SPOKE.match(words) else _NEAR)


def _days(event: Event) -> set[dt.date | None]:
    """Return the days that the entry itself gives: its own, and those on which something begins."""
    length = (event.ends - event.date).days if event.ends else 0
    own = {event.date + dt.timedelta(days=n) for n in range(length + 1)}
    steps = [step.date for step in (*event.measures, *event.agreements)]
    return {*own, *steps, *(rate.effective for rate in event.rates), *(d.due for d in event.deadlines)}


RULE = Rule(
    name="date-in-text",
    scope="event",
    severity="warning",
    must="the date of the act in the summary's first sentence must be the event's date",
    why="A date that is a few days off is usually the date of the article.",
    check=check,
)
