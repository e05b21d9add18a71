"""Render: a page to a document, by Jinja in a sandbox."""

import html
import re
from collections.abc import Callable
from typing import Any

from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from generator.cards.paths import has_own_image
from generator.charts import (
    embed_code,
    frame_code,
    ladder_chart,
    months_chart,
    pair_chart,
    partners_chart,
    rate_chart,
    slips_chart,
)
from generator.model import Masthead
from generator.output import TextFile
from generator.pages.citation import cite_bibtex, cite_csl, cite_text
from generator.pages.event import accounts_by_party
from generator.pages.json_ld import article, dataset
from generator.pages.page import Page, copy_path, has_feed
from generator.pages.take_part import take_part
from generator.projections.evidence import evidence
from generator.projections.layers import on_some_goods
from generator.projections.week import week_id
from generator.rendering.environment import html_environment, markdown_environment
from generator.text.formats import (
    clip,
    day,
    days_left,
    grade_word,
    host,
    iso_date,
    long_day,
    month,
    percent,
    plural,
    stage_word,
    stance_word,
    the,
    times,
)
from generator.text.front_matter import front_matter
from generator.text.glossary_links import GlossaryIndex
from generator.text.markdown import escape_markdown, escape_marks
from generator.text.plain_markdown import plain_markdown
from generator.text.rich_text import escape_text, plain_text, render_rich
from generator.text.sentences import first_sentence
from generator.wording.briefing import (
    followed_words,
    gaps_words,
    headline_words,
    passed_words,
    span_words,
    week_words,
)
from generator.wording.date import date_evidence, dated_outcome, left_words, outcome_words
from generator.wording.entry import (
    change_words,
    entry_words,
    excepted_words,
    instrument_word,
    partners_words,
    rate_entry,
    rate_status,
)
from generator.wording.grade import grade_words
from generator.wording.masthead import heading as site_heading
from generator.wording.masthead import since_words
from generator.wording.news import headline
from generator.wording.outcome import promise_words, proposal_words
from generator.wording.rate import also_words, covers_words, rate_words, value_words, why_words
from generator.wording.scope import scope_words
from generator.wording.status import status_words
from generator.wording.turn import follow_words, turn_words

_HTML_SECTION = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>')
_MARKDOWN_SECTION = re.compile(r"^## (.*) \{ #([a-z0-9-]+) \}$", re.MULTILINE)
_TAG = re.compile(r"<[^>]*>")
_LINK = re.compile(r'<a href="([^"]*)">([^<]*)</a>')
_SCHEME = re.compile(r"^https?:")
_EMPTY_LINES = re.compile(r"\n{2,}")
_INDENT = re.compile(r"\n\s*")


class Renderer:
    """Draws pages. ``shared`` is what every template knows: the site's address, where its data is edited, its masthead.

    Pages of a template ``….md.jinja`` are Markdown; those of ``….html.jinja`` are a heading and fragments of HTML.
    """

    def __init__(self, shared: dict[str, Any]) -> None:
        self.shared = shared
        self._html = self._equipped(html_environment())
        self._html.filters.update(sections=_html_sections, md=_as_markdown)
        self._markdown = self._equipped(markdown_environment())
        self._markdown.filters.update(sections=_markdown_sections, inner=_inner)

    def _equipped(self, environment: SandboxedEnvironment) -> SandboxedEnvironment:
        environment.filters.update(
            day=day, long_day=long_day, month=month, percent=percent, plural=plural, stage=stage_word,
            stance=stance_word, grade=grade_word, headline=headline, host=host, days_left=days_left, plain=plain_text,
            clip=clip,
            evidence=evidence, accounts_by_party=accounts_by_party, cite_text=cite_text, cite_bibtex=cite_bibtex,
            cite_csl=cite_csl, json_ld=article, dataset_ld=dataset, times=times,
            iso_date=iso_date, date_evidence=date_evidence,
            the=the, left_words=left_words, outcome_words=outcome_words,
            change=change_words, entry_words=entry_words, excepted=excepted_words,
            instrument=instrument_word, partners=partners_words, rate_entry=rate_entry, rate_status=rate_status,
            also_words=also_words, grade_words=grade_words, promise_words=promise_words,
            proposal_words=proposal_words, covers_words=covers_words, rate_words=rate_words, value_words=value_words,
            week_id=week_id, week_words=week_words, span_words=span_words, headline_words=headline_words,
            followed_words=followed_words, gaps_words=gaps_words, passed_words=passed_words,
            why_words=why_words, status_words=status_words, on_some_goods=on_some_goods, first_sentence=first_sentence,
            since=since_words, site_heading=site_heading,
            turn_words=turn_words, dated_outcome=dated_outcome, follow_words=follow_words, scope_words=scope_words,
        )  # fmt: skip
        environment.globals.update(
            embed_code=embed_code,
            frame_code=frame_code,
            ladder_chart=ladder_chart, months_chart=months_chart, pair_chart=pair_chart,
            partners_chart=partners_chart, rate_chart=rate_chart,
            slips_chart=slips_chart, take_part=take_part,
        )  # fmt: skip
        environment.globals.update({"masthead": Masthead()} | self.shared)
        # Programs for calendars take this scheme, which asks them to subscribe.
        environment.globals["webcal"] = Markup(_SCHEME.sub("webcal:", self.shared["site"]))  # noqa: S704 - an address
        return environment

    def compile_templates(self) -> None:
        """Compile all templates now; otherwise each is compiled when it is first used."""
        for environment, endings in ((self._html, (".html.jinja", ".xml.jinja")), (self._markdown, (".md.jinja",))):
            for name in environment.list_templates():
                if name.endswith(endings):
                    environment.get_template(name)

    def body(self, page: Page) -> str:
        """Return the document of ``page`` without its front matter."""
        if page.template.endswith(".md.jinja"):
            return self._markdown_text(page, page.template)
        template, root_address = self._html.get_template(page.template), page.to_root or "./"
        return _tidy(template.render(page=page, root=root_address, **_html_prose(page, root_address), **page.context))

    def copy(self, page: Page, body: str) -> str:
        """Return ``page``, whose document has the ``body``, as the Markdown that is published beside it."""
        document = self._markdown_text(page, page.copy_template) if page.copy_template else body
        return plain_markdown(document, page.address, self.shared["site"])

    def _markdown_text(self, page: Page, template: str) -> str:
        root = Markup(page.to_root)  # noqa: S704 - dots and slashes
        found = self._markdown.get_template(template)
        text = found.render(page=page, root=root, prose=_markdown_prose(page), **page.context)
        return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"

    def text(self, file: TextFile) -> str:
        """Return a file that is no page; its template is escaped for HTML, which suits XML too."""
        site = self.shared["site"]
        template = self._html.get_template(file.template)
        text = template.render(rich=lambda text: render_rich(text, f"{site}events/"), **file.context)
        return _EMPTY_LINES.sub("\n", text).strip() + "\n"

    def document(self, page: Page) -> str:
        """Return ``page`` as a Markdown document for the site engine: front matter and body."""
        keys = front_matter(
            page.title,
            page.description,
            pictured=has_own_image(page.address),
            has_feed=has_feed(page.address),
            markdown=copy_path(page.address),
        )
        return keys + self.body(page)


