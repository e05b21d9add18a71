"""A picture as a file of its own, to be put on other sites: with its look, its title and its source inside."""

from generator.charts.style import FILE_STYLE
from generator.charts.svg import Picture, el, group, join, name, number, rect, text, wrap

_MARGIN = 20


def standalone(picture: Picture, source: str) -> bytes:
    """Return ``picture`` as an SVG file with its title above and the ``source`` line below, for both schemes."""
    title = wrap(picture.title, picture.width, 17, most=3, bold=True)
    foot = wrap(source, picture.width, 12, most=3)
    head = _MARGIN + 22 * len(title) + 8
    width = picture.width + 2 * _MARGIN
    height = head + picture.height + 14 + 16 * len(foot) + _MARGIN - 6
    key = name(picture.id, "file")
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
