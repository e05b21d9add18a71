"""The evidence grade of an event, derived from its sources and accounts, never typed.

Graver first: ``disputed`` (accounts conflict), ``official`` (a government's, court's or body's own document),
``corroborated`` (two independent voices), ``single-source``.
"""

from dataclasses import dataclass

from generator.model import Event, Publisher, Source

CONFLICT = frozenset({"denies", "disputes"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """A grade, the independent voices it rests on, and the reason in words."""

    grade: str
    voices: tuple[Publisher, ...]
    reason: str

    @property
    def is_disputed(self) -> bool:
        """True where accounts conflict."""
        return self.grade == "disputed"


def voices(sources: tuple[Source, ...]) -> tuple[Publisher, ...]:
    """Return the independent voices among ``sources``, in their order.

    Two papers that carry one agency's text are one voice, and so are two titles of one house. An aggregator
    whose text's origin is unknown adds no voice where others speak.
    """
    origins = {source.origin.owner: source.origin for source in sources}
    known = [origin for origin in origins.values() if origin.kind != "aggregator"]
    return tuple(known) or tuple(origins.values())[:1]


def is_disputed(event: Event) -> bool:
    """Tell whether accounts of ``event`` conflict: the grade ``disputed``, without the other grades' work."""
    return any(account.stance in CONFLICT for account in event.accounts)


def evidence(event: Event) -> Evidence:
    """Return the evidence grade of ``event`` with its reason."""
    heard = voices(event.sources)
    names = _names([voice.name for voice in heard])
    conflict = [account for account in event.accounts if account.stance in CONFLICT]
    if conflict:
        parties = _names(list(dict.fromkeys(account.party.short for account in conflict)))
        verb = "denies or disputes" if len({a.party.code for a in conflict}) == 1 else "deny or dispute"
        return Evidence("disputed", heard, f"{parties} {verb} what is said; the accounts stand side by side")
    official = [source.origin for source in event.sources if source.origin.kind == "official"]
    if official:
        first = _names(list(dict.fromkeys(publisher.name for publisher in official))[:2])
        return Evidence("official", heard, f"rests on an official document: {first}")
    if len(heard) > 1:
        return Evidence("corroborated", heard, f"{len(heard)} independent publishers: {names}")
    return Evidence("single-source", heard, f"one publisher: {names}")


def _names(names: list[str]) -> str:
    if len(names) > 4:
        names = [*names[:3], f"{len(names) - 3} more"]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
