"""Peers that make the pages do the same work: the same addresses, and on each page the same words as ours."""

import html
import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from PIL import Image

from tests.benchmark.corpus import AS_OF, write_corpus
from tests.benchmark.peers import PEERS
from tests.benchmark.peers.as_markdown import as_markdown
from tests.benchmark.peers.given import absolute, between, section
from tests.benchmark.peers.mkdocs import file_name
from tests.benchmark.peers.pages import SITE_URL, read_pages
from tests.benchmark.peers.peer import Built
from tests.projects import REPOSITORY

EVENTS = 60
# Of our words on a page, how many must be on the peer's: cuts of long summaries fall a word apart.
SHARE = 0.95
UNSEEN = re.compile(r"<(svg|script|style)\b.*?</\1>", re.DOTALL)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return a made-up record and the site that our own command builds of it."""
    record = tmp_path_factory.mktemp("peers") / "record"
    record.mkdir()
    write_corpus(REPOSITORY, record, EVENTS)
    command = [sys.executable, "-m", "generator", "build", "--root", str(record), "--as-of", f"{AS_OF}"]
    subprocess.run([*command, "--base-url", SITE_URL], cwd=REPOSITORY, check=True, capture_output=True)
    return Built(record, record / "site")


def addresses(site: Path) -> set[str]:
    return {file.parent.relative_to(site).as_posix() for file in site.rglob("index.html")}


def words(site: Path, address: str) -> Counter[str]:
    """Return the words that a reader sees in the article of a page, without what is drawn or a script holds."""
    text = (site / address / "index.html").read_text(encoding="utf-8")
    text = UNSEEN.sub(" ", text[text.index("<article") : text.rindex("</article>")])
    return Counter(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def event_data(site: Path) -> dict[str, object]:
    return {file.parent.name: json.loads(file.read_text()) for file in site.glob("events/*/event.json")}


def share(ours: Counter[str], theirs: Counter[str]) -> float:
    return 1 - (ours - theirs).total() / max(ours.total(), 1)


def run(name: str, built: Built, project: Path) -> Path:
    """Return the site that the peer ``name`` builds in the folder ``project``."""
    peer = PEERS[name]
    command = peer.find()
    if command is None:
        pytest.skip(f"{name} cannot be run: {peer.install}")
    peer.write(built, project)
    arguments = [part.format(folder=project) for part in peer.arguments]
    subprocess.run([*command, *arguments], cwd=project, check=True, capture_output=True)
    return project / peer.output


def pictures(site: Path) -> dict[str, tuple[int, int]]:
    """Return the size of each share picture of an event, a country or a topic, by its page."""
    found = {}
    for file in site.glob("*/*/share.png"):
        with Image.open(file) as picture:
            found[file.parent.relative_to(site).as_posix()] = picture.size
    return found


def test_hugo_draws_a_picture_where_we_do(built: Built, tmp_path: Path) -> None:
    theirs = run("hugo-pictures", built, tmp_path / "hugo")
    assert len(pictures(theirs)) > EVENTS
    assert pictures(theirs) == pictures(built.site)
    # Each has words of its own.
    assert len({file.read_bytes() for file in theirs.glob("events/*/share.png")}) == EVENTS


def test_hugo_makes_the_same_pages_with_the_same_words(built: Built, tmp_path: Path) -> None:
    theirs = run("hugo", built, tmp_path / "hugo")
    assert addresses(theirs) == addresses(built.site)
    shares = {one: share(words(built.site, one), words(theirs, one)) for one in addresses(built.site)}
    assert {one: found for one, found in shares.items() if found < SHARE} == {}
    index = "search/search_index.json"
    located = re.compile(r'"location":\s*"([^"#]*)"')
    assert set(located.findall((theirs / index).read_text())) == set(located.findall((built.site / index).read_text()))
    assert (theirs / "sitemap.xml").read_text().count("<loc>") >= len(shares)
    assert (theirs / "index.xml").read_text().count("<item>") == min(EVENTS, 50)
    assert event_data(theirs) == event_data(built.site)
    assert not list(theirs.rglob("share.png")), "Hugo draws no share pictures: it may not copy ours"


def test_hugo_works_the_facts_out_itself(built: Built, tmp_path: Path) -> None:
    """Its content has the fields of the record's files, not our sentences."""
    project = tmp_path / "hugo"
    PEERS["hugo"].write(built, project)
    event = next(page for page in read_pages(built.site) if page.day and "independent publishers" in page.body)
    content = (project / "content" / f"{event.address[:-1]}.md").read_text(encoding="utf-8")
    assert event.title in content
    assert "independent publishers" not in content
    assert "tt-" not in content


