"""Which partners a list of codes reaches, with the members of blocs: what several rules ask."""

import datetime as dt
from collections.abc import Collection

from generator.loading.records import Records
from generator.schema.types import ALL
from generator.schema.vocabularies import Country


def belongs(records: Records, code: str, group: str, day: dt.date, *, to_any: bool = False) -> bool:
    """Tell whether ``code`` is a member of the bloc ``group`` on ``day``; with ``to_any``, of any group."""
    record = records.of(Country).get(group)
    if record is None or (record.value.kind != "bloc" and not to_any):
        return False
    return any(
        member.code == code
        and (member.since is None or member.since <= day)
        and (not member.until or day < member.until)
        for member in record.value.members
    )


def reaches(records: Records, names: Collection[str], code: str, day: dt.date) -> bool:
    """Tell whether a list of partners has ``code``, a bloc of which it is a member on ``day``, or all."""
    return ALL in names or code in names or any(belongs(records, code, name, day) for name in names)


def is_own(records: Records, code: str, by: str, day: dt.date) -> bool:
    """Tell whether ``code`` is ``by`` itself, a member of it, or a bloc of which it is a member on ``day``."""
    return code == by or belongs(records, code, by, day) or belongs(records, by, code, day)
