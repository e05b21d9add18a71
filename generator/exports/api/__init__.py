"""The files of the API, by what they hold. ``generator/api`` says what shape each has.

An input of each file is its rows, so that an edit of an event makes only the files anew that hold it.
"""

from collections.abc import Iterator

from generator.exports.api import deadlines, description, events, rates, sources, standing, vocabularies
from generator.model import Library
from generator.output import Output

_PARTS = (events, vocabularies, sources, deadlines, standing, rates, description)


def files(library: Library, site_url: str) -> Iterator[Output]:
    """Yield all files below ``api/v1/`` but the manifest, which the build makes of them."""
    for part in _PARTS:
        yield from part.files(library, site_url)
