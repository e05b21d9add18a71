"""Pictures are well-formed, leave no step out and escape hostile words."""

import datetime as dt
import os
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from markupsafe import Markup

from generator.charts import ladder_chart, months_chart, partners_chart, rate_chart, slips_chart
from generator.charts.ladder_chart import LadderData, StepMark, ladder_picture
from generator.charts.months_chart import months_picture
from generator.charts.pair_chart import pair_picture
from generator.charts.partners_chart import partner_rows, partners_picture
from generator.charts.rate_chart import rate_picture
from generator.charts.rate_data import Level, RateData, Threat, rate_data
from generator.charts.scale import DateScale, push_apart, round_ticks
from generator.charts.slips_chart import slips_picture
from generator.charts.slips_data import DateGiven, SlipsData
from generator.charts.standalone import standalone
from generator.charts.style import DARK, LIGHT, MARKS
from generator.charts.svg import Picture
from generator.exports.chart_files import files
from generator.model import Library
from generator.projections.deadlines import deadline_history
from generator.projections.ladder import agreement_ladder, measure_ladder
from generator.projections.rate_series import headline
from generator.text.formats import grade_word
from tests.projects import REPOSITORY, content
from tests.records import with_moves

AS_OF = dt.date(2026, 11, 23)
STYLE_SHEET = (REPOSITORY / "docs" / "assets" / "briefing.css").read_text(encoding="utf-8")
HOSTILE = '<script>alert(1)</script> " onload="x" \' ]]> <!-- &amp; \x0b\ufffe </title></svg>'
SVG = "{http://www.w3.org/2000/svg}"
GOLDEN = Path(__file__).parent / "golden" / "rate-chart.svg"


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def rates(*levels: tuple[str, str], threats: tuple[tuple[str, str], ...] = (), title: str = "US duty") -> RateData:
    return RateData(
        "rate-us-xx",
        title,
        [Level(day(start), Decimal(percent)) for start, percent in levels],
        [Threat(day(start), Decimal(percent), "threatened") for start, percent in threats],
        AS_OF,
    )


