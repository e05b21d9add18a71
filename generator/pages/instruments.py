"""The legal texts that a page of an event, a measure or an agreement names first among its sources."""

from collections.abc import Iterable

from generator.model import Agreement, Event, Instrument, Measure


def instruments_of(thing: Measure | Agreement, events: Iterable[Event]) -> list[Instrument]:
    """Return the instruments of ``thing`` and of its ``events``, each once; those that we have read come first."""
    found: dict[tuple[str, str | None, str | None], Instrument] = {}
    for instrument in (*thing.instruments, *(each for event in events for each in event.instruments)):
        key = (instrument.kind, instrument.number, instrument.cite if not instrument.number else None)
        if key not in found or (instrument.is_read and not found[key].is_read):
            found[key] = instrument
    return sorted(found.values(), key=lambda instrument: not instrument.is_read)


def numbers(instruments: Iterable[Instrument]) -> tuple[str, ...]:
    """Return by what a search finds ``instruments``: ``EO 14257``, ``90 FR 15041``."""
    return tuple(words for one in instruments for words in (one.number, one.cite) if words)