def _as_markdown(text: str) -> Markup:
    """Return a plain text as Markdown, for the heading among fragments of HTML."""
    return Markup(escape_markdown(text))  # noqa: S704 - escaped here


def _inner(text: str) -> Markup:
    """Return a piece of a line as Markdown; unlike a whole text it keeps its spaces."""
    return Markup(escape_marks(text))  # noqa: S704 - escaped here


def _html_sections(body: str) -> list[tuple[str, Markup]]:
    """Return the id and the heading of each section of a page's HTML, in order."""
    found = _HTML_SECTION.findall(body)
    return [(key, Markup(_TAG.sub("", heading))) for key, heading in found]  # noqa: S704 - was escaped when drawn


def _markdown_sections(body: str) -> list[tuple[str, Markup]]:
    """Return the id and the heading of each section of a page's Markdown, in order."""
    return [(key, Markup(heading)) for heading, key in _MARKDOWN_SECTION.findall(body)]  # noqa: S704 - as above


def _tidy(text: str) -> str:
    """Return a document of HTML fragments without indents; a heading keeps the empty lines that Markdown needs."""
    before, _, after = f"\n{text.strip()}".partition("\n# ")
    heading, _, after = after.partition("\n")
    before, after = (_INDENT.sub("\n", part.strip()) for part in (before, after))
    return f"{before}\n\n# {heading}\n\n{after}\n".lstrip("\n")


def _html_prose(page: Page, root: str) -> dict[str, Callable[[str], Markup]]:
    """Return what puts a page's own texts into HTML: ``rich`` for those with marks, ``prose`` for plain ones.

    Words of the glossary lead to it at their first appearance on the page, if the page has ``terms``.
    """
    terms: GlossaryIndex | None = page.context.get("terms")
    seen: set[str] = set()

    def linked(text: Markup) -> Markup:
        return Markup(terms.link(text, f"{root}glossary/", seen)) if terms else text  # noqa: S704 - was escaped

    return {
        "rich": lambda text: linked(render_rich(text, f"{root}events/")),
        "prose": lambda text: linked(escape_text(text)),
    }


def _markdown_prose(page: Page) -> Callable[[str], Markup]:
    """Return what puts a plain text into Markdown, with links to the glossary as in HTML."""
    terms: GlossaryIndex | None = page.context.get("terms")
    seen: set[str] = set()

    def prose(text: str) -> Markup:
        linked = str(escape_text(text))
        if terms:
            linked = terms.link(linked, f"{page.to_root}glossary/index.md", seen)
        # Plain text, and for each link its target and its words.
        plain, *links = _LINK.split(str(linked))
        parts = [escape_markdown(html.unescape(plain)) if plain.strip() else ""]
        for target, words, following in zip(links[0::3], links[1::3], links[2::3], strict=True):
            space = " " if parts[-1] and plain.endswith(" ") else ""
            parts += [
                f"{space}[{escape_markdown(html.unescape(words))}]({target})",
                escape_marks(html.unescape(following)),
            ]
            plain = ""
        return Markup("".join(parts))  # noqa: S704 - escaped here

    return prose
