"""The list of all feeds (OPML 2.0), which feed readers take as a whole."""

from collections.abc import Iterator

from generator.model import Library, Masthead
from generator.output import Output, TextFile
from generator.projections.subjects import Subscription, subscriptions

PATH = "feeds.opml"


def files(library: Library, site_url: str) -> Iterator[Output]:
    """Yield the list."""
    yield Output(PATH, opml, (subscriptions(library), site_url, library.masthead))


def opml(groups: list[tuple[str, list[Subscription]]], site_url: str, own: Masthead) -> TextFile:
    """Return the list of the feeds in ``groups``."""
    return TextFile("feeds.opml.xml.jinja", {"groups": groups, "site": site_url, "masthead": own})
