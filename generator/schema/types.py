"""Types that fields share: dates, times, ids, codes, addresses, rates. Each says what must hold and what to do."""

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BeforeValidator, WithJsonSchema

from generator.schema.base import schema_error, text_of

FIRST_DAY = dt.date(1947, 1, 1)
LAST_DAY = dt.date(2046, 12, 31)

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CODE = re.compile(r"[A-Z]{2}")
_URL = re.compile(r"https?://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%|]+")
_HOST = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])")
_REF = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)(?:#([1-9][0-9]{0,2}))?")
_MAX_URL = 600


def _day(value: object) -> dt.date:
    text = text_of(value)
    must = "dates must be days of the calendar, written YYYY-MM-DD"
    if not _DAY.fullmatch(text):
        raise schema_error("bad-date", must, "write it like 2025-06-03")
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise schema_error("bad-date", must, "check the day: the calendar has no such day") from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise schema_error("bad-date", f"dates must lie between {FIRST_DAY} and {LAST_DAY}", "check the year")
    return day


def _matching(pattern: re.Pattern[str], code: str, must: str, do: str, longest: int = 100) -> Callable[[object], str]:
    def check(value: object) -> str:
        text = text_of(value)
        if len(text) > longest or not pattern.fullmatch(text):
            raise schema_error(code, must, do)
        return text

    return check


def _url(value: object) -> str:
    text = text_of(value)
    code, must = "bad-address", "addresses must start with https:// or http:// and name a public host, without spaces"
    if len(text) > _MAX_URL or not _URL.fullmatch(text):
        raise schema_error(code, must, "copy it from the browser's address bar")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise schema_error(code, must, "copy it from the browser's address bar") from None
    if parts.username is not None or port is not None or not _HOST.fullmatch(parts.hostname or ""):
        raise schema_error(code, must, "use a host name, without user name, port or IP address")
    return text


def _bool(value: object) -> bool:
    if value not in ("true", "false"):
        raise schema_error("not-a-choice", "this value must be true or false", "write true or false")
    return value == "true"


def _percent(value: object) -> Decimal:
    text = text_of(value)
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,2})?", text) or not 0 <= number <= 5000:
        raise schema_error(
            "bad-percent",
            "rates must be percentages from 0 to 5000 with at most two decimals",
            "write it like 12.5, without a percent sign",
        )
    return number


_DAY_SCHEMA = WithJsonSchema({"type": "string", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})
Day = Annotated[dt.date, BeforeValidator(_day), _DAY_SCHEMA]
Time = Annotated[
    str,
    BeforeValidator(
        _matching(
            _TIME, "bad-time", "times must be written HH:MM, from 00:00 to 23:59", 'write it like "00:01", in quotes'
        )
    ),
]
Slug = Annotated[
    str,
    BeforeValidator(
        _matching(
            _SLUG,
            "bad-id",
            "ids must be lower-case words of letters and digits joined by hyphens, with at most 100 characters",
            "write it like trump-xi-call",
        )
    ),
]
Code = Annotated[
    str,
    BeforeValidator(
        _matching(
            _CODE,
            "bad-country",
            "countries must be two capital letters (ISO 3166-1 alpha-2, or EU)",
            "write it like VN",
        )
    ),
]
Partner = Annotated[
    str,
    BeforeValidator(
        _matching(
            re.compile(r"[A-Z]{2}|all"),
            "bad-country",
            "partners must be two capital letters (ISO 3166-1 alpha-2, or EU), or all",
            "write it like VN",
        )
    ),
]
Ref = Annotated[
    str,
    BeforeValidator(
        _matching(
            _REF,
            "bad-source",
            "sources must be ids of source files, with #N for fact N of the seed",
            "write it like 2025-06-03-tvb-trump-xi-call#3",
            110,
        )
    ),
]
Url = Annotated[str, BeforeValidator(_url), WithJsonSchema({"type": "string", "format": "uri"})]
Bool = Annotated[bool, BeforeValidator(_bool), WithJsonSchema({"type": "boolean"})]
Percent = Annotated[Decimal, BeforeValidator(_percent), WithJsonSchema({"type": "number"})]
