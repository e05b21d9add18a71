"""What the preview remembers: it works out anew what rests on what changed, and nothing else, and is never wrong."""

import datetime as dt
import random
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from generator.cache import Cache
from generator.exports import all_artifacts
from generator.loading import find_files, look_again
from generator.model import Event, Library
from generator.pages import all_pages
from generator.pages.page import Later
from generator.pipeline.check import run_checks
from generator.pipeline.link import link
from generator.projections.memoize import once
from generator.projections.memory import Memory, is_same
from generator.site.fingerprint import Fingerprints
from tests.projects import make_project, make_site_project
from tests.test_cache import AS_OF, EDITS, FIRST, SECOND, event, replace

CALLS: Counter[str] = Counter()


@once
def titles(library: Library, code: str) -> list[str]:
    CALLS[f"titles {code}"] += 1
    return [event.title for event in library.by_country[code]]


@once
def longest(library: Library, code: str) -> int:
    CALLS[f"longest {code}"] += 1
    return max((len(title) for title in titles(library, code)), default=0)


@once
def report(library: Library, code: str) -> tuple[str, int]:
    CALLS[f"report {code}"] += 1
    return library.countries[code].name, longest(library, code)


@once
def days(library: Library) -> list[dt.date]:  # type: ignore[misc]
    CALLS["days"] += 1
    for found in library.events:
        yield found.date


class Preview:
    """A project that is read, checked and joined again and again in one process."""

    def __init__(self, root: Path) -> None:
        self.root, self.cache, self.memory = root, Cache(root / "build" / "cache", in_memory=True), Memory()

    def library(self, day: dt.date = AS_OF) -> Library:
        self.cache.begin()
        checked = run_checks(self.root, day, self.cache)
        assert [str(p) for p in checked.problems if p.severity == "error"] == []
        library = link(checked.records, day, self.cache)
        self.memory.follow(library)
        return library


def plain(root: Path, day: dt.date = AS_OF) -> Library:
    return link(run_checks(root, day).records, day)


def test_only_what_rests_on_a_change_is_worked_out_anew(tmp_path: Path) -> None:
    preview = Preview(make_project(tmp_path))
    library = preview.library()
    CALLS.clear()
    first = [report(library, code) for code in ("US", "NO", "CN")], days(library)
    assert [report(library, code) for code in ("US", "NO", "CN")] == first[0]
    assert set(CALLS.values()) == {1}
    assert list(first[1]) == [e.date for e in library.events]

    CALLS.clear()
    replace(event(preview.root, SECOND), "follows: [", "follows:  [")  # the same words in another file
    library = preview.library()
    assert report(library, "NO") == first[0][1]
    assert "report NO" not in CALLS, "a title as long as before changes no report"

    CALLS.clear()
    old = library.event[FIRST].title
    replace(event(preview.root, FIRST), f"title: {old}", f"title: {old[:-1]}Z")
    library = preview.library()
    assert titles(library, "US") != []
    assert report(library, "CN") == first[0][2]
    assert report(library, "US") == first[0][0]
    assert CALLS["titles US"] == 1
    assert CALLS["longest US"] == 1
    assert CALLS["report US"] == 0
    assert CALLS["titles CN"] == 0

    CALLS.clear()
    replace(preview.root / "data" / "countries.yml", "name: Norway", "name: Kingdom of Norway")
    library = preview.library()
    assert report(library, "NO")[0] == "Kingdom of Norway"
    assert (CALLS["report NO"], CALLS["report US"]) == (1, 0)


def test_a_change_is_seen_though_nobody_asked_after_the_one_before(tmp_path: Path) -> None:
    @once
    def title(library: Library, key: str) -> str:
        return library.event[key].title

    preview = Preview(make_project(tmp_path))
    before = title(preview.library(), FIRST)
    replace(event(preview.root, SECOND), "title: ", "title: Once more ")
    assert title(preview.library(), FIRST) == before
    replace(event(preview.root, FIRST), "title: ", "title: Once more ")
    assert title(preview.library(), FIRST) == f"Once more {before}"


def test_what_says_the_same_is_the_same_object(tmp_path: Path) -> None:
    preview = Preview(make_project(tmp_path))
    before = preview.library()
    replace(event(preview.root, SECOND), "title: ", "title: Once more ")
    after = preview.library()
    same = {e.id for e in before.events} & {e.id for e in after.events if before.event[e.id] is e}
    assert same == set(before.event) - {SECOND}
    assert all(after.sources[key] is source for key, source in before.sources.items())
    # A thing that an event names says something else: so does the event.
    replace(preview.root / "data" / "people.yml", "Ola Nordmann", "Ola Nordmann Jr")
    last = preview.library()
    naming = {e.id for e in after.events if e.named_people}
    assert naming
    assert {e.id for e in last.events if after.event[e.id] is not e} == naming


def shown(library: Library) -> dict[str, bytes]:
    """Return a digest of what each page and file of the site is made of, and the files of data themselves."""
    prints = Fingerprints()
    found = {}
    for item in all_pages(library):
        page = item.page() if isinstance(item, Later) else item
        found[page.address] = prints.of(page.title, page.description, page.text, page.changed, page.context)
    for artifacts in all_artifacts(library).values():
        found |= {a.path: a.body if a.path.endswith(".json") else prints.of(*a.of) for a in artifacts}
    return found


