"""The report: results as Markdown tables, and a place for them in a page."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.benchmark.goals import judge
from tests.benchmark.measure import BenchError
from tests.benchmark.results import Cost, Results, Tree
from tests.benchmark.runs import RUNS

BEGIN, END = "<!-- results: begin -->", "<!-- results: end -->"


_RUNS_HEAD = ("Events", "Run", "Processor s", "Wall s", "Memory MB")
_SITES_HEAD = ("Events", "Site from nothing", "Processor s", "Times ours", "Memory MB", "Pages", "Files", "Site MB")


def as_markdown(results: Results) -> str:
    """Return the results as Markdown: when and where they were measured, the goals, and the figures."""
    versions = "".join(f", {name} {version}" for name, version in results.versions.items())
    met = {True: "yes", False: "no", None: ""}
    goals = ((goal.text, goal.found, met[goal.met]) for goal in judge(results))
    return (
        f"Measured on {results.date} at commit {results.commit}, on {results.machine}{versions}.\n\n"
        f"{_table(('Goal', 'Found', 'Met'), goals, words=3)}\n"
        f"{_table(_RUNS_HEAD, _runs(results), words=2)}\n"
        f"{_table(_SITES_HEAD, _sites(results), words=2)}"
    )


def publish(text: str, page: Path) -> None:
    """Put ``text`` between the marks in ``page``; raise BenchError if it has none."""
    before, begin, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise BenchError(f"{page} has no place for the results: add the lines {BEGIN} and {END}")
    page.write_text(f"{before}{begin}\n\n{text}\n{end}{after}", encoding="utf-8")


def _runs(results: Results) -> Iterator[tuple[str, ...]]:
    for size in results.sizes:
        for name, words in RUNS.items():
            run = size.runs[name]
            yield f"{size.events:,}", words, f"{run.cpu:.2f}", f"{run.wall:.2f}", f"{run.memory / 1e6:.0f}"
        yield f"{size.events:,}", "`briefing serve`: from save to page", "", f"{size.preview:.2f}", ""


def _sites(results: Results) -> Iterator[tuple[str, ...]]:
    for size in results.sizes:
        ours = size.runs["cold"]
        yield f"{size.events:,}", "`briefing build`", *_spent(ours, ours), *_weight(size.site)
        for name, peer in size.peers.items():
            if size.documents:
                both = size.documents + peer.cost
                yield f"{size.events:,}", f"`briefing pages` and {name}", *_spent(both, ours), *_weight(peer.site)
        if size.documents:
            yield f"{size.events:,}", "`briefing pages` alone", *_spent(size.documents, ours), "", "", ""


def _spent(cost: Cost, ours: Cost) -> tuple[str, ...]:
    return f"{cost.cpu:.2f}", f"{cost.cpu / ours.cpu:.2f}", f"{cost.memory / 1e6:.0f}"


def _weight(site: Tree) -> tuple[str, ...]:
    return f"{site.pages:,}", f"{site.files:,}", f"{site.size / 1e6:.1f}"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]], *, words: int) -> str:
    """Return a Markdown table. All but the first ``words`` columns are figures, aligned to the right."""
    rule = ("---" if column < words else "---:" for column in range(len(head)))
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, rule, *rows))