def test_mkdocs_is_asked_for_a_picture_where_we_draw_one(built: Built, tmp_path: Path) -> None:
    PEERS["mkdocs-pictures"].write(built, tmp_path)
    docs = tmp_path / "docs"
    without = {f.relative_to(docs).as_posix() for f in docs.rglob("*.md") if "social: {cards: false}" in f.read_text()}
    for page in read_pages(built.site):
        has_one = (built.site / page.address / "share.png").is_file()
        assert (file_name(page) in without) is not has_one, page.address


def test_mkdocs_draws_a_picture_where_we_do(built: Built, tmp_path: Path) -> None:
    theirs = run("mkdocs-pictures", built, tmp_path / "mkdocs")
    drawn = list((theirs / "assets" / "images" / "social").rglob("*.png"))
    assert len(drawn) == len(pictures(built.site)) > EVENTS
    for file in drawn:
        with Image.open(file) as picture:
            assert picture.size == (1200, 630)


def test_mkdocs_as_it_comes_leads_to_every_page_from_each(built: Built, tmp_path: Path) -> None:
    theirs = run("mkdocs-plain", built, tmp_path / "plain")
    text = (theirs / "index.html").read_text()
    event = next(page for page in read_pages(built.site) if page.day)
    assert f'href="{event.address}"' in text
    assert text.count("md-nav__link") > len(addresses(built.site))


def test_the_markdown_of_mkdocs_has_the_words_of_our_pages(built: Built, tmp_path: Path) -> None:
    PEERS["mkdocs"].write(built, tmp_path)
    written = {file.relative_to(tmp_path / "docs").as_posix() for file in (tmp_path / "docs").rglob("*.md")}
    short = {}
    for page in read_pages(built.site):
        name = next(name for name in (f"{page.address}index.md", f"{page.address[:-1]}.md") if name in written)
        text = (tmp_path / "docs" / name).read_text(encoding="utf-8").partition("\n---\n")[2]
        assert "<div" not in text, name
        plain = re.sub(r"\]\([^)]*\)|[\[*#|`]|\\(?=\W)", " ", text)
        found = share(visible(page.body), Counter(re.findall(r"\w+", plain)))
        # The tools of Explore and of the as-of page are a script's.
        if found < SHARE and page.address not in ("explore/", "as-of/"):
            short[name] = found
    assert short == {}


def visible(body: str) -> Counter[str]:
    body = re.sub(r'<nav class="tt-contents".*?</nav>|<figure.*?</figure>', " ", body, flags=re.DOTALL)
    return Counter(re.findall(r"\w+", html.unescape(re.sub(r"<[^>]+>", " ", UNSEEN.sub(" ", body)))))


def test_an_article_becomes_plain_markdown() -> None:
    body = (
        '<h2 id="a">One <em>two</em></h2><p>x_y <a href="/b/">B</a></p><ul><li>i</li><li>j</li></ul>'
        "<table><thead><tr><th>H</th><th>K</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
    )
    expected = "## One *two* { #a }\n\nx\\_y [B](to/b/)\n\n- i\n- j\n\n| H | K |\n| --- | --- |\n| 1 | 2 |\n"
    assert as_markdown(body, lambda link: f"to{link}") == expected


def test_parts_of_a_page_can_stand_on_any_page() -> None:
    body = '<h2 id="x">X</h2><a href="../../topics/a/#b">A</a> <a href="../..">Home</a><h2 id="y">Y</h2>'
    assert section(absolute(body, "events/e/"), "x") == (
        '<h2 id="x">X</h2><a href="/topics/a/#b">A</a> <a href="/">Home</a>'
    )
    assert section(body, "z") == ""
    assert between(body, "<a", "<h2") == body[body.index("<a") : body.rindex("<h2")]
