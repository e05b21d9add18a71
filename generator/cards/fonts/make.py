"""Makes a font file of this folder from a font file of Inter. It is run by hand, never by the program.

``python -m generator.cards.fonts.make Inter-SemiBold.woff2 Inter-SemiBold.ttf``, with fonttools and brotli installed.
README.txt says where the first file comes from. Characters that share images do not need are left out, and so are
hints. Figures are replaced by those of equal width, and kerning is written as a ``kern`` table, the only one that
Pillow's own layout reads. Outlines are not changed.
"""

import sys
from collections.abc import Iterator
from itertools import product
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0

from generator.cards.characters import COVERED

# A kern table has room for 10,920 pairs.
_PAIRED = [chr(code) for code in range(0x20, 0x7F)] + list("\u2018\u2019\u201c\u201d\u2013\u2014")


def make(source: str, target: str) -> None:
    """Write the font of the pictures to ``target``, made of the whole font ``source``."""
    font = TTFont(source, recalcTimestamp=False)
    names = font.getBestCmap()
    figures = {ord(figure): f"{names[ord(figure)]}.tf" for figure in "0123456789"}
    for table in font["cmap"].tables:
        table.cmap.update(figures)
    names = font.getBestCmap()
    kerning = dict(_kerning(font, sorted({names[ord(character)] for character in _PAIRED})))
    options = Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14])
    options.drop_tables += ["GPOS", "GSUB", "GDEF"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(character) for character in COVERED])
    subsetter.subset(font)
    part = KernTable_format_0(apple=False)
    part.version, part.coverage, part.tupleIndex, part.kernTable = 0, 1, None, kerning
    font["kern"] = newTable("kern")
    font["kern"].version, font["kern"].kernTables = 0, [part]
    font.flavor = None
    font.save(target)


def _kerning(font: Any, glyphs: list[str]) -> Iterator[tuple[tuple[str, str], int]]:  # noqa: ANN401 - has no types
    """Yield the pairs of ``glyphs`` that the font kerns, with by how much."""
    rules = font["GPOS"].table
    used = {n for f in rules.FeatureList.FeatureRecord if f.FeatureTag == "kern" for n in f.Feature.LookupListIndex}
    subtables = [table for n in sorted(used) for table in rules.LookupList.Lookup[n].SubTable]
    tables = [getattr(table, "ExtSubTable", table) for table in subtables]
    for left, right in product(glyphs, repeat=2):
        values = (_value(table, left, right) for table in tables if left in table.Coverage.glyphs)
        value = next((value for value in values if value is not None), None)
        if value and getattr(value, "XAdvance", 0):
            yield (left, right), value.XAdvance


def _value(table: Any, left: str, right: str) -> Any:  # noqa: ANN401
    """Return the kerning of a pair in a table, None if the table has none."""
    if table.Format == 1:
        pairs = table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord
        return next((pair.Value1 for pair in pairs if pair.SecondGlyph == right), None)
    row = table.Class1Record[table.ClassDef1.classDefs.get(left, 0)]
    return row.Class2Record[table.ClassDef2.classDefs.get(right, 0)].Value1


if __name__ == "__main__":
    make(*sys.argv[1:3])
