"""A picture as an SVG file for use on other sites, with its style, title and source line inside."""

from generator.charts.style import FILE_STYLE
from generator.charts.svg import Picture, el, group, join, make_id, number, rect, text, wrap

_MARGIN = 20


def standalone(picture: Picture, source: str) -> bytes:
    """Return ``picture`` as an SVG file with its title and the ``source`` line, for light and dark mode."""
    title = wrap(picture.title, picture.width, 17, most=3, bold=True)
    foot = wrap(source, picture.width, 12, most=3)
    head = _MARGIN + 22 * len(title) + 8
    width = picture.width + 2 * _MARGIN
    height = head + picture.height + 14 + 16 * len(foot) + _MARGIN - 6
    key = make_id(picture.id, "file")
    body = join(
        el("title", picture.title, id=f"{key}-t"),
        el("desc", f"{picture.words} {source}", id=f"{key}-d"),
        el("style", FILE_STYLE),
        rect(0, 0, width, height, "tt-c-page"),
        *(text(_MARGIN, _MARGIN + 16 + 22 * n, words, "tt-c-title") for n, words in enumerate(title)),
        group(picture.marks, transform=f"translate({_MARGIN} {number(head)})"),
        *(
            text(_MARGIN, head + picture.height + 26 + 16 * n, words, "tt-c-small tt-c-quiet")
            for n, words in enumerate(foot)
        ),
    )
    drawn = el(
        "svg",
        body,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        role="img",
        aria_labelledby=f"{key}-t",
        aria_describedby=f"{key}-d",
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{drawn}\n'.encode()
