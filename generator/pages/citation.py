"""How to cite an event page: as a sentence, in BibTeX and in CSL-JSON (citationstyles.org, schema 1.0.2)."""

import datetime as dt
import json

from generator.model import Event
from generator.text.formats import long_day

_BIBTEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        # BibTeX counts braces even after a backslash.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
    }
    | {char: f"\\{char}" for char in "%&#$_"}
)


def cite_text(event: Event, name: str, site: str, changed: dt.date) -> str:
    """Return the citation as a sentence; ``name`` is that of the site, ``site`` its address, ended by a slash."""
    day = long_day(event.date, event.precision)
    return f"{name}, “{event.title}”, event of {day}, {_address(event, site)}, last changed {long_day(changed)}."


def cite_bibtex(event: Event, name: str, site: str, changed: dt.date) -> str:
    """Return the citation as a BibTeX entry."""
    title, author = event.title.translate(_BIBTEX), name.translate(_BIBTEX)
    return (
        f"@misc{{{event.id},\n  title = {{{{{title}}}}},\n  author = {{{{{author}}}}},\n"
        f"  year = {{{event.date.year}}},\n  month = {{{event.date.month}}},\n"
        f"  url = {{{_address(event, site)}}},\n  note = {{Last changed {changed.isoformat()}}}\n}}"
    )


def cite_csl(event: Event, name: str, site: str) -> str:
    """Return the citation as CSL-JSON: a list of one item."""
    issued = [event.date.year, event.date.month, *([event.date.day] if event.precision == "day" else [])]
    item = {
        "id": event.id,
        "type": "webpage",
        "title": event.title,
        "container-title": name,
        "issued": {"date-parts": [issued]},
        "URL": _address(event, site),
    }
    return json.dumps([item], ensure_ascii=False, separators=(",", ":"))


def _address(event: Event, site: str) -> str:
    return f"{site}events/{event.id}/"
