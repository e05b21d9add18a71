"""The front matter of generated pages: a fixed list of keys, as YAML.

Text is escaped for HTML, since the theme prints ``title`` and ``description`` as they are, in the page itself and, in
the navigation, in every other page.
"""

import html

import yaml


def front_matter(
    title: str, description: str, *, pictured: bool = False, has_feed: bool = False, markdown: str = ""
) -> str:
    """Return the front matter of a page, with its fences and an empty line at the end.

    ``pictured`` says that the page has a share image of its own, ``has_feed`` that its folder holds a feed; the path of
    its copy in Markdown is ``markdown``.
    """
    keys: dict[str, object] = {"title": html.escape(title), "description": html.escape(description)}
    keys["hide"] = ["navigation", "toc"]
    if pictured:
        keys["pictured"] = True
    if has_feed:
        keys["has_feed"] = True
    if markdown:
        keys["markdown"] = markdown
    return f"---\n{yaml.safe_dump(keys, allow_unicode=True, width=10_000, sort_keys=False)}---\n\n"
