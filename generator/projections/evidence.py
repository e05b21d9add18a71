"""The evidence grade of an event, derived from its sources and accounts, never typed.

Graver first: ``disputed`` (accounts conflict), ``official`` (a government's, court's or body's own document),
``corroborated`` (two independent voices), ``single-source``.
"""

from dataclasses import dataclass
from functools import lru_cache

from generator.model import Event, Publisher, Source

CONFLICT = frozenset({"denies", "disputes"})
_VERBS = {"silent": "is silent"}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


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


@dataclass(frozen=True, slots=True)
class Chain:
    """Sources of an event that are one voice: their places in its list, from 1, and whose words they carry.

    ``is_reprint`` is True where a text was taken over, False where titles of one house stand together.
    """

    origin: Publisher
    places: tuple[int, ...]
    is_reprint: bool


def chains(sources: tuple[Source, ...]) -> list[Chain]:
    """Return the groups of two or more ``sources`` that count as one voice, in the order of their first."""
    groups: dict[str, list[int]] = {}
    for place, source in enumerate(sources):
        groups.setdefault(source.origin.owner, []).append(place)
    found = []
    for places in groups.values():
        group = [sources[place] for place in places]
        if len({source.publisher.id for source in group}) > 1:
            reprints = [source.via for source in group if source.via]
            origin = reprints[0] if reprints else group[0].publisher
            found.append(Chain(origin, tuple(place + 1 for place in places), bool(reprints)))
    return found


# A page, a data file, a picture and the Explore page's data ask for the same.
@lru_cache(maxsize=1 << 14)
def evidence(event: Event) -> Evidence:
    """Return the evidence grade of ``event`` with its reason."""
    heard = voices(event.sources)
    if is_disputed(event):
        return Evidence("disputed", heard, f"accounts conflict: {_stances(event)}")
    official = [source.origin for source in event.sources if source.origin.kind == "official"]
    if official:
        first = _names(list(dict.fromkeys(publisher.name for publisher in official))[:2])
        return Evidence("official", heard, f"rests on an official document: {first}")
    if len(heard) > 1:
        names = _names([voice.name for voice in heard])
        return Evidence("corroborated", heard, f"{_number(len(heard))} independent publishers: {names}")
    return Evidence("single-source", heard, _one_voice(event.sources, heard[0]))


def _stances(event: Event) -> str:
    """Return what each party does, each once: ``US claims, China disputes``."""
    parties: dict[str, list[str]] = {}
    for account in event.accounts:
        parties.setdefault(account.party.short, []).append(_VERBS.get(account.stance, account.stance))
    return ", ".join(f"{party} {_names(list(dict.fromkeys(verbs)))}" for party, verbs in parties.items())


def _one_voice(sources: tuple[Source, ...], voice: Publisher) -> str:
    """Return why there is one voice among ``sources``."""
    texts = [source for source in sources if source.origin.owner == voice.owner]
    papers = list(dict.fromkeys(source.publisher.name for source in texts))
    others = list(dict.fromkeys(s.publisher.name for s in sources if s.origin.owner != voice.owner))
    more = f"; where {_names(others)} took the text from is not known" if others else ""
    if not any(source.via for source in texts):
        house = f"one publisher: {voice.name}" if len(papers) == 1 else f"one voice: {_names(papers)} are of one house"
        return house + more
    if len(papers) == 1:
        return f"one voice: {papers[0]} carries the text of {voice.name}{more}"
    which = "both texts" if len(papers) == 2 and not others else f"the texts of {_names(papers)}"
    return f"one voice: {which} are those of {voice.name}{more}"


def _number(count: int) -> str:
    """Return a small number as a word."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _names(names: list[str]) -> str:
    if len(names) > 4:
        names = [*names[:3], f"{len(names) - 3} more"]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
