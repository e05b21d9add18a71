"""The sitemap (sitemaps.org protocol 0.9): every page, and for those with a date of their own the date."""

from xml.sax.saxutils import escape


def sitemap(base_url: str, changed: dict[str, str]) -> bytes:
    """Return sitemap.xml for the addresses of ``changed``, with the day (ISO 8601, or "") each page last changed."""
    start = f"  <url><loc>{escape(base_url)}"
    rows = [
        f"{start}{address}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>\n"
        for address, day in sorted(changed.items())
    ]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{''.join(rows)}</urlset>\n".encode()
