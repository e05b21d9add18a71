"""Hostile words in every text field: shown as the characters they are, and run nowhere."""

import datetime as dt
import functools
import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from generator.build.policy import TOKEN
from generator.build.site import build_site
from generator.link import link
from generator.pipeline import run_checks
from generator.settings import Settings
from tests.projects import CASES, make_site_project

AS_OF = dt.date(2026, 1, 1)
PAYLOADS: dict[str, list[str]] = json.loads((CASES / "hostile.json").read_text())
FILL = (
    " The words before this sentence stand for what a stranger may type into a summary; they are shown as typed, and "
)
FILL += "this sentence makes them long enough to pass the rule of two hundred characters, no more than that."


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a project in which each payload stands in titles, summaries, accounts, notes and names."""
    root = make_site_project(tmp_path_factory.mktemp("hostile"))
    for n, text in enumerate(text for group in PAYLOADS.values() for text in group):
        title = title_of(n, text)
        event = {
            "title": title,
            "date": dt.date(2025, 5, 1) + dt.timedelta(days=n),
            "kind": "statement",
            "countries": ["US", "NO"],
            "topics": ["tariffs"],
            "summary": f"No {n:03} {text}{FILL}",
            "sources": [f"hostile-{n:03}"],
            "accounts": [{"party": "US", "stance": "claims", "says": f"{text} said", "source": f"hostile-{n:03}"}],
            "rival_values": [{"what": f"{text} what"[:100], "value": f"{text} value", "source": f"hostile-{n:03}"}],
        }
        source = {"publisher": "example-times", "title": title, "opened": dt.date(2025, 5, 1), "note": f"{text} note"}
        write(root / f"data/events/{event['date'].year}/{event['date']}-hostile-{n:03}.yml", event)  # type: ignore[attr-defined]
        write(root / f"data/sources/undated/hostile-{n:03}.yml", source)
    topics = root / "data" / "topics.yml"
    names = [text for group in PAYLOADS.values() for text in group][:40]
    topics.write_text(
        topics.read_text()
        + yaml.safe_dump([{"id": f"t{n}", "name": text[:60], "about": text} for n, text in enumerate(names)])
    )
    return root


def title_of(number: int, text: str) -> str:
    return f"Words {number:03}: {text}"[:90]


def write(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000))


@pytest.fixture(scope="module")
def served(project: Path) -> Iterator[tuple[Path, str]]:
    checked = run_checks(project, AS_OF)
    assert [str(problem) for problem in checked.problems if problem.severity == "error"] == []
    settings = Settings(project, AS_OF, "https://owner.example.org/", "https://code.example.org/repo")
    build_site(link(checked.records, AS_OF), settings)
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
    assert len(pages) > 2 * sum(len(group) for group in PAYLOADS.values())
    context = browser.new_context(bypass_csp=not guarded)
    ran: list[str] = []
    context.expose_function("pwn", lambda: ran.append("pwn"))
    page = context.new_page()
    page.on("console", lambda m: ran.append(m.text) if m.type == "error" else None)
    page.on("dialog", lambda d: ran.append(d.message))
    for path in pages:
        page.goto(f"{address}{path}/", wait_until="load")
        if path.startswith("events/") and "hostile" in path:
            number = int(path[-3:])
            text = [text for group in PAYLOADS.values() for text in group][number]
            assert page.locator("h1").inner_text() == " ".join(title_of(number, text).split()), path
            assert (
                page.evaluate("document.querySelectorAll('article [onerror], article script, article img').length") == 0
            )
    assert ran == []
    context.close()


def test_no_page_lacks_the_policy(served: tuple[Path, str]) -> None:
    for path in served[0].rglob("*.html"):
        text = path.read_text()
        assert TOKEN not in text
        assert text.count("Content-Security-Policy") == 1, path
        assert "unsafe-inline" not in text
