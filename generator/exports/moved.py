"""What was published at another address: a page there leads on, and files of data and pictures answer there too.

The page needs no script: it refreshes at once (HTML, 4.2.5.3), names the new address as canonical (RFC 6596), and has
a link. Readers of data need not follow anything, since the same bytes lie at both addresses.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

from generator.kinds import BY_NAME
from generator.model import Library
from generator.output import Output
from generator.projections.addresses import Move, moves

# Pages of the program itself that had another address before, and where they are now.
FORMER: dict[str, str] = {}
# The last folder of a page of a year, month or week.
_PERIOD = re.compile(r"[0-9]{4}(-([0-9]{2}|W[0-9]{2}))?")

_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="0; url={way}">
<link rel="canonical" href="{there}">
<title>This page has moved</title>
<h1>This page has moved</h1>
<p>It is now at <a href="{way}">{there}</a>.</p>
</html>
"""


def moved_files(library: Library, outputs: Sequence[Output], site_url: str) -> list[Output]:
    """Return the files at former addresses of what ``outputs`` holds, for the site at ``site_url``.

    They are pages that lead on, for each move and each published part of a subject that has nothing any more, such as
    a year, and the data and pictures of what moved.
    """
    made = {output.path: output for output in outputs}
    found = {path: output for move in moves(library) for path, output in _copies(move, outputs) if path not in made}
    moved = FORMER | {f"{move.folder}/{move.old}/": move.address for move in moves(library)}
    gone = {page for page in library.published if "#" not in page and f"{page}index.html" not in made}
    for old, new in sorted({page: _heir(page, moved) for page in gone}.items() | moved.items()):
        way = _arrives(new, made)
        if way and f"{old}index.html" not in made:
            found[f"{old}index.html"] = Output(f"{old}index.html", redirect, (old, way, site_url))
    return list(found.values())


def redirect(old: str, new: str, site_url: str) -> bytes:
    """Return the page at the address ``old`` that leads to the address ``new``."""
    way = "../" * old.count("/") + new
    return _PAGE.format(way=escape(way), there=escape(site_url + new)).encode()


def _heir(address: str, moved: dict[str, str]) -> str:
    """Return the address that answers for the page at ``address``, which is gone: "" where none does."""
    if address in moved:
        return moved[address]
    above = next((old for old in moved if address.startswith(old)), None)
    return moved[above].partition("#")[0] + address.removeprefix(above) if above else _above(address)


def _above(address: str) -> str:
    """Return the address of the page above if it answers for a part of it that is gone, else ""."""
    above, _, last = address[:-1].rpartition("/")
    return f"{above}/" if "/" in above or (above and _PERIOD.fullmatch(last)) else ""


def _arrives(new: str, made: dict[str, Output]) -> str:
    """Return ``new``, or the nearest page above it where it is none; "" where there is no page."""
    page, _, _ = new.partition("#")
    if f"{page}index.html" in made:
        return new
    above = _above(page) if page else ""
    return _arrives(above, made) if above else ""


def _copies(move: Move, outputs: Sequence[Output]) -> Iterator[tuple[str, Output]]:
    """Yield the former path and the output of each file but its pages that is named after what moved."""
    names = {f"{move.folder}/{move.new}": f"{move.folder}/{move.old}"}
    if move.folder == "pairs":
        back = {"-".join(reversed(move.new.split("-"))): "-".join(reversed(move.old.split("-")))}
        names |= {f"rate-{new}": f"rate-{old}" for new, old in ({move.new: move.old} | back).items()}
        names[f"pair-{move.new}"] = f"pair-{move.old}"
    else:
        singular = BY_NAME[move.folder].singular
        names[f"{singular}-{move.new}"] = f"{singular}-{move.old}"
    named = re.compile(rf"(?<![^/])({'|'.join(map(re.escape, names))})(?=[/.])")
    for output in outputs:
        # Its pages lead on; a page elsewhere that is named after it is one to embed, and others show it.
        if not (output.path.endswith(".html") and output.path.startswith(f"{move.folder}/")):
            path = named.sub(lambda found: names[found[1]], output.path)
            if path != output.path:
                yield path, replace(output, path=path, copy="")
