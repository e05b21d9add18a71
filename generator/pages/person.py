"""People: the list of them by country, and a page for each."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from generator.model import Event, Library, Person
from generator.output import Output
from generator.pages.archive import SHORT, archive_of, archive_pages, listing_of
from generator.pages.page import Page
from generator.projections.last_checked import check_span
from generator.text.formats import plural

# Kinds of event at which people are together, or on the line.
_TOGETHER = frozenset({"call", "talks", "meeting"})
# The most counterparts that a page names.
_COUNTERPARTS = 8


def pages(library: Library) -> Iterator[Output]:
    """Yield the list of people, and the pages of each whom an event names."""
    named = [person for key, person in library.people.items() if library.by_person.get(key)]
    groups: dict[str, list[tuple[Person, int]]] = {}
    for person in sorted(named, key=lambda p: (-len(library.by_person[p.id]), p.name)):
        groups.setdefault(person.country.code, []).append((person, len(library.by_person[person.id])))
    ordered = sorted(groups.items(), key=lambda g: (-sum(count for _, count in g[1]), g[0]))
    yield Page(
        address="people/",
        template="people.md.jinja",
        title="People",
        description=f"Who speaks and acts in the {library.masthead.talks}, by country, with their offices.",
        context={
            "groups": [(library.countries[code], group) for code, group in ordered],
            "checked": check_span(library.active_events),
        },
        searchable=False,
    ).output()
    for person in named:
        yield from _pages(library, person)


def _pages(library: Library, person: Person) -> Iterator[Output]:
    events = library.by_person[person.id]
    archive = archive_of(library, f"people/{person.id}/", person.name, events)
    accounts = (
        (event, account) for event in reversed(events) for account in event.accounts if account.speaker == person
    )
    yield Page(
        address=archive.address,
        template="person.html.jinja",
        title=person.name,
        description=f"{person.name}, {person.offices[-1].title}: {plural(len(events), 'event')} in the record.",
        context={
            "person": person,
            "checked": check_span(events),
            "archive": archive,
            "events": listing_of(archive, events).latest if archive.has_pages else events[::-1],
            "first": events[0],
            "counterparts": counterparts(events, person),
            "most": _COUNTERPARTS,
            "accounts": list(islice(accounts, SHORT)),
        },
        names=tuple(filter(None, (person.native_name, *person.also))),
        note=person.offices[-1].title,
        text=_searched(person),
    ).output()
    if archive.has_pages:
        yield from archive_pages(archive, events, person.name, person.name)


def counterparts(events: Sequence[Event], person: Person) -> list[tuple[Person, int]]:
    """Return people of other countries, with the number of calls, talks and meetings that name them with ``person``."""
    counts = Counter(
        other
        for event in events
        if event.kind in _TOGETHER and event.withdrawn is None
        for other in event.named_people
        if other.country != person.country
    )
    return sorted(counts.items(), key=lambda row: (-row[1], row[0].name))


def _searched(person: Person) -> str:
    """Return what a search finds a person by besides the names."""
    return ", ".join((*(office.title for office in person.offices), *filter(None, (person.role,))))
