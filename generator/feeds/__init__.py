"""Feeds: one kind of file a module, listed below by hand. Each turns the library into files of the site."""

from collections.abc import Callable, Iterable

from generator.feeds import as_of, charts, event, explore, share
from generator.feeds.artifact import Artifact
from generator.model import Library

Feed = Callable[[Library], Iterable[Artifact]]

FEEDS: tuple[Feed, ...] = (explore.files, as_of.files, charts.files, event.files, share.files)


def all_artifacts(library: Library) -> list[Artifact]:
    """Return every file that is made of ``library`` beside the pages."""
    return [artifact for feed in FEEDS for artifact in feed(library)]
