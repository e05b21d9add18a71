"""MkDocs Material making share pictures too, as Material does it: by its plugin “social”, in its usual layout.

The pages that have one are those that have one with us. Material takes fonts from the internet; here they are ours.
"""

import shutil
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from tests.benchmark.peers import mkdocs
from tests.benchmark.peers.pages import read_pages
from tests.benchmark.peers.peer import FONTS, Built

_CACHE = Path(".cache/plugin/social")
_FAMILY = "Inter"
_STYLES = {"Regular": "Inter-Regular.ttf", "Bold": "Inter-SemiBold.ttf"}


def _find() -> list[str] | None:
    return mkdocs.PEER.find() if find_spec("cairosvg") else None


def _write(built: Built, folder: Path) -> None:
    mkdocs.PEER.write(built, folder)
    for page in read_pages(built.site):
        if not (built.site / page.address / "share.png").is_file():
            file = folder / "docs" / mkdocs.file_name(page)
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace("---\n", "---\nsocial: {cards: false}\n", 1), encoding="utf-8")
    fonts = folder / _CACHE / "fonts" / _FAMILY
    fonts.mkdir(parents=True)
    for style, name in _STYLES.items():
        shutil.copyfile(FONTS / name, fonts / f"{style}.ttf")
    social = {"cache_dir": _CACHE.as_posix(), "cards_layout_options": {"font_family": _FAMILY}}
    with mkdocs.changed_settings(folder) as settings:
        settings["plugins"].append({"social": social})


PEER = replace(
    mkdocs.PEER,
    name="mkdocs-pictures",
    install="install it with “pip install mkdocs-material[imaging]”, and the library Cairo",
    find=_find,
    write=_write,
)
