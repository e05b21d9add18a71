"""The record as it is, read on the days to come: nothing breaks, and no page speaks of a passed day as ahead.

Nothing is recorded in these weeks, so ends pass, suspensions run out and dates fall without an outcome.
"""

import datetime as dt
import html
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from posixpath import join, normpath

import pytest

from generator.commands.state import as_text_parts
from generator.exports import all_exports, as_of_json
from generator.model import Library
from generator.model.days import last_day
from generator.output import Output
from generator.pages import PAGE_KINDS, all_pages, deadline, explore, glossary, home, person, source, timeline
from generator.pages.page import Page
from generator.pipeline import load_library
from generator.projections.standing import agreement_status, measure_status
from generator.projections.status import dates_pending
from generator.rendering.renderer import Renderer
from generator.site import api_manifest, checksums
from generator.text.formats import STAGES, long_day
from generator.wording.status import status_words
from generator.wording.words import plain
from tests.projects import REPOSITORY, content

FIRST = dt.date(2026, 11, 27)
# Days on which something ends or starts, and days after: all kinds of page that tell of the day are rendered.
WHOLE = [dt.date.fromisoformat(day) for day in ("2026-11-27", "2026-11-28", "2027-01-01", "2027-01-11")]
LAST = max(WHOLE)
DAYS = sorted({*(FIRST + dt.timedelta(n) for n in range(31)), *WHOLE, dt.date(2026, 12, 31), dt.date(2027, 1, 10)})
# On all other days only home and the ledger, and what the terminal says of one country.
EACH_DAY = ("index.html", "deadlines/index.html")
# Kinds of page that do not depend on the day: what is known of a source or a person.
TIMELESS = (explore.pages, glossary.pages, person.pages, source.pages, timeline.pages)

Whole = dict[dt.date, dict[str, str]]

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAY = rf"(?:(?:\d{{1,2}} )?(?:{'|'.join(MONTHS)}) \d{{4}}|Q\d \d{{4}}|\d{{4}})"
STAGE = "|".join(STAGES.values())
LEFT = re.compile(
    rf"({DAY})(?: day not known)?,? (today|tomorrow|in (\d+) days?|in \d+ years|this (?:month|quarter|year))\b"
)
TO = re.compile(rf"(?:\b(?:{STAGE}))(?: by [^;(]+?)?(?: since {DAY},)? to ({DAY})|since {DAY}, to ({DAY})")
UNTIL = re.compile(rf"until ({DAY}|today); what follow(ed|s)")
AHEAD = re.compile(rf"({DAY})(?: day not known)?.*(?:: |, | \| )(?:upcoming|expected \(not fixed\))")
MOVED = re.compile(rf"({DAY}) \([^()]*\); moved [^;]+; (?:upcoming|expected)")
OPEN = re.compile(rf"({DAY})(?: day not known)?(?: \([^()]*\))? \| open\b")
NEXT = re.compile(rf"next: (?:{STAGE}) ({DAY})")
PATTERNS = {"left": LEFT, "to": TO, "until": UNTIL, "ahead": AHEAD, "moved": MOVED, "open": OPEN, "next": NEXT}
# Sections in which each line begins with a day that lies ahead.
SECTIONS = {"if-nothing-changes", "next-dates", "next-7-days", "next-30-days", "next-90-days", "after-90-days"}
_LINK = re.compile(r'\[[^\]]*\]\(([^)\s]+)\)|href="([^"]+)"')
_CHART = re.compile(r"<svg.*?</svg>", re.DOTALL)
_LINE_END = re.compile(r"</(?:li|tr|dd|p|h2|desc|span class=\"tt-block\")>|\n")


@pytest.fixture(scope="module")
def record() -> Library:
    loaded = load_library(REPOSITORY, LAST)
    assert loaded.library, [str(problem) for problem in loaded.problems]
    return loaded.library


@pytest.fixture(scope="module")
def whole(record: Library) -> Whole:
    """Return all documents of the days of ``WHOLE`` by address."""
    return {day: dict(documents(on(record, day))) for day in WHOLE}


