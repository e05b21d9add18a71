"""Feeds of others (RSS and Atom): their bytes from a file or the web, and their entries as plain text."""

import datetime as dt
import html
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, build_opener

import nh3

MOST_BYTES = 5_000_000
_MOST_ENTRIES = 1_000
_MOST_CHARACTERS = 2_000
_SECONDS = 30
_LONGEST_ADDRESS = 1_000


class FeedError(Exception):
    """A feed cannot be read. The message is a sentence for people."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: plain ``title`` and ``text``, the address of its page, and its ``day`` (UTC), if it has one."""

    title: str
    text: str
    url: str
    day: dt.date | None


def read_feed(place: str) -> list[Entry]:
    """Return the entries of the feed at ``place``, an https address or the path of a file.

    Raises FeedError where it cannot be had, is larger than 5 MB, or is no feed.
    """
    content = _fetch(place) if "://" in place else _load(Path(place))
    if len(content) > MOST_BYTES:
        raise FeedError(f"{place} has more than {MOST_BYTES // 1_000_000} MB, too much for a feed")
    import feedparser  # noqa: PLC0415 - only intake needs it

    # Bytes alone would be taken for the name of a file.
    parsed: Any = feedparser.parse(io.BytesIO(content))
    entries = list(_entries(parsed.entries[:_MOST_ENTRIES]))
    if not parsed.get("version") or (parsed.bozo and not entries):
        raise FeedError(f"{place} is no feed of RSS or Atom, or is cut off")
    return entries


def _entries(found: list[Any]) -> Iterator[Entry]:
    for each in found:
        url = "".join(str(each.get("link", "")).split())
        title, text = _plain(each.get("title", "")), _plain(each.get("summary", ""))
        moment = each.get("published_parsed") or each.get("updated_parsed")
        if title and _is_address(url):
            yield Entry(title, text, url, dt.date(*moment[:3]) if moment else None)


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https")
        and bool(parts.hostname)
        and url.isprintable()
        and len(url) <= _LONGEST_ADDRESS
    )


def _plain(text: object) -> str:
    """Return a text without HTML, and without characters that are not seen."""
    bare = html.unescape(nh3.clean(html.unescape(str(text)), tags=set()))
    return "".join(char for char in " ".join(bare.split()) if char.isprintable())[:_MOST_CHARACTERS]


def _load(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise FeedError(f"{file} cannot be read: {error.strerror}") from None


def _fetch(url: str) -> bytes:
    if not url.startswith("https://"):
        raise FeedError(f"{url} is no https address")
    request = Request(url, headers={"User-Agent": "briefing-intake"})  # noqa: S310 - https, as seen above
    try:
        with build_opener().open(request, timeout=_SECONDS) as answer:
            content: bytes = answer.read(MOST_BYTES + 1)
    except (OSError, URLError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        reason = getattr(reason, "strerror", None) or reason
        raise FeedError(f"{url} cannot be reached: {' '.join(str(reason).split())[:100]}") from None
    return content
