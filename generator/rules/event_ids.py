"""An event's file is ``data/events/YEAR/DATE-words.yml`` with the event's own date; its stem is the event's id.

An id never changes: where a revision corrected the date of a published event, the date that it had first counts too.
"""

import re
from collections.abc import Iterator

from generator.loading.records import Record
from generator.problems import quote
from generator.rules.rule import Context, Finding, Rule
from generator.schema.event import Event

_ID = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(-[a-z0-9]+)+")
_LONGEST = 100


def check(record: Record[Event], _context: Context) -> Iterator[Finding]:
    """Find a file name that is no id, or that disagrees with the date of the event."""
    date = record.value.date.isoformat()
    path = record.document.path
    former = {str(revision.old) for revision in record.value.revisions if revision.field == "/date"}
    if len(record.id) > _LONGEST or not _ID.fullmatch(record.id):
        words = "-".join(re.findall("[a-z0-9]+", record.id.lower()))
        is_near = _ID.fullmatch(words) and len(words) <= _LONGEST
        do = f"rename it to {words}.yml" if is_near else f"rename it, like {date}-who-did-what.yml"
        yield Finding(record, (), f"found {quote(record.id)}", do, "bad-id")
    elif record.id[:10] not in {date, *former}:
        do = f"rename the file to {date}-{record.id[11:]}.yml or correct the date"
        yield Finding(record, ("date",), f"found {quote(record.id)} for {date}", do, "id-date")
    elif path.split("/")[2] != record.id[:4]:
        yield Finding(record, (), f"found {quote(path)}", f"move it to data/events/{record.id[:4]}/", "wrong-folder")


RULE = Rule(
    name="event-ids",
    scope="event",
    must="event files must be named data/events/YEAR/DATE-words.yml",
    why="The name of the file is the id and the address of the event, which never change.",
    check=check,
    codes={
        "bad-id": "event files must be named DATE-words.yml in lower-case letters, digits and hyphens, "
        f"at most {_LONGEST} characters",
        "id-date": "names of event files must start with the event's date",
        "wrong-folder": "event files must be in the folder of their year",
    },
)
