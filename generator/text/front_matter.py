"""Front matter of generated pages: a fixed list of keys, dumped as YAML, its text escaped for HTML.

The theme prints ``title`` and ``description`` as they are, in the page and, through the navigation, in every other.
"""

import html

import yaml


def front_matter(title: str, description: str, *, searchable: bool = True, pictured: bool = False) -> str:
    """Return the front matter block of a page, fences included, ended by an empty line.

    ``pictured`` says that the page's folder holds a share picture of its own.
    """
    keys: dict[str, object] = {"title": html.escape(title), "description": html.escape(description)}
    keys["hide"] = ["navigation", "toc"]
    if pictured:
        keys["pictured"] = True
    if not searchable:
        keys["search"] = {"exclude": True}
    return f"---\n{yaml.safe_dump(keys, allow_unicode=True, width=10_000, sort_keys=False)}---\n\n"
