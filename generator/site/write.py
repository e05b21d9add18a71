"""Write the outputs of a site: take over those that are the same as in the published site, make the others."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, TypeVar

from generator.output import Output, TextFile
from generator.pages.page import Page, is_fragment
from generator.parallel import map_chunks
from generator.rendering.renderer import Renderer
from generator.site.engine import Converter
from generator.site.errors import BuildError
from generator.site.fingerprint import Fingerprints
from generator.site.output_tree import OutputTree, checksum_of
from generator.site.page_shell import PageShell, shell_address
from generator.site.search_index import entry

T = TypeVar("T")

# Pages are few and dear, so a few of them are worth a process of their own.
_CHUNK = 4
# More outputs than this use nearly all templates.
_MANY = 200


class Track(Protocol):
    """Shows the progress of long work: yields ``items``, of which there are ``length``, under a ``label``."""

    def __call__(self, items: Iterable[T], length: int, label: str) -> Iterable[T]:
        """Yield ``items``."""


class Written(NamedTuple):
    """What is known of a file of the site.

    Of a page also the search entry (JSON), the day of the last change, and the checksum of its copy in Markdown.
    """

    key: str
    checksum: str
    size: int
    search: str = ""
    changed: str = ""
    copy: str = ""


@dataclass
class Writer:
    """Writes outputs into ``tree``. ``before`` is what the last build wrote, ``written`` what this one did, by path.

    ``converter`` returns what turns Markdown into HTML; it is asked for only where a page must be made.
    """

    tree: OutputTree
    renderer: Renderer
    converter: Callable[[], Converter]
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
            if known and known.key == key and self._take_over(output, known):
                self.written[path] = known
            else:
                self.written[path] = Written(key, "", 0)
                stale.append((output, key))
        # Before processes share the work: each would have to make its own.
        if any(output.copy for output, _ in stale):
            self.converter()
        if len(stale) > _MANY:
            self.renderer.compile_templates()
        results = map_chunks(self._make_all, stale, _CHUNK)
        for (output, _), written in zip(stale, self.track(results, len(stale), "Writing the site"), strict=True):
            self.written[output.path] = written
        self.made += sum(2 if output.copy else 1 for output, _ in stale)

    def _take_over(self, output: Output, known: Written) -> bool:
        is_whole = self.tree.take_over(output.path, known.checksum)
        return is_whole and (not output.copy or self.tree.take_over(output.copy, known.copy))

    def _key(self, output: Output) -> str:
        """Return what stands for everything that the file is made of but the program itself."""
        shell = self._shell(output.path)
        around = (self.renderer.shared, shell) if shell else ()
        return self.prints.of(output.make.__module__, output.make.__qualname__, output.inputs, *around)

    def _shell(self, path: str) -> PageShell | None:
        return self.shells.get(shell_address(path.removesuffix("index.html"))) if path.endswith("index.html") else None

    def _make_all(self, chunk: Sequence[tuple[Output, str]]) -> list[Written]:
        made = []
        for output, key in chunk:
            with output.named():
                made.append(self._make(output, key))
        return made

    def _make(self, output: Output, key: str) -> Written:
        made: bytes | TextFile | Page = output.make(*output.inputs)
        if not isinstance(made, Page):
            content = made if isinstance(made, bytes) else self.renderer.text(made).encode()
            self.tree.write(output.path, content)
            return Written(key, checksum_of(content), len(content))
        document = self.renderer.body(made)
        content = self._page(made, document).encode()
        self.tree.write(output.path, content)
        copy = self.renderer.copy(made, document).encode() if output.copy else b""
        if output.copy:
            self.tree.write(output.copy, copy)
        return Written(key, checksum_of(content), len(content), entry(made), made.changed, checksum_of(copy))

    def _page(self, page: Page, document: str) -> str:
        """Return the whole page as HTML."""
        shell = self.shells[shell_address(page.address)]
        if is_fragment(page.address):
            content = shell.fragment_content(document)
        else:
            content = self.converter().convert(f"{page.address}index.md", document)
        return shell.fill(page.address, page.title, page.description, content)
