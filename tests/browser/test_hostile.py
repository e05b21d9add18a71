"""Hostile words in every text field: shown as the characters they are, and run nowhere."""

import datetime as dt
import functools
import html
import http.server
import json
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from generator.pipeline import load_library
from generator.settings import Settings
from generator.site.build import build_site
from tests.browser.sound import PERMALINK
from tests.projects import CASES, make_site_project

AS_OF = dt.date(2026, 1, 1)
PAYLOADS: dict[str, list[str]] = json.loads((CASES / "hostile.json").read_text())
TEXTS = [text for group in PAYLOADS.values() for text in group]
FILL = (
    " The words before this sentence stand for what a stranger may type into a summary; they are shown as typed, and "
)
FILL += "this sentence makes them long enough to pass the rule of two hundred characters, no more than that."


def together(texts: list[str], room: int) -> list[list[str]]:
    """Return ``texts`` in their order, so many at a time, three at most, as have room in one line of a field."""
    groups: list[list[str]] = []
    for text in texts:
        if groups and len(groups[-1]) < 3 and len(" ".join([*groups[-1], text])) <= room:
            groups[-1].append(text)
        else:
            groups.append([text])
    return groups


# To open a page takes long, so payloads share pages: as one text in the fields that stand once, else each in its own.
EVENTS = together(TEXTS, 90 - len("Words 000: "))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a project in which each payload stands in titles, summaries, accounts, notes and names."""
    root = make_site_project(tmp_path_factory.mktemp("hostile"))
    for n, texts in enumerate(EVENTS):
        title, source = title_of(n, texts), f"hostile-{n:03}"
        words = " ".join(texts)
        event = {
            "title": title,
            "date": dt.date(2025, 5, 1) + dt.timedelta(days=n),
            "kind": "statement",
            "countries": ["US", "NO"],
            "topics": ["tariffs"],
            "summary": f"No {n:03} {words}{FILL}",
            "sources": [source],
            "accounts": [
                {"party": "US", "stance": "claims", "says": f"{text} said {i}", "source": source}
                for i, text in enumerate(texts)
            ],
            "rival_values": [
                {"what": f"{text} what"[:100], "value": f"{text} value {i}", "source": source}
                for i, text in enumerate(texts)
            ],
        }
        carrier = {"publisher": "example-times", "title": title, "opened": dt.date(2025, 5, 1), "note": f"{words} note"}
        write(root / f"data/events/{event['date'].year}/{event['date']}-{source}.yml", event)  # type: ignore[attr-defined]
        write(root / f"data/sources/undated/{source}.yml", carrier)
    topics = root / "data" / "topics.yml"
    entries = [
        {"id": f"t{n}", "name": " ".join(texts)[:60], "about": " ".join(texts)}
        for n, texts in enumerate(together(TEXTS[:40], 60))
    ]
    topics.write_text(topics.read_text() + yaml.safe_dump(entries))
    return root


def title_of(number: int, texts: list[str]) -> str:
    return f"Words {number:03}: {' '.join(texts)}"[:90]


def write(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000))


@pytest.fixture(scope="module")
def served(project: Path) -> Iterator[tuple[Path, str]]:
    loaded = load_library(project, AS_OF)
    assert loaded.library, [str(problem) for problem in loaded.problems]
    settings = Settings(project, AS_OF, "https://owner.example.org/", "https://code.example.org/repo")
    build_site(loaded.library, settings)
    handler = functools.partial(_Quiet, directory=str(settings.site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield settings.site, f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        pass


@pytest.mark.parametrize("guarded", [True, False], ids=["with policy", "without policy"])
def test_hostile_words_are_shown_and_never_run(served: tuple[Path, str], browser: Browser, *, guarded: bool) -> None:
    site, address = served
    pages = sorted(path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    assert len(pages) > 2 * len(EVENTS)
    context = browser.new_context(bypass_csp=not guarded)
    ran: list[str] = []
    context.expose_function("pwn", lambda: ran.append("pwn"))
    page = context.new_page()
    # A bare page for frames names no icon, so a browser that opens it by itself asks for one.
    icon = f"{address}favicon.ico"
    page.on("console", lambda m: ran.append(m.text) if m.type == "error" and m.location["url"] != icon else None)
    page.on("dialog", lambda d: ran.append(d.message))
    for path in pages:
        page.goto(f"{address}{path}/", wait_until="load")
        if path.startswith("events/") and "hostile" in path:
            number = int(path[-3:])
            heading = " ".join((page.locator("h1").text_content() or "").split())
            assert heading == " ".join(title_of(number, EVENTS[number]).split()) + PERMALINK, path
            said = page.locator(".tt-account__says").all_inner_texts()
            for text, shown in zip(EVENTS[number], said, strict=True):
                assert " ".join(f"{text} said".split()) in " ".join(shown.split()), path
            scripts = 'article script:not([type="application/ld+json"])'
            assert page.locator(f"article [onerror], {scripts}, article img").count() == 0
    assert ran == []
    context.close()


def test_every_page_has_the_policy_and_no_script_within(served: tuple[Path, str]) -> None:
    pages = list(served[0].rglob("*.html"))
    assert pages
    for path in pages:
        text = path.read_text()
        found = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"/?>', text)
        assert len(found) == 1, path
        assert "unsafe" not in found[0]
        if path.is_relative_to(served[0] / "embed"):
            assert "default-src 'none';" in html.unescape(found[0])
            assert "<script" not in text, "a bare page has none at all"
            continue
        assert "script-src 'self';" in found[0]
        assert text.index(found[0]) < text.index("<script"), path
        within = [tag for tag in re.findall(r"<script\b[^>]*>", text) if " src=" not in tag]
        data = '<script type="application/ld+json">'
        assert [tag for tag in within if tag != data] == ['<script id="__config" type="application/json">'], path
