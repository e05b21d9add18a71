"""The sitemap (sitemaps.org protocol 0.9): every page, and for those with a date of their own the date.

The protocol takes at most 50,000 addresses in a file; of more there are several files, and an index of them.
"""

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from generator.output import Output

PATH = "sitemap.xml"
MOST = 50_000
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
# An address below that of the site, and the day (ISO 8601, or "") on which it last changed.
Row = tuple[str, str]


def sitemap_paths(count: int, most: int = MOST) -> list[str]:
    """Return the paths of the files for ``count`` addresses, at most ``most`` in each; ``sitemap.xml`` comes first."""
    return [PATH] if count <= most else [PATH, *(f"sitemap-{n}.xml" for n in range(1, -(-count // most) + 1))]


def sitemaps(base_url: str, changed: Mapping[str, str], most: int = MOST) -> list[Output]:
    """Return the files for the addresses of ``changed``, with the day on which each last changed."""
    rows = sorted(changed.items())
    paths = sitemap_paths(len(rows), most)
    if len(paths) == 1:
        return [Output(PATH, urls, (base_url, rows))]
    parts = [rows[start : start + most] for start in range(0, len(rows), most)]
    files = list(zip(paths[1:], parts, strict=True))
    listed = [(path, max(day for _, day in part)) for path, part in files]
    return [Output(PATH, index, (base_url, listed)), *(Output(path, urls, (base_url, part)) for path, part in files)]


def urls(base_url: str, rows: Sequence[Row]) -> bytes:
    """Return a sitemap of the addresses ``rows``."""
    return _file("urlset", "url", base_url, rows)


def index(base_url: str, rows: Sequence[Row]) -> bytes:
    """Return an index of the sitemaps ``rows``."""
    return _file("sitemapindex", "sitemap", base_url, rows)


def _file(around: str, element: str, base_url: str, rows: Sequence[Row]) -> bytes:
    start, end = f"  <{element}><loc>{escape(base_url)}", f"</{element}>\n"
    lines = [
        f"{start}{escape(address)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}{end}" for address, day in rows
    ]
    return f"{_HEAD}<{around} {_NAMESPACE}>\n{''.join(lines)}</{around}>\n".encode()
