"""Pages in Markdown: what contributors type is shown as typed, headings have ids of their own, copies read well."""

import html
import re
from pathlib import Path

import html5lib
import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.model import Library
from generator.pages import all_pages
from generator.pages.page import is_fragment
from generator.rendering.renderer import Renderer
from generator.settings import Settings
from generator.site.engine import Converter
from generator.site.errors import BuildError
from generator.text.markdown import escape_markdown
from generator.text.plain_markdown import plain_markdown
from tests.projects import AS_OF, REPOSITORY, URL, make_site_project

SHARED = {"site": URL, "repo": "https://code.example.org/repo"}
EXTENSIONS = ["tables", "toc", "attr_list", "md_in_html", "def_list"]
# Where a text can stand in a document, and the element that holds it there.
PLACES = {
    "item": ("- {}\n", "li"),
    "cell": ("| a | b |\n| --- | --- |\n| {} | x |\n", "td"),
    "heading": ("## {} {{ #place }}\n", "h2"),
    "term": ("{} {{ #place }}\n:   text\n", "dt"),
    "definition": ("Term\n:   {}\n", "dd"),
    "link": ("[{}](https://example.org/)\n", "a"),
    "emphasis": ("*{}*{{ .note }} more\n", "em"),
    "strong": ("**{}** more\n", "strong"),
    "paragraph": ("{}\n{{ .lead }}\n", "p"),
    "caption": ('<figure class="x">\n<svg></svg>\n</figure>\n\n{}\n{{ .caption }}\n', "p"),
    "wrapped item": ('<div class="x" markdown>\n\n- {}\n- other\n\n</div>\n', "li"),
}
MARKS = "ab1. \\`*_{}[]<>&|~#^=@:!-+()\"'$%;,/\u2019\u201cé何"
TEXTS = st.text(alphabet=st.sampled_from(MARKS), min_size=1, max_size=30).filter(lambda text: bool(text.split())) | (
    st.sampled_from(
        [
            "# A", "1. One", "2) Two", "- item", "+ item", "> quote", "```", "~~~", "---", "===", "***", "| a | b |",
            "[x](javascript:alert(1))", "![x](y)", "<b>bold</b>", "<!-- c -->", "&lt;", "&#60;", "{ #id }", "{: .x }",
            ":   definition", "https://example.org", "<https://example.org>", "[1]: https://example.org", "*a* _b_",
            "\\*", "a  b", "[TOC]", "&amp", "x\\", "$1. a", "_", "12. Dezember", "3.", "4.5%",
        ]
    )
)  # fmt: skip


def shown(document: str, tag: str) -> str:
    """Return the text that a reader sees in the first ``tag`` of a document, without the link to a section."""
    page = markdown.markdown(document, extensions=EXTENSIONS, extension_configs={"toc": {"permalink": "#"}})
    page = re.sub(r'<a class="headerlink".*?</a>', "", page)
    element = next(found for found in html5lib.parse(page, namespaceHTMLElements=False).iter(tag))
    return " ".join("".join(element.itertext()).split())


@pytest.mark.parametrize("place", PLACES)
@given(text=TEXTS)
def test_what_was_typed_is_shown_wherever_it_stands(place: str, text: str) -> None:
    document, tag = PLACES[place]
    assert shown(document.format(escape_markdown(text)), tag) == " ".join(text.split())


@given(text=TEXTS)
def test_a_published_copy_shows_what_was_typed_to_any_reader_of_markdown(text: str) -> None:
    document = f"# Title {{ #content }}\n\n- *2 Jun 2025*{{ .tt-when }} [{escape_markdown(text)}](../x/index.md)\n"
    copy = plain_markdown(document, "countries/us/", URL)
    page = html5lib.parse(MarkdownIt("commonmark").enable("table").render(copy), namespaceHTMLElements=False)
    (link,) = page.iter("a")
    assert " ".join("".join(link.itertext()).split()) == " ".join(text.split())
    assert link.attrib["href"] == f"{URL}countries/x/"


@pytest.fixture(scope="module")
def documents(library: Library) -> dict[str, str]:
    """Return the Markdown of each page that is Markdown, by address."""
    renderer = Renderer(SHARED)
    pages = (output.make(*output.inputs) for output in all_pages(library))
    return {page.address: renderer.body(page) for page in pages if not is_fragment(page.address)}


def test_the_template_of_a_page_tells_what_its_address_tells(library: Library) -> None:
    for output in all_pages(library):
        page = output.make(*output.inputs)
        assert page.template.endswith(".html.jinja" if is_fragment(page.address) else ".md.jinja"), page.address
        assert bool(output.copy) == (not is_fragment(page.address) or page.address.startswith("events/"))


def test_home_countries_topics_pairs_and_lists_are_markdown(documents: dict[str, str]) -> None:
    for address in ("", "countries/", "countries/cn/", "topics/tariffs/", "pairs/us-cn/", "deadlines/", "measures/",
                    "agreements/", "people/", "sources/", "timeline/", "timeline/2025/", "glossary/"):  # fmt: skip
        assert address in documents


