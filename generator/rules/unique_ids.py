"""No two ids differ only by case or by Unicode form: they would be one file on some systems."""

import datetime as dt
import unicodedata
from collections.abc import Iterator

from generator.loading.records import Records
from generator.problems import Problem, quote


def check(records: Records, _as_of: dt.date) -> Iterator[Problem]:
    """Yield a problem for each event, source or seed whose id folds to one seen before in its kind."""
    for shelf in (records.events, records.sources, records.seeds):
        seen: dict[str, str] = {}
        for record in shelf:
            key = unicodedata.normalize("NFC", record.id).casefold()
            if key in seen:
                yield record.problem(
                    (),
                    "duplicate-id",
                    "an id is used once, whatever its case or folder",
                    f"found {quote(record.id)} also at {seen[key]}",
                    "rename or merge one of them",
                )
            seen.setdefault(key, record.document.path)
