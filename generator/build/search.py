"""The search index: the engine's entries for its own pages, and ours for the stamped ones."""

import html
import json
from collections.abc import Iterable
from pathlib import Path

from generator.views.page import Page


def extend_index(site: Path, pages: Iterable[Page]) -> None:
    """Add an entry for each stamped page to the engine's search index (titles and texts are HTML in it)."""
    file = site / "search" / "search_index.json"
    index = json.loads(file.read_text(encoding="utf-8"))
    index["docs"].extend(
        {"location": page.address, "title": html.escape(page.title), "text": f"<p>{html.escape(page.text)}</p>"}
        for page in pages
        if page.searchable
    )
    file.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":"), sort_keys=True), encoding="utf-8")