@cache
def renderer() -> Renderer:
    return Renderer({"site": "https://example.org/", "repo": "https://code.example.org"})


def on(record: Library, day: dt.date) -> Library:
    """Return the record as of ``day``, as it is linked for a build of that day."""
    return replace(record, as_of=day, events=tuple(event for event in record.events if event.known_from <= day))


def outputs(library: Library) -> list[Output]:
    """Return the pages that are rendered of the library's day."""
    kinds = (
        [kind for kind in PAGE_KINDS if kind not in TIMELESS]
        if library.as_of in WHOLE
        else (home.pages, deadline.pages)
    )
    return [output for pages in kinds for output in pages(library)]


def documents(library: Library) -> Iterator[tuple[str, str]]:
    """Yield the address and the text of each document that tells of the library's day."""
    for output in outputs(library):
        with output.named():
            if library.as_of in WHOLE or output.path in EACH_DAY:
                page: Page = output.make(*output.inputs)
                yield page.address, renderer().body(page)
    for part in as_text_parts(library, library.countries["CN"]):
        yield "state --country CN", "\n".join(part)


def lines(body: str) -> Iterator[tuple[str, str]]:
    """Yield each line of a document in plain words, with the section in which it stands."""
    section = ""
    for line in _LINE_END.split(_CHART.sub("", body).replace("</td>", " | ")):
        heading = re.match(r'## .*\{ #([a-z0-9-]+) \}$|<h2 id="([^"]+)"', line)
        section = (heading[1] or heading[2]) if heading else section
        # A fold begins a part of its own; one without an id goes on with what stands before it.
        fold = re.match(r'<details class="tt-fold[^"]*" id="([^"]+)"', line)
        section = fold[1] if fold else section
        words = re.sub(r"<[^>]*>|\{ [.#][^}]*\}|\*", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line))
        words = " ".join(html.unescape(words).replace("\\", "").split())
        if words:
            yield section, words


