"""The feeds of a record as files, and a reader who subscribes to one, for tests."""

import sys
from functools import cache
from pathlib import Path

import feedparser_sgmllib

from generator.exports import briefings_atom, feed_atom
from generator.model import Library
from generator.output import Output, TextFile
from generator.rendering.renderer import Renderer
from tests.projects import URL

# The feed reader brings its own copy of feedparser, which asks for a module by the name it had in Python 2.
sys.modules.setdefault("sgmllib", feedparser_sgmllib)
from reader import make_reader  # noqa: E402


def drawn(file: TextFile, site: str = URL) -> str:
    """Return the text of a file that has a template of its own."""
    return _renderer(site).text(file)


@cache
def _renderer(site: str) -> Renderer:
    return Renderer({"site": site, "repo": "https://code.example.org/repo"})


def _files(library: Library, site: str) -> list[Output]:
    return [*feed_atom.files(library, site), *briefings_atom.files(library, site)]


def feeds(library: Library, site: str = URL) -> dict[str, str]:
    """Return every feed of ``library`` by its path, for the site at ``site``."""
    return {output.path: drawn(output.make(*output.inputs), site) for output in _files(library, site)}


class Subscriber:
    """Someone who reads one feed with a real feed reader, and has read all that was there at first."""

    def __init__(self, folder: Path, path: str, library: Library) -> None:
        self.file, self.path = folder / "feed.xml", path
        self.reader = make_reader(":memory:", feed_root=f"{folder}")
        self.file.write_text(feeds(library)[path], encoding="utf-8")
        self.reader.add_feed("feed.xml")
        self.reader.update_feed("feed.xml")
        for entry in self.reader.get_entries():
            self.reader.mark_entry_as_read(entry)

    def unread(self, library: Library, site: str = URL) -> list[str]:
        self.file.write_text(feeds(library, site)[self.path], encoding="utf-8")
        self.reader.update_feed("feed.xml")
        return [entry.title or "" for entry in self.reader.get_entries(read=False)]
