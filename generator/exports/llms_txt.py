"""``llms.txt`` (llmstxt.org): for programs that read pages, the main pages as Markdown and the data."""

from collections.abc import Iterator

from generator.api.resources import RESOURCES
from generator.model import Library, Masthead
from generator.output import Output
from generator.projections.pairs import pairs
from generator.text.markdown import escape_markdown
from generator.text.plain_markdown import legible
from generator.wording.masthead import heading

PATH = "llms.txt"
_INTRODUCTION = """\
# {name}

> {heading}, who said or did what, when, and according to whom: dated events with sources.

Every figure, date and status names the events on which it rests, and how well it is supported. What the record does
not know, it says; nothing follows from its silence. Text and data are CC BY 4.0. Each event is also Markdown and JSON:
`{site}events/ID.md` and `{site}events/ID/event.json`, with its id from `{site}api/v1/events.json`.
"""
# Pages in Markdown, with what each is good for.
_PAGES = (
    ("index.md", "Now", "where each partner stands, the next dates, the latest events"),
    ("deadlines.md", "Deadlines", "what falls due, how often each date moved, what became of it"),
    ("measures.md", "Measures", "tariffs, export controls and other measures, with rates and status"),
    ("agreements.md", "Agreements", "deals and frameworks, and how far each has come"),
    ("undertakings.md", "Undertakings", "who promised what, by when, and where it stands"),
    ("glossary.md", "Glossary", "words of trade law"),
)
_DATA = (
    ("api/v1/openapi.json", "OpenAPI", "every JSON file and its keys"),
    ("api/v1/manifest.json", "Manifest", "every file with its SHA-256, the day and the version of the record"),
    *((each.path, each.name, each.summary) for each in RESOURCES if each.enveloped and "{" not in each.path),
)

Link = tuple[str, str, str]


def files(library: Library, site_url: str) -> Iterator[Output]:
    """Yield the file."""
    countries: list[Link] = [
        (f"countries/{code.lower()}.md", country.name, "") for code, country in sorted(library.countries.items())
    ]
    talks: list[Link] = [
        (
            f"pairs/{one}-{two}.md".lower(),
            f"{library.countries[one].short} and {library.countries[two].short}",
            "",
        )
        for one, two in pairs(library)
    ]
    topics: list[Link] = [
        (f"topics/{key}.md", topic.name, topic.about) for key, topic in sorted(library.topics.items())
    ]
    yield Output(PATH, llms_txt, (library.masthead, site_url, countries, talks, topics))


def llms_txt(masthead: Masthead, site_url: str, countries: list[Link], talks: list[Link], topics: list[Link]) -> bytes:
    """Return the file, with a section for each group of links."""
    groups = {"Pages": list(_PAGES), "Data": list(_DATA), "Countries": countries, "Pairs": talks, "Optional": topics}
    sections = [
        f"## {group}\n\n{''.join(_line(site_url, *link) for link in links)}" for group, links in groups.items() if links
    ]
    name, title = escape_markdown(masthead.name), escape_markdown(heading(masthead))
    return legible("\n".join([_INTRODUCTION.format(name=name, heading=title, site=site_url), *sections])).encode()


def _line(site_url: str, path: str, title: str, about: str) -> str:
    words = f": {escape_markdown(about)}" if about else ""
    return f"- [{escape_markdown(title)}]({site_url}{path}){words}\n"
