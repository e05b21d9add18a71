"""The evidence grade of an event. It is derived from the event's sources and accounts, never typed in.

The first grade that applies counts: ``disputed`` (accounts conflict), ``official`` (a document of a government, court
or public body), ``corroborated`` (at least two independent voices), ``single-source``.
"""

from dataclasses import dataclass

from generator.model import Event, Publisher, Source

CONFLICT = frozenset({"denies", "disputes"})
_VERBS = {"silent": "is silent"}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A grade, the independent voices that it rests on, and the reason in words."""

    grade: str
    voices: tuple[Publisher, ...]
    reason: str

    @property
    def is_disputed(self) -> bool:
        """True if accounts conflict."""
        return self.grade == "disputed"


def voices(sources: tuple[Source, ...]) -> tuple[Publisher, ...]:
    """Return the independent voices among ``sources``, in their order.

    Two papers that reprint one agency's text are one voice, and so are two titles of one owner. An aggregator counts
    only where there is no other voice, since nobody knows where it took its text from.
    """
    origins = {source.origin.owner: source.origin for source in sources}
    known = [origin for origin in origins.values() if origin.kind != "aggregator"]
    return tuple(known) or tuple(origins.values())[:1]


def is_disputed(event: Event) -> bool:
    """Tell whether accounts of ``event`` conflict. This is the grade ``disputed``, without computing a reason."""
    return any(account.stance in CONFLICT for account in event.accounts)


@dataclass(frozen=True, slots=True)
class VoiceGroup:
    """Two or more sources of an event that count as one voice.

    ``positions`` are their numbers in the event's list of sources, from 1; ``origin`` is the publisher of the text.
    ``is_reprint`` is True if a text was reprinted, False if the publishers only have the same owner.
    """

    origin: Publisher
    positions: tuple[int, ...]
    is_reprint: bool


def voice_groups(sources: tuple[Source, ...]) -> list[VoiceGroup]:
    """Return the groups of ``sources`` that count as one voice, in the order of their first sources."""
    by_owner: dict[str, list[int]] = {}
    for index, source in enumerate(sources):
        by_owner.setdefault(source.origin.owner, []).append(index)
    groups = []
    for indexes in by_owner.values():
        members = [sources[index] for index in indexes]
        if len({source.publisher.id for source in members}) > 1:
            reprinted = [source.via for source in members if source.via]
            origin = reprinted[0] if reprinted else members[0].publisher
            groups.append(VoiceGroup(origin, tuple(index + 1 for index in indexes), bool(reprinted)))
    return groups


def evidence(event: Event) -> Evidence:
    """Return the evidence grade of ``event`` with its reason."""
    independent = voices(event.sources)
    if is_disputed(event):
        return Evidence("disputed", independent, f"accounts conflict: {_stances(event)}")
    official = [source.origin for source in event.sources if source.origin.kind == "official"]
    if official:
        first = _list_names(list(dict.fromkeys(publisher.name for publisher in official))[:2])
        return Evidence("official", independent, f"rests on an official document: {first}")
    if len(independent) > 1:
        names = _list_names([voice.name for voice in independent])
        return Evidence(
            "corroborated", independent, f"{_number_word(len(independent))} independent publishers: {names}"
        )
    return Evidence("single-source", independent, _single_reason(event.sources, independent[0]))


def _stances(event: Event) -> str:
    """Return what each party does, each verb once: ``US claims, China disputes``."""
    parties: dict[str, list[str]] = {}
    for account in event.accounts:
        parties.setdefault(account.party.short, []).append(_VERBS.get(account.stance, account.stance))
    return ", ".join(f"{party} {_list_names(list(dict.fromkeys(verbs)))}" for party, verbs in parties.items())


def _single_reason(sources: tuple[Source, ...], voice: Publisher) -> str:
    """Return in words why ``sources`` have only one ``voice``."""
    same_owner = [source for source in sources if source.origin.owner == voice.owner]
    papers = list(dict.fromkeys(source.publisher.name for source in same_owner))
    others = list(dict.fromkeys(s.publisher.name for s in sources if s.origin.owner != voice.owner))
    more = f"; where {_list_names(others)} took the text from is not known" if others else ""
    if not any(source.via for source in same_owner):
        if len(papers) == 1:
            return f"one publisher: {voice.name}{more}"
        return f"one voice: {_list_names(papers)} are of one house{more}"
    if len(papers) == 1:
        return f"one voice: {papers[0]} carries the text of {voice.name}{more}"
    which = "both texts" if len(papers) == 2 and not others else f"the texts of {_list_names(papers)}"
    return f"one voice: {which} are those of {voice.name}{more}"


def _number_word(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _list_names(names: list[str]) -> str:
    """Return ``A``, ``A and B``, ``A, B and C``; of more than four names, three and the number of others."""
    if len(names) > 4:
        names = [*names[:3], f"{len(names) - 3} more"]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
