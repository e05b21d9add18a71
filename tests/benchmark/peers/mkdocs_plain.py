"""MkDocs Material as it comes: no navigation is given, so that it lists every page of the site in every page.

That grows with the square of the pages. The peer ``mkdocs`` is spared it by a navigation of a dozen entries.
"""

from dataclasses import replace
from pathlib import Path

from tests.benchmark.peers import mkdocs
from tests.benchmark.peers.peer import Built


def _write(built: Built, folder: Path) -> None:
    mkdocs.PEER.write(built, folder)
    with mkdocs.changed_settings(folder) as settings:
        del settings["nav"]


# Beyond this its pages come to many gigabytes. Reckoned by page it costs less than it would.
PEER = replace(mkdocs.PEER, name="mkdocs-plain", write=_write, most=300)
