"""Tables of events and of what each event says."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.model import Event, Library
from generator.projections.evidence import evidence
from generator.tables.table import EVENT, PLACE, SOURCE, Column, Row, Table, link
from generator.text.rich_text import plain_text


def _events(library: Library) -> Iterator[Row]:
    for event in library.events:
        gone = event.withdrawn
        yield (
            event.id, event.date, event.precision, event.ends, event.time, event.timezone, event.kind, event.title,
            plain_text(event.summary), event.worldwide, evidence(event).grade, event.recorded, event.checked,
            gone.date if gone else None, gone.reason if gone else None,
        )  # fmt: skip


EVENTS = Table(
    "events",
    "What happened or was said; a row for each event, withdrawn ones included.",
    ("id",),
    (
        Column("id", "Id; it never changes."),
        Column("date", "Day on which it happened; the first of the span if only that is known.", "date"),
        Column("precision", "How exactly the day is known: day, month, quarter or year."),
        Column("ends", "Last day of an event of several days.", "date"),
        Column("time", "Local time, where it is known."),
        Column("timezone", "IANA time zone of the time."),
        Column("kind", "statement, call, talks, meeting, agreement, measure, threat, deadline, ruling or report."),
        Column("title", "Title."),
        Column("summary", "Summary, as plain text."),
        Column("worldwide", "True if it concerns all partners.", "boolean"),
        Column("grade", "Evidence: official, corroborated, single-source or disputed; computed from the sources."),
        Column("recorded", "Day on which it entered the record.", "date"),
        Column("checked", "Day on which it was last compared with its sources.", "date"),
        Column("withdrawn", "Day on which it was withdrawn.", "date"),
        Column("withdrawn_reason", "Why it was withdrawn."),
    ),
    _events,
)


@dataclass(frozen=True, slots=True)
class _Listed:
    """The rows of a list that each event has."""

    of: Callable[[Event], Iterable[Row]]

    def __call__(self, library: Library) -> Iterator[Row]:
        for event in library.events:
            for place, row in enumerate(self.of(event), 1):
                yield event.id, place, *row


def listed(name: str, about: str, columns: tuple[Column, ...], of: Callable[[Event], Iterable[Row]]) -> Table:
    """Return a table with a row for each item of a list of each event."""
    return Table(name, about, ("event", "place"), (EVENT, PLACE, *columns), _Listed(of))


def _json(value: object) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)


LISTS = (
    listed("event_countries", "Countries that an event names; the first is the one that acts.",
           (link("country", "countries", "Code of the country."),), lambda e: [(c.code,) for c in e.countries]),
    listed("event_topics", "Topics of an event.", (link("topic", "topics", "Id of the topic."),),
           lambda e: [(topic.id,) for topic in e.topics]),
    listed("event_people", "People who act or speak in an event.", (link("person", "people", "Id of the person."),),
           lambda e: [(person.id,) for person in e.named_people]),
    listed("event_sources", "Sources that an event cites.",
           (SOURCE, Column("fact", "Number of the fact in the seed of the source.", "integer")),
           lambda e: [(cited.source.id, cited.fact) for cited in e.citations]),
    listed("event_follows", "Earlier events that an event follows.",
           (link("follows", "events", "Id of the earlier event."),), lambda e: [(key,) for key in e.follows]),
    listed("accounts", "What each party says of an event.",
           (link("party", "countries", "Whose account it is."),
            Column("stance", "claims, confirms, denies, disputes or silent."),
            Column("says", "What is said."),
            link("speaker", "people", "Id of the person who says it."), SOURCE),
           lambda e: [(a.party.code, a.stance, a.says, a.speaker.id if a.speaker else None, a.citation.source.id)
                      for a in e.accounts]),
    listed("rival_values", "Where sources of an event differ: what each says.",
           (Column("what", "Of what."), Column("value", "What the source says."), SOURCE),
           lambda e: [(rival.what, rival.value, rival.citation.source.id) for rival in e.rival_values]),
    listed("revisions", "Changes to published events.",
           (Column("date", "Day of the change.", "date"),
            Column("kind", "correction, update, source or withdrawn."),
            Column("field", "The part that changed, a JSON Pointer (RFC 6901)."),
            Column("old", "Its value before, as JSON."), Column("new", "Its value since, as JSON."),
            Column("reason", "Why.")),
           lambda e: [(r.date, r.kind, r.field, _json(r.old), _json(r.new), r.reason) for r in e.revisions]),
)  # fmt: skip
