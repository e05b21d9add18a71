# ruff: noqa: RUF001 - letters and signs that look like others are what is tried here
"""Share pictures: every page names one that is there, and it shows the whole title in letters that exist."""

import dataclasses
import datetime as dt
import html
import re
from functools import cache
from pathlib import Path
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.cards import Card, Fact, draw
from generator.cards.characters import COVERED, drawable
from generator.cards.icons import grade_icon
from generator.cards.line_wrap import fit_title
from generator.cards.summary import state_sentence
from generator.cards.typefaces import REGULAR, SEMIBOLD, load_font
from generator.exports.share_image import event_card, files
from generator.model import Library, Revision
from generator.pages.quotes import quotes
from generator.projections.evidence import GRADES
from generator.projections.state_of_play import counterparts, state_of_play
from generator.wording.quote import quote_words
from generator.wording.status import status_words
from generator.wording.words import plain
from tests.conftest import SUB_PATH

BASE = f"https://example.org{SUB_PATH}"
WIDTH, HEIGHT, MARGIN = 1200, 630, 64
FACTS = (Fact("Date", "2 June 2025"), Fact("Countries", "US, China"), Fact("Evidence", "disputed", "disputed"))
OWN = re.compile(r"(events|countries|topics)/[^/]+/index\.html")
WORDS = st.lists(st.text(alphabet=sorted(COVERED - {" ", "\xa0"}), min_size=1, max_size=14), min_size=1, max_size=14)


def meta(page: str) -> dict[str, str]:
    """Return what the head of a page says, by name."""
    found = re.findall(r'<meta ((?:(?:name|property)="[^"]+" )+)content="([^"]*)"', page)
    return {name: html.unescape(content) for names, content in found for name in re.findall(r'"([^"]+)"', names)}


@cache
def picture(path: Path) -> Image.Image:
    with Image.open(path) as image:
        image.load()
        assert image.format == "PNG"
        return image.convert("RGB")


def drawn(card: Card, folder: Path) -> Image.Image:
    folder.joinpath("card.png").write_bytes(draw(card, "Talks briefing"))
    with Image.open(folder / "card.png") as image:
        return image.convert("L")


def test_every_page_names_a_picture_that_is_there(site: Path) -> None:
    own = 0
    for path in site.rglob("*.html"):
        address = path.relative_to(site).as_posix()
        if address.startswith("embed/"):
            continue  # a bare page, to be shown within others
        names = meta(path.read_text(encoding="utf-8"))
        assert names["og:image"].startswith(BASE), address
        file = site / names["og:image"].removeprefix(BASE)
        assert picture(file).size == (WIDTH, HEIGHT) == (int(names["og:image:width"]), int(names["og:image:height"]))
        assert names["twitter:card"] == "summary_large_image"
        if OWN.fullmatch(address) and "/briefingplaceholder" not in address:
            own += 1
            assert file == path.parent / "share.png"
            assert names["og:image:alt"] == names["og:title"]
        else:
            assert file == site / "assets" / "share.png", address
            assert names["og:image:alt"] == "Trade talks briefing"
    assert own > 300
    assert own + 1 == len(list(site.rglob("share.png")))


def test_pictures_are_small(site: Path) -> None:
    sizes = [path.stat().st_size for path in site.rglob("share.png")]
    assert median(sizes) < 15_000
    assert max(sizes) < 20_000


def test_pages_of_events_countries_and_topics_have_descriptions_of_their_own(site: Path) -> None:
    pages = [path for path in site.rglob("index.html") if OWN.fullmatch(path.relative_to(site).as_posix())]
    descriptions = [meta(path.read_text(encoding="utf-8"))["og:description"] for path in pages]
    assert len(set(descriptions)) == len(descriptions)
    assert [text for text in descriptions if not 30 <= len(text) <= 500] == []


def test_a_countrys_description_says_stage_rate_and_next_date(site: Path, library: Library) -> None:
    china = state_of_play(library, library.countries["CN"], counterparts(library)["CN"])
    said = meta((site / "countries" / "cn" / "index.html").read_text(encoding="utf-8"))["og:description"]
    assert china.status
    assert china.next_date
    assert plain(status_words(china.status, short=True)) in said
    us, since = library.countries["US"], library.masthead.since
    followed = china.coverage.to
    assert said.startswith(quote_words(china.rate, us, library.countries["CN"], library.as_of, since, followed))
    assert china.next_date.deadline.title in said


def test_talks_are_only_mentioned_if_there_is_an_agreement(small_library: Library) -> None:
    us, norway = small_library.countries["US"], small_library.countries["NO"]
    doubt = "(disputed: Norway disputes; US says)"
    talks = f"Talks with the US: US-Norway truce, in negotiation since 2 Apr 2025 {doubt}"
    assert state_sentence(state_of_play(small_library, norway, us)) == f"{talks}."
    without = dataclasses.replace(small_library, agreements={})
    assert state_sentence(state_of_play(without, norway, us)) == ""


def test_a_countrys_card_says_the_rate_in_the_sentence_of_its_page(small_library: Library) -> None:
    us, norway = small_library.countries["US"], small_library.countries["NO"]
    card, _ = {output.path: output for output in files(small_library, "")}["countries/no/share.png"].inputs
    assert card.lead == quotes(small_library, (us, norway))[0].sentence
    assert "US rate" not in {fact.label for fact in card.facts}


def test_a_countrys_card_says_where_accounts_conflict(small_library: Library) -> None:
    outputs = {output.path: output for output in files(small_library, "")}
    card, _ = outputs["countries/no/share.png"].inputs
    assert Fact("Accounts", "in conflict on the event of 2 Apr 2025", "disputed") in card.facts
    assert card.kind == "Country, as of 1 July 2025"