PEAK = rates(
    ("2025-02-04", "10"),
    ("2025-03-04", "20"),
    ("2025-04-05", "30"),
    ("2025-04-09", "104"),
    ("2025-04-10", "145"),
    ("2025-05-14", "30"),
    ("2026-07-24", "12.5"),
    ("2027-01-10", "15"),
    threats=(("2025-11-01", "100"),),
)
EXTREMES = {
    "none": rates(),
    "one": rates(("2026-11-23", "10")),
    "ahead-alone": rates(("2027-02-01", "10")),
    "zero": rates(("2026-01-05", "0")),
    "high": rates(("2025-04-09", "5000"), ("2026-01-01", "0.5")),
    "week": RateData(
        "rate-us-xx",
        "Week",
        [Level(day("2026-11-10") + dt.timedelta(days=n * 7 // 60), Decimal(n * 7 % 40)) for n in range(60)],
        [],
        AS_OF,
    ),
    "years": rates(("1947-01-01", "3"), ("1995-01-01", "7"), ("2026-01-01", "15"), ("2047-06-01", "25")),
    "threat-alone": rates(threats=(("2026-12-01", "50"), ("2026-12-01", "60"))),
    "peak": PEAK,
}


def parsed(svg: str | bytes) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own output


def hostile_pictures() -> list[Picture]:
    level = Level(day("2025-04-05"), Decimal(10))
    return [
        rate_picture(rates(("2025-04-05", "10"), title=HOSTILE), numbered=True),
        slips_picture(
            SlipsData(HOSTILE, HOSTILE, [DateGiven(day("2025-01-01"), HOSTILE, day("2025-02-01"))], HOSTILE, None, None)
        ),
        ladder_picture(LadderData(HOSTILE, HOSTILE, [StepMark("floated", day("2025-01-01"), HOSTILE, "reached")])),
        partners_picture(HOSTILE, [(HOSTILE, [level])], AS_OF),
    ]


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
@pytest.mark.parametrize("data", EXTREMES.values(), ids=EXTREMES.keys())
def test_a_rate_chart_is_sound_and_marks_every_step(data: RateData, narrow: bool) -> None:
    picture = rate_picture(data, numbered=True, narrow=narrow)
    root = parsed(picture.svg())
    dots = [e for e in root.iter("circle") if e.get("class") == "tt-c-dot"]
    assert len(dots) == len(data.levels)
    assert all(0 <= float(e.get("cx", "")) <= picture.width for e in dots)
    assert all(0 <= float(e.get("cy", "")) <= picture.height for e in dots)
    threats = [e for e in root.iter("path") if e.get("class") == "tt-c-threat"]
    assert len(threats) == len(data.threats)


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
@pytest.mark.parametrize("data", EXTREMES.values(), ids=EXTREMES.keys())
def test_every_step_has_a_tick_that_leads_to_its_row(data: RateData, narrow: bool) -> None:
    picture = rate_picture(data, numbered=True, narrow=narrow)
    numbers: list[int] = []
    spans: list[tuple[float, float]] = []
    for link in parsed(picture.svg()).iter("a"):
        first, _, last = "".join(e.text or "" for e in link.iter("text")).partition("-")
        assert link.get("href") == f"#rate-{first}"
        numbers.extend(range(int(first), int(last or first) + 1))
        shape = next(e for e in link.iter("rect") if e.get("class") == "tt-c-number")
        left = float(shape.get("x", ""))
        spans.append((left, left + float(shape.get("width", ""))))
    assert numbers == list(range(1, len(data.levels) + 1))
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(left >= 0 and right <= picture.width for left, right in spans)


def test_steps_ahead_are_dashed_and_past_ones_are_not() -> None:
    kinds = {e.get("class") for e in parsed(rate_picture(PEAK).svg()).iter("path")}
    assert {"tt-c-line", "tt-c-ahead", "tt-c-today"} <= kinds
    kinds = {e.get("class") for e in parsed(rate_picture(EXTREMES["zero"]).svg()).iter("path")}
    assert "tt-c-ahead" not in kinds


def lines_of(svg: str | bytes) -> list[str]:
    return [e.text or "" for e in parsed(svg).iter() if e.tag.removeprefix(SVG) == "text"]


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
def test_a_peak_does_not_flatten_what_is_charged_today(narrow: bool) -> None:
    svg = rate_picture(PEAK, narrow=narrow).svg()
    words = lines_of(svg)
    assert {"0%", "20%", "40%", "60%"} <= set(words), "the scale ends at 60%"
    assert "150%" not in words
    assert {"145%", "cut off at 60%"} <= set(words), "and says what is cut off, and where"
    assert len([e for e in parsed(svg).iter("path") if e.get("class") == "tt-c-gap"]) == 1


def test_a_scale_reaches_what_is_charged_today() -> None:
    lasting = rates(("2025-04-05", "10"), ("2025-05-05", "120"), ("2026-02-01", "80"))
    words = lines_of(rate_picture(lasting).svg())
    assert "80%" in words
    assert "cut off at 80%" in words
    assert "cut off at 60%" not in lines_of(rate_picture(rates(("2025-04-05", "10"), ("2027-01-10", "70"))).svg())


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
def test_two_lines_say_both_peaks_and_what_follows(narrow: bool) -> None:
    back = rates(
        ("2025-04-12", "125"), ("2025-05-14", "10"), ("2027-01-10", "34"), title="Norwegian duty on most US goods"
    )
    there = rates(("2025-04-10", "145"), ("2025-05-14", "30"), ("2026-07-24", "12.5"), title="US duty on most goods")
    words = lines_of(pair_picture([there, replace(back, id="rate-no-us")], narrow=narrow).svg())
    assert {"145%", "125%"} <= set(words)
    assert "then 34% from 10 Jan 2027" in " ".join(words)


def test_the_rate_of_the_day_says_what_it_rests_on(library: Library) -> None:
    """In both kinds of chart, as the tables do; not where the last step lies ahead."""
    us, china = library.countries["US"], library.countries["CN"]
    data = rate_data(library, china, us)
    support = headline(library, "CN", "US").answer.support
    assert support
    assert data.evidence == grade_word(support.grade)
    weak = replace(rates(("2025-04-05", "10")), evidence="official")
    assert "official" in str(rate_chart(weak))
    assert "official" in str(pair_picture([weak, PEAK]).marks)
    assert "official" not in str(rate_chart(replace(weak, as_of=day("2025-01-21"))))


def test_a_threat_is_drawn_only_with_its_label() -> None:
    crowded = rates(("2025-04-05", "10"), threats=tuple((f"2025-06-{n:02}", f"20.{n}") for n in range(1, 29)))
    root = parsed(rate_picture(crowded).svg())
    drawn = [e for e in root.iter("path") if e.get("class") == "tt-c-threat"]
    assert 0 < len(drawn) < len(crowded.threats)
    assert len(drawn) == len([e for e in root.iter("text") if "tt-c-warn" in e.get("class", "")])


def test_the_golden_rate_chart() -> None:
    drawn = standalone(rate_picture(PEAK), "Source: the test.").decode()
    if os.environ.get("UPDATE_EXPECTED"):
        GOLDEN.write_text(drawn, encoding="utf-8")
    assert drawn == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("number", range(4))
def test_hostile_words_stay_words(number: int) -> None:
    picture = hostile_pictures()[number]
    for root in (parsed(picture.svg()), parsed(standalone(picture, HOSTILE))):
        names = {e.tag.removeprefix(SVG) for e in root.iter()}
        assert names <= {"svg", "title", "desc", "g", "a", "path", "rect", "circle", "text", "style"}
        assert not {key for e in root.iter() for key in e.attrib if key.startswith("on")}
        assert "<script>alert(1)</script>" in "".join(root.itertext())
    assert "]]>" not in picture.svg()


def made(library: Library, ending: str) -> dict[str, bytes]:
    return {output.path: content(output) for output in files(library, "") if output.path.endswith(ending)}


def test_every_picture_of_the_record_is_sound(library: Library) -> None:
    for path, file in made(library, ".svg").items():
        root = parsed(file)
        assert root.tag == f"{SVG}svg"
        assert "Source: " in "".join(root.itertext()), path
        assert [e.text for e in root.iter(f"{SVG}style")] != []
        assert not list(root.iter(f"{SVG}a"))


def test_the_files_have_the_promised_names(small_library: Library) -> None:
    rates = ("rate-us-no", "pair-no-us")
    others = ("deadline-salmon-truce", "measure-us-salmon-duty", "agreement-us-norway-truce")
    assert {output.path for output in files(small_library, "")} == {
        "assets/embed.css",
        *(f"charts/{name}.{kind}" for name in (*rates, *others) for kind in ("svg", "csv")),
        *(f"charts/{name}.png" for name in rates),
        *(f"embed/{name}/index.html" for name in (*rates, *others)),
    }


def test_a_chart_names_its_day_only_if_it_depends_on_it(small_library: Library) -> None:
    drawn = made(small_library, ".svg")
    assert b"as of 1 July 2025" in drawn["charts/rate-us-no.svg"]
    assert b"as of" not in drawn["charts/measure-us-salmon-duty.svg"]
    assert b"as of" not in drawn["charts/deadline-salmon-truce.svg"], "it has passed"


def test_an_empty_library_has_no_pictures() -> None:
    assert [output.path for output in files(Library(AS_OF), "")] == ["assets/embed.css"]


def test_a_page_has_each_picture_in_two_variants_with_ids_of_their_own(small_library: Library) -> None:
    us, norway = small_library.countries["US"], small_library.countries["NO"]
    history = deadline_history(small_library, "salmon-truce")
    assert history
    measure, agreement = small_library.measures["us-salmon-duty"], small_library.agreements["us-norway-truce"]
    charts: list[Markup] = [
        rate_chart(rate_data(small_library, us, norway)),
        slips_chart(history, None),
        ladder_chart(measure, measure_ladder(small_library, measure.id)),
        ladder_chart(agreement, agreement_ladder(small_library, agreement.id)),
        months_chart(2025, {6: 3}),
        partners_chart(*partner_rows(small_library, us, [norway]), AS_OF),
    ]
    page = parsed(f"<div>{''.join(charts)}</div>")
    pictures = list(page.iter("svg"))
    assert len(pictures) == 2 * len(charts)
    ids = [e.get("id") for e in page.iter() if e.get("id")]
    assert len(ids) == len(set(ids)) == 2 * len(pictures)
    for picture in pictures:
        assert picture.get("aria-labelledby") in ids
        assert picture.get("aria-describedby") in ids
        assert picture.get("role") == ("group" if list(picture.iter("a")) else "img")
        assert not {"style", "script"} & {e.tag for e in picture.iter()}
        assert not [e for e in picture.iter() if e.get("style") or e.get("onclick")]


def test_the_last_rate_has_its_label() -> None:
    assert ">15%</text>" in rate_chart(PEAK)
    assert ">0.5%</text>" in rate_chart(EXTREMES["high"])


def test_page_and_file_share_the_rules_of_the_marks() -> None:
    assert MARKS in STYLE_SHEET
    assert LIGHT in STYLE_SHEET
    assert DARK in STYLE_SHEET


def test_every_class_has_its_rule(library: Library) -> None:
    drawn = "".join(picture.svg() for picture in hostile_pictures())
    drawn += b"".join(made(library, ".svg").values()).decode() + months_chart(2025, {6: 3})
    used = {name for names in re.findall(r'class="([^"]*)"', drawn) for name in names.split()}
    known = set(re.findall(r"\.(tt-[a-z-]+)", STYLE_SHEET))
    assert used - known <= {"tt-c-page", "tt-c-digit"}


SLIPS: dict[str, tuple[tuple[str, str], ...]] = {
    "one": (("2025-07-24", "2025-07-24"),),
    "later": (("2025-01-01", "2025-02-01"), ("2025-01-31", "2025-03-01"), ("2025-02-28", "2036-03-01")),
    "earlier": (("2025-01-01", "2025-12-31"), ("2025-02-01", "2025-06-30")),
}


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
@pytest.mark.parametrize("dates", SLIPS.values(), ids=SLIPS.keys())
def test_every_date_given_has_its_bar(dates: tuple[tuple[str, str], ...], narrow: bool) -> None:
    given = [DateGiven(day(said), "moved", day(due)) for said, due in dates]
    picture = slips_picture(SlipsData("x", "X", given, "ahead", None, AS_OF), narrow=narrow)
    bars = [e for e in parsed(picture.svg()).iter("rect") if e.get("class") == "tt-c-bar"]
    assert len(bars) == len(dates) + 1, "one more in the key"
    assert "Outcome: ahead." in picture.words


def test_a_slip_says_its_days_and_their_sum(small_library: Library) -> None:
    library = with_moves(
        small_library, ("2025-05-12", "2025-08-12"), ("2025-08-11", "2025-11-10"), ("2025-11-10", "2026-11-10")
    )
    history = deadline_history(library, "salmon-truce")
    assert history
    chart = slips_chart(history, library.as_of)
    assert "+90 days" in chart
    assert "+365 days" in chart
    assert "+455 days" in chart
    assert "Outcome: upcoming, in 365 days" in chart


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
def test_a_ladder_tells_its_states_apart(narrow: bool) -> None:
    steps = [
        StepMark("threatened", day("2025-01-01"), "", "reached"),
        StepMark("in-force", day("2025-02-01"), "", "void"),
        *(StepMark("in-force", day(f"2025-03-{n:02}"), "A note. " * 40, "reached") for n in range(1, 12)),
        StepMark("struck-down", day("2025-05-01"), "", "reached", here="now"),
        StepMark("in-force", day("2027-01-01"), "", "ahead"),
    ]
    picture = ladder_picture(LadderData("x", "X", steps), narrow=narrow)
    root = parsed(picture.svg())
    kinds = [e.get("class", "").partition("--")[2] for e in root.iter("rect") if "tt-c-box" in e.get("class", "")]
    assert kinds == ["paused", "void", *["reached"] * 11, "down", "ahead"]
    assert len([e for e in root.iter("path") if "tt-c-cross" in e.get("class", "")]) == 2
    assert "tt-c-hatch" in {e.get("class") for e in root.iter("path")}
    assert max(float(e.get("y", "0")) for e in root.iter("text")) <= picture.height


def test_bars_lead_to_the_months_that_have_events() -> None:
    picture = months_picture(2025, {1: 1, 6: 37, 12: 0})
    links = {e.get("href"): e.get("aria-label") for e in parsed(picture.svg()).iter("a")}
    assert links == {"#2025-01": "January 2025: 1 event", "#2025-06": "June 2025: 37 events"}
    assert not list(parsed(months_picture(2027, {}).svg()).iter("a"))


@pytest.mark.parametrize("count", [1, 2, 12])
def test_the_partners_share_one_scale(count: int) -> None:
    rows = [(f"P{n}", [Level(day("2025-04-05"), Decimal(10 + n))]) for n in range(count)]
    root = parsed(partners_picture("T", rows, AS_OF).svg())
    assert len([e for e in root.iter("path") if e.get("class") == "tt-c-line"]) == count


@pytest.mark.parametrize(("highest", "top"), [(0, 0.25), (0.5, 0.5), (10, 10), (145, 150), (5000, 6000), (37.5, 40)])
def test_round_ticks_reach_the_highest_value(highest: float, top: float) -> None:
    ticks = round_ticks(highest)
    assert ticks[0] == 0
    assert ticks[-1] == top


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2026-11-10", "2026-11-12"),
        ("2026-01-31", "2026-03-01"),
        ("2025-01-01", "2026-11-23"),
        ("1900-01-01", AS_OF.isoformat()),
    ],
)
def test_date_ticks_keep_their_distance(first: str, last: str) -> None:
    ticks = DateScale(day(first), day(last), 0, 600).ticks(60)
    assert len(ticks) >= 2
    assert all(after[0] - before[0] >= 50 for before, after in pairwise(ticks))


@pytest.mark.parametrize(
    ("wanted", "placed"),
    [
        ([], []),
        ([50], [50]),
        ([-5], [0]),
        ([10, 50], [10, 50]),
        ([50, 50, 50], [40, 50, 60]),
        ([0, 1, 99, 100], [0, 10, 90, 100]),
    ],
)
def test_labels_are_pushed_apart_no_more_than_needed(wanted: list[float], placed: list[float]) -> None:
    assert push_apart(wanted, 10, 0, 100) == placed


def test_a_months_bars_are_as_high_as_its_counts() -> None:
    bars = [e for e in parsed(months_picture(2025, {1: 10, 2: 20}).svg()).iter("rect") if e.get("class") == "tt-c-bar"]
    heights = [float(bar.get("height", "")) for bar in bars]
    assert heights[1] == pytest.approx(2 * heights[0], abs=0.1)
