"""Render: a page to text, by Jinja in a sandbox. Data is only ever context, never the source of a template."""

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator.encode.front_matter import front_matter
from generator.encode.markdown import encode_markdown
from generator.encode.richtext import plain_text, render_rich
from generator.project.evidence import evidence
from generator.views.event import columns
from generator.views.page import Page
from generator.words import clip, day, days_left, host, long_day, month, percent, plural, stage_word, stance_word


class Renderer:
    """Draws pages. ``shared`` is what every template knows: the as-of day, the library's counts, the site's name."""

    def __init__(self, shared: dict[str, Any]) -> None:
        self.shared = shared
        self.markdown = _environment(shared, finalize=encode_markdown)
        self.html = _environment(shared, finalize=None)

    def fragment(self, page: Page) -> str:
        """Return the body of ``page`` as its template draws it: Markdown, or HTML for a stamped page."""
        environment = self.html if page.stamped else self.markdown
        template = environment.get_template(page.template)
        root = page.to_root or "./"
        return template.render(
            page=page, root=root, rich=lambda text: render_rich(text, f"{root}events/"), **page.context
        )

    def document(self, page: Page) -> str:
        """Return ``page`` as a document for the site engine: front matter and body."""
        head = front_matter(page.title, page.description, hide=page.hide, searchable=page.searchable)
        return head + self.fragment(page)


def _environment(shared: dict[str, Any], finalize: Any) -> Environment:  # noqa: ANN401 - Jinja's own type is a loose callable
    environment = ImmutableSandboxedEnvironment(
        loader=PackageLoader("generator", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=finalize,
        auto_reload=False,
    )
    environment.filters.update(
        day=day, long_day=long_day, month=month, percent=percent, plural=plural, stage=stage_word, stance=stance_word,
        host=host, days_left=days_left, plain=plain_text, clip=clip, evidence=evidence, columns=columns,
    )  # fmt: skip
    environment.globals.update(shared)
    return environment
