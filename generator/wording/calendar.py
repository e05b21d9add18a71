"""A date in words for a calendar: its heading, and what a reader finds on opening it."""

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from generator.model import DeadlineStep, Event, Source
from generator.projections.calendar_entry import CalendarEntry
from generator.projections.coverage import Coverage
from generator.projections.deadlines import DeadlineHistory
from generator.text.formats import day, long_day, plural, times
from generator.wording.date import date_evidence, outcome_words, short_outcome
from generator.wording.words import plain

# The most sources of one event.
_SOURCES = 3


def moment_of(step: DeadlineStep) -> dt.datetime | None:
    """Return the exact time of a date in UTC, None where only the day is known."""
    if not (step.due and step.time and step.timezone):
        return None
    local = dt.datetime.combine(step.due, dt.time.fromisoformat(step.time), ZoneInfo(step.timezone))
    return local.astimezone(dt.UTC)


def heading(entry: CalendarEntry) -> str:
    """Return what a calendar shows: ``US tariff on drones starts (started)``."""
    history = entry.history
    if history is None:
        return f"{entry.deadline.title} (withdrawn)"
    if history.is_open:
        return f"{entry.deadline.title} (expected)" if history.is_expectation else entry.deadline.title
    return f"{entry.deadline.title} ({short_outcome(history)})"


def details(entry: CalendarEntry, page: str) -> str:
    """Return what happens on the day, on whose word, what became of it, the sources, and where the ``page`` is."""
    sources = _sources(entry.events)
    listed = ["Sources:", *(f"- {source_words(source)}" for source in sources)] if sources else []
    paragraphs = [entry.deadline.about, "\n".join(_facts(entry)), "\n".join(listed), f"Its history: {page}"]
    return "\n\n".join(text for text in paragraphs if text)


def followed(coverage: Coverage) -> str:
    """Return how far the news was followed, in a sentence."""
    if coverage.to is None:
        return "How far the news was followed is not recorded."
    return f"The news was followed to {long_day(coverage.to)}; what came later may be missing."


def _facts(entry: CalendarEntry) -> Iterator[str]:
    history, step = entry.history, entry.step
    evidence = plain(date_evidence(history)) if history else ""
    yield f"Date: {long_day(entry.due)}{_local(step)}{evidence}"
    if entry.deadline.inclusive:
        yield "The day itself is included."
    if history is None:
        gone = next(event.withdrawn for event in entry.events if event.withdrawn)
        yield f"Withdrawn on {long_day(gone.date)}: {gone.reason}"
        return
    if history.slips:
        yield _moved(history)
    if history.is_open or history.outcome == "not-recorded":
        verb = "changes" if history.is_open else "changed"
        for said in history.consequences:
            yield f"If nothing {verb}, {said.party.short}: {said.says}"
    if not history.is_open:
        told = f": {entry.events[-1].title}" if history.outcome not in ("passed", "not-recorded") else ""
        yield f"Outcome: {outcome_words(history)}{told}"


def _local(step: DeadlineStep) -> str:
    return f", {step.time} {step.timezone}" if step.time and step.timezone else ""


def _moved(history: DeadlineHistory) -> str:
    days = history.total_slip_days
    about = "about " if any(slip.is_approximate for slip in history.slips) else ""
    first = day(history.first_due, history.slips[0].precisions[0]) if history.first_due else ""
    far = f"{about}{plural(abs(days), 'day')} {'later' if days >= 0 else 'earlier'}"
    return f"First given as {first}; moved {times(len(history.slips))}, {far} in all."


def _sources(events: tuple[Event, ...]) -> list[Source]:
    """Return the first sources of each event."""
    return list(dict.fromkeys(source for event in events for source in event.sources[:_SOURCES]))


def source_words(source: Source) -> str:
    """Return a source in a line of plain text: publisher, day, title and address, as far as they are known."""
    published = f", {day(source.published)}" if source.published else ""
    return " ".join(filter(None, [f"{source.publisher.name}{published}:", source.title, source.url])).rstrip(":")
