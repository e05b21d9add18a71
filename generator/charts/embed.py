"""A chart for pages of others: one bare page to be shown in a frame, and the code of the frame."""

import re

from markupsafe import Markup

from generator.charts.style import FILE_STYLE
from generator.charts.svg import Picture, el, join, responsive

_VIEW = re.compile(r'viewBox="0 0 [\d.]+ ([\d.]+)"')
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>")
# What a frame needs beside the picture: its title, its source line and its margins.
_AROUND = 150
POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"

STYLE = f"""{FILE_STYLE.replace("svg {", ":root {")}
:root {{ color-scheme: light dark; }}
body {{ margin: 12px; background: var(--tt-c-ground); color: var(--tt-c-ink); }}
figure {{ margin: 0; max-width: 55rem; }}
h1 {{ margin: 0 0 8px; font-size: 17px; line-height: 1.3; }}
svg {{ display: block; width: 100%; height: auto; }}
.tt-pic--narrow {{ display: none; }}
@media (max-width: 599px) {{
  .tt-pic--wide {{ display: none; }}
  .tt-pic--narrow {{ display: block; max-width: 480px; }}
}}
figcaption {{ margin-top: 8px; font-size: 12px; line-height: 1.4; color: var(--tt-c-soft); }}
a {{ color: inherit; }}
dl {{ margin: 0; font-size: 14px; line-height: 1.45; }}
dl div {{ padding: 5px 0; border-top: 1px solid var(--tt-c-grid); }}
dt {{ font-weight: 700; font-variant-numeric: tabular-nums; }}
dd {{ margin: 0; }}
em {{ font-style: normal; }}
.tt-doubt, .tt-grade {{ color: var(--tt-c-soft); font-weight: 400; }}
@media (min-width: 600px) {{
  dl div {{ display: grid; grid-template-columns: 11rem 1fr; gap: 12px; }}
}}
"""


def bare_page(wide: Picture, narrow: Picture, source: str, page: str, site: str) -> bytes:
    """Return the page of a chart: both variants, the ``source`` line, and a link to the ``page`` it comes from.

    ``page`` is an address below the root of the ``site``, whose address ends in a slash. The page lies two folders
    below the root; it has no script, and takes light or dark from the page around it.
    """
    head = join(
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=POLICY),
        el("meta", name="viewport", content="width=device-width,initial-scale=1"),
        el("meta", name="referrer", content="no-referrer"),
        el("meta", name="robots", content="noindex"),
        el("title", wide.title),
        el("link", rel="canonical", href=f"{site}{page}"),
        el("link", rel="stylesheet", href="../../assets/embed.css"),
    )
    link = el("a", "The page of this chart", href=f"../../{page}", target="_blank", rel="noopener")
    figure = el("figure", el("h1", wide.title), responsive(wide, narrow), el("figcaption", source, " ", link))
    return f"<!doctype html>\n{el('html', el('head', head), el('body', figure), lang='en')}\n".encode()


def embed_code(svg: Markup, name: str, site: str) -> str:
    """Return the code that shows the chart ``name``, drawn as ``svg`` here, in a frame, as a text to be copied."""
    height = max(float(found) for found in _VIEW.findall(svg)) + _AROUND
    title = _TITLE.search(svg)
    words = Markup(title[1]) if title else ""  # noqa: S704 - it was escaped when it was drawn
    return frame_code(name, words, round(height), site)


def frame_code(name: str, title: str, height: int, site: str) -> str:
    """Return the code of a frame with the bare page ``name``, which is ``height`` CSS pixels high."""
    address = f"{site}embed/{name}/"
    frame = el("iframe", src=address, title=title, width="100%", height=height, loading="lazy", style="border:0")
    return f"{str(frame).removesuffix('/>')}></iframe>"
