"""Who stands behind the site: what its desk says of itself, and what it had to correct, by year."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Event, Library, Revision
from generator.output import Output
from generator.pages.page import Page
from generator.projections.last_checked import check_span
from generator.projections.last_week import changes_of

ADDRESS = "who/"
# The statements in the order of the page, with their headings.
HEADINGS = {
    "editors": "Who edits",
    "money": "Who pays",
    "second-look": "How an entry is checked",
    "complaints": "How to complain, and how fast an answer comes",
    "removals": "What is taken down, and why",
}
_LISTED = 20


@dataclass(frozen=True, slots=True)
class Year:
    """The corrections of a ``year``: how many, and to how many ``entries``."""

    year: int
    corrections: int
    entries: int


def pages(library: Library) -> Iterator[Output]:
    """Yield the page."""
    says = {statement.id: statement for statement in library.masthead.statements}
    corrections = _corrections(library)
    yield Page(
        address=ADDRESS,
        template="desk.md.jinja",
        title="Who stands behind it",
        description="Who edits this site and who pays, how entries are checked, how to complain, and all corrections.",
        context={
            "statements": [(key, heading, says[key]) for key, heading in HEADINGS.items() if key in says],
            "years": _years(corrections),
            "corrections": corrections[:_LISTED],
            "total": len(corrections),
            "checked": check_span(library.active_events),
        },
        names=("Contact", "Editors", "Corrections", "Complaints"),
        contents=False,
    ).output()


def _corrections(library: Library) -> list[tuple[Event, Revision]]:
    """Return every correction of an entry, the latest first. Parts that were corrected together count once."""
    found = [(e, r) for event in library.active_events for e, r in changes_of(event) if r.kind == "correction"]
    return sorted(found, key=lambda pair: (pair[1].date, pair[0].id), reverse=True)


def _years(corrections: list[tuple[Event, Revision]]) -> list[Year]:
    by_year: dict[int, list[Event]] = defaultdict(list)
    for event, revision in corrections:
        by_year[revision.date.year].append(event)
    return [Year(year, len(events), len({event.id for event in events})) for year, events in sorted(by_year.items())][
        ::-1
    ]
