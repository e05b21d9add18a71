"""Load the library: read, check and link the data of a project. Every command gets its data from here."""

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

from generator.kinds import KINDS
from generator.loading.records import Records
from generator.loading.urls_lock import UrlsLock, read_lock
from generator.model import Library
from generator.pipeline.link import link
from generator.pipeline.published import lost_addresses
from generator.pipeline.read import read_records
from generator.pipeline.sound import sound
from generator.pipeline.version import Version, gone, version_problems
from generator.problems import Problem, worst
from generator.rules import find_problems
from generator.settings import checking_day
from generator.settings import today as this_day
from generator.store import Store


@dataclass(frozen=True, slots=True)
class Loaded:
    """The result of loading: all ``problems``, sorted, and the ``library``, None where one of them is an error.

    ``counts`` has the number of valid entries by the name of their kind, ``records`` has these entries.
    """

    library: Library | None
    problems: list[Problem]
    counts: dict[str, int] = field(default_factory=dict)
    records: Records = field(default_factory=Records)


def load_library(
    root: Path,
    as_of: dt.date,
    store: Store | None = None,
    today: dt.date | None = None,
    known_on: dt.date | None = None,
    before: Version | None = None,
) -> Loaded:
    """Return the library of the data below ``root`` as of the day ``as_of``, or the problems that prevent it.

    Bad data never raises. Events later than ``as_of`` are checked but left out of the library. ``today`` is the day
    after which an event lies in the future; by default the present day, or ``as_of`` if that is later. With
    ``known_on``, the library holds only what the record held on that day, as it stood there. With an earlier version,
    ``before``, the problems also tell what was lost of it or changed in silence.
    """
    records, problems = read_records(root, store or Store(None))
    lock, faults = read_lock(root)
    checking = today or checking_day(as_of)
    found, present = check(records, checking, lock, before)
    problems = sorted({*problems, *faults, *found})
    library: Library | None = None
    if worst(problems) != "error":
        is_present = as_of == checking and known_on is None
        library = (
            present if is_present else link(records, as_of, known_on, today or this_day(), _published(lock, as_of))
        )
    return Loaded(library, problems, {kind.name: len(records[kind.name]) for kind in KINDS}, records)


def check(
    records: Records, today: dt.date, lock: UrlsLock | None = None, before: Version | None = None
) -> tuple[list[Problem], Library]:
    """Return the problems that the rules find in ``records``, and the library of those that can be linked.

    With the ``lock``, addresses that are lost are among the problems; with an earlier version, ``before``, what was
    lost of it or changed in silence.
    """
    lock = lock or UrlsLock()
    library = link(sound(records), today, published=_published(lock, today))
    told = {(kind.name, record.id) for kind, record in gone(before.records, records)} if before else set()
    found = [*find_problems(records, today, library), *lost_addresses(records, lock, told)]
    return [*found, *(version_problems(before, records, lock) if before else ())], library


def _published(lock: UrlsLock, as_of: dt.date) -> frozenset[str]:
    """Return the addresses that a site as of a day must have: none if it is of a day before that of the lock."""
    return frozenset(lock.addresses if as_of >= lock.day else ())


def problems_of_text(root: Path, path: str, text: str, today: dt.date, store: Store | None = None) -> list[Problem]:
    """Return the problems that the file at ``path`` would have with the content ``text``, sorted by place."""
    records, problems = read_records(root, store or Store(None), {path: text})
    found, _ = check(records, today)
    return sorted({problem for problem in (*problems, *found) if problem.path == path})
