"""Files of the site that differ between two versions of the record: pages, feeds and calendars."""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.exports import all_exports
from generator.exports.moved import moved_files, redirect
from generator.model import Library
from generator.output import Output
from generator.pages import all_pages
from generator.pages.page import Page
from generator.rendering.renderer import Renderer
from generator.settings import Settings
from generator.site.build import shared_context
from generator.site.fingerprint import Fingerprints

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
# The pages whose text is shown before and after.
_SHOWN = re.compile(r"index\.html|countries/[a-z]+/index\.html")


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page: its address below the site's root, its title, and where its address leads now, if it has moved."""

    address: str
    title: str
    leads_to: str = ""


@dataclass(frozen=True, slots=True)
class PageText:
    """The Markdown of a page before and now, as the lines of a unified diff; links are their words alone."""

    address: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Touched:
    """What differs in the site: pages gone, moved, new and changed, and the paths of feeds and calendars."""

    gone: tuple[PageRow, ...]
    moved: tuple[PageRow, ...]
    new: tuple[PageRow, ...]
    changed: tuple[PageRow, ...]
    feeds: tuple[str, ...]
    calendars: tuple[str, ...]
    texts: tuple[PageText, ...]


class _Side:
    """The files of the site of one version, by their paths."""

    def __init__(self, library: Library, settings: Settings) -> None:
        url = settings.base_url
        made = [*all_pages(library), *all_exports(library, url)]
        self.outputs = {output.path: output for output in [*made, *moved_files(library, made, url)]}
        self.renderer = Renderer(shared_context(settings, library.masthead))
        self._prints = Fingerprints()

    def drawn(self, path: str) -> "_Drawn":
        """Return a file as it is drawn."""
        return _drawn(self.outputs[path], self.renderer)

    def key(self, path: str) -> str:
        """Return what stands for the content of a file."""
        output = self.outputs[path]
        return self._prints.of(output.make.__module__, output.make.__qualname__, output.inputs)


def compare_outputs(before: Library, now: Library, settings: Settings) -> Touched:
    """Return the files of the sites of two versions that differ, both made by the present program."""
    old, new = _Side(before, settings), _Side(now, settings)
    both = [path for path in new.outputs if path in old.outputs and _is_told(path)]
    differing = [path for path in both if old.key(path) != new.key(path)]
    changed, texts, files = [], [], []
    for path in differing:
        was, is_now = (side.drawn(path) for side in (old, new))
        if was.content == is_now.content:
            continue
        if not path.endswith(".html"):
            files.append(path)
        elif is_now.page and was.page:
            changed.append(_row(is_now.page))
            if (text := _text(is_now.page, was.copy, is_now.copy)).lines:
                texts.append(text)
    moved = tuple(_moved(old.outputs, new.outputs))
    heirs = {f"{row.leads_to}index.html" for row in moved}
    return Touched(
        gone=tuple(_rows(old.outputs.keys() - new.outputs.keys(), old.outputs)),
        moved=moved,
        new=tuple(_rows(new.outputs.keys() - old.outputs.keys() - heirs, new.outputs)),
        changed=tuple(changed),
        feeds=tuple(path for path in files if path.endswith(".xml")),
        calendars=tuple(path for path in files if path.endswith(".ics")),
        texts=tuple(texts),
    )


def _is_told(path: str) -> bool:
    return path.endswith((".html", ".xml", ".ics")) and not path.startswith("embed/")


@dataclass(frozen=True, slots=True)
class _Drawn:
    content: str | bytes
    page: Page | None = None
    copy: str = ""


def _drawn(output: Output, renderer: Renderer) -> _Drawn:
    with output.named():
        made = output.make(*output.inputs)
        if isinstance(made, bytes):
            return _Drawn(made)
        if not isinstance(made, Page):
            return _Drawn(renderer.text(made))
        body = renderer.body(made)
        copy = renderer.copy(made, body) if _SHOWN.fullmatch(output.path) else ""
        return _Drawn(f"{made.title}\n{made.description}\n{body}", made, copy)


def _rows(paths: set[str], outputs: Mapping[str, Output]) -> Iterator[PageRow]:
    for path in sorted(paths):
        output = outputs[path]
        if path.endswith("index.html") and _is_told(path) and output.make is not redirect:
            page = output.make(*output.inputs)
            if isinstance(page, Page):
                yield _row(page)


def _moved(before: Mapping[str, Output], now: Mapping[str, Output]) -> Iterator[PageRow]:
    """Yield each page whose address leads to another one now."""
    for path, output in now.items():
        if output.make is redirect and path in before and before[path].make is not redirect:
            page = before[path].make(*before[path].inputs)
            yield PageRow(page.address, page.title, str(output.inputs[1]))


def _row(page: Page) -> PageRow:
    return PageRow(page.address, page.title)


def _text(page: Page, was: str, is_now: str) -> PageText:
    old, new = (_LINK.sub(r"\1", text).splitlines() for text in (was, is_now))
    lines = list(difflib.unified_diff(old, new, lineterm="", n=0))[2:]
    return PageText(page.address, page.title, tuple(line for line in lines if not line.startswith("@@")))
