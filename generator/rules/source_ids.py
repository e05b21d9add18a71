"""A source's file lies in the folder of the year it was published, or in ``undated``, and is named for its date."""

import datetime as dt
import re
from collections.abc import Iterator

from generator.loading.records import Records
from generator.problems import Problem, quote

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 100


def check(records: Records, _as_of: dt.date) -> Iterator[Problem]:
    """Yield a problem for each source whose file name or folder disagrees with its date."""
    for record in records.sources:
        published = record.value.published
        folder = record.document.path.split("/")[2]
        if len(record.id) > _LONGEST or not _ID.fullmatch(record.id):
            yield record.problem(
                (),
                "bad-id",
                "a source's file is named in lower-case letters, digits and hyphens",
                f"found {quote(record.id)}",
                "rename it, like 2025-06-03-reuters-few-words.yml",
            )
        elif published and not record.id.startswith(f"{published.isoformat()}-"):
            yield record.problem(
                ("published",),
                "id-date",
                "the file name starts with the day of publication",
                f"found {quote(record.id)} for {published}",
                "rename the file or mend the date",
            )
        elif folder != (published.isoformat()[:4] if published else "undated"):
            yield record.problem(
                (),
                "wrong-folder",
                "a source lies in the folder of its year, or in undated",
                f"found {quote(record.document.path)}",
                f"move it to data/sources/{published.year if published else 'undated'}/",
            )
