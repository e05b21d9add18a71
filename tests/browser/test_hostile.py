"""Hostile words in every kind of text field: shown as the characters they are by every reader, and run nowhere.

In the short form three texts share a field, so that there are fewer pages; in the long one each stands alone.
"""

import csv
import datetime as dt
import functools
import html
import http.server
import json
import re
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

import feedparser
import html5lib
import icalendar
import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Browser, BrowserContext, Page

from generator.pipeline import load_library
from generator.settings import Settings
from generator.site.build import build_site
from tests.browser.sound import PERMALINK
from tests.hostile_records import PAYLOADS, TEXTS, event_id, title, together, write_record
from tests.projects import make_site_project

AS_OF = dt.date(2026, 6, 1)
URL = "https://owner.example.org/"
GUARD = re.compile("(^|;)'(?=[ '\"\u00a0\u3000]*[=+@\t\r\n\uff1d\uff0b\uff0d\uff20-])")
# What a reader's hand does, on every element at once.
HANDS = """() => {
  const events = ["pointerover", "mouseover", "mouseenter", "focus", "click", "error", "toggle", "animationstart"];
  addEventListener("click", (event) => event.preventDefault(), true);
  for (const element of document.querySelectorAll("*")) {
    for (const name of events) element.dispatchEvent(new Event(name, {bubbles: name !== "focus", cancelable: true}));
  }
  return document.querySelectorAll("*").length * events.length;
}"""
RAW = "<!DOCTYPE html><title>x</title>{policy}<body>"


