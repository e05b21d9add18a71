"""Render: a page to HTML, by Jinja in a sandbox. Data is only ever context, never the source of a template."""

import re
from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from generator.cards.paths import has_own_image
from generator.charts import ladder_chart, months_chart, partners_chart, rate_chart, slips_chart
from generator.pages.citation import cite_bibtex, cite_csl, cite_text
from generator.pages.event import accounts_by_party
from generator.pages.page import Page
from generator.projections.evidence import evidence
from generator.rendering.environment import new_environment
from generator.text.formats import (
    clip,
    day,
    days_left,
    grade_word,
    host,
    long_day,
    month,
    percent,
    plural,
    stage_word,
    stance_word,
    times,
)
from generator.text.front_matter import front_matter
from generator.text.glossary_links import GlossaryIndex
from generator.text.rich_text import escape_text, plain_text, render_rich

_SECTION = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>')
_TAG = re.compile(r"<[^>]*>")


class Renderer:
    """Draws pages. ``shared`` is what every template knows: the site's address, and where its data is edited."""

    def __init__(self, shared: dict[str, Any]) -> None:
        self.shared = shared
        self.environment = new_environment()
        self.environment.filters.update(
            day=day, long_day=long_day, month=month, percent=percent, plural=plural, stage=stage_word,
            stance=stance_word, grade=grade_word, host=host, days_left=days_left, plain=plain_text, clip=clip,
            evidence=evidence, accounts_by_party=accounts_by_party, sections=sections, cite_text=cite_text,
            cite_bibtex=cite_bibtex, cite_csl=cite_csl, times=times,
        )  # fmt: skip
        self.environment.globals.update(
            ladder_chart=ladder_chart, months_chart=months_chart, partners_chart=partners_chart, rate_chart=rate_chart,
            slips_chart=slips_chart,
        )  # fmt: skip
        self.environment.globals.update(shared)

    def compile_templates(self) -> None:
        """Compile all templates now; otherwise each is compiled when it is first used."""
        for name in self.environment.list_templates():
            self.environment.get_template(name)

    def fragment(self, page: Page) -> str:
        """Return the body of ``page`` as HTML."""
        root = page.to_root or "./"
        template = self.environment.get_template(page.template)
        return template.render(page=page, root=root, **_prose(root, page.context.get("terms")), **page.context)

    def document(self, page: Page) -> str:
        """Return ``page`` as a Markdown document for the site engine: front matter and body."""
        keys = front_matter(
            page.title, page.description, searchable=page.searchable, pictured=has_own_image(page.address)
        )
        return keys + self.fragment(page)


def sections(body: str) -> list[tuple[str, Markup]]:
    """Return the id and the heading of each section of a page's HTML, in order."""
    found = _SECTION.findall(body)
    return [(key, Markup(_TAG.sub("", heading))) for key, heading in found]  # noqa: S704 - was escaped when drawn


def _prose(root: str, terms: GlossaryIndex | None) -> dict[str, Callable[[str], Markup]]:
    """Return what puts a page's own texts into HTML: ``rich`` for those with marks, ``prose`` for plain ones.

    Terms of the glossary lead to it where they first stand on the page, if the page has ``terms``.
    """
    seen: set[str] = set()

    def linked(text: Markup) -> Markup:
        return Markup(terms.link(text, f"{root}glossary/", seen)) if terms else text  # noqa: S704 - was escaped

    return {
        "rich": lambda text: linked(render_rich(text, f"{root}events/")),
        "prose": lambda text: linked(escape_text(text)),
    }
