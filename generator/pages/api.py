"""The page of the API: its files, what is promised of them, and examples that work."""

import re
from collections.abc import Iterator

from generator.api import SCHEMA_VERSION
from generator.api.json_schema import schema_path
from generator.api.resources import RESOURCES
from generator.model import Library
from generator.output import Output
from generator.pages.page import Page
from generator.projections.last_checked import check_span

ADDRESS = "api/"


def pages(library: Library) -> Iterator[Output]:
    """Yield the page."""
    yield Page(
        address=ADDRESS,
        template="api.md.jinja",
        title="API",
        description="The record as static JSON files with schemas: which files there are, what is promised, examples.",
        context={
            "resources": [
                (_shown(each.path), each.summary, each.name, schema_path(each).removeprefix(ADDRESS))
                for each in RESOURCES
            ],
            "version": SCHEMA_VERSION,
            "checked": check_span(library.active_events),
        },
        names=("JSON", "OpenAPI", "JSON Schema", "developers"),
    ).output()


def _shown(path: str) -> str:
    """Return a path with capitals for what varies: ``events/ID/event.json``."""
    return re.sub(r"{(\w+)}", lambda variable: variable[1].upper(), path)
