"""A made-up record: the project's own countries, topics and publishers, and N invented events.

In: the project's folder and a number. Out: a project folder that passes ``briefing check``. The same number gives the
same files, byte for byte. Every title says that it is made up, so that nobody takes it for a fact.
"""

import datetime as dt
import shutil
from pathlib import Path

import yaml

from tests.benchmark import distributions
from tests.benchmark.distributions import Draws
from tests.benchmark.histories import HEADLINE_EVERY, Deadlines, Ladders

AS_OF = dt.date(2026, 11, 23)
_SEED = 20250603
_EVENTS_A_YEAR = 1000
_READ = f"{AS_OF}"
_KEPT = ("countries.yml", "topics.yml", "publishers.yml", "glossary.yml")


def write_corpus(project: Path, folder: Path, events: int) -> None:
    """Write a record of ``events`` events into the new ``folder``, with the settings and docs of ``project``."""
    shutil.copytree(project / "docs", folder / "docs")
    shutil.copyfile(project / "mkdocs.yml", folder / "mkdocs.yml")
    (folder / "data").mkdir()
    for name in _KEPT:
        if (project / "data" / name).is_file():
            shutil.copyfile(project / "data" / name, folder / "data" / name)
    _Corpus(folder, events).write()


class _Corpus:
    """Writes the files of a record one by one and remembers what later events refer to."""

    def __init__(self, folder: Path, events: int) -> None:
        self.folder, self.size = folder, events
        self.draws = Draws(_SEED)
        codes = [str(e["code"]) for e in self.vocabulary("countries") if e.get("kind") != "organisation"]
        self.countries = [c for c in distributions.FREQUENT if c in codes]
        self.countries += [c for c in codes if c not in (*distributions.FREQUENT, distributions.HUB)]
        self.names = {str(e["code"]): str(e.get("short", e["name"])) for e in self.vocabulary("countries")}
        topics = [str(entry["id"]) for entry in self.vocabulary("topics")]
        self.topics = sorted(topics, key=lambda topic: (topic != "tariffs", topic))
        self.publishers = [str(entry["id"]) for entry in self.vocabulary("publishers")]
        people = max(3, distributions.identities(distributions.PEOPLE_PER_EVENT, events))
        self.people = [f"made-up-person-{n:05d}" for n in range(people)]
        self.deadlines = Deadlines(self.draws, distributions.NEW_DEADLINE)
        self.measures = Ladders(self.draws, "measure", distributions.NEW_MEASURE)
        self.agreements = Ladders(self.draws, "agreement", distributions.NEW_AGREEMENT)
        self.sources: list[str] = []
        self.earlier: list[str] = []
        self.taken: set[tuple[object, ...]] = set()

    def vocabulary(self, name: str) -> list[dict[str, object]]:
        text = (self.folder / "data" / f"{name}.yml").read_text(encoding="utf-8")
        # Norway's code is NO, which YAML reads as false: read every scalar as text.
        entries: list[dict[str, object]] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes text only
        return entries

    def write(self) -> None:
        years = max(2, self.size // _EVENTS_A_YEAR)
        for number in range(self.size):
            back = (self.size - 1 - number) * 365 * years // self.size
            self.event(number, AS_OF - dt.timedelta(days=back))
        people = "".join(
            f"- id: {key}\n  name: Made-up Person {key[-5:]}\n  country: {self.countries[n % len(self.countries)]}\n"
            "  offices:\n    - title: Made-up minister\n"
            for n, key in enumerate(self.people)
        )
        files = {
            "people": people,
            "deadlines": "".join(self.deadlines.entries),
            "measures": "".join(self.measures.entries),
            "agreements": "".join(self.agreements.entries),
        }
        for name, text in files.items():
            (self.folder / "data" / f"{name}.yml").write_text(text or "[]\n", encoding="utf-8")

    def event(self, number: int, day: dt.date) -> None:
        draw = self.draws
        partners = draw.ranked(self.countries, max(1, draw.count(distributions.PARTNERS)))
        hub_first = draw.next() < 0.6
        parties = [distributions.HUB, *partners] if hub_first else [partners[0], distributions.HUB, *partners[1:]]
        kind = draw.word(distributions.KINDS)
        while (day, frozenset(parties), kind) in self.taken:
            kind, partners = draw.word(distributions.KINDS), draw.ranked(self.countries, len(partners) + 1)
            parties = [distributions.HUB, *partners]
        self.taken.add((day, frozenset(parties), kind))
        topics = draw.ranked(self.topics, draw.count(distributions.TOPICS))
        sources = [self.source(day) for _ in range(draw.count(distributions.SOURCES))]
        sources = list(dict.fromkeys(sources))
        people = draw.recent(self.people, draw.count(distributions.PEOPLE))
        key = f"{day}-made-up-event-{number:05d}"
        title = f"Made-up {kind} {number:05d} between {self.names[parties[0]]} and {self.names[parties[1]]}"
        lines = [
            f"title: {title}\ndate: {day}\nkind: {kind}\ncountries: [{', '.join(parties)}]\n",
            f"topics: [{', '.join(topics)}]\nsummary: >\n  {draw.text(260, 480)}\nsources:\n",
            *(f"  - {source}\n" for source in sources),
        ]
        if people:
            lines.append(f"people: [{', '.join(people)}]\n")
        if count := draw.count(distributions.ACCOUNTS):
            lines.append("accounts:\n")
            lines += dict.fromkeys(self.account(parties, people, sources) for _ in range(count))
        if count := draw.count(distributions.DEADLINES):
            lines.append("deadlines:\n")
            steps = [step for _ in range(count) for step in self.deadlines.step(number, day, parties, topics)]
            # Each deadline once.
            lines += {step.split(",")[0]: step for step in reversed(steps)}.values()
        lines += self.steps(number, parties, topics, sources, day)
        if self.earlier and (count := draw.count(distributions.FOLLOWS)):
            lines.append(f"follows: [{', '.join(draw.recent(self.earlier[-2000:], count))}]\n")
        lines.append(f"checked: {_READ}\n")
        self.earlier.append(key)
        self.put(f"events/{day.year}/{key}.yml", "".join(lines))

    def account(self, parties: list[str], people: list[str], sources: list[str]) -> str:
        draw = self.draws
        party = parties[draw.below(2)]
        speaks_for = self.countries[self.people.index(people[0]) % len(self.countries)] if people else ""
        speaker = f"    speaker: {people[0]}\n" if speaks_for == party else ""
        return (
            f"  - party: {party}\n    stance: {draw.word(distributions.STANCES)}\n"
            f"    says: {draw.text(44, 98)}\n    source: {sources[0]}\n{speaker}"
        )

    def steps(self, number: int, parties: list[str], topics: list[str], sources: list[str], day: dt.date) -> list[str]:
        draw, lines = self.draws, []
        rates = draw.count(distributions.RATES)
        for ladders, name, weights in (
            (self.measures, "measure", distributions.MEASURES),
            (self.agreements, "agreement", distributions.AGREEMENTS),
        ):
            taken: dict[str, str] = {}
            for _ in range(draw.count(weights)):
                key, step = ladders.step(number, day, parties[0], parties[1], topics)
                taken[key] = step
            if taken:
                lines.append(f"{name}s:\n")
                lines += [f"  - {{{name}: {key}, step: {step}}}\n" for key, step in taken.items()]
        made = [rate for _ in range(rates) if (rate := self.rate(sources[0], day, parties))]
        if made:
            # Each measure once.
            lines += ["rates:\n", *{rate.split("\n")[0]: rate for rate in made}.values()]
        return lines

    def rate(self, source: str, day: dt.date, parties: list[str]) -> str:
        draw = self.draws
        parties_of = self.measures.parties
        keys = [key for key, (by, _) in parties_of.items() if by in parties and self.measures.may_be_charged(key)]
        if not keys:
            return ""
        headline = [key for key in keys if int(key[-5:]) % HEADLINE_EVERY == 0]
        key = draw.recent(headline if headline and draw.next() < 0.57 else keys, 1)[0]
        status = draw.word(distributions.RATE_STATUS)
        percent = f"    percent: {5 * (1 + draw.below(20))}\n" if status != "ended" else ""
        return (
            f"  - measure: {key}\n    applies_to: [{self.measures.parties[key][1]}]\n    status: {status}\n{percent}"
            f"    effective: {day}\n    source: {source}\n"
        )

    def source(self, day: dt.date) -> str:
        """Return the id of a source of an event on ``day``: mostly a new one, sometimes a recent one."""
        draw = self.draws
        if self.sources and draw.next() > distributions.NEW_SOURCE:
            return draw.recent(self.sources[-50:], 1)[0]
        publisher = self.publishers[draw.below(len(self.publishers))]
        number = len(self.sources)
        dated = draw.next() < 0.52
        key = f"{f'{day}-' if dated else ''}{publisher}-made-up-source-{number:06d}"[:100]
        published = f"published: {day}\n" if dated else ""
        title = f"title: Made-up source {number:06d} on trade talks\n" if draw.next() < 0.41 else ""
        url = f"url: https://{publisher}.example/made-up/{number:06d}\n"
        text = f"publisher: {publisher}\n{title}{url}{published}opened: {_READ}\n"
        self.put(f"sources/{day.year if dated else 'undated'}/{key}.yml", text)
        self.sources.append(key)
        return key

    def put(self, name: str, text: str) -> None:
        file = self.folder / "data" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
