"""The types that fields share: dates, ids, codes, addresses, plain text. Each says what must hold and what to do."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

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


class Shape(BaseModel):
    """The base of every shape: unknown keys are faults, values do not change once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def fault(code: str, must: str, do: str) -> PydanticCustomError:
    """Return an error that ``validate`` tells as a problem: code, what must hold, what to do."""
    return PydanticCustomError("ttb", "{code}", {"code": code, "must": must, "do": do})


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise fault("not-text", "this value is text", "write one value, not a list or mapping")
    return value


def _day(value: object) -> dt.date:
    text = _text(value)
    must = "a date is a day of the calendar, written YYYY-MM-DD"
    if not _DAY.fullmatch(text):
        raise fault("bad-date", must, "write it like 2025-06-03")
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise fault("bad-date", must, "there is no such day; look it up") from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise fault("bad-date", f"a date lies between {FIRST_DAY} and {LAST_DAY}", "look it up")
    return day


def _matching(pattern: re.Pattern[str], code: str, must: str, do: str, longest: int = 100) -> Callable[[object], str]:
    def check(value: object) -> str:
        text = _text(value)
        if len(text) > longest or not pattern.fullmatch(text):
            raise fault(code, must, do)
        return text

    return check


def _url(value: object) -> str:
    text = _text(value)
    code, must = "bad-address", "an address starts with https:// (or http://), names a public host and has no spaces"
    if len(text) > _MAX_URL or not _URL.fullmatch(text):
        raise fault(code, must, "copy it from the browser's address line")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise fault(code, must, "copy it from the browser's address line") from None
    if parts.username is not None or port is not None or not _HOST.fullmatch(parts.hostname or ""):
        raise fault(code, must, "give a host name, without user, port or IP number")
    return text


def _truth(value: object) -> bool:
    if value not in ("true", "false"):
        raise fault("not-a-choice", "this value is true or false", "write true or false")
    return value == "true"


def _percent(value: object) -> Decimal:
    text = _text(value)
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,2})?", text) or not 0 <= number <= 5000:
        raise fault(
            "bad-percent",
            "a rate is a number of percent from 0 to 5000, with at most two decimals",
            "write it like 12.5, without a sign",
        )
    return number


@dataclass(frozen=True)
class Plain:
    """Annotates one line of plain text of ``shortest`` to ``longest`` characters; white space is collapsed."""

    longest: int
    shortest: int = 1

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "minLength": self.shortest, "maxLength": self.longest}

    def check(self, value: object) -> str:
        """Return the text in one line, or raise what must hold."""
        text = " ".join(_text(value).split())
        if not text:
            raise fault("too-short", "this value is not empty", "fill it or drop the key")
        if len(text) < self.shortest:
            must = f"this text has at least {self.shortest} characters (it has {len(text)})"
            raise fault("too-short", must, "say who did what, when and according to whom")
        if len(text) > self.longest:
            raise fault(
                "too-long", f"this text has at most {self.longest} characters (it has {len(text)})", "shorten it"
            )
        return text


@dataclass(frozen=True)
class ListOf:
    """Annotates a tuple that is written as a YAML list of ``shortest`` to ``longest`` items."""

    longest: int
    shortest: int = 0

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "minItems": self.shortest, "maxItems": self.longest}

    def check(self, value: object) -> object:
        """Return the list as it is, or raise what must hold."""
        if not isinstance(value, list):
            raise fault("not-a-list", "this value is a list", "put it in square brackets: [one, two]")
        if len(value) < self.shortest:
            raise fault("too-short", f"this list has at least {self.shortest} items", "add one")
        if len(value) > self.longest:
            raise fault(
                "too-long", f"this list has at most {self.longest} items (it has {len(value)})", "split the entry"
            )
        return tuple(value)


_DAY_SCHEMA = WithJsonSchema({"type": "string", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})
Day = Annotated[dt.date, BeforeValidator(_day), _DAY_SCHEMA]
Time = Annotated[
    str,
    BeforeValidator(
        _matching(_TIME, "bad-time", "a time is written HH:MM, from 00:00 to 23:59", 'write it like "00:01", in quotes')
    ),
]
Slug = Annotated[
    str,
    BeforeValidator(
        _matching(
            _SLUG,
            "bad-id",
            "an id is lower-case letters and digits in words joined by hyphens, at most 100 characters",
            "write it like trump-xi-call",
        )
    ),
]
Code = Annotated[
    str,
    BeforeValidator(
        _matching(
            _CODE, "bad-country", "a country is two capital letters (ISO 3166-1 alpha-2, or EU)", "write it like VN"
        )
    ),
]
Partner = Annotated[
    str,
    BeforeValidator(
        _matching(
            re.compile(r"[A-Z]{2}|all"),
            "bad-country",
            "a partner is two capital letters (ISO 3166-1 alpha-2, or EU), or all",
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
            "a source is the id of a source record, with #N for fact N of its seed",
            "write it like 2025-06-03-tvb-trump-xi-call#3",
            110,
        )
    ),
]
Url = Annotated[str, BeforeValidator(_url), WithJsonSchema({"type": "string", "format": "uri"})]
Truth = Annotated[bool, BeforeValidator(_truth), WithJsonSchema({"type": "boolean"})]
Percent = Annotated[Decimal, BeforeValidator(_percent), WithJsonSchema({"type": "number"})]
