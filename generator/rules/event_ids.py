"""An event's file is data/events/YEAR/DATE-words.yml, with its own date: the stem is its id and its address."""

import datetime as dt
import re
from collections.abc import Iterator

from generator.loading.records import Records
from generator.problems import Problem, quote

_ID = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(-[a-z0-9]+)+")
_LONGEST = 100


def check(records: Records, _as_of: dt.date) -> Iterator[Problem]:
    """Yield a problem for each event whose file name is no id or disagrees with its date."""
    for record in records.events:
        date = record.value.date.isoformat()
        if len(record.id) > _LONGEST or not _ID.fullmatch(record.id):
            yield record.problem(
                (),
                "bad-id",
                "an event's file is named DATE-words.yml in lower-case letters, digits and hyphens",
                f"found {quote(record.id)}",
                f"rename it, like {date}-who-did-what.yml",
            )
        elif not record.id.startswith(f"{date}-"):
            yield record.problem(
                ("date",),
                "id-date",
                "the file name starts with the event's date",
                f"found {quote(record.id)} for {date}",
                f"rename the file to {date}-{record.id[11:]}.yml or mend the date",
            )
        elif record.document.path.split("/")[2] != date[:4]:
            yield record.problem(
                (),
                "wrong-folder",
                "an event lies in the folder of its year",
                f"found {quote(record.document.path)}",
                f"move it to data/events/{date[:4]}/",
            )
