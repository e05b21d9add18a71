"""Random small records: a few measures of the US on a few partners, in events with rates, steps, dates and accounts.

Every record obeys what the check asks for: a day's events are in order, what ends on a deadline names one with a date,
an event gives one rate for each measure and partner. Days are close together, so that much happens on the same ones.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from generator.model import (
    Account,
    Agreement,
    AgreementStep,
    Citation,
    Country,
    Deadline,
    DeadlineStep,
    Event,
    Library,
    Measure,
    MeasureStep,
    Member,
    Publisher,
    Rate,
    Source,
    Topic,
)
from generator.model.library import sort_events
from generator.model.stages import HEIGHT

FIRST = dt.date(2025, 1, 1)
# The days on which events may be dated; what they set may begin or end later.
LAST = 40
# No two sums of these are alike, so that a wrong sum is told from a right one.
PERCENTS = [Decimal(text) for text in ("0", "1", "2.5", "7", "16", "40", "95")]


def day(number: int) -> dt.date:
    """Return a day of the record by its number."""
    return FIRST + dt.timedelta(days=number)


UNION = Country("EU", "European Union", "EU", "EU", "bloc",
                (Member("DE"), Member("HR", since=day(15)), Member("GB", until=day(25))))  # fmt: skip
COUNTRIES = {
    country.code: country
    for country in (
        Country("US", "United States", "US", "US"),
        Country("CN", "China", "China", "Chinese"),
        UNION,
        Country("HR", "Croatia", "Croatia", "Croatian"),
        Country("GB", "United Kingdom", "UK", "British"),
    )
}
US, CHINA = COUNTRIES["US"], COUNTRIES["CN"]
PARTNERS = [code for code in COUNTRIES if code != "US"]

TARIFFS = Topic("tariffs", "Tariffs", "Duties on imports.")
MEASURES = {
    measure.id: measure
    for measure in (
        Measure("duty", "US duty", US, (), "all goods", None, headline=True, topics=(TARIFFS,), about=None),
        Measure("surcharge", "US surcharge", US, (CHINA, UNION), "all goods", None, headline=True, topics=(TARIFFS,),
                about=None),
        Measure("fee", "US fee", US, (CHINA,), "ships", None, headline=False, topics=(TARIFFS,), about=None),
    )
}  # fmt: skip
TRUCE = Agreement("truce", "US-China truce", headline=True, parties=(US, CHINA), topics=(TARIFFS,), about=None)
DEADLINES = {
    key: Deadline(key, f"End of the {key}", "A date.", (US, CHINA), (TARIFFS,), inclusive=key == "term")
    for key in ("pause", "term")
}


def _source(key: str, kind: str, country: Country | None = None, owner: str = "") -> Source:
    publisher = Publisher(key, key.title(), kind, country, owner or key)
    return Source(key, publisher, key.title(), None, None, "en", None, None, FIRST, None, None, has_page=True,
                  formerly=())  # fmt: skip


SOURCES = {
    source.id: source
    for source in (
        _source("white-house", "official", US),
        _source("ministry", "official", CHINA),
        _source("times", "press"),
        _source("sunday-times", "press", owner="times"),
        _source("wire", "wire"),
    )
}

UP = ("announced", "ordered", "in-force", "in-force", "in-force")
DOWN = ("suspended", "suspended", "struck-down", "expired", "withdrawn")
_TOP = 9
TALKS = ("negotiating", "agreed-in-principle", "signed", "applied", "in-force", "suspended", "ended", "repudiated")


class _Maker:
    """Draws the events of one record; ``dated`` are the deadlines that have a date by the event at hand."""

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any], *, until_deadlines: bool, days: int) -> None:
        self.draw = draw
        self.until_deadlines = until_deadlines
        self.days = days
        self.dated: set[str] = set()
        self.heights: dict[str, int] = {}

    def one_in(self, count: int) -> bool:
        """Draw one in ``count`` times True."""
        return bool(self.draw(st.integers(0, count - 1)) == count - 1)

    def event(self, date: dt.date, key: str, follows: tuple[str, ...]) -> Event:
        """Draw the event ``key`` of ``date``."""
        chosen = self.draw(st.lists(st.sampled_from(sorted(SOURCES)), min_size=1, max_size=2, unique=True))
        citations = tuple(Citation(SOURCES[name]) for name in chosen)
        dates = tuple(self.dates(date))
        return Event(
            key, f"What {key} is", date, "day", None, None, self.draw(st.sampled_from(["measure", "ruling", "talks"])),
            (US, CHINA), worldwide=False, topics=(TARIFFS,), summary="It happened.", citations=citations, people=(),
            accounts=tuple(self.accounts(citations[0])), deadlines=dates, measures=tuple(self.steps(date)),
            agreements=tuple(self.talks(date)), rates=tuple(self.rates(date, citations)), rival_values=(),
            follows=follows, checked=None, revisions=(), withdrawn=None, recorded=date,
        )  # fmt: skip

    def accounts(self, citation: Citation) -> Iterable[Account]:
        """Draw what both say, most often nothing."""
        if self.one_in(3):
            yield Account(US, "claims", "So it is.", citation, None)
            yield Account(CHINA, self.draw(st.sampled_from(["silent", "disputes", "confirms"])), "So.", citation, None)

    def dates(self, date: dt.date) -> Iterable[DeadlineStep]:
        """Draw moves of deadlines; the first event sets each."""
        for key, deadline in DEADLINES.items():
            if key not in self.dated:
                kind = "set"
            elif self.one_in(4):
                kind = self.draw(st.sampled_from(["moved", "moved", "confirmed", "superseded"]))
            else:
                continue
            self.dated.add(key)
            has_date = kind in ("set", "moved")
            due = date + dt.timedelta(days=self.draw(st.integers(0, self.days))) if has_date else None
            yield DeadlineStep(deadline, kind, due, "day", None, None, (), None)

    def end(self, start: dt.date) -> dt.date | Deadline | None:
        """Draw when something that begins on ``start`` ends, most often never."""
        how = self.draw(st.integers(0, 5))
        if how >= 4 and self.until_deadlines:
            return DEADLINES[self.draw(st.sampled_from(sorted(DEADLINES)))]
        return start + dt.timedelta(days=self.draw(st.integers(1, 20))) if how >= 3 else None

    def begin(self, date: dt.date) -> dt.date:
        """Draw when something that an event of ``date`` sets begins: most often at once, also later or before."""
        return date + dt.timedelta(days=self.draw(st.sampled_from([0, 0, 0, 1, 5, 15, -6])))

    def stage(self, key: str, stages: Sequence[str], date: dt.date) -> tuple[str, dt.date]:
        """Draw the next step of ``key`` and its day. It goes down only by a step down, as the check asks.

        What comes into force or goes down may do so later or before; other steps are taken on the day.
        """
        height = self.heights.get(key, 0)
        stage = self.draw(st.sampled_from([each for each in stages if HEIGHT.get(each, _TOP) >= height]))
        start = self.begin(date) if HEIGHT.get(stage, _TOP) >= HEIGHT["in-force"] else date
        if stage in HEIGHT:
            self.heights[key] = HEIGHT[stage]
        elif start == date:
            self.heights[key] = 0
        return stage, start

    def steps(self, date: dt.date) -> Iterable[MeasureStep]:
        """Draw steps of measures."""
        for measure in MEASURES.values():
            if self.one_in(2):
                stage, start = self.stage(measure.id, UP + DOWN, date)
                end = self.end(start) if stage in ("in-force", "suspended") else None
                then = self.draw(st.sampled_from([None, "expired", "in-force"])) if end else None
                yield MeasureStep(measure, stage, start, None, until=end, then=then)

    def talks(self, date: dt.date) -> Iterable[AgreementStep]:
        """Draw a step of the agreement, by both parties or one."""
        if self.one_in(2):
            stage, start = self.stage(TRUCE.id, TALKS, date)
            alone = stage in ("applied", "repudiated", "signed", "suspended") and self.draw(st.booleans())
            end = self.end(start) if stage in ("in-force", "suspended") else None
            then = "ended" if end and self.one_in(2) else None
            by = self.draw(st.sampled_from([US, CHINA])) if alone else None
            yield AgreementStep(TRUCE, stage, start, None, until=end, then=then, by=by)

    def rates(self, date: dt.date, citations: tuple[Citation, ...]) -> Iterable[Rate]:
        """Draw rates: for each measure one for all and one for some by name, or less."""
        for measure in MEASURES.values():
            own = [country.code for country in measure.partners] or PARTNERS
            if self.one_in(2):
                some = frozenset(self.draw(st.lists(st.sampled_from(own), min_size=1, max_size=3)))
                yield self.rate(measure, some, frozenset(), date, citations)
            if not measure.partners and self.one_in(3):
                but = frozenset(self.draw(st.lists(st.sampled_from(own), max_size=1)))
                yield self.rate(measure, frozenset(), but, date, citations)

    def rate(
        self, measure: Measure, some: frozenset[str], but: frozenset[str], date: dt.date,
        citations: tuple[Citation, ...],
    ) -> Rate:  # fmt: skip
        """Draw a rate of ``measure`` on ``some`` partners (none: all), ``but`` for those."""
        status = self.draw(st.sampled_from(["in-force", "in-force", "in-force", "in-force", "ended", "announced"]))
        start = self.begin(date)
        end = self.end(start)
        is_charged = status == "in-force"
        then = self.draw(st.sampled_from([None, None, "not-set", *PERCENTS])) if end and is_charged else None
        percent = self.draw(st.sampled_from(PERCENTS)) if status != "ended" else None
        basis = self.draw(st.sampled_from(["on-top", "on-top", "all-in"]))
        specific = "$5 per kg" if is_charged and self.one_in(8) else None
        return Rate(measure, some, but, status, percent, start, end, basis, None, None,
                    self.draw(st.sampled_from(citations)), then, specific)  # fmt: skip


@st.composite
def records(
    draw: Callable[[st.SearchStrategy[Any]], Any], *, most: int = 8, until_deadlines: bool = True, days: int = 30
) -> Library:
    """Draw a record of 3 to ``most`` events, as known after the last of them.

    Without ``until_deadlines`` all that ends does so on a plain day.
    """
    make = _Maker(draw, until_deadlines=until_deadlines, days=days)
    numbers = sorted(draw(st.lists(st.integers(0, LAST), min_size=3, max_size=most)))
    names = draw(st.permutations(range(len(numbers))))
    events: list[Event] = []
    for number, name in zip(numbers, names, strict=True):
        date = day(number)
        same = events and events[-1].date == date
        events.append(make.event(date, f"{date}-{'abcdefghij'[name]}", (events[-1].id,) if same else ()))
    return library_of(events, day(LAST))


class RandomRecord(Library):
    """A library that is short when it is printed, so that a failing example can be read."""

    def __repr__(self) -> str:
        return "".join(f"\n{line}" for event in self.events for line in _told(event))

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(repr(self))


def _told(event: Event) -> Iterable[str]:
    """Yield what an event says, a line each."""
    said = ", ".join(account.stance for account in event.accounts)
    yield f"{event.id} ({event.kind}; {', '.join(source.id for source in event.sources)}; {said})"
    for date in event.deadlines:
        yield f"  {date.deadline.id} {date.kind} {date.due or ''}"
    for step in event.measures:
        yield f"  {step.measure.id}: {step.step} {step.date}{_end(step.until, step.then)}"
    for each in event.agreements:
        by = f" by {each.by.code}" if isinstance(each.by, Country) else ""
        yield f"  {each.agreement.id}: {each.step}{by} {each.date}{_end(each.until, each.then)}"
    for rate in event.rates:
        on = " ".join(sorted(rate.partners)) or f"all but {sorted(rate.except_for)}"
        what = f"{rate.status} {rate.percent} {rate.specific or ''} {rate.basis}"
        of = rate.citation.source.id
        yield f"  {rate.measure.id} on {on}: {what} from {rate.effective}{_end(rate.until, rate.then)} ({of})"


def _end(until: dt.date | Deadline | None, then: object) -> str:
    end = until.id if isinstance(until, Deadline) else until
    return f" until {end}" + (f" then {then}" if then is not None else "") if end else ""


def library_of(events: Iterable[Event], as_of: dt.date) -> Library:
    """Return a library of ``events``."""
    return RandomRecord(
        as_of,
        events=sort_events(events),
        countries=COUNTRIES,
        topics={TARIFFS.id: TARIFFS},
        publishers={source.publisher.id: source.publisher for source in SOURCES.values()},
        sources=SOURCES,
        deadlines=DEADLINES,
        measures=MEASURES,
        agreements={TRUCE.id: TRUCE},
    )


def with_rates(library: Library, change: Callable[[Rate], Iterable[Rate]]) -> Library:
    """Return ``library`` with each rate replaced by what ``change`` makes of it."""
    return with_events(
        library, lambda event: replace(event, rates=tuple(r for old in event.rates for r in change(old)))
    )


def with_events(library: Library, change: Callable[[Event], Event]) -> Library:
    """Return ``library`` with each event replaced by what ``change`` makes of it."""
    return library_of(map(change, library.events), library.as_of)


# Days to ask about, also before the first event and after the last.
DAYS = st.integers(-3, LAST + 40).map(day)
