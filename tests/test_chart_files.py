"""Charts taken away: their CSV and PNG, and the bare page that others show in a frame."""

import csv
import datetime as dt
import html
import io
import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Literal

import html5lib
import pytest
from PIL import Image
from playwright.sync_api import Browser

from generator.cards.raster import SCALE, png_of
from generator.charts.drawn import PartnersData, picture_of, table_of
from generator.charts.embed import STYLE, bare_page, embed_code
from generator.charts.ladder_chart import LadderData, StepMark
from generator.charts.rate_data import Level, RateData, Threat
from generator.charts.slips_data import DateGiven, SlipsData
from generator.charts.standalone import standalone
from generator.charts.style import DARK, LIGHT
from generator.exports.chart_files import files
from generator.model import Library
from generator.tables.csv_text import csv_text

DAY = dt.date(2026, 11, 23)
HOSTILE = "<script>alert(1)</script> \" ' & </title>"
RATES = RateData(
    "rate-us-no",
    "US duty on most Norwegian goods",
    [
        Level(dt.date(2025, 4, 9), Decimal(145)),
        Level(dt.date(2025, 5, 14), Decimal("12.5"), is_all_in=True, covers="goods outside the pact"),
        Level(dt.date(2026, 2, 20), Decimal(0), words="none"),
        Level(dt.date(2026, 3, 1), Decimal(0), words="not known", is_known=False),
        Level(dt.date(2027, 1, 10), Decimal(34)),
    ],
    [Threat(dt.date(2025, 6, 1), Decimal(100), "threatened")],
    DAY,
)
SLIPS = SlipsData("slips-x", "Truce", [DateGiven(DAY, "set", dt.date(2027, 1, 1), "month")], "upcoming", None, DAY)
LADDER = LadderData("ladder-x", "Duty", [StepMark("threatened", DAY, "A note.", "reached", "now")])


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_the_table_of_rates_has_every_step_and_threat() -> None:
    found = rows(csv_text(table_of(RATES)))
    assert [(row["from"], row["percent"], row["words"], row["status"]) for row in found] == [
        ("2025-04-09", "145", "", "charged"),
        ("2025-05-14", "12.5", "", "charged"),
        ("2026-02-20", "", "none", ""),
        ("2026-03-01", "", "not known", ""),
        ("2027-01-10", "34", "", "enacted"),
        ("2025-06-01", "100", "", "threatened"),
    ], "absence is not zero"
    assert found[1]["basis"] == "all-in"
    assert found[1]["covers"] == "goods outside the pact"


def test_the_tables_of_dates_and_steps_have_what_the_picture_shows() -> None:
    assert rows(csv_text(table_of(SLIPS))) == [
        {"said": "2026-11-23", "step": "set", "due": "2027-01-01", "precision": "month"}
    ]
    assert rows(csv_text(table_of(LADDER))) == [
        {"stage": "threatened", "date": "2026-11-23", "precision": "day", "state": "reached", "note": "A note."}
    ]


def test_the_table_of_partners_names_each() -> None:
    data = PartnersData("T", (("Norway", RATES.levels), ("Japan", RATES.levels[:1])), DAY)
    assert {row["line"] for row in rows(csv_text(table_of(data)))} == {"Norway", "Japan"}


@pytest.mark.parametrize("data", [RATES, SLIPS, LADDER], ids=["rates", "slips", "ladder"])
def test_a_png_has_the_size_and_the_colours_of_its_svg(data: RateData | SlipsData | LadderData) -> None:
    svg = standalone(picture_of(data), "Source: the test.")
    file = png_of(svg)
    image = Image.open(BytesIO(file))
    wide, high = (float(found) for found in re.findall(rb'<svg[^>]*? width="([\d.]+)" height="([\d.]+)"', svg)[0])
    assert image.size == (round(wide * SCALE), round(high * SCALE))
    colours = {colour for _, colour in image.convert("RGB").getcolors(1 << 24) or []}
    assert (255, 255, 255) in colours
    assert (0x00, 0x72, 0xB2) in colours, "the colour of the data"
    assert file == png_of(svg)


def test_a_bare_page_is_whole_and_has_no_script() -> None:
    wide = replace(picture_of(RATES), title=HOSTILE)
    page = bare_page(
        wide, picture_of(RATES, narrow=True), f"Source: {HOSTILE}", "countries/no/", "https://b.test/"
    ).decode()
    root = html5lib.parse(page, namespaceHTMLElements=False)
    names = {element.tag for element in root.iter() if isinstance(element.tag, str)}
    assert "script" not in names
    assert not [e for e in root.iter() if e.get("style") or any(key.startswith("on") for key in e.attrib)]
    assert (root.findtext(".//title"), root.findtext(".//h1")) == (HOSTILE, HOSTILE)
    policy = next(e.get("content", "") for e in root.iter("meta") if e.get("http-equiv"))
    assert policy.startswith("default-src 'none'; style-src 'self'")
    link = next(iter(root.iter("a")))
    assert (link.get("href"), link.get("target")) == ("../../countries/no/", "_blank")
    bare = re.sub(r"<svg.*</svg>", "", page, flags=re.DOTALL)
    assert len(bare.encode()) < 1_700, "a bare page is its picture and little else"


def test_the_code_of_a_frame_can_be_copied_from_the_page() -> None:
    code = embed_code(replace(picture_of(RATES), title=HOSTILE).svg(), "rate-us-no", "https://b.test/")
    (frame,) = html5lib.parseFragment(code, namespaceHTMLElements=False)
    assert frame.get("src") == "https://b.test/embed/rate-us-no/"
    assert frame.get("title") == HOSTILE
    assert int(frame.get("height", "0")) == 480
    assert html.unescape(code).count("<iframe") == 1


def test_a_frame_follows_light_and_dark(browser: Browser, address: str) -> None:
    faults: list[str] = []
    schemes: tuple[tuple[Literal["light", "dark"], str], ...] = (("light", LIGHT), ("dark", DARK))
    for scheme, colours in schemes:
        page = browser.new_page(color_scheme=scheme, viewport={"width": 360, "height": 600})
        page.on("console", lambda message: faults.append(message.text))
        page.goto(f"{address}embed/rate-us-cn/")
        ground = re.findall(r"--tt-c-ground: #(\w\w)(\w\w)(\w\w)", colours)[0]
        shown = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert shown == f"rgb({', '.join(str(int(part, 16)) for part in ground)})"
        assert page.locator("svg:visible").count() == 1, "one variant is shown"
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.close()
    assert faults == []
    assert "color-scheme: light dark" in STYLE


def test_each_row_of_a_table_says_what_is_counted_and_where_it_is_from(library: Library) -> None:
    made = {output.path: output for output in files(library, "")}
    output = made["charts/rate-us-cn.csv"]
    found = {row["source"] for row in rows(output.make(*output.inputs).decode())}
    assert found == {
        (
            "Duties added since 20 January 2025, older ones not counted. "
            "Source: Trade talks briefing, from dated and sourced events, as of 23 November 2026. CC BY 4.0."
        )
    }
