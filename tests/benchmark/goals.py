"""The goals: what must be true of the results, what was measured, and whether the goal is met."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.benchmark.results import Results, Size

SMALL, LARGE = 300, 3000


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal, what was found, and whether it is met; None if it was not measured."""

    text: str
    found: str = "not measured"
    met: bool | None = None


def judge(results: Results) -> Iterator[Goal]:
    """Yield every goal with what the results say about it."""
    sizes = {size.events: size for size in results.sizes}
    small, large = sizes.get(SMALL), sizes.get(LARGE)
    yield _beside_peer(small, f"build of {SMALL:,} events: at most half of MkDocs Material", "mkdocs", 0.5)
    yield _beside_peer(large, f"build of {LARGE:,} events: less than Hugo", "hugo", 1.0)
    yield _memory(large)
    yield _growth(small, large)
    yield _wait("by command", small.runs["edited"].wall if small else None)
    yield _wait("in the preview", small.preview if small else None)


def _beside_peer(size: Size | None, text: str, peer: str, limit: float) -> Goal:
    """Compare our processor time from nothing with that of writing the documents and of the peer together."""
    if not size or not size.documents or peer not in size.peers:
        return Goal(text)
    ours, theirs = size.runs["cold"].cpu, (size.documents + size.peers[peer].cost).cpu
    met = ours <= theirs * limit if limit < 1 else ours < theirs
    return Goal(text, f"{ours / theirs:.2f} ({ours:.2f} s to {theirs:.2f} s)", met)


def _memory(size: Size | None) -> Goal:
    text = f"memory of the build of {LARGE:,} events: under 400 MB"
    if not size:
        return Goal(text)
    memory = size.runs["cold"].memory / 1e6
    return Goal(text, f"{memory:.0f} MB", memory < 400)


def _growth(small: Size | None, large: Size | None) -> Goal:
    text = f"processor time for each of {LARGE:,} events: at most 1.2 of that for each of {SMALL:,}"
    if not small or not large:
        return Goal(text)
    ratio = (large.runs["cold"].cpu / LARGE) / (small.runs["cold"].cpu / SMALL)
    return Goal(text, f"{ratio:.2f}", ratio <= 1.2)


def _wait(where: str, seconds: float | None) -> Goal:
    text = f"one of {SMALL:,} events edited, {where}: under 1.5 s by the clock"
    return Goal(text) if seconds is None else Goal(text, f"{seconds:.2f} s", seconds < 1.5)
