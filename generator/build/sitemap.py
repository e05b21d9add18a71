"""The sitemap (sitemaps.org protocol 0.9): every page, and for those with a date of their own the date."""

from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

from generator.views.page import Page


def write_sitemap(site: Path, base_url: str, pages: Iterable[Page]) -> None:
    """Write sitemap.xml for ``pages`` in place of the engine's, which knows nothing of stamped pages."""
    rows = []
    for page in sorted(pages, key=lambda page: page.address):
        changed = f"<lastmod>{page.changed}</lastmod>" if page.changed else ""
        rows.append(f"  <url><loc>{escape(base_url + page.address)}</loc>{changed}</url>\n")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    (site / "sitemap.xml").write_text(f"{head}{''.join(rows)}</urlset>\n", encoding="utf-8")
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
