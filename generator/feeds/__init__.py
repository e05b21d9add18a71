"""Feeds: one kind of file a module, listed below by hand. Each turns the library into files of the site.

They stand under the stage of the build that makes them, so that one sees what share pictures cost.
"""

from collections.abc import Callable, Iterable

from generator.feeds import as_of, charts, event, explore, share
from generator.feeds.artifact import Artifact
from generator.model import Library

Feed = Callable[[Library], Iterable[Artifact]]

FEEDS: dict[str, tuple[Feed, ...]] = {
    "files": (explore.files, as_of.files, charts.files, event.files),
    "pictures": (share.files,),
}


def all_artifacts(library: Library) -> dict[str, list[Artifact]]:
    """Return, by stage, every file that is made of ``library`` beside the pages."""
    return {stage: [artifact for feed in feeds for artifact in feed(library)] for stage, feeds in FEEDS.items()}
