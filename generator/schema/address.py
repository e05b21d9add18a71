"""Addresses of pages. They are kept as browsers send them."""

import re
import unicodedata
from typing import Annotated
from urllib.parse import quote, urlsplit

from pydantic import BeforeValidator, WithJsonSchema

from generator.schema.base import schema_error, text_of
from generator.schema.look_alikes import look_alike

_NOT_IN_URL = re.compile(r"[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%|]")
_CONTROL = re.compile(r"%(?:[01][0-9A-Fa-f]|7[Ff])")
_HOST = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])")
_MAX_URL = 600
_COPY = "copy it from the browser's address bar"


def valid_url(value: object) -> str:
    """Return the address ``value`` as browsers send it, or raise a schema error."""
    text = _encoded(text_of(value))
    code = "bad-address"
    if len(text) > _MAX_URL:
        must = f"addresses must have at most {_MAX_URL} characters (this one has {len(text)})"
        raise schema_error(code, must, "leave out what follows “?” if the page opens without it, or use a shorter link")
    if not text.startswith(("https://", "http://")):
        raise schema_error(code, "addresses must start with https:// or http://", "copy the whole address of the page")
    host = text.split("/")[2]
    if not host.isascii():
        raise schema_error(code, "addresses must name their host in Latin letters", _latin(host))
    if unknown := _NOT_IN_URL.search(text):
        char = "spaces" if unknown.group() == " " else f"the character “{unknown.group()}”"
        do = f"write {quote(unknown.group())} for it, or remove what is no part of the address"
        raise schema_error(code, f"addresses must be without {char}", do)
    if _CONTROL.search(text):
        must = "addresses must hold no control characters, also none like %0d"
        raise schema_error(code, must, "remove it")
    must = "addresses must name a public host, without user name, port or IP address"
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise schema_error(code, must, _COPY) from None
    if port is not None:
        raise schema_error(code, must, f"leave out “:{port}” if the page opens without it, or cite a stored copy of it")
    if parts.username is not None or not _HOST.fullmatch(parts.hostname or ""):
        raise schema_error(code, must, "use a host name like www.example.org, in Latin letters")
    if "xn--" in host and look_alike(_as_shown(host)):
        raise schema_error(code, "addresses must not name a host that looks like another", _COPY)
    return text


def _as_shown(host: str) -> str:
    """Return ``host`` with the letters that it stands for (RFC 3492)."""
    try:
        return host.encode().decode("idna")
    except UnicodeError:
        return host


def _latin(host: str) -> str:
    """Return what to write for a host with letters beyond ASCII."""
    try:
        return _COPY if look_alike(host) else f"write {host.encode('idna').decode()}"
    except UnicodeError:
        return _COPY


def _encoded(text: str) -> str:
    """Return an address as browsers send it: letters beyond ASCII, which they show as typed, become percent signs."""
    host = text.find("/", text.find("//") + 2)
    if text.isascii() or host < 0:
        return text
    return text[:host] + "".join(quote(c) if not c.isascii() and _is_letter(c) else c for c in text[host:])


def _is_letter(char: str) -> bool:
    return unicodedata.category(char)[0] in "LMN"


Url = Annotated[
    str,
    BeforeValidator(valid_url),
    WithJsonSchema(
        {
            "type": "string",
            "format": "uri",
            "maxLength": _MAX_URL,
            "pattern": r"^https?://([a-zA-Z0-9-]+\.)+[a-zA-Z][a-zA-Z0-9-]*([/?#][^\s<>{}^`]*)?$",
        }
    ),
]
