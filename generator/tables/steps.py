"""Tables of measures, agreements and deadlines, of their steps, and of rates as the events give them."""

import datetime as dt
from collections.abc import Iterator

from generator.model import Deadline, Library
from generator.projections.deadlines import deadline_history
from generator.projections.undertakings import all_promises
from generator.tables.events import listed
from generator.tables.table import EVENT, NOTE, PLACE, SOURCE, UNTIL, UNTIL_DEADLINE, Column, Row, Table, link

_STEP = Column("step", "The step: announced, ordered, in-force, suspended and so on.")
_DATE = Column("date", "First day of the step.", "date")
_PRECISION = Column("precision", "How exactly the day is known.")
_THEN = Column("then", "What follows at its end by the act.")
_DUE = Column("due", "The date.", "date")


def _end(until: dt.date | Deadline | None) -> tuple[dt.date | None, str | None]:
    return (None, until.id) if isinstance(until, Deadline) else (until, None)


def _measures(library: Library) -> Iterator[Row]:
    for measure in library.measures.values():
        basis = measure.legal_basis
        yield measure.id, measure.title, measure.by.code, measure.goods, basis, measure.headline, measure.about


def _measure_partners(library: Library) -> Iterator[Row]:
    for measure in library.measures.values():
        yield from ((measure.id, partner.code) for partner in measure.partners)


def _agreements(library: Library) -> Iterator[Row]:
    for agreement in library.agreements.values():
        yield agreement.id, agreement.title, agreement.headline, agreement.about


def _parties(library: Library) -> Iterator[Row]:
    for agreement in library.agreements.values():
        yield from ((agreement.id, party.code) for party in agreement.parties)


def _deadlines(library: Library) -> Iterator[Row]:
    for deadline in library.deadlines.values():
        history = deadline_history(library, deadline.id)
        if history is None:
            yield deadline.id, deadline.title, deadline.about, None, None, None, 0, 0, False, None
            continue
        dates = (history.first_due, history.due, history.precision if history.due else None)
        slips = (len(history.slips), history.total_slip_days)
        yield deadline.id, deadline.title, deadline.about, *dates, *slips, history.is_expectation, history.outcome


def _deadline_countries(library: Library) -> Iterator[Row]:
    for deadline in library.deadlines.values():
        yield from ((deadline.id, country.code) for country in deadline.countries)


def _undertakings(library: Library) -> Iterator[Row]:
    for place, promise in enumerate(all_promises(library), 1):
        said = promise.undertaking
        yield (
            place, promise.agreement.id, said.party.code, said.does, said.amount, promise.event.id, promise.due,
            promise.state, said.note,
        )  # fmt: skip


def _rate_partners(library: Library) -> Iterator[Row]:
    for event in library.events:
        for place, rate in enumerate(event.rates, 1):
            yield from ((event.id, place, code, False) for code in sorted(rate.partners))
            yield from ((event.id, place, code, True) for code in sorted(rate.except_for))