def parsed(words: str) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a date as it is written."""
    *before, year = words.split()
    if not before:
        first, precision = dt.date(int(year), 1, 1), "year"
    elif before[0].startswith("Q"):
        first, precision = dt.date(int(year), int(before[0][1]) * 3 - 2, 1), "quarter"
    else:
        month = MONTHS.index(before[-1]) + 1
        precision = "day" if len(before) > 1 else "month"
        first = dt.date(int(year), month, int(before[0]) if len(before) > 1 else 1)
    return first, last_day(first, precision)


def faults(day: dt.date, section: str, line: str) -> Iterator[str]:
    """Yield what a ``line`` that was written on ``day`` says of days that is not so."""
    yield from (match[0] for match in LEFT.finditer(line) if not _is_so_far(day, match))
    for match in TO.finditer(line):
        if parsed(match[1] or match[2])[1] <= day:
            yield match[0]
    for match in UNTIL.finditer(line):
        is_today = match[1] == "today"
        if is_today != (match[2] == "s") or (not is_today and parsed(match[1])[0] >= day):
            yield match[0]
    for match in [found for pattern in (AHEAD, MOVED, OPEN, NEXT) for found in pattern.finditer(line)]:
        if parsed(match[1])[1] < day:
            yield match[0]
    begins = re.match(rf"(?:- |\| )?({DAY})\b", line)
    if begins and section in (*SECTIONS, "help-wanted") and (parsed(begins[1])[1] >= day) != (section in SECTIONS):
        yield f"{section}: {line}"


def _is_so_far(day: dt.date, match: re.Match[str]) -> bool:
    """Tell whether a date is as far ahead as ``match`` says."""
    first, last = parsed(match[1])
    if match[2].startswith("this "):
        return first <= day <= last
    if match[2].endswith("years"):
        return (first - day).days > 730
    return (first - day).days == {"today": 0, "tomorrow": 1}.get(match[2], int(match[3] or 0))


def test_no_page_speaks_of_a_passed_day_as_ahead(record: Library, whole: Whole) -> None:
    found: list[str] = []
    read: list[str] = []
    for day in DAYS:
        for address, body in whole[day].items() if day in WHOLE else documents(on(record, day)):
            for section, line in lines(body):
                found += [f"{day} {address}: {fault}" for fault in faults(day, section, line)]
                if day == FIRST:
                    read += [name for name, pattern in PATTERNS.items() if pattern.search(line)]
    assert found == []
    assert set(read) == set(PATTERNS), "what a page says of days is no longer read"


def test_an_end_is_today_on_its_day_and_past_on_the_next(record: Library) -> None:
    said = []
    for day in ("2026-11-26", "2026-11-27", "2026-11-28", "2027-01-09", "2027-01-10", "2027-01-11"):
        library = on(record, dt.date.fromisoformat(day))
        limits = measure_status(library, library.measures["china-gallium-germanium-ban"])
        truce = agreement_status(library, library.agreements["us-china-one-year-truce"])
        said.append([plain(status_words(status, short=True)).partition(" (")[0] for status in (limits, truce)])
    assert said == [
        ["suspended to 27 Nov 2026", "in force to 10 Jan 2027"],
        ["suspended until today; what follows is not recorded yet", "in force to 10 Jan 2027"],
        ["suspended until 27 Nov 2026; what followed is not recorded", "in force to 10 Jan 2027"],
        ["suspended until 27 Nov 2026; what followed is not recorded", "in force to 10 Jan 2027"],
        ["suspended until 27 Nov 2026; what followed is not recorded",
         "in force until today; what follows is not recorded yet"],
        ["suspended until 27 Nov 2026; what followed is not recorded",
         "in force until 10 Jan 2027; what followed is not recorded"],
    ]  # fmt: skip


def test_what_a_date_leads_to_is_told_until_its_outcome_is_known(whole: Whole) -> None:
    truce = "deadlines/us-china-truce/"
    assert "<dt>If nothing changes</dt>" in whole[FIRST][truce]
    assert "<dt>If nothing changed</dt>" in whole[LAST][truce]


def test_a_suspension_that_ran_out_is_not_drawn_as_what_holds_now(whole: Whole) -> None:
    body = whole[FIRST]["measures/us-port-fees/"]
    assert ">until 10 Nov 2026; then not known<" in body
    assert ">now<" not in body


def test_a_page_whose_answer_will_change_by_itself_names_its_day(whole: Whole) -> None:
    """Archives aside, which tell of the past."""
    for before, after in pairwise(WHOLE):
        old, new = whole[before], whole[after]
        changed = [address for address, text in old.items() if text != new.get(address) and "state " not in address]
        told = [address for address in changed if not re.search(r"/\d{4}/$", address)]
        assert len(told) > 100
        assert [address for address in told if f"As of {long_day(before)}" not in words_of(old[address])] == []


def words_of(body: str) -> str:
    return " ".join(line for _, line in lines(body))


def test_every_link_of_a_document_arrives(record: Library, whole: Whole) -> None:
    library = on(record, LAST)
    there = {output.path for output in (*all_pages(library), *all_exports(library, ""))}
    there |= {checksums.PATH, api_manifest.PATH}
    there |= {path.relative_to(REPOSITORY / "docs").as_posix() for path in (REPOSITORY / "docs").rglob("*")}
    missing = set()
    for address, body in whole[LAST].items():
        for match in _LINK.finditer(body):
            target = re.split(r"[#?]", html.unescape(match[1] or match[2]))[0]
            if not target or "://" in target:
                continue
            path = normpath(join(address, target, "index.html" if target.endswith("/") else ""))
            path = re.sub(r"(^|/)index\.md$", r"\1index.html", path)
            if not there & {path, path.replace("/index.html", ".md")}:
                missing.add(f"{address}: {target}")
    assert missing == set()


def test_the_log_of_days_tells_of_the_dates_ahead(record: Library) -> None:
    library = on(record, LAST)
    (output,) = as_of_json.files(library, "")
    log = json.loads(content(output))
    ahead = {key: rows[-1][1] for key, _, _, rows in log["deadlines"] if rows and rows[-1][1]}
    assert set(ahead) == {history.deadline.id for history in dates_pending(library)}
    assert [due for due, known, *_ in ahead.values() if last_day(dt.date.fromisoformat(due), known) < LAST] == []
