"""The one contract between feeds and the build: an artifact says where it lies and what is in it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file of the site that is not a page: ``path`` below the site's root, and its bytes."""

    path: str
    body: bytes
