"""Linked data within pages (JSON-LD 1.1, vocabulary of schema.org), for search engines and programs that read pages."""

import json

from markupsafe import Markup

from generator.model import Event, Masthead, Source
from generator.model.days import last_day
from generator.pages.page import Page
from generator.projections.last_checked import last_changed

Json = dict[str, object]

_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
# What would end the element, or begin a comment in it, in HTML.
_ESCAPES = str.maketrans({"<": r"\u003c", ">": r"\u003e", "&": r"\u0026"})
_RECORD = (
    "Dated and sourced events of {scope}: who said or did what, when, and according to whom. With "
    "them, rates of duty as steps, deadlines and how often they moved, measures, agreements and what became of "
    "promises. Each entry names its sources and how well it is supported."
)
_FILES = (
    ("data/briefing.sqlite", "application/vnd.sqlite3"),
    ("data/datapackage.json", "application/json"),
    ("data/events.csv", "text/csv"),
    ("api/v1/manifest.json", "application/json"),
)


def article(event: Event, site: str, own: Masthead) -> Markup:
    """Return an event as an ``Article``: what it is about, what it cites, when it came into the record and changed."""
    return _script(
        {
            "@type": "Article",
            "@id": f"{site}events/{event.id}/",
            "headline": event.title,
            "temporalCoverage": _period(event),
            "about": [
                *({"@type": "Place", "name": country.name} for country in event.countries),
                *({"@type": "Thing", "name": topic.name} for topic in event.topics),
            ],
            "citation": [_cited(source) for source in event.sources],
            "datePublished": event.recorded.isoformat() if event.recorded else None,
            "dateModified": last_changed(event).isoformat(),
            "creativeWorkStatus": "Withdrawn" if event.withdrawn else None,
            "inLanguage": "en",
            "license": _LICENCE,
            "author": _maker(site, own),
            "publisher": {"@id": site},
        }
    )


def dataset(page: Page, site: str, own: Masthead) -> Markup:
    """Return the record as a ``Dataset``, on the ``page`` that has its files."""
    address = f"{site}{page.address}"
    return _script(
        {
            "@type": "Dataset",
            "@id": address,
            "url": address,
            "name": own.name,
            "description": _RECORD.format(scope=own.scope),
            "dateModified": page.changed or None,
            "inLanguage": "en",
            "isAccessibleForFree": True,
            "license": _LICENCE,
            "creator": _maker(site, own),
            "distribution": [
                {"@type": "DataDownload", "contentUrl": f"{site}{path}", "encodingFormat": media_type}
                for path, media_type in _FILES
            ],
        }
    )


def _maker(site: str, own: Masthead) -> Json:
    return {"@type": "Organization", "@id": site, "name": own.name, "url": site}


def _cited(source: Source) -> Json:
    return {
        "@type": "CreativeWork",
        "name": source.label,
        "url": source.url,
        "inLanguage": source.language,
        "datePublished": source.published.isoformat() if source.published else None,
        "publisher": {"@type": "Organization", "name": source.publisher.name},
    }


def _period(event: Event) -> str:
    """Return the day of an event, its first and its last day, or the month, in ISO 8601."""
    if event.precision == "month":
        return f"{event.date:%Y-%m}"
    last = event.ends or last_day(event.date, event.precision)
    return event.date.isoformat() if last == event.date else f"{event.date.isoformat()}/{last.isoformat()}"


def _script(thing: Json) -> Markup:
    """Return ``thing`` as an element of data, which no browser runs; what is not known is left out."""
    text = json.dumps(_known({"@context": "https://schema.org", **thing}), ensure_ascii=False, separators=(",", ":"))
    return Markup(f'<script type="application/ld+json">{text.translate(_ESCAPES)}</script>')  # noqa: S704 - escaped


def _known(value: object) -> object:
    if isinstance(value, dict):
        return {key: _known(part) for key, part in value.items() if part is not None}
    return [_known(part) for part in value] if isinstance(value, list) else value
