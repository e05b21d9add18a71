"""The build: check, project, render, stage, draw, stamp, verify, publish. A fault anywhere leaves the old site."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from generator.build.engine import run_engine
from generator.build.failure import BuildError
from generator.build.frame import PLACEHOLDER, Frame, split_frame
from generator.build.links import LinkReport, check_links
from generator.build.lock import build_lock
from generator.build.policy import TOKEN, policy
from generator.build.search import extend_index
from generator.build.sitemap import write_sitemap
from generator.build.stage import stage
from generator.build.swap import publish, recover
from generator.feeds import all_artifacts
from generator.model import Library
from generator.pipeline import Observe, unobserved
from generator.render import Renderer
from generator.settings import Settings
from generator.views import all_pages
from generator.views.page import Page


@dataclass(frozen=True, slots=True)
class Totals:
    """What a build made: pages by the engine, pages stamped, bytes of the tree, links followed."""

    drawn: int
    stamped: int
    size: int
    links: LinkReport


def build_site(library: Library, settings: Settings, observe: Observe = unobserved) -> Totals:
    """Build the site of ``library`` and put it in the place of the published one.

    Raises BuildError where the engine fails, a link is broken or another build runs; the published tree is then
    as it was.
    """
    with build_lock(settings.root):
        recover(settings.site)
        observe("project")
        pages = all_pages(library)
        renderer = Renderer(shared_context(library, settings))
        tree = _draw(pages, renderer, settings, observe)
        observe("stamp")
        _stamp(tree, [page for page in pages if page.stamped], renderer)
        observe("search")
        extend_index(tree, [page for page in pages if page.stamped])
        observe("feeds")
        write_sitemap(tree, settings.base_url, [*pages, *_hand_pages(settings)])
        _write_artifacts(tree, library)
        _write_build_record(tree, library, settings, len(pages))
        observe("links")
        report = check_links(tree, _prefix(settings.base_url))
        if report.broken:
            shown = "\n".join(report.broken[:20])
            raise BuildError(f"{len(report.broken)} internal links lead nowhere:\n{shown}")
        observe("publish")
        size = sum(path.stat().st_size for path in tree.rglob("*") if path.is_file())
        publish(tree, settings.site)
    stamped = sum(page.stamped for page in pages)
    return Totals(len(pages) - stamped, stamped, size, report)


def _draw(pages: list[Page], renderer: Renderer, settings: Settings, observe: Observe) -> Path:
    """Stage the Markdown pages, let the engine draw them, and return the folder of the drawn tree."""
    observe("render")
    drawn = [page for page in pages if not page.stamped]
    documents = [(f"{page.address}index.md", renderer.document(page)) for page in drawn]
    observe("stage")
    stage(settings.root / "docs", settings.staged, documents, _kinds(pages))
    tree = settings.root / "build" / "engine"
    observe("engine")
    run_engine(settings.root / "mkdocs.yml", tree, renderer.shared["as_of"], settings.base_url)
    return tree


def _kinds(pages: list[Page]) -> list[str]:
    """Return the folders that stamped pages lie in."""
    return sorted({page.address.partition("/")[0] for page in pages if page.stamped})


def _stamp(tree: Path, pages: list[Page], renderer: Renderer) -> None:
    """Put the policy into the engine's pages, and write each stamped page from its kind's frame."""
    drawn = {kind: (tree / kind / PLACEHOLDER / "index.html").read_text(encoding="utf-8") for kind in _kinds(pages)}
    rules = policy(list(drawn.values()), (tree / "404.html").read_text(encoding="utf-8"))
    frames: dict[str, Frame] = {}
    for kind, page in drawn.items():
        frames[kind] = split_frame(page.replace(TOKEN, rules))
        shutil.rmtree(tree / kind / PLACEHOLDER)
    for file in sorted(tree.rglob("*.html")):
        file.write_text(file.read_text(encoding="utf-8").replace(TOKEN, rules), encoding="utf-8")
    for stamped in pages:
        kind, key, _ = stamped.address.split("/")
        file = tree / kind / key / "index.html"
        file.parent.mkdir(parents=True)
        text = frames[kind].stamp(key, stamped.title, stamped.description, renderer.fragment(stamped))
        file.write_text(text, encoding="utf-8")


def _write_artifacts(tree: Path, library: Library) -> None:
    """Write the files that are not pages; one that would hide another file is a fault of the program."""
    for artifact in all_artifacts(library):
        file = tree / artifact.path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as opened:
            opened.write(artifact.body)


def shared_context(library: Library, settings: Settings) -> dict[str, object]:
    """Return what every template knows."""
    checked = [event.checked for event in library.standing if event.checked]
    return {
        "as_of": library.as_of,
        "counts": {"events": len(library.standing), "sources": len(library.by_source)},
        "last_event": library.standing[-1] if library.standing else None,
        "last_checked": max(checked) if checked else None,
        "repo": settings.repository,
    }


def _hand_pages(settings: Settings) -> list[Page]:
    """Return the people's pages of docs/ for the sitemap."""
    names = sorted(path.stem for path in (settings.root / "docs").glob("*.md"))
    return [Page(f"{name}/", "", name, "") for name in names]


def _write_build_record(tree: Path, library: Library, settings: Settings, pages: int) -> None:
    """Write build.json: what was built, without clock time, so that the live site can be compared with a build."""
    record = {
        "as_of": library.as_of.isoformat(),
        "base_url": settings.base_url,
        "events": len(library.events),
        "pages": pages,
        "sources": len(library.by_source),
    }
    (tree / "build.json").write_text(json.dumps(record, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def _prefix(base_url: str) -> str:
    return "/" + base_url.split("://", 1)[-1].partition("/")[2]
