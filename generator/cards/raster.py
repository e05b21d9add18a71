"""A chart's SVG file as a PNG file, by Pillow: the elements, and the rules of the style inside, that our charts use.

It knows groups moved by ``translate``, rectangles, circles, text, and paths of straight lines, and no more of SVG.
"""

import itertools
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO
from zlib import Z_RLE

from PIL import Image, ImageColor, ImageDraw

from generator.cards.characters import drawable
from generator.cards.typefaces import REGULAR, SEMIBOLD, load_font

# Pixels for each unit of the SVG: sharp on a screen of double density, and in print at 15 cm.
SCALE = 2
_RULE = re.compile(r"\.(tt-[a-z-]+) \{ ([^}]*) \}")
_VARIABLE = re.compile(r"(--[a-z-]+): (#[0-9a-f]{6})")
_USE = re.compile(r"var\((--[a-z-]+)\)")
_PATH = re.compile(r"[MLHVZmlhvz]|-?[\d.]+")
_GROUND = "--tt-c-ground"
# Pillow's names for the end of a line of text that stands at its place; "s" is the baseline.
_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}

Point = tuple[float, float]
Style = dict[str, str]


def png_of(svg: bytes) -> bytes:
    """Return the chart in the file ``svg`` as a PNG file in the colours of light mode; the same bytes for the same."""
    root = ET.fromstring(svg)  # noqa: S314 - our own output
    style = next(element.text or "" for element in root.iter() if _name(element) == "style")
    colours: dict[str, str] = {}
    for key, colour in _VARIABLE.findall(style):
        colours.setdefault(key, colour)  # light mode comes first
    size = (round(float(root.get("width", "0")) * SCALE), round(float(root.get("height", "0")) * SCALE))
    image = Image.new("RGB", size, colours[_GROUND])
    painter = _Painter(ImageDraw.Draw(image), _rules(style, colours), ImageColor.getrgb(colours[_GROUND]))
    painter.group(root, (0.0, 0.0))
    file = BytesIO()
    few = image.quantize(palette=_palette(tuple(colours.values()), colours[_GROUND]), dither=Image.Dither.NONE)
    few.save(file, "PNG", compress_type=Z_RLE)
    return file.getvalue()


@cache
def _palette(colours: tuple[str, ...], ground: str) -> Image.Image:
    """Return an image with the ``colours`` as its palette, and with what lies between each and the ``ground``."""
    base = ImageColor.getrgb(ground)
    mixed = (
        round(quarters / 4 * c + (1 - quarters / 4) * g)
        for colour in dict.fromkeys(colours)
        for quarters in (4, 3, 2, 1)
        for c, g in zip(ImageColor.getrgb(colour), base, strict=True)
    )
    palette = Image.new("P", (1, 1))
    palette.putpalette(bytes(mixed))
    return palette


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _rules(style: str, colours: Mapping[str, str]) -> list[tuple[str, Style]]:
    """Return the rules of classes in their order, with colours in the place of variables."""
    found = []
    for name, declarations in _RULE.findall(style):
        pairs = (declaration.partition(":") for declaration in declarations.split(";") if declaration.strip())
        found.append((name, {key.strip(): _USE.sub(lambda m: colours[m[1]], value.strip()) for key, _, value in pairs}))
    return found


