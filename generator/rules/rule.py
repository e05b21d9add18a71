"""The parts of a rule: what it is called, what must hold and why, and how it is checked."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from generator.loading import NodePath
from generator.loading.records import Record, Records
from generator.model import Library
from generator.problems import Problem, Severity

# What a check is called for: each entry of a kind, or once for the whole record, or for the library that it makes.
Scope = Literal["event", "source", "seed", "measure", "agreement", "record", "library"]


class Context(NamedTuple):
    """What a check may look at besides its own entry: all entries, and the day that counts as today.

    ``library`` joins the entries as of today, without those that name what is not there.
    """

    records: Records
    today: dt.date
    library: Library


class Finding(NamedTuple):
    """One breach of a rule: the entry and the path in it, what was found there, and what to do.

    ``code`` is needed only where the rule has several.
    """

    entry: Record[Any]
    at: NodePath
    found: str
    do: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``must`` says what must hold and ``why`` why it must, each in one sentence.

    The check of a rule for entries takes a record and a ``Context``; that of a rule for the whole record or library
    takes a ``Context`` alone. A rule that tells its problems by one code has the name of that code; any other lists in
    ``codes`` what must hold by each code.
    """

    name: str
    scope: Scope
    must: str
    why: str
    check: Callable[..., Iterable[Finding]]
    severity: Severity = "error"
    codes: Mapping[str, str] = field(default_factory=dict)

    @property
    def musts(self) -> Mapping[str, str]:
        """What must hold, by the code of the problem that is told where it does not."""
        return self.codes or {self.name: self.must}

    def findings(self, context: Context) -> Iterable[Finding]:
        """Yield every breach of the rule."""
        if self.scope in ("record", "library"):
            yield from self.check(context)
        else:
            for record in context.records[f"{self.scope}s"]:
                yield from self.check(record, context)

    def problem(self, finding: Finding) -> Problem:
        """Return the problem that tells ``finding``."""
        code = finding.code or self.name
        entry = finding.entry
        place = (*entry.at, *finding.at)
        return entry.document.problem(place, code, self.musts[code], finding.found, finding.do, self.severity)
