"""Feeds: one kind of file a module, listed below by hand. Each turns the library into files of the site.

They stand under the stage of the build that makes them, so that one sees what share pictures cost.
"""

from collections.abc import Callable, Iterable

from generator.exports import as_of_json, chart_svg, event_json, explore_json, share_image
from generator.exports.artifact import Artifact
from generator.model import Library

Feed = Callable[[Library], Iterable[Artifact]]

FEEDS: dict[str, tuple[Feed, ...]] = {
    "files": (explore_json.files, as_of_json.files, chart_svg.files, event_json.files),
    "pictures": (share_image.files,),
}


def all_artifacts(library: Library) -> dict[str, list[Artifact]]:
    """Return, by stage, every file that is made of ``library`` beside the pages."""
    return {stage: [artifact for feed in feeds for artifact in feed(library)] for stage, feeds in FEEDS.items()}
