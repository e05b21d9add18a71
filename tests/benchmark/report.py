"""The report: results in, Markdown tables out; ``publish`` puts them between the marks of a page."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tests.benchmark.goals import judge, scaled
from tests.benchmark.measure import BenchError
from tests.benchmark.peers import PEERS
from tests.benchmark.results import Results
from tests.benchmark.runs import RUNS, SAVED

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
_JUDGED = {True: "yes", False: "no", None: ""}


def as_markdown(results: Results) -> str:
    """Return the results as Markdown: when, where and on what, then the tables."""
    versions = ", ".join(f"{name} {version}" for name, version in results["versions"].items())
    rounds = f"Median of {results['rounds']} rounds. " if results["rounds"] > 1 else ""
    head = (
        f"Measured on {results['date']} at commit {results['commit']}. Machine: {results['machine']}. "
        f"{rounds}{f'Beside it: {versions}.' if versions else ''}"
    ).rstrip()
    parts = [head, *_sections(results)]
    return "\n\n".join(parts) + "\n"


def publish(text: str, file: Path) -> None:
    """Put ``text`` between the marks in ``file``, in place of what stands there."""
    page = file.read_text(encoding="utf-8")
    before, begun, rest = page.partition(BEGIN)
    _, ended, after = rest.partition(END)
    if not begun or not ended:
        raise BenchError(f"{file} has no place for the table: add the lines {BEGIN} and {END}")
    file.write_text(f"{before}{BEGIN}\n\n{text}\n{END}{after}", encoding="utf-8")


def _sections(results: Results) -> Iterator[str]:
    yield "### Our own runs\n\n" + _table(
        ("Events", "Run", "Processor s", "Wall s", "Memory MB", "Processor ms an event"), _runs(results), words=2
    )
    yield "### What was built\n\n" + _table(
        ("Events", "Data files", "Pages", "Site MB", "KB a page", "Largest page KB", "Kept in build/ MB"),
        _trees(results),
        words=1,
    )
    if any(size["peers"] for size in results["sizes"]):
        yield "### The same pages by others, from nothing\n\n" + _table(
            ("Events", "Program", "Processor s", "Times ours", "Wall s", "Memory MB", "Pages", "Site MB"),
            _peers(results),
            words=2,
        )
    if any(size["stages"] for size in results["sizes"]):
        yield "### Stages\n\n" + _table(("Events", "Run", "Stage", "Processor s", "Wall s"), _stages(results), words=3)
    goals = [(goal.says, goal.found, _JUDGED[goal.met]) for goal in judge(results)]
    yield "### Goals\n\n" + _table(("Goal", "Found", "Met"), goals, words=3)


def _runs(results: Results) -> Iterator[Sequence[str]]:
    for size in results["sizes"]:
        for name, words in RUNS.items():
            if name in size["runs"]:
                run = size["runs"][name]
                each = run["cpu"] / size["events"] * 1000
                yield (_n(size["events"]), words, *_spent(run["cpu"], run["wall"], run["memory"]), f"{each:.2f}")
        if saved := size.get("saved"):
            cpu, memory = saved["cpu"], f"{saved['memory'] / 1e6:.0f}" if saved["memory"] else ""
            told = ("", "") if cpu is None else (f"{cpu:.2f}", f"{cpu / size['events'] * 1000:.2f}")
            yield (_n(size["events"]), SAVED, told[0], f"{saved['wall']:.2f}", memory, told[1])


def _trees(results: Results) -> Iterator[Sequence[str]]:
    for size in results["sizes"]:
        tree = size["tree"]
        yield (
            _n(size["events"]), _n(size["files"]), _n(tree["pages"]), f"{tree['size'] / 1e6:.1f}",
            f"{tree['size'] / max(tree['pages'], 1) / 1000:.1f}", f"{tree['largest'] / 1000:.0f}",
            f"{size['cache'] / 1e6:.1f}",
        )  # fmt: skip


def _peers(results: Results) -> Iterator[Sequence[str]]:
    sizes = {size["events"]: size for size in results["sizes"]}
    names = dict.fromkeys(name for size in results["sizes"] for name in size["peers"])
    for n, size in sizes.items():
        ours, tree = size["runs"]["cold"], size["tree"]
        spent = _spent(ours["cpu"], ours["wall"], ours["memory"])
        yield (_n(n), "briefing", spent[0], "1.00", *spent[1:], _n(tree["pages"]), f"{tree['size'] / 1e6:.1f}")
        for name in names:
            if name in size["peers"]:
                peer = size["peers"][name]
                theirs = peer["spent"]
                cpu, *others = _spent(theirs["cpu"], theirs["wall"], theirs["memory"])
                pages, weight = _n(peer["tree"]["pages"]), f"{peer['tree']['size'] / 1e6:.1f}"
                yield (_n(n), _named(name), cpu, _times(theirs["cpu"], ours["cpu"]), *others, pages, weight)
            elif reckoned := scaled(sizes, name, n):
                times = _times(reckoned[0], ours["cpu"])
                yield (_n(n), f"{_named(name)}, reckoned by page", f"{reckoned[0]:.1f}", times, "", "", "", "")


def _stages(results: Results) -> Iterator[Sequence[str]]:
    for size in results["sizes"]:
        for run in size["stages"]:
            for stage in size["stages"][run]:
                yield (_n(size["events"]), RUNS[run], stage["stage"], f"{stage['cpu']:.2f}", f"{stage['wall']:.2f}")


def _named(name: str) -> str:
    """Return a peer's name, and that its pages were finished before where it makes none."""
    return f"{name} (lower bound)" if name in PEERS and PEERS[name].finished else name


def _times(theirs: float, ours: float) -> str:
    return f"{theirs / max(ours, 0.001):.2f}"


def _spent(cpu: float, wall: float, memory: int) -> tuple[str, str, str]:
    return f"{cpu:.2f}", f"{wall:.2f}", f"{memory / 1e6:.0f}"


def _n(number: int) -> str:
    return f"{number:,}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], *, words: int) -> str:
    """Return a Markdown table; all but the first ``words`` columns are figures and stand at the right."""
    rule = ["---" if at < words else "---:" for at in range(len(head))]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))
