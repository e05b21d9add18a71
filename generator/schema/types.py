"""Types that fields share: dates, times, ids, codes, addresses, rates. Each says what must hold and what to do."""

import datetime as dt
import re
import zoneinfo
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Annotated, Literal

from pydantic import BeforeValidator, WithJsonSchema

from generator.schema.base import schema_error, text_of
from generator.schema.codes import advice, is_language
from generator.schema.day_forms import iso_day
from generator.schema.ids import SLUG

FIRST_DAY = dt.date(1900, 1, 1)
LAST_DAY = dt.date(2099, 12, 31)

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PERIOD = re.compile(r"((?:19|20)[0-9]{2})(?:-?[ ]?Q([1-4])|-(0[1-9]|1[0-2]))?")
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
# Windows keeps the names of some devices, and codes become names of folders.
_CODE = re.compile(r"(?!(?:AUX|CON|NUL|PRN)(?![A-Z]))[A-Z]{2,8}")
# All partners.
ALL = "all"
# A rate that the act leaves open.
NOT_SET = "not-set"


def _day(value: object) -> dt.date:
    text = text_of(value)
    must = "dates must be days of the calendar, written YYYY-MM-DD"
    if not _DAY.fullmatch(text):
        raise schema_error("bad-date", must, _first_day(text))
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise schema_error("bad-date", must, "check the day: the calendar has no such day") from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise schema_error("bad-date", f"dates must lie between {FIRST_DAY} and {LAST_DAY}", "check the year")
    return day


def _first_day(text: str) -> str:
    """Return how to write a month, quarter or year, or a day."""
    found = _PERIOD.fullmatch(text)
    if not found:
        if _DAY.match(text):
            return f"write {text[:10]}; a time of day goes under “time:” and “timezone:”"
        if iso := iso_day(text):
            return f"write {iso}, or let “briefing fix” write it"
        return "write it like 2025-06-03"
    year, quarter, month = found.groups()
    word = "quarter" if quarter else "month" if month else "year"
    first = f"{year}-{int(quarter) * 3 - 2 if quarter else int(month or 1):02}-01"
    return f"write {first}, with “precision: {word}” beside it if this date may have one"


def _end(value: object) -> dt.date | str:
    text = text_of(value)
    if _DAY.fullmatch(text):
        return _day(text)
    if len(text) > 100 or not SLUG.fullmatch(text) or re.match(r"[0-9]{4}-", text):
        raise schema_error(
            "bad-end",
            "an end must be a day (YYYY-MM-DD) or the id of a deadline",
            "write it like 2026-07-24, or like us-china-truce if the day may move",
        )
    return text


def _code(value: object) -> str:
    text = text_of(value)
    if not _CODE.fullmatch(text):
        raise schema_error(
            "bad-country",
            "countries must have two capital letters (ISO 3166-1, or EU), blocs and organisations three to eight",
            advice(text),
        )
    return text


def _partner(value: object) -> str:
    return ALL if value == ALL else _code(value)


def _language(value: object) -> str:
    text = text_of(value)
    if not is_language(text):
        must = "languages must be two small letters of ISO 639-1"
        code = text[:2].lower()
        is_near = is_language(code) and (len(text) == 2 or text[2:3] in "-_")
        do = f"write {code}" if is_near else "write it like en, zh (Chinese), ja (Japanese) or uk (Ukrainian)"
        raise schema_error("bad-language", must, do)
    return text


def _who(value: object) -> str:
    text = text_of(value)
    if _CODE.fullmatch(text):
        return _code(text)
    if len(text) > 100 or not SLUG.fullmatch(text):
        raise schema_error(
            "bad-party",
            "“by” must be the code of a party, or for the step “replaced” the id of the next agreement",
            "write it like MY, or like us-china-one-year-truce",
        )
    return text


def _then_rate(value: object) -> Decimal | str:
    text = text_of(value)
    return text if text == NOT_SET else _percent(text)