class Served:
    """A site of hostile words, where it is served, and the texts that its events hold.

    ``opened`` are the pages that a browser opens: all of them in the long form, else those of events and some others.
    """

    def __init__(self, site: Path, address: str, texts: list[str]) -> None:
        self.site, self.address, self.texts = site, address, texts
        self.is_long = len(texts) == len(TEXTS)
        self.titles = {event_id(n): title(n, text) for n, text in enumerate(texts)}
        pages = sorted(path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
        events = [f"events/{key}" for key in self.titles]
        self.opened = pages if self.is_long else [*events[::2], *[path for path in pages if path not in events][::9]]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        pass


@pytest.fixture(scope="module", params=["together", pytest.param("alone", marks=pytest.mark.proof)])
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    texts = TEXTS if request.param == "alone" else together(TEXTS, 90 - len("Words 000: "))
    root = make_site_project(tmp_path_factory.mktemp("hostile"))
    write_record(root, texts)
    loaded = load_library(root, AS_OF)
    assert loaded.library, [str(problem) for problem in loaded.problems if problem.severity == "error"]
    settings = Settings(root, AS_OF, URL, "https://code.example.org/repo")
    build_site(loaded.library, settings)
    handler = functools.partial(_Quiet, directory=str(settings.site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        # A browser that has left a page does not wait for its files.
        server.handle_error = lambda *_: None  # type: ignore[method-assign]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Served(settings.site, f"http://127.0.0.1:{server.server_port}/", texts)
        server.shutdown()


def listening(context: BrowserContext, address: str) -> tuple[Page, list[str]]:
    """Return a page, and the list of what runs on it or goes wrong."""
    ran: list[str] = []
    context.expose_function("pwn", lambda *_: ran.append("pwn"))
    page = context.new_page()
    # A bare page for frames names no icon, so a browser that opens it by itself asks for one.
    icon = f"{address}favicon.ico"
    page.on("console", lambda m: ran.append(m.text) if m.type == "error" and m.location["url"] != icon else None)
    page.on("dialog", lambda d: ran.append(d.message))
    page.on("popup", lambda p: ran.append(f"opened {p.url}"))
    return page, ran


@pytest.mark.parametrize("guarded", [True, False], ids=["with policy", "without policy"])
def test_hostile_words_are_shown_and_never_run(served: Served, browser: Browser, *, guarded: bool) -> None:
    assert len(served.opened) > len(served.texts)
    context = browser.new_context(bypass_csp=not guarded)
    page, ran = listening(context, served.address)
    acts = 0
    for path in served.opened:
        page.goto(f"{served.address}{path}/", wait_until="load")
        if (key := path.removeprefix("events/")) in served.titles:
            heading = " ".join((page.locator("h1").text_content() or "").split())
            assert heading == served.titles[key] + PERMALINK, path
            scripts = 'article script:not([type="application/ld+json"])'
            assert page.locator(f"article [onerror], {scripts}, article img").count() == 0
        acts += page.evaluate(HANDS)
    assert ran == []
    context.close()
    print(f"{len(served.texts)} texts, {len(served.opened)} pages, {acts:,} acts, policy {guarded}: 0 executions")  # noqa: T201


@pytest.mark.parametrize("guarded", [True, False], ids=["with policy", "without policy"])
def test_links_are_followed_and_addresses_tried_and_nothing_runs(
    served: Served, browser: Browser, *, guarded: bool
) -> None:
    context = browser.new_context(bypass_csp=not guarded)
    page, ran = listening(context, served.address)
    context.route(re.compile(f"^(?!{re.escape(served.address)})"), lambda route: route.abort())
    tried = served.texts if served.is_long else served.texts[::8]
    for text in tried:
        word = quote(text)
        explore, as_of = f"?q={word}&topic={word}&order={word}#{word}", f"?date={word}&country={word}#{word}"
        for query in (f"?q={word}", f"explore/{explore}", f"as-of/{as_of}"):
            page.goto(f"{served.address}{query}", wait_until="load")
            page.wait_for_timeout(30)
    clicks = 0
    for path in served.opened[:: 10 if served.is_long else 40]:
        page.goto(f"{served.address}{path}/", wait_until="load")
        for number in range(min(page.locator("article a[href]:visible").count(), 8)):
            link = page.locator("article a[href]:visible").nth(number)
            link.hover()
            link.click()
            clicks += 1
            page.wait_for_timeout(50)
            page.wait_for_load_state("load")
            page.goto(f"{served.address}{path}/", wait_until="load")
    assert clicks > 20
    # What leads to other sites is cut off here.
    assert [words for words in ran if "ERR_FAILED" not in words] == []
    context.close()
    print(f"{len(tried) * 3} addresses with hostile words, {clicks} links, policy {guarded}: 0 executions")  # noqa: T201


def test_the_same_words_run_where_nothing_guards_them(browser: Browser, tmp_path: Path) -> None:
    """A control: what counts executions sees them, and the policy alone stops them too."""
    policy = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'\">"
    counts = []
    for guard in ("", policy):
        context = browser.new_context()
        seen: list[str] = []
        context.expose_function("pwn", lambda *_, seen=seen: seen.append("pwn"))
        page = context.new_page()
        for number, text in enumerate(PAYLOADS["html_text"] + PAYLOADS["html_attribute"]):
            file = tmp_path / f"{number}{len(guard)}.html"
            file.write_text(RAW.format(policy=guard) + text, encoding="utf-8", errors="replace")
            page.goto(file.as_uri(), wait_until="load")
            page.wait_for_timeout(20)
        counts.append(len(seen))
        context.close()
    assert counts[0] > 5
    assert counts[1] == 0
    print(f"control: {counts[0]} executions of raw words, {counts[1]} with the policy")  # noqa: T201


def test_every_page_has_the_policy_and_no_script_within(served: Served) -> None:
    pages = list(served.site.rglob("*.html"))
    assert pages
    for path in pages:
        text = path.read_text()
        found = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"/?>', text)
        assert len(found) == 1, path
        assert "unsafe" not in found[0]
        if path.is_relative_to(served.site / "embed"):
            assert "default-src 'none';" in html.unescape(found[0])
            assert "<script" not in text, "a bare page has none at all"
            continue
        assert "script-src 'self';" in found[0]
        assert text.index(found[0]) < text.index("<script"), path
        within = [tag for tag in re.findall(r"<script\b[^>]*>", text) if " src=" not in tag]
        data = '<script type="application/ld+json">'
        assert [tag for tag in within if tag != data] == ['<script id="__config" type="application/json">'], path


def test_every_page_names_its_event_as_it_was_written(served: Served) -> None:
    """In the title, for other sites (OpenGraph) and for programs (JSON-LD), read by a browser's parser."""
    for key, want in served.titles.items():
        text = (served.site / "events" / key / "index.html").read_text()
        document = html5lib.parse(text, namespaceHTMLElements=False)
        (name,) = [e.text for e in document.iter("title") if e.text]
        assert " ".join(name.split()).startswith(want), key
        (og,) = [e.get("content") for e in document.iter("meta") if e.get("property") == "og:title"]
        assert want in " ".join(og.split()), key
        (data,) = [e for e in document.iter("script") if e.get("type") == "application/ld+json"]
        assert json.loads("".join(data.itertext()))["headline"] == want
        (heading,) = document.iter("h1")
        assert "".join(heading.itertext()).removesuffix(PERMALINK).strip() == want


def test_files_to_take_away_hold_the_words_as_they_were_written(served: Served) -> None:
    site, titles = served.site, served.titles
    for key, want in titles.items():
        event: dict[str, Any] = json.loads((site / "events" / key / "event.json").read_bytes())
        assert event["title"] == want
    with (site / "data" / "events.csv").open(newline="", encoding="utf-8") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert {key: GUARD.sub(r"\1", rows[key]["title"]) for key in titles} == titles
    assert not [value for row in rows.values() for value in row.values() if re.match("[=+@\uff1d-]", value)]
    database = sqlite3.connect(site / "data" / "briefing.sqlite")
    assert titles.items() <= dict(database.execute("SELECT id, title FROM events").fetchall()).items()
    database.close()
    columns = json.loads((site / "search" / "pages.json").read_bytes())["columns"]
    assert {f"events/{key}/" for key in titles} <= set(columns["address"])
    found = dict(zip(columns["address"], columns["title"], strict=True))
    assert {key: found[f"events/{key}/"] for key in titles} == titles


def test_feeds_and_calendars_hold_no_entry_but_their_own(served: Served) -> None:
    names = set(served.titles.values())
    feeds = sorted(served.site.rglob("*.xml"))
    for path in feeds:
        ET.fromstring(path.read_bytes())  # noqa: S314 - our own
    feed = feedparser.parse((served.site / "feed.xml").read_bytes())
    assert not feed.bozo
    shown = {" ".join(html.unescape(entry.title).split()) for entry in feed.entries}
    assert len(feed.entries) == len({entry.id for entry in feed.entries})
    assert sum(any(name in title_ for name in names) for title_ in shown) > 10
    for path in served.site.rglob("*.ics"):
        calendar = icalendar.Calendar.from_ical(path.read_bytes())
        assert {part.name for part in calendar.walk()} <= {"VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT"}
        uids = [str(part["UID"]) for part in calendar.walk("VEVENT")]
        assert len(uids) == len(set(uids))
        assert max(len(line) for line in path.read_bytes().split(b"\r\n")) <= 75


def test_published_markdown_and_drawings_hold_words_alone(served: Served) -> None:
    reader = MarkdownIt("commonmark")
    for key, want in served.titles.items():
        text = (served.site / "events" / f"{key}.md").read_text()
        document = html5lib.parseFragment(reader.render(text), namespaceHTMLElements=False)
        (heading,) = document.iter("h1")
        assert " ".join("".join(heading.itertext()).split()) == want, key
        assert not {element.tag for element in document.iter()} & {"script", "img", "iframe", "svg", "style"}
        assert not [e for e in document.iter("a") if not e.get("href", "").startswith(("https://", "http://"))]
    for path in served.site.rglob("*.svg"):
        drawing = ET.fromstring(path.read_bytes())  # noqa: S314 - our own
        for element in drawing.iter():
            assert not {"script", "foreignObject", "image"} & {element.tag.rpartition("}")[2]}
            assert not [name for name in element.attrib if name.startswith("on")]
