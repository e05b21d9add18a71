"""What one can subscribe to: the page and the list for feed readers have every feed and calendar of the site."""

import datetime as dt
import re
from dataclasses import replace

import listparser

from generator.exports import briefings_atom, calendar_ics, feed_atom, opml
from generator.model import Library
from generator.pages import subscribe
from generator.pages.page import Page
from generator.rendering.renderer import Renderer
from generator.site.fingerprint import Fingerprints
from tests.feeds import drawn, feeds
from tests.projects import URL


def page(library: Library) -> str:
    (output,) = subscribe.pages(library)
    made: Page = output.make(*output.inputs)
    return Renderer({"site": URL, "repo": "https://code.example.org/repo"}).body(made)


def test_a_feed_reader_takes_the_list_of_all_feeds(library: Library) -> None:
    (output,) = opml.files(library, URL)
    found = listparser.parse(drawn(output.make(*output.inputs)))
    assert not found.bozo
    assert {feed.url for feed in found.feeds} == {f"{URL}{path}" for path in feeds(library)}
    assert len({feed.title for feed in found.feeds}) == len(found.feeds)
    assert {tags for feed in found.feeds for tags in feed.tags} == {"Everything", "Countries", "Topics", "Pairs"}


def test_the_page_lists_every_feed_and_calendar_and_opens_calendars_by_webcal(library: Library) -> None:
    text = page(library)
    linked = {link.removeprefix("../") for link in re.findall(r'href="([^"]*)" data-address', text)}
    calendars = {each.path for each in calendar_ics.files(library, URL)}
    assert linked == calendars | feeds(library).keys()
    opened = set(re.findall(r'href="(webcal:[^"]*)"', text))
    assert opened == {URL.replace("https", "webcal") + path for path in calendars}


def test_dates_without_a_day_are_listed_where_the_calendars_are(library: Library) -> None:
    listed = page(library).partition('id="no-day"')[2]
    assert "china-soybeans-2028" in listed
    assert "us-china-truce" not in listed


def test_the_page_of_an_empty_record_offers_everything_and_says_that_nothing_was_followed() -> None:
    text = page(Library(dt.date(2026, 1, 1)))
    assert 'href="../feed.xml"' in text
    assert "How far the news was followed is not recorded." in text


def test_a_day_on_which_no_date_falls_makes_no_feed_and_no_calendar_anew(library: Library) -> None:
    def keys(day: dt.date) -> dict[str, str]:
        prints, then = Fingerprints(), replace(library, as_of=day)
        outputs = [output for each in (feed_atom, briefings_atom, calendar_ics) for output in each.files(then, URL)]
        return {output.path: prints.of(output.inputs) for output in outputs}

    # A Friday, on which a US tariff starts, a Saturday and a Sunday.
    friday, saturday, sunday = (keys(dt.date(2026, 12, day)) for day in (4, 5, 6))
    made = {path for path, key in friday.items() if key != saturday[path]}
    assert "countries/us/feed.xml" in made
    assert "calendars/countries/us.ics" in made
    assert "countries/br/feed.xml" not in made
    assert saturday == sunday