class _Painter:
    """Draws elements with ``pen``; ``rules`` are their styles by class, ``ground`` the colour behind them."""

    def __init__(self, pen: ImageDraw.ImageDraw, rules: list[tuple[str, Style]], ground: tuple[int, ...]) -> None:
        self.pen, self.rules, self.ground = pen, rules, ground

    def group(self, parent: ET.Element, origin: Point) -> None:
        for element in parent:
            name = _name(element)
            if name == "g":
                x, y = re.findall(r"-?[\d.]+", element.get("transform", "")) or (0, 0)
                self.group(element, (origin[0] + float(x), origin[1] + float(y)))
            elif name in ("rect", "circle", "path", "text"):
                getattr(self, f"_{name}")(element, origin, self._style(element))

    def _style(self, element: ET.Element) -> Style:
        classes = element.get("class", "").split()
        return {key: value for name, rule in self.rules if name in classes for key, value in rule.items()}

    def _colour(self, style: Style, key: str) -> tuple[int, ...] | None:
        value = style.get(key, "none")
        if not value.startswith("#"):
            return None
        share = float(style.get("opacity", "1"))
        return tuple(
            round(share * c + (1 - share) * g) for c, g in zip(ImageColor.getrgb(value), self.ground, strict=True)
        )

    def _rect(self, element: ET.Element, origin: Point, style: Style) -> None:
        x, y, width, height = (float(element.get(key, "0")) for key in ("x", "y", "width", "height"))
        x, y = x + origin[0], y + origin[1]
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
        if fill := self._colour(style, "fill"):
            self.pen.rectangle(_scaled([corners[0], corners[2]]), fill=fill)
        self._stroke(corners, style)

    def _circle(self, element: ET.Element, origin: Point, style: Style) -> None:
        x, y, r = (float(element.get(key, "0")) for key in ("cx", "cy", "r"))
        x, y = x + origin[0], y + origin[1]
        width = round(_length(style) * SCALE) if self._colour(style, "stroke") else 0
        box = _scaled([(x - r, y - r), (x + r, y + r)])
        self.pen.ellipse(box, self._colour(style, "fill"), self._colour(style, "stroke"), width)

    def _path(self, element: ET.Element, origin: Point, style: Style) -> None:
        for points in _lines(element.get("d", ""), origin):
            fill = self._colour(style, "fill")
            if fill and len(points) > 2:
                self.pen.polygon(_scaled(points), fill=fill)
            self._stroke(points, style)

    def _stroke(self, points: list[Point], style: Style) -> None:
        colour = self._colour(style, "stroke")
        if colour:
            width = max(1, round(_length(style) * SCALE))
            dashes = [float(part) for part in style.get("stroke-dasharray", "").split()]
            for part in _dashed(points, dashes) if dashes else [points]:
                self.pen.line(_scaled(part), fill=colour, width=width, joint="curve")

    def _text(self, element: ET.Element, origin: Point, style: Style) -> None:
        x, y = float(element.get("x", "0")) + origin[0], float(element.get("y", "0")) + origin[1]
        face = SEMIBOLD if style.get("font-weight") == "700" else REGULAR
        font = load_font(face, round(float(style.get("font-size", "13px").removesuffix("px")) * SCALE))
        words, anchor = drawable(element.text or ""), _ANCHORS[element.get("text-anchor", "start")]
        place, ink = _scaled([(x, y)])[0], self._colour(style, "fill")
        if halo := self._colour(style, "stroke"):
            around = round(_length(style) * SCALE / 2)
            self.pen.text(place, words, halo, font, anchor=anchor, stroke_width=around, stroke_fill=halo)
        self.pen.text(place, words, ink, font, anchor=anchor)
        if style.get("text-decoration") == "line-through":
            left, _, right, _ = self.pen.textbbox(place, words, font, anchor=anchor)
            self.pen.line([(left, place[1] - 4 * SCALE), (right, place[1] - 4 * SCALE)], fill=ink, width=SCALE)


def _length(style: Style) -> float:
    return float(style.get("stroke-width", "1px").removesuffix("px"))


def _scaled(points: list[Point]) -> list[Point]:
    return [(x * SCALE, y * SCALE) for x, y in points]


def _lines(path: str, origin: Point) -> Iterator[list[Point]]:
    """Yield the points of each part of a ``path`` of straight lines."""
    tokens = iter(_PATH.findall(path))
    x, y = origin
    points: list[Point] = []
    command = ""
    for token in tokens:
        value = token
        if token.isalpha():
            command = token
            if command in "Zz":
                points.append(points[0])
                x, y = points[0]
                continue
            value = next(tokens)
        dx, dy = (x, y) if command.islower() else origin
        if command in "Hh":
            x = dx + float(value)
        elif command in "Vv":
            y = dy + float(value)
        else:
            x, y = dx + float(value), dy + float(next(tokens))
        if command in "Mm":
            if len(points) > 1:
                yield points
            points = []
            command = "l" if command == "m" else "L"
        points.append((x, y))
    if len(points) > 1:
        yield points


def _dashed(points: list[Point], dashes: list[float]) -> Iterator[list[Point]]:
    """Yield the dashes of a line: ``dashes`` are lengths of strokes and gaps by turns."""
    pattern = itertools.cycle(dashes)
    left, is_stroke = next(pattern), True
    for (x1, y1), (x2, y2) in itertools.pairwise(points):
        length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
        done = 0.0
        while done < length:
            step = min(left, length - done)
            a, b = done / length, (done + step) / length
            if is_stroke:
                yield [(x1 + (x2 - x1) * a, y1 + (y2 - y1) * a), (x1 + (x2 - x1) * b, y1 + (y2 - y1) * b)]
            done, left = done + step, left - step
            if left <= 0:
                left, is_stroke = next(pattern), not is_stroke
