"""The whole difference between two versions of the record. What could not be looked at is said, never left empty."""

from dataclasses import dataclass

from generator.difference.answers import Answer, dates, rates, statuses
from generator.difference.entries import Entries, compare_entries
from generator.difference.outputs import Touched, compare_outputs
from generator.loading.records import Records
from generator.model import Library
from generator.pipeline.version import ADDRESSED
from generator.rules.moved_from import moved_to
from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs since the version ``base``, as readers see it on the day ``as_of`` (ISO 8601).

    ``not_analysed`` says in sentences what was not looked at; the parts that it concerns are None.
    """

    base: str
    as_of: str
    not_analysed: tuple[str, ...]
    entries: Entries
    dates: tuple[Answer, ...] | None = None
    rates: tuple[Answer, ...] | None = None
    statuses: tuple[Answer, ...] | None = None
    site: Touched | None = None

    @property
    def is_empty(self) -> bool:
        """True if everything was looked at and nothing differs."""
        entries, site = self.entries, self.site
        found = (entries.gone, entries.added, entries.renamed, entries.withdrawn, entries.changed, entries.checked)
        answers = (self.dates, self.rates, self.statuses)
        touched = (site.gone, site.moved, site.new, site.changed, site.feeds, site.calendars) if site else ()
        return site is not None and not any((*self.not_analysed, *found, *answers, *touched))


def compare(
    base: str,
    before: tuple[Records, Library],
    now: tuple[Records, Library | None],
    not_analysed: tuple[str, ...],
    settings: Settings,
) -> Difference:
    """Return the difference between two versions, each given by its valid entries and its library.

    Without a library of the present version only the entries are compared.
    """
    (old, before_library), (new, library) = before, now
    entries = compare_entries(old, new)
    as_of = before_library.as_of.isoformat()
    if library is None:
        return Difference(base, as_of, not_analysed, entries)
    moved = {kind.name: moved_to(new[kind.name]) for kind in ADDRESSED}
    return Difference(
        base,
        as_of,
        not_analysed,
        entries,
        tuple(dates(before_library, library, moved)),
        tuple(rates(before_library, library)),
        tuple(statuses(before_library, library, moved)),
        compare_outputs(before_library, library, settings),
    )
