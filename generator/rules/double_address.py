"""A document is one source: no two sources have the same address."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.source import Source

# Parts of an address that say where a reader came from.
_TRACKING = re.compile(r"(utm_[a-z]+|fbclid|gclid|ref|mc_cid|mc_eid|cmpid|ocid|smid)=.*")


def check(context: Context) -> Iterator[Finding]:
    """Find each source with an address that one before it has, tracking marks and the like aside."""
    seen: dict[str, str] = {}
    for record in context.records.of(Source):
        if url := record.value.url:
            first = seen.setdefault(_plain(url), record.id)
            if first != record.id:
                do = "cite the first one in its place, or give each its own address"
                yield Finding(record, ("url",), f"found the address of {quote(first)} too", do)


def _plain(url: str) -> str:
    parts = urlsplit(url)
    query = "&".join(sorted(part for part in parts.query.split("&") if part and not _TRACKING.fullmatch(part)))
    # Some sites tell their pages apart by what follows “#/”.
    fragment = parts.fragment if parts.fragment.startswith(("/", "!")) else ""
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    return unquote(f"{host}{parts.path.rstrip('/')}?{query}#{fragment}")


RULE = Rule(
    name="double-address",
    scope="record",
    must="each document must be one source",
    why="One page under two ids would count as two sources of an event.",
    check=check,
)
