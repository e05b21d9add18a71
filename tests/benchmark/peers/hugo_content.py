"""The record as Hugo content: a file for each page, the fields of its entry as front matter, references as ids.

In: the record and our built pages. From a built page come its title and description, its charts and what a template
cannot reasonably work out (rates and state of play); everything else a template makes of the entries.
"""

import re
from collections.abc import Callable, Iterator
from itertools import permutations

from tests.benchmark.peers.given import absolute, between, figure, section
from tests.benchmark.peers.pages import Page
from tests.benchmark.peers.record import Entry, Record, small

_ARCHIVE = re.compile(r"((?:countries|topics|pairs|people)/[^/]+|timeline)/(\d{4})/(?:(\d\d)/)?")
_MEASURES = re.compile(r"countries/([^/]+)/measures/(?:(\d{4})/)?")
_PAST = re.compile(r"deadlines/past/(\d{4})/")
_LISTS = ("countries", "topics", "pairs", "people", "sources", "measures", "agreements", "deadlines")


class Content:
    """Makes the front matter and the text of each page."""

    def __init__(self, record: Record, pages: list[Page]) -> None:
        self.record = record
        self.addresses = {page.address for page in pages}
        self.pairs = {page.address.split("/")[1] for page in pages if re.fullmatch(r"pairs/[^/]+/", page.address)}
        self.measure_years: dict[str, list[str]] = {m[1]: [] for a in self.addresses if (m := _MEASURES.fullmatch(a))}
        for address in sorted(self.addresses, reverse=True):
            if (found := _MEASURES.fullmatch(address)) and found[2]:
                self.measure_years[found[1]].append(found[2])
        past = (_PAST.fullmatch(address) for address in self.addresses)
        self.past_years = sorted((found[1] for found in past if found), reverse=True)
        self.entries: dict[str, Callable[[str, Entry, Page], Entry]] = {
            "events": self._event, "countries": self._country, "topics": self._topic,
            "publishers": self._publisher, "sources": self._source, "people": self._person,
            "deadlines": self._deadline, "measures": self._climber, "agreements": self._climber,
        }  # fmt: skip
        self.places = {key: place for kind in ("measures", "agreements") for place, key in enumerate(record.of(kind))}

    def of(self, page: Page) -> tuple[Entry, str]:
        """Return the front matter of ``page`` (without title and description) and its Markdown."""
        kind, _, rest = page.address.rstrip("/").partition("/")
        if rest and "/" not in rest and rest in self.record.entries.get(kind, {}):
            entry = self.record.of(kind)[rest]
            text = entry["summary"].strip() if kind == "events" else ""
            return {"type": kind, "id": rest, **self.entries[kind](rest, entry, page)}, text
        return self._listing(page, kind, rest), ""

    def _listing(self, page: Page, kind: str, rest: str) -> Entry:
        body = absolute(page.body, page.address)
        if kind == "pairs" and rest in self.pairs:
            one, two = rest.split("-")
            state = section(body, "state-of-play")
            return {"type": kind, "id": rest, "one": one, "two": two, "state": state, "series": section(body, "rates")}
        if found := _ARCHIVE.fullmatch(page.address):
            return self._archive(body, found[1], found[2], found[3] or "")
        if page.address == "timeline/":
            latest = re.findall(r'aria-current="page">(\d{4})', body)[0]
            return {**self._archive(body, "timeline", latest, ""), "crumb": ""}
        if found := _MEASURES.fullmatch(page.address):
            return {"type": "country-measures", "of": found[1], "year": found[2] or "",
                    "years": self.measure_years[found[1]]}  # fmt: skip
        if found := _PAST.fullmatch(page.address):
            return {"type": "past", "year": found[1], "years": self.past_years}
        if kind in _LISTS and not rest:
            return {"type": f"list-{kind}", **({"years": self.past_years} if kind == "deadlines" else {})}
        if page.address == "":
            head = between(body, '<p class="tt-asof">', '<div class="tt-columns">')
            return {"type": "home", "head": head, "tail": section(body, "rates") + section(body, "corrections")}
        if page.address == "explore/":
            return {"type": "explore", "tool": between(body, '<div class="tt-explore"', '<div class="tt-plain"')}
        if page.address == "glossary/":
            terms = [{"id": key, **entry, **_found(body, key)} for key, entry in self.record.of("glossary").items()]
            return {"type": "glossary", "terms": sorted(terms, key=lambda term: term["term"].casefold())}
        return {"type": "given", "body": body}

    def _archive(self, body: str, of: str, year: str, month: str) -> Entry:
        name = re.search(r"<h1>(.*?), ", body)
        crumb = re.search(r'</a> \S <a href="[^"]*">([^<]*)</a>', body)
        return {
            "type": "archive", "of": of, "year": year, "month": f"{year}-{month}" if month else "",
            "named": name[1] if name else "", "crumb": crumb[1] if crumb else "", "figure": figure(body),
        }  # fmt: skip

    def _event(self, _key: str, e: Entry, _page: Page) -> Entry:
        countries = small(e["countries"])
        speakers = [account["speaker"] for account in e.get("accounts", []) if "speaker" in account]
        pairs = [f"{a}-{b}" for a, b in permutations(countries, 2)] if len(countries) <= 4 else []
        steps = [{**step, "kind": kind, "of": step[kind[:-1]]} for kind in ("measures", "agreements")
                 for step in e.get(kind, [])]  # fmt: skip
        return {
            "date": e["date"], "sort": e["kind"], "countries": countries, "topics": e["topics"],
            "worldwide": e.get("worldwide") == "true", "pairs": [pair for pair in pairs if pair in self.pairs],
            "people": list(dict.fromkeys([*e.get("people", []), *speakers])), "present": e.get("people", []),
            "sources": list(dict.fromkeys(source.partition("#")[0] for source in e["sources"])),
            "accounts": [{**account, "party": account["party"].lower()} for account in e.get("accounts", [])],
            "dates": e.get("deadlines", []), "steps": steps,
            "rates": [{**rate, "partners": sorted(small(rate["applies_to"]))} for rate in e.get("rates", [])],
            "follows": e.get("follows", []), "checked": e.get("checked", ""), "outputs": ["html", "event"],
        }  # fmt: skip

    def _country(self, _key: str, c: Entry, page: Page) -> Entry:
        body = absolute(page.body, page.address)
        return {
            "short": c.get("short", c["name"]),
            "state": section(body, "state-of-play"),
            "series": section(body, "headline-rate"),
            "proposed": section(body, "threatened-or-announced-not-in-force"),
        }

    def _topic(self, _key: str, t: Entry, _page: Page) -> Entry:
        return {"about": t["about"]}

    def _publisher(self, key: str, p: Entry, _page: Page) -> Entry:
        owner = p.get("owner", key)
        house = self.record.of("publishers")[owner]["name"] if owner != key else ""
        return {"sort": p["kind"], "country": p.get("country", "").lower(), "owner": owner, "house": house}

    def _source(self, _key: str, s: Entry, _page: Page) -> Entry:
        names = ("publisher", "published", "via", "opened", "archive", "note")
        given = {name: s[name] for name in names if name in s}
        language = s.get("language", "en")
        return {**given, "named": s.get("title", ""), "address": s.get("url", ""),
                "language": "" if language == "en" else language}  # fmt: skip

    def _person(self, _key: str, p: Entry, _page: Page) -> Entry:
        return {"country": p["country"].lower(), "offices": p["offices"], "office": p["offices"][-1]["title"]}

    def _deadline(self, _key: str, d: Entry, page: Page) -> Entry:
        chart = figure(absolute(page.body, page.address))
        return {"about": d["about"], "countries": small(d["countries"]), "topics": d["topics"], "figure": chart}

    def _climber(self, key: str, c: Entry, page: Page) -> Entry:
        parties, partners = small(c.get("parties") or [c["by"]]), small(c.get("applies_to", []))
        words: Entry = {name: c[name] for name in ("about", "goods", "legal_basis") if name in c}
        return {**words, "parties": parties, "partners": partners, "topics": c["topics"], "place": self.places[key],
                "figure": figure(absolute(page.body, page.address))}  # fmt: skip


def _found(body: str, key: str) -> Entry:
    """Return in how many events a term of our glossary stands, and the latest of them."""
    entry = between(body, f'<div id="{key}">', "</div>")
    count = re.search(r"In ([\d,]+) event", entry)
    return {"count": int(count[1].replace(",", "")), "found": re.findall(r"/events/([^/]+)/", entry)} if count else {}


def contents(record: Record, pages: list[Page]) -> Iterator[tuple[Page, Entry, str]]:
    """Yield each page with its front matter and its Markdown."""
    content = Content(record, pages)
    for page in pages:
        matter, text = content.of(page)
        yield page, {"title": page.title, "description": page.description, **matter}, text