def test_no_title_of_the_record_is_cut(library: Library) -> None:
    for event in library.events:
        _, lines = fit_title(drawable(event.title), WIDTH - 2 * MARGIN, 300)
        assert " ".join(lines) == drawable(event.title)


@given(WORDS)
def test_words_stay_whole_and_inside_the_margins(words: list[str]) -> None:
    title = " ".join(words)[:90].strip()
    size, lines = fit_title(title, WIDTH - 2 * MARGIN, 300)
    assert " ".join(lines) == title
    font = load_font(SEMIBOLD, size)
    # Kerning of a space with its neighbours is left out when lines are broken.
    assert all(font.getlength(line) <= WIDTH - 2 * MARGIN + len(line) for line in lines)


def test_a_word_wider_than_the_card_is_broken_and_kept() -> None:
    _, lines = fit_title("W" * 90, WIDTH - 2 * MARGIN, 300)
    assert "".join(lines) == "W" * 90


def test_what_cannot_fit_ends_in_an_ellipsis_after_a_word() -> None:
    _, lines = fit_title("word " * 200, WIDTH - 2 * MARGIN, 300)
    assert lines[-1].endswith("word…")


@pytest.mark.parametrize(
    "title", ["Canada", "W" * 90, "Šefčovič puts Ấn Độ’s 25% " * 3, "United States and China talk " * 3, "gjpqy " * 15]
)
def test_nothing_is_drawn_outside_the_margins(title: str, tmp_path: Path) -> None:
    long = Fact("Countries", "United States, China, European Union, " * 4)
    for facts in (FACTS, (*FACTS, long)):
        image = drawn(Card("Event", title, "A line that goes on and on. " * 9, facts), tmp_path)
        white = (255, 255)
        assert image.crop((0, 90, MARGIN - 4, HEIGHT)).getextrema() == white
        assert image.crop((WIDTH - MARGIN + 4, 90, WIDTH, HEIGHT)).getextrema() == white
        assert image.crop((0, HEIGHT - 16, WIDTH, HEIGHT)).getextrema() == white
        assert image.crop((0, 84, WIDTH, 96)).getextrema() == white


def test_every_character_that_is_covered_has_a_glyph() -> None:
    for face in (SEMIBOLD, REGULAR):
        font = load_font(face, 40)
        box = bytes(font.getmask("\uffff"))
        assert [character for character in COVERED if bytes(font.getmask(character)) == box] == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("São Paulo, Türkiye, Côte d’Ivoire and Łódź: “50%” – €3bn, £2bn", None),
        ("习近平 meets Trump", "[…] meets Trump"),
        ("Trump meets 习近平 and 李 强", "Trump meets […] and […]"),
        ("Sa\u0303o Paulo", "São Paulo"),
        ("Ḧegel, ﬁne, \uff11\uff12", "Hegel, fine, 12"),
        ("Leaders' calls", "Leaders’ calls"),
        ("China's  answer\n'no'", "China’s answer 'no'"),
    ],
)
def test_characters_without_a_glyph_are_replaced_and_never_boxes(text: str, shown: str | None) -> None:
    assert drawable(text) == (shown or text)


@given(st.text(max_size=90))
def test_any_text_can_be_drawn(text: str) -> None:
    assert COVERED.issuperset(drawable(text))
    assert draw(Card("Event", text, text, (Fact(text, text),)), text).startswith(b"\x89PNG")


def test_the_same_card_gives_the_same_bytes_whatever_was_drawn_before() -> None:
    card = Card("Event", "White House expects Trump and Xi to speak", facts=FACTS)
    first = draw(card, "Talks briefing")
    draw(Card("Topic", "Tariffs", "Another card.", FACTS[:1]), "Talks briefing")
    load_font.cache_clear()
    assert draw(card, "Talks briefing") == first


def test_an_events_picture_changes_with_no_other_event_and_with_no_day(small_library: Library) -> None:
    first = small_library.events[0]
    now, then = ({o.path: o for o in files(record, "")} for record in (small_library, small_library.at(first.date)))
    path = f"events/{first.id}/share.png"
    assert now[path] == then[path]
    assert now["countries/us/share.png"] != then["countries/us/share.png"]


def test_an_events_card_says_date_countries_and_grade(small_library: Library) -> None:
    assert event_card(small_library.events[1]) == Card(
        "Event",
        "Norway disputes the reason given for the duty",
        facts=(
            Fact("Date", "2 April 2025"),
            Fact("Countries", "Norway, United States"),
            Fact("Evidence", "disputed", "disputed"),
        ),
    )


def test_a_withdrawn_events_card_says_so(small_library: Library) -> None:
    withdrawn = Revision(dt.date(2025, 6, 1), "withdrawn", "It did not happen.")
    event = dataclasses.replace(small_library.events[1], withdrawn=withdrawn)
    assert event_card(event).facts[-1] == Fact("Entry", "withdrawn on 1 Jun 2025")


@pytest.mark.parametrize("grade", GRADES)
def test_each_grade_has_an_icon_of_its_own(grade: str) -> None:
    icons = {name: grade_icon(name).tobytes() for name in GRADES}
    assert [name for name, icon in icons.items() if icon == icons[grade]] == [grade]


def test_the_edges_of_letters_are_soft(tmp_path: Path) -> None:
    """Four shades are used: paper, ink, and two between them at the edges of letters."""
    shades = set(drawn(Card("Event", "Soft edges", facts=FACTS), tmp_path).tobytes())
    assert len(shades) == 4
