"""The address of a source is that of its page, as its publisher gives it."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.loading.records import Record
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.source import Source

_SHORTENERS = frozenset(
    {
        "bit.ly",
        "buff.ly",
        "cutt.ly",
        "dlvr.it",
        "goo.gl",
        "is.gd",
        "lnkd.in",
        "ow.ly",
        "reut.rs",
        "shorturl.at",
        "t.co",
        "tinyurl.com",
    }
)
_TRACKING = re.compile(r"[?&]((?:utm_\w+|fbclid|gclid|igshid|mc_[ce]id|srsltid)=)")


def check(record: Record[Source], _context: Context) -> Iterator[Finding]:
    """Find a source without title and address, and an address that is short, tracked, or of a whole site."""
    source = record.value
    if not source.url:
        if not source.title:
            yield Finding(record, (), "found neither", "add “url:”, or “title:” as it was seen", "nothing-to-find")
        return
    parts = urlsplit(source.url)
    if parts.hostname in _SHORTENERS:
        do = "open it and copy the address that the browser then shows"
        yield Finding(record, ("url",), f"found {quote(source.url)}", do, "short-address")
    elif tracked := _TRACKING.search(source.url):
        do = f"remove {quote(tracked[1] + '…')} and the like, if the page opens without them"
        yield Finding(record, ("url",), f"found {quote(tracked[1])}", do, "tracked-address")
    elif parts.path in ("", "/") and not parts.query and not parts.fragment:
        do = "copy the address of the page that says so"
        yield Finding(record, ("url",), f"found {quote(source.url)}", do, "home-address")


RULE = Rule(
    name="page-address",
    scope="source",
    must="sources must be found by the address of their page, or by their title",
    why="Readers check what the record says on that page, for years.",
    check=check,
    codes={
        "nothing-to-find": "sources must have an address or a title",
        "short-address": "addresses must be those of the page, not of a shortening service, which may end",
        "tracked-address": "addresses must be without what tracks readers",
        "home-address": "addresses must be those of one page, not of a whole site",
    },
)