def test_every_heading_has_an_id_of_its_own(documents: dict[str, str]) -> None:
    for address, text in documents.items():
        headings = re.findall(r"^#.*$", re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE), re.MULTILINE)
        assert headings, address
        assert re.fullmatch(r"# .+ \{ #content \}", headings[0]), address
        ids = [re.fullmatch(r"#{2,3} .+ \{ #([a-z0-9-]+) \}", heading) for heading in headings[1:]]
        assert all(ids), (address, headings)
        names = [found[1] for found in ids if found]
        assert len(set(names)) == len(names), address


def test_no_id_of_a_page_was_made_up_by_the_engine(site: Path) -> None:
    for path in site.rglob("index.html"):
        ids = re.findall(r'<h[1-6] id="([^"]+)"', path.read_text())
        assert [key for key in ids if re.search(r"_\d+$", key)] == [], path
        assert path.is_relative_to(site / "embed") or ids[0] == "content", path


def test_raw_html_is_left_for_charts_wrappers_and_folds(documents: dict[str, str]) -> None:
    for address, text in documents.items():
        plain = re.sub(r'<figure class="tt-chart">\n.*?</figure>\n', "", text, flags=re.DOTALL)
        plain = re.sub(r'^<script type="application/ld\+json">[^<]*</script>$', "", plain, flags=re.MULTILINE)
        tags = set(re.findall(r"<[^>]*>", plain))
        wrapper = r'<(div|nav|details) class="[a-z -]+"( aria-label="On this page"| id="[a-z-]+")? markdown>'
        wrapper += "|</(div|nav|details)>|<summary markdown>|</summary>"
        assert {tag for tag in tags if not re.fullmatch(wrapper, tag)} == set(), address


def test_status_words_carry_their_status(documents: dict[str, str]) -> None:
    text = documents["countries/cn/"]
    assert re.search(r'\*in force\*\{ [^}]*data-status="in-force"[^}]* \}', text)
    assert re.search(r'\*one source\*\{ [^}]*data-grade="single-source"[^}]* \}', text)


def test_a_copy_reads_well_by_itself(site: Path) -> None:
    copies = list(site.rglob("*.md"))
    assert len(copies) > 80
    for path in copies:
        text = path.read_text()
        assert text.startswith(("# ", "[Home](")), path
        assert not re.search(r"[{}]|^---$|(?<!\\)<(?!https?://)[a-z/]|&#\d", text, re.MULTILINE), path
        for target in re.findall(r"\]\(([^)]*)\)", text):
            assert target.startswith(("https://", "webcal://")), (path, target)
        page = site / path.relative_to(site).with_suffix("") / "index.html"
        page = page if page.exists() else site / "index.html"
        link = re.search(r'type="text/markdown" href="([^"]*)">This page as Markdown</a>', page.read_text())
        assert link, path
        assert (page.parent / link[1]).resolve() == path.resolve()
    china = (site / "countries" / "cn.md").read_text()
    assert re.search(r"!\[US duty on most Chinese goods\]\(https://[^)]*/charts/rate-us-cn\.svg\)", china)


def test_the_front_matter_of_a_document_has_a_fixed_list_of_keys(library: Library) -> None:
    renderer = Renderer(SHARED)
    known = {"title", "description", "hide", "pictured", "has_feed", "markdown"}
    for output in all_pages(library)[:60]:
        head = renderer.document(output.make(*output.inputs)).split("---\n")[1]
        keys = yaml.safe_load(head)
        assert set(keys) <= known
        assert html.unescape(keys["title"]) == output.make(*output.inputs).title


@pytest.mark.parametrize("link", ["../missing/index.md", "../charts/missing.svg", "missing.md"])
def test_the_engine_warns_of_a_link_in_a_document_that_leads_nowhere(tmp_path: Path, link: str) -> None:
    root = make_site_project(tmp_path)
    docs = root / "build" / "engine" / "site" / "docs"
    docs.mkdir(parents=True)
    settings = Settings(root, AS_OF, URL, SHARED["repo"])
    converter = Converter(settings, docs, docs.parent / "site", ["countries/index.md", "about.md"])
    assert 'href="../about/"' in converter.convert("countries/index.md", "# A { #content }\n\n[a](../about.md)\n")
    with pytest.raises(BuildError, match=re.escape(link)):
        converter.convert("countries/index.md", f"# A {{ #content }}\n\n[a]({link})\n")


def test_the_settings_of_markdown_are_those_that_any_builder_has() -> None:
    settings = (REPOSITORY / "mkdocs.yml").read_text()
    listed = settings.partition("markdown_extensions:")[2].partition("\nvalidation:")[0]
    assert set(re.findall(r"^  - (\w+)", listed, re.MULTILINE)) == set(EXTENSIONS)
