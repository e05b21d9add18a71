"""Where a reader takes part without git: links at a page's foot to its file, a new entry, and a form for errors.

GitHub fills in its editor and its forms from the query of an address:
https://docs.github.com/en/issues/tracking-your-work-with-issues/using-issues/creating-an-issue
"""

import re
from urllib.parse import quote, urlencode

from generator.kinds import BY_NAME
from generator.model import Country, Topic
from generator.pages.page import Page

# Pages that are called otherwise than the kind of entry that they show.
_SHOWN = {"who": "masthead", "gaps": "desks"}
_NEW = """\
title: ""
date: YYYY-MM-DD
kind: statement
countries: [{countries}]
topics: [{topics}]
summary: >
  Who said or did what, when, according to whom.
sources: []
"""
_NAME = "YYYY/YYYY-MM-DD-who-did-what.yml"


def take_part(page: Page, repo: str, site: str) -> list[tuple[str, str]]:
    """Return the links of ``page`` to the repository at ``repo``, as words and address; ``site`` ends in a slash."""
    file = data_file(page.address)
    edit = ("Edit this file", f"{repo}/edit/main/{file}") if file else ("Data files", f"{repo}/tree/main/data")
    return [edit, ("Add an event", new_event(page, repo)), ("Report an error", error_form(page, repo, site))]


def data_file(address: str) -> str:
    """Return the path of the file that holds what the page at ``address`` shows, "" where many do."""
    folder, *below = address.split("/")[:-1] or [""]
    kind = BY_NAME.get(_SHOWN.get(folder, folder))
    if kind is None or (kind.has_folder and not below):
        return ""
    key = below[0] if below else ""
    year = key[:4] if re.match(r"[0-9]{4}-", key) else "undated"
    return kind.place.replace("YEAR", year).replace("ID", quote(key))


def new_event(page: Page, repo: str) -> str:
    """Return the address of GitHub's editor with a new event, with the country or topic of ``page`` filled in."""
    country, topic = page.context.get("country"), page.context.get("topic")
    text = _NEW.format(
        countries=country.code if isinstance(country, Country) else "",
        topics=topic.id if isinstance(topic, Topic) else "",
    )
    return f"{repo}/new/main/data/events?{urlencode({'filename': _NAME, 'value': text}, quote_via=quote)}"


def error_form(page: Page, repo: str, site: str) -> str:
    """Return the address of the form for errors, with page and file filled in."""
    known = {"template": "report-error.yml", "page": f"{site}{page.address}", "file": data_file(page.address)}
    return f"{repo}/issues/new?{urlencode({key: value for key, value in known.items() if value}, quote_via=quote)}"
