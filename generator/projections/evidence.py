"""The evidence grade of an event. It is derived from the event's sources and accounts, never typed in.

The first grade that applies counts: ``disputed`` (accounts of two parties conflict), ``official`` (the acting party's
own document, or for a ruling the court's), ``corroborated`` (at least two independent voices),
``official-other-side`` (another government's document), ``single-source``.
"""

from collections.abc import Collection
from dataclasses import dataclass

from generator.model import Event, Publisher, Source

CONFLICT = frozenset({"denies", "disputes"})
# From the weakest to the strongest.
GRADES = ("disputed", "single-source", "official-other-side", "corroborated", "official")
# Kinds of event that are acts of all who take part. In any other, the first country named acts.
_JOINT = frozenset({"call", "talks", "meeting", "agreement"})
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
    """Tell whether accounts of ``event`` conflict: one party denies or disputes, and another has its say too."""
    parties = {account.party for account in event.accounts}
    return len(parties) > 1 and any(account.stance in CONFLICT for account in event.accounts)


def actors(event: Event) -> frozenset[str]:
    """Return the codes of those whose own document makes ``event`` official."""
    acting = event.countries if event.kind in _JOINT else event.countries[:1]
    return frozenset(country.code for country in acting)


def grade_of_sources(sources: tuple[Source, ...], acting: Collection[str], *, ruling: bool = False) -> str:
    """Return the grade of what ``sources`` say of an act of the parties ``acting`` (codes), accounts left aside."""
    if _own_documents(sources, acting, ruling=ruling):
        return "official"
    if len(voices(sources)) > 1:
        return "corroborated"
    return "official-other-side" if any(map(_is_official, sources)) else "single-source"


def grade_of_act(event: Event, acting: Collection[str]) -> str:
    """Return the grade of an act of ``acting`` that ``event`` records. What others say of it does not count."""
    return grade_of_sources(event.sources, acting, ruling=event.kind == "ruling")


def grade_of_common(event: Event, acting: Collection[str]) -> str:
    """Return the grade of what the parties ``acting`` have in common, such as a date: conflicting accounts count."""
    return "disputed" if is_disputed(event) else grade_of_act(event, acting)


def grade_of_figure(event: Event, source: Source, acting: Collection[str]) -> str:
    """Return the grade of a figure in ``event``: official only if the ``source`` of the figure itself is."""
    if _own_documents((source,), acting, ruling=False):
        return "official"
    if len(voices(event.sources)) > 1:
        return "corroborated"
    return "official-other-side" if _is_official(source) else "single-source"


def evidence(event: Event) -> Evidence:
    """Return the evidence grade of ``event`` with its reason."""
    independent = voices(event.sources)
    if is_disputed(event):
        return Evidence("disputed", independent, f"accounts conflict: {_stances(event)}")
    acting = actors(event)
    grade = grade_of_act(event, acting)
    if grade == "official":
        own = _own_documents(event.sources, acting, ruling=event.kind == "ruling")
        what = "the court's own text" if event.kind == "ruling" else "a document of the acting party"
        return Evidence(grade, independent, f"rests on {what}: {_names_of(own)}")
    if grade == "corroborated":
        return Evidence(
            grade,
            independent,
            f"{_number_word(len(independent))} independent publishers: {_described(independent)}",
        )
    if grade == "official-other-side":
        others = [source for source in event.sources if _is_official(source)]
        return Evidence(grade, independent, f"rests on a document of another party: {_names_of(others)}")
    return Evidence(grade, independent, _single_reason(event.sources, independent[0]))


def _is_official(source: Source) -> bool:
    return source.origin.kind in ("official", "court")


def _own_documents(sources: tuple[Source, ...], acting: Collection[str], *, ruling: bool) -> list[Source]:
    """Return which of ``sources`` are documents of the acting parties; of a ruling only the court's text is."""
    kind = "court" if ruling else "official"
    return [
        source
        for source in sources
        if source.origin.kind == kind and source.origin.country and source.origin.country.code in acting
    ]


def _names_of(sources: list[Source]) -> str:
    return list_names(list(dict.fromkeys(source.origin.name for source in sources))[:2])


def _described(publishers: tuple[Publisher, ...]) -> str:
    """Return the names of ``publishers``, each with what it is."""
    return list_names([f"{publisher.name} ({publisher.kind})" for publisher in publishers])


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


def _stances(event: Event) -> str:
    """Return what each party does, each verb once: ``US claims, China disputes``."""
    parties: dict[str, list[str]] = {}
    for account in event.accounts:
        parties.setdefault(account.party.short, []).append(_VERBS.get(account.stance, account.stance))
    return ", ".join(f"{party} {list_names(list(dict.fromkeys(verbs)))}" for party, verbs in parties.items())


def _single_reason(sources: tuple[Source, ...], voice: Publisher) -> str:
    """Return in words why ``sources`` have only one ``voice``."""
    same_owner = [source for source in sources if source.origin.owner == voice.owner]
    papers = list(dict.fromkeys(source.publisher.name for source in same_owner))
    others = list(dict.fromkeys(s.publisher.name for s in sources if s.origin.owner != voice.owner))
    more = f"; where {list_names(others)} took the text from is not known" if others else ""
    if not any(source.via for source in same_owner):
        if len(papers) == 1:
            return f"one publisher: {voice.name}{more}"
        return f"one voice: {list_names(papers)} are of one house{more}"
    if len(papers) == 1:
        return f"one voice: {papers[0]} carries the text of {voice.name}{more}"
    which = "both texts" if len(papers) == 2 and not others else f"the texts of {list_names(papers)}"
    return f"one voice: {which} are those of {voice.name}{more}"


def _number_word(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def list_names(names: list[str]) -> str:
    """Return ``A``, ``A and B``, ``A, B and C``; of more than four names, three and the number of others."""
    if len(names) > 4:
        names = [*names[:3], f"{len(names) - 3} more"]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
