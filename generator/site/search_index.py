"""The search index: the engine's entries for the people's pages, and ours for the generated ones."""

import html
import json
from collections.abc import Iterable

from generator.pages.page import Page


def entry(page: Page) -> str:
    """Return the entry of ``page`` as JSON (titles and texts are HTML in it), "" where it is not to be found."""
    if not page.searchable:
        return ""
    text = f"<p>{html.escape(page.text)}</p>" if page.text else ""
    found = {"location": page.address, "title": html.escape(page.title), "text": text}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def search_index(engine: str, entries: Iterable[str]) -> bytes:
    """Return the index that the header's search reads: the ``engine``'s, with ``entries`` added."""
    index = json.loads(engine)
    docs = [json.dumps(doc, ensure_ascii=False, separators=(",", ":")) for doc in index["docs"]]
    config = json.dumps(index["config"], ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    rows = ",".join([*docs, *(row for row in entries if row)])
    return f'{{"config":{config},"docs":[{rows}]}}\n'.encode()
