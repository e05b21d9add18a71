"""Links and places of a page are found as a parser finds them, whatever words the page shows."""

from pathlib import Path
from xml.sax.saxutils import quoteattr

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.rendering.environment import html_environment
from generator.site.errors import BuildError
from generator.site.link_check import check_links
from generator.site.links import broken, ids_of, links_of
from generator.text.rich_text import render_rich

WORDS = st.text(alphabet=st.sampled_from('ab<>"\'&= /:#.[]()*_hrefsidc\\'), max_size=60) | st.sampled_from([
    ' href="nowhere/"', ' id="made-up"', "[a](https://example.org/)", '[x](event:a "b")', '*say " href="x"*',
])  # fmt: skip
PAGE = html_environment().from_string(
    '<h2 id="dates">{{ title }}</h2><a class="x" href="../../countries/{{ title }}/">{{ title }}</a>{{ summary }}'
)


@given(title=WORDS, summary=WORDS)
def test_links_and_places_are_those_that_a_parser_finds(title: str, summary: str) -> None:
    body = PAGE.render(title=title, summary=render_rich(summary, "../../events/"))
    elements = list(html5lib.parse(body, namespaceHTMLElements=False).iter())
    hrefs = "".join(
        f"<a href={quoteattr(element.attrib['href'])}></a>" for element in elements if "href" in element.attrib
    )
    assert links_of(body, "events/x/") == links_of(hrefs, "events/x/")
    assert ids_of(body) == tuple(element.attrib["id"] for element in elements if "id" in element.attrib)


def test_the_message_on_broken_links_says_how_many_there_are_and_what_to_do(tmp_path: Path) -> None:
    def message(count: int) -> list[str]:
        body = "".join(f'<a href="/{number:02}/">x</a>' for number in range(count))
        (tmp_path / "index.html").write_text(body)
        with pytest.raises(BuildError) as told:
            check_links(tmp_path, {"index.html"}, "/")
        return str(told.value).splitlines()

    first, link, advice = message(1)
    assert (first, link) == ("1 internal link leads nowhere:", "index.html -> 00/")
    assert "docs/" in advice
    first, *links, more, _ = message(25)
    assert (first, len(links), more) == ("25 internal links lead nowhere:", 20, "and 5 more")


def test_a_link_that_does_not_arrive_is_reported() -> None:
    pages = {"", "about/", "assets/a.css"}.__contains__
    ids = {"about/": ("licence", "wörd")}
    good = {"", "about/", "assets/a.css", "about/#licence", "about/#w%C3%B6rd", "about/#__top"}
    bad = {"about", "news/", "news/#licence", "about/#licences", "assets/a.css#x"}
    assert broken(good | bad, pages, lambda address: ids.get(address, ())) == bad
