"""The pages that a proposal changes, taken out of the built site to be looked at by themselves."""

import shutil
from collections.abc import Iterator
from html import escape
from pathlib import Path

from generator.difference.outputs import PageRow, Touched
from generator.pages.page import page_path
from generator.settings import Settings
from generator.site.links import links_of

# The list of the pages, with which a reviewer begins.
START = "changed.html"
# What all pages share, and the pages that are tools with what they ask for.
_SHARED = ("assets", "search", "explore", "as-of")
# The files that a page shows; those to take away stay behind.
_SEEN = (".css", ".js", ".svg", ".png")
_LIST = """\
<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Changed pages</title>
<h1>Changed pages</h1>
<p>Links from these pages to pages that do not change lead nowhere here.</p>
{}</html>
"""


def keep_pages(touched: Touched, settings: Settings, folder: Path) -> int:
    """Copy each page that is new or changed, with the files that it shows, from the built site to ``folder``.

    ``folder`` is made anew. Returns the number of pages. Raises FileNotFoundError where no site was built.
    """
    if not (settings.site / "index.html").is_file():
        raise FileNotFoundError(settings.site)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    rows = [*touched.new, *touched.changed, *touched.moved]
    for path in {page_path(""), *(page_path(row.address) for row in rows)}:
        _copy(settings.site, folder, path)
        text = (settings.site / path).read_text(encoding="utf-8")
        for target in links_of(text, path.removesuffix("index.html"), settings.prefix):
            if target.endswith(_SEEN):
                _copy(settings.site, folder, target)
    for name in _SHARED:
        if (settings.site / name).is_dir():
            shutil.copytree(settings.site / name, folder / name, dirs_exist_ok=True)
    (folder / START).write_text(_LIST.format("".join(_lists(touched))), encoding="utf-8")
    return len(rows)


def _copy(site: Path, folder: Path, path: str) -> None:
    if (site / path).is_file():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site / path, folder / path)


def _lists(touched: Touched) -> Iterator[str]:
    for heading, rows in (("New", touched.new), ("Changed", touched.changed), ("Moved", touched.moved)):
        if rows:
            yield f"<h2>{heading}</h2>\n<ul>\n{''.join(map(_item, rows))}</ul>\n"


def _item(row: PageRow) -> str:
    return f'<li><a href="{escape(row.address) or "."}">{escape(row.title)}</a>\n'
