"""The look-up itself: every entry with its names, found by id, name, alias, initials, host, or words."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

from generator.kinds import BY_NAME, KINDS, Kind
from generator.loading.records import Record, Records
from generator.lookup.hosts import host, page
from generator.lookup.words import holds, is_misspelt, key, words

_NAMES = ("name", "term", "title", "short", "native_name")
# Seeds are cited as sources, and what the desk says of itself is no vocabulary.
_LEFT_OUT = ("seeds", "desks", "masthead")


class Thing(NamedTuple):
    """One entry: its ``kind`` and ``id``, its first name, all its ``names``, the file, and words that go with it."""

    kind: Kind
    id: str
    label: str
    names: tuple[str, ...]
    path: str
    with_words: str


class Lookup:
    """Finds entries of ``records`` by what people type. ``sought`` counts the names for which advice was asked."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.sought = 0
        self._things: dict[str, list[Thing]] = {}
        self._keys: dict[str, dict[str, set[str]]] = {}

    def things(self, kind: str) -> list[Thing]:
        """Return the entries of a kind, in file order."""
        if kind not in self._things:
            self._things[kind] = [self._thing(BY_NAME[kind], record) for record in self.records[kind]]
        return self._things[kind]

    def same(self, kind: str, text: str) -> str | None:
        """Return the id of the one entry of which ``text`` is the id or a name, but for case, hyphens and plural."""
        if kind not in self._keys:
            keys = self._keys[kind] = defaultdict(set)
            for thing in self.things(kind):
                for name in (thing.id, *thing.names):
                    keys[key(name)].add(thing.id)
        found = self._keys[kind].get(key(text), set()) if key(text) else set()
        return next(iter(found)) if len(found) == 1 else None

    def certain(self, kind: str, text: str) -> str | None:
        """Return the id of the one entry that ``text`` must mean: its name, its host, or a misspelling of its id."""
        if found := self.same(kind, text):
            return found
        if kind == "publishers" and len(by_host := self._by_label.get(key(text), set())) == 1:
            return next(iter(by_host))
        near = [thing.id for thing in self.things(kind) if is_misspelt(text, thing.id)]
        return near[0] if len(near) == 1 else None

    def best(self, kind: str, text: str, most: int = 3) -> list[Thing]:
        """Return the entries of a kind that ``text`` may mean, the likeliest first; none where no word says so."""
        wanted = words(text)
        found = self._ranked(self.things(kind), text)
        # In the id of an event or a source, the day may be what is wrong.
        if not found and (plain := tuple(word for word in wanted if not word.isdigit())) != wanted and plain:
            found = self._ranked(self.things(kind), " ".join(plain))
        return found[:most]

    def find(self, text: str, kinds: Iterable[str] = ()) -> list[Thing]:
        """Return all entries of the ``kinds`` (default: of all) that ``text`` may mean, the likeliest first."""
        wanted = list(kinds) or [kind.name for kind in KINDS if kind.name not in _LEFT_OUT]
        return self._ranked([thing for kind in wanted for thing in self.things(kind)], text)

    def publishers_of(self, address: str) -> set[str]:
        """Return the publishers with sources on the host of ``address``, or else on the site that it is a part of."""
        name = host(address)
        while name.count("."):
            if found := self._by_host.get(name):
                return found
            name = name.partition(".")[2]
        return set()

    def source_at(self, address: str) -> str | None:
        """Return the id of the source whose page ``address`` is, None where there is none."""
        return self._by_page.get(page(address)) if page(address) else None

    def _ranked(self, things: Iterable[Thing], text: str) -> list[Thing]:
        ranked = ((rank, thing) for thing in things if (rank := self._rank(thing, text)) is not None)
        return [thing for _, thing in sorted(ranked, key=lambda pair: pair[0])]

    def _rank(self, thing: Thing, text: str) -> int | None:
        wanted, whole = words(text), key(text)
        if not wanted:
            return None
        if "://" in text:
            is_source = thing.kind.name == "sources" and thing.id == self.source_at(text)
            is_publisher = thing.kind.name == "publishers" and thing.id in self.publishers_of(text)
            return 0 if is_source or is_publisher else None
        names = (thing.id, *thing.names)
        tests: tuple[Callable[[], bool], ...] = (
            lambda: whole == key(thing.id),
            lambda: any(whole == key(name) for name in thing.names),
            lambda: thing.kind.name == "publishers" and thing.id in self._by_label.get(whole, ()),
            lambda: any(holds(name, wanted) for name in names),
            lambda: whole in map(_initials, names),
            lambda: holds(" ".join((*names, thing.with_words)), wanted),
            lambda: is_misspelt(text, thing.id),
        )
        return next((rank for rank, test in enumerate(tests) if test()), None)

    def _thing(self, kind: Kind, record: Record[Any]) -> Thing:
        names = tuple(_names(record.value))
        label = names[0] if names else ""
        return Thing(kind, record.id, label, names, record.document.path, " ".join(self._beside(kind, record)))

    def _beside(self, kind: Kind, record: Record[Any]) -> Iterator[str]:
        """Yield words that lead to an entry without being its names: whose it is, where it was published."""
        if kind.name == "publishers":
            yield from (name for name, owners in self._by_host.items() if record.id in owners)
        for code in getattr(record.value, "countries", ()):
            yield code
            if country := self.records["countries"].get(code):
                yield country.value.name

    @cached_property
    def _by_host(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for record in self.records["sources"]:
            if (name := host(record.value.url)) and record.value.publisher in self.records["publishers"]:
                found[name].add(record.value.publisher)
        return dict(found)

    @cached_property
    def _by_label(self) -> dict[str, set[str]]:
        """The publishers by the longest part of their hosts, such as ``fnnews`` of en.fnnews.com."""
        found: dict[str, set[str]] = defaultdict(set)
        for name, publishers in self._by_host.items():
            found[key(max(name.split(".")[:-1], key=len, default=""))] |= publishers
        return dict(found)

    @cached_property
    def _by_page(self) -> dict[str, str]:
        return {page(record.value.url): record.id for record in self.records["sources"] if record.value.url}


def _names(value: object) -> Iterator[str]:
    for field in _NAMES:
        if name := getattr(value, field, None):
            yield str(name)
    yield from getattr(value, "also", ())
    yield from getattr(value, "moved_from", ())


def _initials(name: str) -> str:
    """Return the initials of ``name``, capitals inside its words included: “cna” of “Channel NewsAsia”."""
    return "".join(c for i, c in enumerate(name) if c.isalpha() and (c.isupper() or name[i - 1] in " -")).casefold()
