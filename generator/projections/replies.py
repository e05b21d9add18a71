"""The events that an event follows, and those that follow it."""

from generator.model import Event, Library


def preceding(library: Library, event: Event) -> list[Event]:
    """Return the events that ``event`` follows, oldest first."""
    known = [library.events_by_id[key] for key in event.follows if key in library.events_by_id]
    return sorted(known, key=lambda earlier: (earlier.date, earlier.id))


def following(library: Library, event: Event) -> list[Event]:
    """Return the events that follow ``event``, oldest first."""
    return library.replies[event.id]
