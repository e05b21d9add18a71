"""What one can subscribe to: the page and the list for feed readers have every feed and calendar of the site."""

import re

import listparser

from generator.exports import calendar_ics, opml
from generator.model import Library
from generator.pages import subscribe
from generator.pages.page import Page
from generator.rendering.renderer import Renderer
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