SUBJECTS = (
    Table("measures", "Tariffs, controls, fees and bans.", ("id",),
          (Column("id", "Id."), Column("title", "Title."), link("by", "countries", "Who takes it."),
           Column("goods", "The goods that it covers."), Column("legal_basis", "Its legal basis."),
           Column("headline", "True for a duty on most goods of a partner.", "boolean"),
           Column("about", "What it is.")), _measures),
    Table("measure_partners", "On whom a measure is; none for all partners.", ("measure", "country"),
          (link("measure", "measures", "Id of the measure."), link("country", "countries", "Code of the partner.")),
          _measure_partners),
    Table("agreements", "Agreements and frameworks.", ("id",),
          (Column("id", "Id."), Column("title", "Title."),
           Column("headline", "True for the agreement that tells how far talks have come.", "boolean"),
           Column("about", "What it is.")), _agreements),
    Table("agreement_parties", "Parties of agreements.", ("agreement", "country"),
          (link("agreement", "agreements", "Id of the agreement."), link("country", "countries", "Code of the party.")),
          _parties),
    Table("deadlines", "Dates that matter, as they stand now.", ("id",),
          (Column("id", "Id."), Column("title", "Title."), Column("about", "What falls due."),
           Column("first_due", "The date as first given.", "date"),
           Column("due", "The date as last set or moved.", "date"), _PRECISION,
           Column("slips", "How often it was moved.", "integer"),
           Column("slip_days", "Days from the first date to the last.", "integer"),
           Column("expected", "True if it was scheduled or expected rather than set.", "boolean"),
           Column("outcome", "open, met, lapsed, superseded, passed (ends by itself) or not-recorded.")), _deadlines),
    Table("deadline_countries", "Countries that a date concerns.", ("deadline", "country"),
          (link("deadline", "deadlines", "Id of the date."), link("country", "countries", "Code of the country.")),
          _deadline_countries),
    Table("agreement_undertakings", "What the parties of agreements promised, and what became of it.", ("place",),
          (Column("place", "Place in the list, by date.", "integer"),
           link("agreement", "agreements", "Id of the agreement."), link("party", "countries", "Who promised."),
           Column("does", "What was promised."), Column("amount", "How much."),
           link("event", "events", "Id of the event in which it was promised."),
           Column("due", "By when, if a date was set.", "date"),
           Column("state", "open, overdue, done, lapsed, superseded or passed."), NOTE), _undertakings),
    Table("rate_partners", "On whom a rate is; without a row it is on all partners.",
          ("event", "place", "country", "excepted"),
          (EVENT, PLACE, Column("country", "Code of the partner."),
           Column("excepted", "True if the rate is not on this partner.", "boolean")), _rate_partners),
)  # fmt: skip

STEPS = (
    listed("measure_steps", "Steps that events take of measures.",
           (link("measure", "measures", "Id of the measure."), _STEP, _DATE, _PRECISION, UNTIL, UNTIL_DEADLINE, _THEN,
            NOTE),
           lambda e: [(s.measure.id, s.step, s.date, s.precision, *_end(s.until), s.then, s.note) for s in e.measures]),
    listed("agreement_steps", "Steps that events take of agreements.",
           (link("agreement", "agreements", "Id of the agreement."), _STEP, _DATE, _PRECISION, UNTIL, UNTIL_DEADLINE,
            _THEN, NOTE),
           lambda e: [(s.agreement.id, s.step, s.date, s.precision, *_end(s.until), s.then, s.note)
                      for s in e.agreements]),
    listed("deadline_steps", "What events do to dates.",
           (link("deadline", "deadlines", "Id of the date."),
            Column("kind", "set, moved, scheduled, expected, confirmed, met, lapsed or superseded."), _DUE, _PRECISION,
            Column("time", "Local time."), Column("timezone", "IANA time zone of the time."), NOTE),
           lambda e: [(s.deadline.id, s.kind, s.due, s.precision if s.due else None, s.time, s.timezone, s.note)
                      for s in e.deadlines]),
    listed("rates", "Rates of duty as events give them.",
           (link("measure", "measures", "Id of the measure."),
            Column("status", "announced, in-force, threatened, suspended or ended."),
            Column("percent", "Percent of the value of the goods.", "number"),
            Column("specific", "A duty that is no percentage."),
            Column("basis", "on-top: added to ordinary duty; all-in: ordinary duty included."),
            Column("goods", "The goods, where it is on a part of what the measure covers."),
            Column("covers", "To which goods a general rate applies."),
            Column("effective", "First day.", "date"), UNTIL, UNTIL_DEADLINE, _THEN, SOURCE, NOTE),
           lambda e: [(r.measure.id, r.status, r.percent, r.specific, r.basis, r.goods, r.covers, r.effective,
                       *_end(r.until), None if r.then is None else str(r.then), r.citation.source.id, r.note)
                      for r in e.rates]),
)  # fmt: skip
