"""Write the outputs of a site: take over those that are the same as in the published site, make the others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, TypeVar

from generator.output import Output
from generator.pages.page import Page
from generator.parallel import WORTH_SHARING, map_chunks
from generator.rendering.renderer import Renderer
from generator.site.errors import BuildError
from generator.site.fingerprint import Fingerprints
from generator.site.output_tree import OutputTree, checksum_of
from generator.site.page_shell import PageShell, shell_address, tidy
from generator.site.search_index import entry

T = TypeVar("T")


class Track(Protocol):
    """Shows the progress of long work: yields ``items``, of which there are ``length``, under a ``label``."""

    def __call__(self, items: Iterable[T], length: int, label: str) -> Iterable[T]:
        """Yield ``items``."""


class Written(NamedTuple):
    """What is known of a file of the site; of pages also the search entry (JSON) and the day of the last change."""

    key: str
    checksum: str
    size: int
    search: str = ""
    changed: str = ""


@dataclass
class Writer:
    """Writes outputs into ``tree``. ``before`` is what the last build wrote, ``written`` what this one did, by path."""

    tree: OutputTree
    renderer: Renderer
    shells: dict[str, PageShell]
    before: dict[str, Written]
    track: Track
    written: dict[str, Written] = field(default_factory=dict)
    made: int = 0
    prints: Fingerprints = field(default_factory=Fingerprints)

    def write(self, outputs: Sequence[Output]) -> None:
        """Put every output into the tree; raise BuildError where two have one path."""
        stale: list[tuple[Output, str]] = []
        for output in outputs:
            path = output.path
            if path in self.written:
                raise BuildError(f"two outputs have the path {path}; rename one")
            key = self._key(output)
            known = self.before.get(path)
            if known and known.key == key and self.tree.take_over(path, known.checksum):
                self.written[path] = known
            else:
                self.written[path] = Written(key, "", 0)
                stale.append((output, key))
        if len(stale) >= WORTH_SHARING:
            # Before processes share the pages: each would have to compile its own.
            self.renderer.compile_templates()
        results = map_chunks(self._make_all, stale)
        for (output, _), written in zip(stale, self.track(results, len(stale), "Writing the site"), strict=True):
            self.written[output.path] = written
        self.made += len(stale)

    def _key(self, output: Output) -> str:
        """Return what stands for everything that the file is made of but the program itself."""
        shell = self._shell(output.path)
        around = (self.renderer.shared, shell) if shell else ()
        return self.prints.of(output.make.__module__, output.make.__qualname__, output.inputs, *around)

    def _shell(self, path: str) -> PageShell | None:
        return self.shells.get(shell_address(path.removesuffix("index.html"))) if path.endswith("index.html") else None

    def _make_all(self, chunk: Sequence[tuple[Output, str]]) -> list[Written]:
        return [self._make(output, key) for output, key in chunk]

    def _make(self, output: Output, key: str) -> Written:
        made: bytes | Page = output.make(*output.inputs)
        if isinstance(made, bytes):
            self.tree.write(output.path, made)
            return Written(key, checksum_of(made), len(made))
        body = tidy(self.renderer.fragment(made))
        shell = self.shells[shell_address(made.address)]
        content = shell.fill(made.address, made.title, made.description, body).encode()
        self.tree.write(output.path, content)
        return Written(key, checksum_of(content), len(content), entry(made), made.changed)
