"""What this record misses: how far the news was followed, who is hardly in it, and what it never holds."""

from collections.abc import Iterator

from generator.model import Country, DeskCheck, Library
from generator.output import Output
from generator.pages.page import Page
from generator.projections.coverage import ALL
from generator.projections.deadlines import ledger, not_recorded
from generator.projections.evidence import evidence
from generator.projections.last_checked import check_span
from generator.projections.state_of_play import hub_and_partners

ADDRESS = "gaps/"
# A country that fewer events name is followed too thinly to be judged by this record.
_FEW = 10


def pages(library: Library) -> Iterator[Output]:
    """Yield the page."""
    events = library.active_events
    hub, _ = hub_and_partners(library)
    alone = [event for event in events if evidence(event).grade == "single-source"]
    sources = [library.sources[id_] for id_ in library.by_source]
    yield Page(
        address=ADDRESS,
        template="gaps.md.jinja",
        title="What this record misses",
        description="How far the news was followed, which countries are hardly in it, and what it never holds.",
        context={
            "as_of": library.as_of,
            "looks": _looks(library),
            "few": _few(library),
            "most": _FEW,
            "hub": hub,
            "total": len(events),
            "with_hub": len(library.by_country[hub.code]) if hub else 0,
            "alone": len(alone),
            "sources": len(sources),
            "foreign": sum(source.language != "en" for source in sources),
            "nowhere": sum(source.url is None for source in sources),
            "open_outcomes": len(not_recorded(ledger(library))),
            "checked": check_span(events),
        },
        names=("Gaps", "Limits of the record", "Coverage", "Not covered"),
    ).output()


def _looks(library: Library) -> list[tuple[str, DeskCheck]]:
    """Return the looks at the news with the names of their desks: those at everything first, then by name and day."""
    names = {ALL: "All news"}
    names |= {code: country.name for code, country in library.countries.items()}
    names |= {topic: entry.name for topic, entry in library.topics.items()}
    looks = [(names[look.desk], look) for look in library.desks]
    return sorted(looks, key=lambda row: (row[1].desk != ALL, row[0], row[1].start))


def _few(library: Library) -> list[tuple[Country, int]]:
    """Return the countries that few events name, with their numbers of events, those with most first."""
    counts = [(country, len(library.by_country[code])) for code, country in library.countries.items()]
    return sorted((row for row in counts if row[1] < _FEW), key=lambda row: (-row[1], row[0].name))
