"""Link: valid records to one library of objects joined by reference. The only place that joins."""

import datetime as dt
from collections.abc import Callable
from hashlib import blake2b
from typing import Any, TypeVar

from generator import model, schema
from generator.cache import Cache
from generator.loading.records import Record, Records, Shelf

R = TypeVar("R", bound=model.Recorded)


def link(records: Records, as_of: dt.date, cache: Cache | None = None) -> model.Library:
    """Return the library of all ``records`` whose events happened by ``as_of``.

    The records must have passed the checks: every name that they use is known. With a ``cache`` in memory, what says
    the same as in the run before is the same object.
    """
    cache = cache or Cache(None)
    linker = _Linker(records, cache.recall("linked") or {})
    cache.remember("linked", linker.made)
    return linker.library(as_of)


# What was made of each entry of a kind, and of which value.
_Made = dict[str, tuple[Any, Any]]


class _Linker:
    """Holds what is already joined, so that each thing is one object. ``before`` is what the last run made, by kind."""

    def __init__(self, records: Records, before: dict[str, _Made]) -> None:
        self.before = before
        self.made: dict[str, _Made] = {}
        # True once a thing that stood before says something else, or is gone: others may name it.
        self.has_changed = False
        self.countries = self.all("countries", records.countries, self.country)
        self.topics = self.all("topics", records.topics, self.topic)
        self.glossary = self.all("glossary", records.glossary, self.term)
        self.publishers = self.all("publishers", records.publishers, self.publisher)
        self.sources = self.all("sources", records.sources, self.source)
        self.people = self.all("people", records.people, self.person)
        self.deadlines = self.all("deadlines", records.deadlines, self.deadline)
        self.measures = self.all("measures", records.measures, self.measure)
        self.agreements = self.all("agreements", records.agreements, self.agreement)
        self.seeds = self.all("seeds", records.seeds, self.seed)
        self.events = self.all("events", records.events, self.event)

    def all(self, kind: str, shelf: Shelf[Any], make: Callable[[Record[Any]], R]) -> dict[str, R]:
        """Return everything of a kind by its id: what was made before, where it says the same."""
        before, made = self.before.get(kind, {}), self.made.setdefault(kind, {})
        may_keep = not self.has_changed
        for record in shelf:
            key, value = record.id, record.value
            known = before.get(key)
            if known is None:
                made[key] = value, make(record)
            elif may_keep and known[0] is value:
                made[key] = known
            else:
                new = make(record)
                is_kept = new.digest == known[1].digest
                made[key] = value, known[1] if is_kept else new
                self.has_changed = self.has_changed or not is_kept
        self.has_changed = self.has_changed or not before.keys() <= made.keys()
        return {key: thing for key, (_, thing) in made.items()}

    def library(self, as_of: dt.date) -> model.Library:
        events = [event for event in self.events.values() if event.date <= as_of]
        return model.Library(
            as_of=as_of,
            events=tuple(sorted(events, key=lambda event: (event.date, event.id))),
            countries=self.countries,
            topics=self.topics,
            people=self.people,
            publishers=self.publishers,
            sources=self.sources,
            deadlines=self.deadlines,
            measures=self.measures,
            agreements=self.agreements,
            glossary=tuple(self.glossary.values()),
            seeds=tuple(self.seeds.values()),
        )

    def country_list(self, codes: tuple[str, ...]) -> tuple[model.Country, ...]:
        return tuple([self.countries[code] for code in codes if code != "all"])

    def topic_list(self, ids: tuple[str, ...]) -> tuple[model.Topic, ...]:
        return tuple([self.topics[key] for key in ids])

    def country(self, record: Record[schema.Country]) -> model.Country:
        c = record.value
        return model.Country(
            record.id, c.name, c.short or c.name, c.adjective, c.kind == "bloc", digest=_digest(record)
        )

    def term(self, record: Record[schema.GlossaryTerm]) -> model.GlossaryTerm:
        term = record.value
        return model.GlossaryTerm(record.id, term.term, term.also, term.means, digest=_digest(record))

    def topic(self, record: Record[schema.Topic]) -> model.Topic:
        return model.Topic(record.id, record.value.name, record.value.about, digest=_digest(record))

    def publisher(self, record: Record[schema.Publisher]) -> model.Publisher:
        p = record.value
        country = self.countries[p.country] if p.country else None
        return model.Publisher(p.id, p.name, p.kind, country, p.owner or p.id, digest=_digest(record, country))

    def source(self, record: Record[schema.Source]) -> model.Source:
        s = record.value
        publisher, via = self.publishers[s.publisher], self.publishers[s.via] if s.via else None
        return model.Source(
            record.id, publisher, s.title, s.url, s.published, s.language, via, s.via_note, s.opened,
            s.archive, s.note, digest=_digest(record, publisher, via),
        )  # fmt: skip

    def person(self, record: Record[schema.Person]) -> model.Person:
        p = record.value
        offices = tuple(model.Office(o.title, o.since, o.until) for o in p.offices)
        country = self.countries[p.country]
        return model.Person(p.id, p.name, country, offices, digest=_digest(record, country))

    def deadline(self, record: Record[schema.Deadline]) -> model.Deadline:
        d = record.value
        countries, topics = self.country_list(d.countries), self.topic_list(d.topics)
        return model.Deadline(d.id, d.title, d.about, countries, topics, digest=_digest(record, *countries, *topics))

    def measure(self, record: Record[schema.Measure]) -> model.Measure:
        m = record.value
        by, partners, topics = self.countries[m.by], self.country_list(m.applies_to), self.topic_list(m.topics)
        return model.Measure(
            m.id, m.title, by, partners, m.goods, m.legal_basis, m.headline, topics, m.about,
            digest=_digest(record, by, *partners, *topics),
        )  # fmt: skip

    def agreement(self, record: Record[schema.Agreement]) -> model.Agreement:
        a = record.value
        parties, topics = self.country_list(a.parties), self.topic_list(a.topics)
        return model.Agreement(
            a.id, a.title, a.headline, parties, topics, a.about, digest=_digest(record, *parties, *topics)
        )

    def seed(self, record: Record[schema.Seed]) -> model.Seed:
        s = record.value
        facts = tuple(model.SeedFact(n, f.says, f.not_recorded) for n, f in enumerate(s.facts, 1))
        leads = tuple(model.Lead(x.id, x.date, x.says, x.seen_in, x.verify) for x in s.leads)
        source = self.sources[s.source] if s.source else None
        return model.Seed(record.id, source, s.read, facts, leads, digest=_digest(record, source))

    def citation(self, ref: str) -> model.Citation:
        key, _, number = ref.partition("#")
        if not number:
            return model.Citation(self.sources[key])
        return model.Citation(self.sources[key], int(number), self.seeds[key].facts[int(number) - 1].says)

    def event(self, record: Record[schema.Event]) -> model.Event:
        e = record.value
        return model.Event(
            digest=_digest(record, *self.named_by(e)),
            id=record.id,
            title=e.title,
            date=e.date,
            precision=e.precision,
            time=e.time,
            timezone=e.timezone,
            kind=e.kind,
            countries=self.country_list(e.countries),
            worldwide=e.worldwide,
            topics=self.topic_list(e.topics),
            summary=e.summary,
            citations=tuple([self.citation(ref) for ref in e.sources]),
            people=tuple([self.people[person] for person in e.people]),
            accounts=tuple([self.account(account) for account in e.accounts]),
            deadlines=tuple([self.deadline_step(step) for step in e.deadlines]),
            measures=tuple(
                [model.MeasureStep(self.measures[s.measure], s.step, s.date or e.date, s.note) for s in e.measures]
            ),
            agreements=tuple(
                [
                    model.AgreementStep(self.agreements[s.agreement], s.step, s.date or e.date, s.note)
                    for s in e.agreements
                ]
            ),
            rates=tuple([self.rate(rate) for rate in e.rates]),
            rival_values=tuple([model.RivalValue(v.what, v.value, self.citation(v.source)) for v in e.rival_values]),
            follows=e.follows,
            checked=e.checked,
            revisions=tuple([model.Revision(r.date, r.kind, r.what) for r in e.revisions]),
            withdrawn=model.Revision(e.withdrawn.date, "withdrawn", e.withdrawn.reason) if e.withdrawn else None,
        )

    def account(self, a: schema.event.Account) -> model.Account:
        speaker = self.people[a.speaker] if a.speaker else None
        return model.Account(self.countries[a.party], a.stance, a.says, self.citation(a.source), speaker)

    def deadline_step(self, s: schema.event.DeadlineStep) -> model.DeadlineStep:
        rivals = tuple(model.RivalDate(r.due, self.citation(r.source), r.note) for r in s.reported_as)
        deadline = self.deadlines[s.deadline]
        return model.DeadlineStep(deadline, s.kind, s.due, s.precision, s.time, s.timezone, rivals, s.note)

    def rate(self, r: schema.event.Rate) -> model.Rate:
        partners = frozenset[str]() if "all" in r.applies_to else frozenset(r.applies_to)
        return model.Rate(
            self.measures[r.measure], partners, frozenset(r.except_for), r.status, r.percent, r.effective, r.until,
            r.basis, r.goods, r.note, self.citation(r.source),
        )  # fmt: skip

    def named_by(self, e: schema.Event) -> list[model.Recorded]:
        """Return everything that ``e`` names: what its own page shows beside its own words."""
        refs = [*e.sources, *[a.source for a in e.accounts], *[r.source for r in e.rates]]
        refs += [v.source for v in e.rival_values]
        refs += [rival.source for step in e.deadlines for rival in step.reported_as]
        keys = [key.partition("#") for key in dict.fromkeys(refs)]
        return [
            *self.country_list(e.countries),
            *self.topic_list(e.topics),
            *[self.people[key] for key in e.people],
            *[self.deadlines[step.deadline] for step in e.deadlines],
            *[self.measures[step.measure] for step in e.measures],
            *[self.agreements[step.agreement] for step in e.agreements],
            *[self.measures[rate.measure] for rate in e.rates],
            *[self.countries[account.party] for account in e.accounts],
            *[self.people[account.speaker] for account in e.accounts if account.speaker],
            *[self.sources[source] for source, _, _ in keys],
            *[self.seeds[source] for source, _, fact in keys if fact],
        ]


def _digest(record: Record[Any], *named: model.Recorded | None) -> bytes:
    """Return what stands for the words of ``record`` and of the entries that it names."""
    own = repr(record.value).encode() if record.at else record.document.digest
    parts = [record.id.encode(), own, *[thing.digest for thing in named if thing]]
    return blake2b(b"\0".join(parts), digest_size=16).digest()
