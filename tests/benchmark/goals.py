"""The goals, each as one line: what must hold, what was measured, and whether it does."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from tests.benchmark.results import Results, Size

LARGE, USUAL, SMALL = 10_000, 1000, 300


class PeerGoal(NamedTuple):
    """At most ``most`` (``words``) of the processor time of ``peer``, which ``makes`` the pages; ``bound``: its least.

    ``pictures`` tells whether our share pictures count: not beside a peer that stands for pages alone.
    """

    peer: str
    most: float
    words: str
    makes: str
    bound: str = ""
    pictures: bool = True


PEER_GOALS = (
    PeerGoal("hugo-pictures", 1 / 3, "1/3", "Hugo making the pages and the share pictures"),
    PeerGoal("hugo", 1 / 3, "1/3", "Hugo making the pages, share pictures counted on neither side", "hugo-finished",
             pictures=False),
    PeerGoal("mkdocs-plain", 1 / 20, "1/20", "MkDocs Material as it comes, share pictures counted on neither side",
             pictures=False),
    PeerGoal("mkdocs-pictures", 1 / 20, "1/20", "MkDocs Material making the pages and the share pictures"),
    PeerGoal("mkdocs", 1 / 20, "1/20", "MkDocs Material making the pages, share pictures counted on neither side",
             "mkdocs-finished", pictures=False),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal and what was found; ``met`` is None where it was not measured."""

    says: str
    found: str
    met: bool | None


def judge(results: Results) -> list[Goal]:
    """Return every goal with what the results say of it."""
    sizes = {size["events"]: size for size in results["sizes"]}
    return [*_peers(sizes), *_growth(sizes), *_changes(sizes), *_weight(sizes)]


def scaled(sizes: dict[int, Size], peer: str, events: int) -> tuple[float, bool] | None:
    """Return a peer's processor seconds for ``events`` events, and whether they were reckoned by page.

    Reckoned from the largest record that it built; None where it built none.
    """
    built = {n: size["peers"][peer] for n, size in sizes.items() if peer in size["peers"] and n <= events}
    if not built:
        return None
    nearest = built[max(built)]
    if events in built:
        return nearest["spent"]["cpu"], False
    pages = sizes[events]["tree"]["pages"] / nearest["tree"]["pages"]
    return nearest["spent"]["cpu"] * pages, True


def _cpu(sizes: dict[int, Size], events: int, run: str = "cold") -> float | None:
    return sizes[events]["runs"][run]["cpu"] if events in sizes else None


def _ratio(says: str, part: float | None, whole: float | None, most: float, note: str = "") -> Goal:
    if part is None or not whole:
        return Goal(says, "not measured", met=None)
    return Goal(says, f"{part / whole:.3g} ({part:.3g} s to {whole:.3g} s{note})", met=part / whole <= most)


def _peers(sizes: dict[int, Size]) -> Iterator[Goal]:
    for n in sorted({USUAL, LARGE} & set(sizes)) or [LARGE]:
        for goal in PEER_GOALS:
            ours, start = _cold(sizes, n, pictures=goal.pictures), f"{n:,} events from nothing"
            says = f"{start}: at most {goal.words} of {goal.makes} (`{goal.peer}`)"
            yield _beside(sizes, n, ours, goal.peer, says, goal.most)
            lower = _beside(sizes, n, ours, goal.bound, f"{start}, beside its lower bound (`{goal.bound}`)", 0)
            # No goal: what the program would cost if the pages were made already.
            if lower.met is not None:
                yield replace(lower, met=None)


def _cold(sizes: dict[int, Size], events: int, *, pictures: bool) -> float | None:
    """Return the processor seconds of our build from nothing, without the stage of share pictures if asked."""
    whole = _cpu(sizes, events)
    if whole is None or pictures:
        return whole
    return whole - sum(stage["cpu"] for stage in sizes[events]["stages"]["cold"] if stage["stage"] == "pictures")


def _beside(sizes: dict[int, Size], events: int, ours: float | None, peer: str, says: str, most: float) -> Goal:
    """Return the ratio of ``ours``, processor seconds, to a peer's, who built or would build the same."""
    theirs = scaled(sizes, peer, events) if events in sizes else None
    note = ", reckoned by page" if theirs and theirs[1] else ""
    return _ratio(says, ours, theirs[0] if theirs else None, most, note)


def _growth(sizes: dict[int, Size]) -> Iterator[Goal]:
    large, usual = (_cpu(sizes, n) for n in (LARGE, USUAL))
    each = (large / LARGE * USUAL if large else None), usual
    yield _ratio("1,000 events at 10,000: at most 1.2 of 1,000 alone", *each, 1.2)


def _changes(sizes: dict[int, Size]) -> Iterator[Goal]:
    for run, word in (("edited", "edited"), ("added", "added")):
        says = f"one event {word} at 10,000: at most 3% of the build from nothing"
        yield _ratio(says, _cpu(sizes, LARGE, run), _cpu(sizes, LARGE), 0.03)
        small = _cpu(sizes, SMALL, run)
        says = f"one event {word} at 300: under 1 s"
        if small is None:
            yield Goal(says, "not measured", met=None)
        else:
            wall = sizes[SMALL]["runs"][run]["wall"]
            yield Goal(says, f"{small:.3g} s of processor time, {wall:.3g} s by the clock", met=small < 1)
    yield from _saved(sizes)
    for n in sorted(sizes):
        for run, most, word in (("check", 0.25, "from nothing"), ("check-same", 0.05, "with nothing changed")):
            says = f"check {word} at {n:,}: at most {most:.0%} of the build from nothing"
            yield _ratio(says, _cpu(sizes, n, run), _cpu(sizes, n), most)


def _saved(sizes: dict[int, Size]) -> Iterator[Goal]:
    """Yield what holds of the server that stays, beside the command of its own for each edit."""
    large, small = (sizes[n].get("saved") if n in sizes else None for n in (LARGE, SMALL))
    says = "one event edited at 10,000, by the server: at most 3% of the build from nothing"
    yield _ratio(says, large["cpu"] if large else None, _cpu(sizes, LARGE), 0.03)
    says = "live preview: from save to the changed page under 1 s at 300"
    found = f"{small['wall']:.3g} s by the clock" if small else "not measured"
    yield Goal(says, found, met=small["wall"] < 1 if small else None)


def _weight(sizes: dict[int, Size]) -> Iterator[Goal]:
    for n, size in sorted(sizes.items()):
        tree, memory = size["tree"], max(run["memory"] for run in size["runs"].values()) / 1e6
        mean, largest = tree["size"] / max(tree["pages"], 1) / 1000, tree["largest"] / 1000
        yield Goal(f"memory at {n:,}: under 600 MB", f"{memory:.0f} MB", met=memory < 600)
        yield Goal(f"site at {n:,}: at most 20 KB a page", f"{mean:.1f} KB", met=mean <= 20)
        found = f"{largest:.0f} KB ({tree['largest_page']})"
        yield Goal(f"largest page at {n:,}: at most 400 KB", found, met=largest <= 400)
