"""Pages of countries, topics and pairs: the way back, who acts, what fell due, on what it rests; and empty ones."""

import dataclasses
import datetime as dt
import re
from collections import Counter
from pathlib import Path

from generator.model import Library
from generator.pages import person
from generator.pages.home import pages as home_pages
from generator.pipeline import load_library
from generator.projections.deadlines import deadlines_about, ledger, not_recorded
from generator.projections.ladder import measure_ladder
from generator.projections.pairs import dates_between
from generator.settings import Settings
from generator.site.build import build_site
from tests.projects import make_site_project

BY_HAND = {"about", "benchmarks", "contribute", "editorial-standard", "limits", "method", "more", "rules", "security"}


def page(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def test_every_page_below_the_top_shows_the_way_back(site: Path) -> None:
    for path in site.glob("*/**/index.html"):
        address = path.parent.relative_to(site).as_posix()
        if "/" in address and not address.startswith("embed/"):  # a bare page stands in a frame elsewhere
            crumbs = re.search(
                r'<(?:nav|p)[^>]* class="tt-crumbs"[^>]*><a href="([./]+)">Home</a>', page(site, address)
            )
            assert crumbs, address
            assert crumbs[1] == "../" * (address.count("/") + 1), address


def test_descriptions_count_one_event_as_one(small_library: Library) -> None:
    described = [output.make(*output.inputs).description for output in person.pages(small_library)]
    assert "Ola Nordmann, Minister of Trade: 1 event in the record." in described


def test_a_topic_names_who_acts_most_in_it(site: Path, library: Library) -> None:
    counts = Counter(person.name for event in library.by_topic["tariffs"] for person in event.named_people)
    (name, count) = counts.most_common(1)[0]
    text = page(site, "topics/tariffs")
    people = text[text.index('id="people"') :]
    assert re.search(rf">{re.escape(name)}</a> <em[^>]*>[^<]*, {count} events<", people)


def test_topics_and_pairs_list_the_dates_that_fell(site: Path, library: Library) -> None:
    """Those without a recorded outcome stand apart, where help is asked for."""
    tariffs = deadlines_about(library, library.topics["tariffs"])
    pair = dates_between(library, library.countries["US"], library.countries["CN"])
    for address, entries in (("topics/tariffs", tariffs), ("pairs/us-cn", pair)):
        past = [entry for entry in entries if not entry.is_open]
        wanted = not_recorded(past)
        settled = [entry for entry in past if entry not in wanted]
        text = page(site, address)
        for heading, listed in (("help-wanted", wanted), ("past-deadlines", settled)):
            assert listed
            part = text[text.index(f'id="{heading}"') :].partition("</ul>")[0]
            for entry in listed[:20]:
                assert f'deadlines/{entry.deadline.id}/"' in part, (address, heading)


def test_every_deadline_is_in_the_ledger_or_on_the_page_of_its_year(site: Path, library: Library) -> None:
    listed = page(site, "deadlines") + "".join(
        p.read_text() for p in (site / "deadlines" / "past").glob("*/index.html")
    )
    for entry in ledger(library):
        assert re.search(rf'["/]{entry.deadline.id}/"', listed), entry.deadline.id


def test_a_small_record_says_what_is_missing_and_shows_no_empty_part(tmp_path: Path) -> None:
    day = dt.date(2025, 7, 1)
    project = make_site_project(tmp_path)
    settings = Settings(project, day, "https://owner.example.org/repo/", "https://code.example.org/repo")
    library = load_library(project, day).library
    assert library
    build_site(library, settings)
    home = page(settings.site, "")
    assert "none recorded" in home
    assert "no date in the next 18 months" in home
    assert "How far the news was followed is not recorded." in home
    assert "No date ahead is recorded." in home
    assert "None so far." in home
    assert 'id="rates"' not in home
    assert "No event is recorded yet." in page(settings.site, "countries/cn")
    for path in settings.site.rglob("index.html"):
        # A heading is followed by something that belongs to it.
        assert not re.search(r"</h2>\s*(<h2|</div>\s*</article>|<footer)", path.read_text()), path


def test_a_member_of_a_customs_union_stands_with_it(site: Path) -> None:
    """Germany has no agreement or date of its own: those of the EU bind it."""
    germany = " ".join(re.sub(r"<[^>]+>", " ", page(site, "countries/de/")).split())
    assert "Status EU: US-EU framework agreement (Turnberry) :" in germany
    assert "no agreement recorded" not in germany
    assert "EU may suspend its concessions over US metals tariffs" in germany


def test_duties_on_one_country_alone_stand_before_those_on_all(site: Path) -> None:
    rows = re.findall(r"<tr>.*?</tr>", page(site, "countries/ca/"), re.DOTALL)
    first = [
        next(n for n, row in enumerate(rows) if name in row)
        for name in ("Most goods", "under Section 338", "US tariff on copper")
    ]
    assert first == sorted(first)


def test_a_threat_that_came_true_says_when_its_measure_ended(site: Path) -> None:
    vietnam = " ".join(re.sub(r"<[^>]+>", " ", page(site, "countries/vn/")).split())
    assert "in force from 7 Aug 2025; the measure struck down 20 Feb 2026" in vietnam
    assert "in force since 7 Aug 2025" not in vietnam


def test_an_end_by_an_acts_own_terms_is_told_once(library: Library) -> None:
    """The surcharge of 150 days expired by its terms, and an event says so too."""
    ladder = measure_ladder(library, "us-section-122-surcharge")
    assert [rung.stage for rung in ladder.reached] == ["ordered", "in-force", "expired", "expired"]
    assert [rung.stage for rung in ladder.told] == ["ordered", "in-force", "expired"]


def test_home_says_that_nobody_followed_the_week(library: Library) -> None:
    (home,) = (
        o for o in home_pages(dataclasses.replace(library, as_of=dt.date(2026, 11, 27))) if o.path == "index.html"
    )
    assert home.make(*home.inputs).context["week_followed"] == (
        "The news of these days was not followed; what happened in them is not known."
    )