@pytest.mark.parametrize("seed", range(6))
def test_after_any_edits_it_shows_what_a_fresh_look_shows(tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - edits, not secrets
    preview = Preview(make_site_project(tmp_path))
    shown(preview.library())
    edits: tuple[Callable[[Path, random.Random], None], ...] = (
        *EDITS,
        lambda root, _: replace(event(root, FIRST), "percent: 10\n", "percent: 10.0\n"),
        lambda root, _: replace(event(root, FIRST), "percent: 10.0\n", "percent: 30\n"),
        lambda root, _: replace(event(root, FIRST), "effective: 2025-03-10", "effective: 2025-03-11"),
    )
    for _ in range(5):
        for edit in (draw.choice(edits) for _ in range(draw.randint(1, 3))):
            edit(preview.root, draw)
        day = AS_OF + dt.timedelta(days=draw.choice([0, 0, 1]))
        library, fresh = preview.library(day), plain(preview.root, day)
        assert shown(library) == shown(fresh)
        for name in ("by_country", "by_person", "by_source", "answers", "deadline_steps", "measure_steps", "rates"):
            assert _ids(getattr(library, name)) == _ids({k: v for k, v in getattr(fresh, name).items() if v}), name
        preview.memory.forget()


def _ids(index: dict[str, list[object]]) -> dict[str, list[str]]:
    rows = {key: [row if isinstance(row, Event) else row[0] for row in found] for key, found in index.items()}  # type: ignore[index]
    return {key: [row.id for row in found] for key, found in rows.items()}


def test_what_is_forgotten_is_gone(tmp_path: Path) -> None:
    preview = Preview(make_project(tmp_path))
    report(preview.library(), "US")
    known = len(preview.memory.known)
    replace(event(preview.root, FIRST), "title: ", "title: Again ")
    preview.library()
    preview.memory.forget()
    assert len(preview.memory.known) < known
    assert not any(call[0].__name__ == "titles" for call in preview.memory.known)


def test_a_remembered_result_asks_fields_alone(tmp_path: Path) -> None:
    @once
    def earlier(library: Library) -> Library:
        return library.on(AS_OF)

    library = Preview(make_project(tmp_path)).library()
    with pytest.raises(TypeError, match="must not rest on on"):
        earlier(library)


def test_equal_numbers_that_read_otherwise_are_not_the_same() -> None:
    assert is_same([Decimal("10"), "a", None, {"b": (1, 2)}], [Decimal("10"), "a", None, {"b": (1, 2)}])
    for one, other in (
        (Decimal(10), Decimal("10.0")), (True, 1), ([1], (1,)), ([1], [1, 2]), ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
    ):  # fmt: skip
        assert not is_same(one, other)


def test_files_that_are_new_or_gone_are_looked_for_everywhere(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    files, _ = find_files(root)
    path = event(root, FIRST).relative_to(root).as_posix()
    assert look_again(root, files, []) == files
    event(root, FIRST).write_text("title: Another\n")
    assert look_again(root, files, [path]) == find_files(root)[0]
    (root / "data" / "events" / "2025" / "2025-01-01-new.yml").write_text("")
    assert look_again(root, files, ["data/events/2025/2025-01-01-new.yml"]) is None
    event(root, FIRST).unlink()
    assert look_again(root, files, [path]) is None
    event(root, FIRST).symlink_to(event(root, SECOND))
    assert look_again(root, files, [path]) is None


FAULTS = (
    lambda root: replace(event(root, SECOND), "follows: [", "follows: [2025-01-01-nothing, "),
    lambda root: replace(event(root, FIRST), "date: 2025-03-03", "date: 2025-04-03"),
    lambda root: replace(event(root, FIRST), "topics: [", "topics: [unheard-of, "),
    lambda root: replace(root / "data" / "people.yml", "- id: ", "- id: x-"),
    lambda root: event(root, FIRST).unlink(),
    lambda root: [file.unlink() for file in (root / "data" / "sources").rglob("*.yml")],
    lambda root: [
        file.write_text("\n".join(line for line in file.read_text().splitlines() if not line.startswith("opened")))
        for file in (root / "data" / "sources").rglob("*.yml")
    ],
)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found_wherever_it_shows(tmp_path: Path, fault: object) -> None:
    """A change of one file is often a fault of another: both looks tell the same, and again once it is mended."""
    root = make_project(tmp_path)
    cache = Cache(root / "build" / "cache", in_memory=True)
    good = {file: file.read_bytes() for file in sorted((root / "data").rglob("*.yml"))}
    assert run_checks(root, AS_OF, cache).sound
    fault(root)  # type: ignore[operator]
    for _ in range(2):
        cache.begin()
        checked, fresh = run_checks(root, AS_OF, cache), run_checks(root, AS_OF)
        assert not checked.sound
        assert sorted(checked.problems) == sorted(fresh.problems)
    for file, raw in good.items():
        file.write_bytes(raw)
    cache.begin()
    assert run_checks(root, AS_OF, cache).problems == []


def test_of_several_pages_those_that_stay_the_same_are_the_same_objects(tmp_path: Path) -> None:
    @once
    def parts(library: Library) -> list[tuple[str, int]]:  # type: ignore[misc]
        for found in library.events:
            yield (found.title, 1000)

    preview = Preview(make_project(tmp_path))
    before = parts(preview.library())
    replace(event(preview.root, SECOND), "title: ", "title: Once more ")
    library = preview.library()
    after = parts(library)
    changed = [e.id for e, old, new in zip(library.events, before, after, strict=True) if old is not new]
    assert changed == [SECOND]
