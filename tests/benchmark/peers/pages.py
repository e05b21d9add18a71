"""The pages of our built site as content for a peer: address, title, description, day, and what the article holds."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# The entries of every peer's navigation, as in our own.
NAV = {
    "Now": "", "Countries": "countries/", "Topics": "topics/", "Timeline": "timeline/", "Explore": "explore/",
    "Deadlines": "deadlines/", "Measures": "measures/", "Agreements": "agreements/", "People": "people/",
    "Sources": "sources/", "Glossary": "glossary/", "About": "about/",
}  # fmt: skip
SITE_NAME = "Trade talks briefing"
SITE_URL = "https://bench.example.org/"
FOOTER = "Text and data CC BY 4.0, code MIT."

_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_DESCRIPTION = re.compile(r'<meta name="description" property="og:description" content="(.*?)"', re.DOTALL)
_DAY = re.compile(r"events/(\d{4}-\d\d-\d\d)-")


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its address below the site's ("" is the home page, others end with a slash) and what it holds."""

    address: str
    title: str
    description: str
    day: str
    body: str
    listing: bool


def read_pages(site: Path) -> Iterator[Page]:
    """Yield each page of the tree ``site`` that has an article, by address. ``listing``: pages lie below it."""
    addresses = sorted(file.parent.relative_to(site).as_posix() for file in site.rglob("index.html"))
    above = {Path(address).parent.as_posix() for address in addresses}
    for address in addresses:
        text = (site / address / "index.html").read_text(encoding="utf-8")
        start = text.find("<article")
        if start < 0:
            continue
        path = "" if address == "." else f"{address}/"
        title, description = _TITLE.search(text), _DESCRIPTION.search(text)
        yield Page(
            address=path,
            title=html.unescape(title[1]).strip().removesuffix(f" - {SITE_NAME}") if title else address,
            description=html.unescape(description[1]) if description else "",
            day=_day(path),
            body=text[text.index(">", start) + 1 : text.rindex("</article>")].strip(),
            listing=address in above,
        )


def _day(address: str) -> str:
    found = _DAY.match(address)
    return found[1] if found else ""
