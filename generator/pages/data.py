"""The page of the data: every file to take away, and three questions that the database answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model import Library
from generator.output import Output
from generator.pages.page import Page, page_output
from generator.projections.last_checked import CheckSpan, check_span
from generator.tables import Content, contents
from generator.tables.database import answers

ADDRESS = "data/"


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the database, as ``sql``; the ``anchor`` is its place on the page."""

    anchor: str
    title: str
    sql: str


QUESTIONS = (
    Question(
        "rates-on-a-day",
        "What did the United States charge on 3 June 2025, and on whose word?",
        """\
SELECT partner, words AS rate, since, grade
FROM rates_on_day
WHERE day = '2025-06-03' AND "by" = 'US' AND percent >= 20
ORDER BY percent DESC, partner;""",
    ),
    Question(
        "slips",
        "Which dates have been moved most often?",
        """\
SELECT deadline, count(*) AS moves, sum(days) AS days, max(moved_to) AS now
FROM slips
GROUP BY id
ORDER BY moves DESC, days DESC, id
LIMIT 5;""",
    ),
    Question(
        "full-text",
        "Which events speak of rare earths and of licences?",
        """\
SELECT events.date, events.title
FROM events_fts
JOIN events ON events.rowid = events_fts.rowid
WHERE events_fts MATCH '"rare earth*" AND licen*'
ORDER BY events.date DESC, events.id
LIMIT 5;""",
    ),
)


def pages(library: Library) -> Iterator[Output]:
    """Yield the page."""
    yield page_output(ADDRESS, data_page, contents(library), check_span(library.active_events))


def data_page(tables: Sequence[Content], checked: CheckSpan) -> Page:
    """Return the page of ``tables``; ``checked`` is when their events were compared with their sources."""
    results = answers(tables, [question.sql for question in QUESTIONS])
    return Page(
        address=ADDRESS,
        template="data.md.jinja",
        title="Data",
        description="The whole record to take away: CSV tables, a SQLite database, a Data Package, Parquet, checksums.",
        context={
            "tables": [(table, len(table.rows)) for table in tables],
            "questions": [(question, *result) for question, result in zip(QUESTIONS, results, strict=True)],
            "checked": checked,
        },
        names=("download", "CSV", "SQLite", "Parquet", "dataset"),
    )
