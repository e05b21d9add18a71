"""The thread of an event: what it answers, and what answered it."""

from generator.model import Event, Library


def before(library: Library, event: Event) -> list[Event]:
    """Return the events that ``event`` follows, oldest first."""
    found = [library.event[key] for key in event.follows if key in library.event]
    return sorted(found, key=lambda earlier: (earlier.date, earlier.id))


def after(library: Library, event: Event) -> list[Event]:
    """Return the events that follow ``event``, oldest first."""
    return library.answers[event.id]
