"""Type queries into the header's search in Chromium, and tell at which rank the wanted page stands.

``python -m tests.browser.search_queries FILE.yml`` puts the queries to the site in ``site/`` and ends with 1 where one
falls short; with ``--explore`` it types them into the words of Explore. The file is a list: ``q`` is typed, ``any`` are
the beginnings of addresses that will do, ``rank`` is the lowest place that counts as found, ``at_least`` how many
results there must be. With ``if_recorded`` a query passes where the site has no such page.
"""

import argparse
import functools
import http.server
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import yaml
from playwright.sync_api import Page, sync_playwright

from tests.browser.chromium import FLAGS, own_chromium, system_chromium

REPOSITORY = Path(__file__).parents[2]
SHOWN = 20


@dataclass(frozen=True)
class Answer:
    """What the search said: how many results, and the addresses of the first, relative to the site."""

    said: str
    count: int
    addresses: tuple[str, ...]

    def rank(self, wanted: list[str]) -> int:
        """Return the place of the first address that begins with one of ``wanted``, from 1; 0 where none does."""
        places = (n for n, address in enumerate(self.addresses, 1) if address.startswith(tuple(wanted)))
        return next(places, 0)


def ask(page: Page, site: str, query: str) -> Answer:
    """Type ``query`` into the header's search of ``page`` and return what it finds."""
    field = page.locator("#search-words")
    if not field.is_visible():
        page.keyboard.press("/")
    field.fill(query)
    page.wait_for_function("query => document.getElementById('search-result').dataset.words === query", arg=query)
    said = page.locator("#search-result [role=status]").inner_text()
    links = page.locator("#search-result a").evaluate_all("links => links.map((link) => link.href)")
    counted = re.findall(r"([\d,]+) results?", said)
    count = int(counted[-1].replace(",", "")) if counted else 0
    return Answer(said, count, tuple(link.removeprefix(site) for link in links))


def ask_explore(page: Page, site: str, query: str) -> Answer:
    """Type ``query`` into the words of ``page``, which is Explore, and return which events it finds."""
    page.locator("#explore-words").fill(query)
    page.wait_for_function("query => document.getElementById('explore-count').dataset.words === query", arg=query)
    said = page.locator("#explore-count").inner_text()
    links = page.locator("#explore-events .tt-event__title").evaluate_all("links => links.map((link) => link.href)")
    counted = re.findall(r"([\d,]+) of [\d,]+ events", said)
    count = int(counted[-1].replace(",", "")) if counted else 0
    return Answer(said, count, tuple(link.removeprefix(site) for link in links))


def shortfall(answer: Answer, query: dict[str, Any], site: Path) -> str:
    """Return in what the ``answer`` to ``query`` falls short, "" where it does not."""
    if query.get("if_recorded") and not any(list(site.glob(f"{start}*")) for start in query["any"]):
        return ""
    rank = answer.rank(query["any"])
    if not 1 <= rank <= query["rank"]:
        return f"wanted among the first {query['rank']}, found at {rank}" if rank else "not found"
    if answer.count < query.get("at_least", 0):
        return f"wanted at least {query['at_least']} results"
    return ""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve the folder ``site``; yield its address, ended by a slash."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            pass

    handler = functools.partial(Handler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def main() -> int:
    """Put the queries of a file to the site; return 1 where one falls short, 2 where nothing can be asked."""
    parser = argparse.ArgumentParser(description="Ask the header's search, and tell the rank of each wanted page.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--explore", action="store_true", help="type into Explore, not into the header's search")
    parser.add_argument("--site", type=Path, default=REPOSITORY / "site", help="folder of the built site")
    options = parser.parse_args()
    if not (options.site / "index.html").is_file():
        click.echo(f"no site in {options.site.name}/; run make site first", err=True)
        return 2
    queries = yaml.safe_load(options.file.read_text(encoding="utf-8"))
    short = 0
    with served(options.site) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=system_chromium() or own_chromium(), args=[*FLAGS])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(f"{site}explore/" if options.explore else site)
        for query in queries:
            answer = (ask_explore if options.explore else ask)(page, site, query["q"])
            fault = shortfall(answer, query, options.site)
            short += bool(fault)
            first = answer.addresses[0] if answer.addresses else "nothing"
            verdict = f"{'SHORT' if fault else 'ok':5} rank {answer.rank(query['any']):2} of {answer.count:4}"
            click.echo(f"{verdict}  {query['q']}  ({fault + '; ' if fault else ''}first: {first})")
        browser.close()
    click.echo(f"{len(queries)} queries, {short} short")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