def _zone(value: object) -> str:
    # Names without a place, such as EST, stand for no rule that a reader could look up.
    text = text_of(value)
    if text not in zoneinfo.available_timezones() or not (text == "UTC" or "/" in text):
        raise schema_error(
            "bad-timezone",
            "time zones must be IANA names of a place, or UTC",
            "write it like Asia/Shanghai or America/New_York",
        )
    return text


def _matching(pattern: re.Pattern[str], code: str, must: str, do: str, longest: int = 100) -> Callable[[object], str]:
    def check(value: object) -> str:
        text = text_of(value)
        if len(text) > longest or not pattern.fullmatch(text):
            raise schema_error(code, must, do)
        return text

    return check


def _bool(value: object) -> bool:
    if value not in ("true", "false"):
        raise schema_error("not-a-choice", "this value must be true or false", "write true or false")
    return value == "true"


_PERCENT = "rates must be percentages from 0 to 5000 with at most four decimals"


def _percent(value: object) -> Decimal:
    text = text_of(value)
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not re.fullmatch(r"(0|[1-9][0-9]{0,3})(\.[0-9]{1,4})?", text) or not 0 <= number <= 5000:
        if comma := re.fullmatch(r"([0-9]{1,4})(?:,([0-9]{1,2}))? ?%?", text):
            whole, decimals = comma.groups()
            do = f"write {whole.lstrip('0') or 0}{f'.{decimals}' if decimals else ''}"
            raise schema_error("bad-percent", _PERCENT, do)
        raise schema_error(
            "bad-percent",
            _PERCENT,
            "write it like 12.5, without a percent sign; a duty that is no percentage goes under “specific:”",
        )
    return number


_DAY_SCHEMA = WithJsonSchema(
    {
        "type": "string",
        "format": "date",
        "pattern": r"^(19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
        "examples": ["2025-06-03"],
    }
)
Day = Annotated[dt.date, BeforeValidator(_day), _DAY_SCHEMA]
Time = Annotated[
    str,
    BeforeValidator(
        _matching(
            _TIME, "bad-time", "times must be written HH:MM, from 00:00 to 23:59", 'write it like "00:01", in quotes'
        )
    ),
    WithJsonSchema({"type": "string", "pattern": f"^{_TIME.pattern}$", "examples": ["00:01"]}),
]
Zone = Annotated[
    str,
    BeforeValidator(_zone),
    WithJsonSchema(
        {"type": "string", "pattern": "^(UTC|[A-Za-z_]+/.+)$", "examples": ["America/New_York", "Asia/Shanghai"]}
    ),
]
CODE_SCHEMA = {"type": "string", "pattern": f"^{_CODE.pattern}$", "examples": ["CN"]}
Code = Annotated[str, BeforeValidator(_code), WithJsonSchema(CODE_SCHEMA)]
Partner = Annotated[
    str, BeforeValidator(_partner), WithJsonSchema({"type": "string", "pattern": f"^({_CODE.pattern}|all)$"})
]
Who = Annotated[
    str,
    BeforeValidator(_who),
    WithJsonSchema({"type": "string", "maxLength": 100, "pattern": f"^({_CODE.pattern}|{SLUG.pattern})$"}),
]
Language = Annotated[str, BeforeValidator(_language), WithJsonSchema({"type": "string", "pattern": "^[a-z]{2}$"})]
Bool = Annotated[bool, BeforeValidator(_bool), WithJsonSchema({"type": "boolean"})]
# A day, or the id of a deadline: then the end moves with the deadline.
End = Annotated[
    dt.date | str,
    BeforeValidator(_end),
    WithJsonSchema({"type": "string", "maxLength": 100, "pattern": f"^{SLUG.pattern}$"}),
]
ThenRate = Annotated[
    Decimal | Literal["not-set"], BeforeValidator(_then_rate), WithJsonSchema({"type": ["number", "string"]})
]
# How exactly a date is known. The date is then the first day of the month, quarter or year.
Precision = Literal["day", "month", "quarter", "year"]
_PERCENT_SCHEMA = {"type": "number", "minimum": 0, "maximum": 5000}
Percent = Annotated[Decimal, BeforeValidator(_percent), WithJsonSchema(_PERCENT_SCHEMA)]
