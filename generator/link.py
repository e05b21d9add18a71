"""Link: valid records to one library of objects joined by reference. The only place that joins."""

import datetime as dt

from generator import model, schema
from generator.records import Records


def link(records: Records, as_of: dt.date) -> model.Library:
    """Return the library of all ``records`` whose events happened by ``as_of``.

    The records must have passed the checks: every name that they use is known.
    """
    return _Linker(records).library(as_of)


class _Linker:
    """Holds what is already joined, so that each thing is one object."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.countries = {
            r.id: model.Country(r.id, c.name, c.short or c.name, c.adjective, c.kind == "bloc")
            for r in records.countries
            for c in [r.value]
        }
        self.topics = {r.id: model.Topic(r.id, r.value.name, r.value.about) for r in records.topics}
        self.publishers = {r.id: self.publisher(r.value) for r in records.publishers}
        self.sources = {r.id: self.source(r.id, r.value) for r in records.sources}
        self.people = {r.id: self.person(r.value) for r in records.people}
        self.deadlines = {r.id: self.deadline(r.value) for r in records.deadlines}
        self.measures = {r.id: self.measure(r.value) for r in records.measures}
        self.agreements = {r.id: self.agreement(r.value) for r in records.agreements}
        self.seeds = {r.id: self.seed(r.id, r.value) for r in records.seeds}

    def library(self, as_of: dt.date) -> model.Library:
        events = [self.event(r.id, r.value) for r in self.records.events if r.value.date <= as_of]
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
            glossary=tuple(
                model.GlossaryTerm(r.id, r.value.term, r.value.also, r.value.means) for r in self.records.glossary
            ),
            seeds=tuple(self.seeds.values()),
        )

    def country_list(self, codes: tuple[str, ...]) -> tuple[model.Country, ...]:
        return tuple(self.countries[code] for code in codes if code != "all")

    def topic_list(self, ids: tuple[str, ...]) -> tuple[model.Topic, ...]:
        return tuple(self.topics[key] for key in ids)

    def publisher(self, p: schema.Publisher) -> model.Publisher:
        country = self.countries[p.country] if p.country else None
        return model.Publisher(p.id, p.name, p.kind, country, p.owner or p.id)

    def source(self, key: str, s: schema.Source) -> model.Source:
        via = self.publishers[s.via] if s.via else None
        return model.Source(
            key, self.publishers[s.publisher], s.title, s.url, s.published, s.language, via, s.via_note, s.opened,
            s.archive, s.note,
        )  # fmt: skip

    def person(self, p: schema.Person) -> model.Person:
        offices = tuple(model.Office(o.title, o.since, o.until) for o in p.offices)
        return model.Person(p.id, p.name, self.countries[p.country], offices)

    def deadline(self, d: schema.Deadline) -> model.Deadline:
        return model.Deadline(d.id, d.title, d.about, self.country_list(d.countries), self.topic_list(d.topics))

    def measure(self, m: schema.Measure) -> model.Measure:
        return model.Measure(
            m.id, m.title, self.countries[m.by], self.country_list(m.applies_to), m.goods, m.legal_basis, m.headline,
            self.topic_list(m.topics), m.about,
        )  # fmt: skip

    def agreement(self, a: schema.Agreement) -> model.Agreement:
        return model.Agreement(
            a.id, a.title, a.headline, self.country_list(a.parties), self.topic_list(a.topics), a.about
        )

    def seed(self, key: str, s: schema.Seed) -> model.Seed:
        facts = tuple(model.SeedFact(n, f.says, f.not_recorded) for n, f in enumerate(s.facts, 1))
        leads = tuple(model.Lead(x.id, x.date, x.says, x.seen_in, x.verify) for x in s.leads)
        return model.Seed(key, self.sources[s.source] if s.source else None, s.read, facts, leads)

    def citation(self, ref: str) -> model.Citation:
        key, _, number = ref.partition("#")
        if not number:
            return model.Citation(self.sources[key])
        return model.Citation(self.sources[key], int(number), self.seeds[key].facts[int(number) - 1].says)

    def event(self, key: str, e: schema.Event) -> model.Event:
        return model.Event(
            id=key,
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
            citations=tuple(self.citation(ref) for ref in e.sources),
            people=tuple(self.people[person] for person in e.people),
            accounts=tuple(self.account(account) for account in e.accounts),
            deadlines=tuple(self.deadline_step(step) for step in e.deadlines),
            measures=tuple(
                model.MeasureStep(self.measures[s.measure], s.step, s.date or e.date, s.note) for s in e.measures
            ),
            agreements=tuple(
                model.AgreementStep(self.agreements[s.agreement], s.step, s.date or e.date, s.note)
                for s in e.agreements
            ),
            rates=tuple(self.rate(rate) for rate in e.rates),
            rival_values=tuple(model.RivalValue(v.what, v.value, self.citation(v.source)) for v in e.rival_values),
            follows=e.follows,
            checked=e.checked,
            revisions=tuple(model.Revision(r.date, r.kind, r.what) for r in e.revisions),
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
