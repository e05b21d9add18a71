"""``briefing state``: the state of play of a day, on a terminal or as JSON. The as-of page shows the same facts."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import click

from generator.commands import options
from generator.model import Country, Library, Measure
from generator.pipeline.check import run_checks
from generator.pipeline.link import link
from generator.problems import as_text, nearest
from generator.projections.deadlines import Entry
from generator.projections.ladder import Ladder
from generator.projections.rates import RateStep
from generator.projections.state_of_play import State, counterparts, hub_and_partners, state
from generator.projections.status import agreements_reached, dates_pending, measures_reached
from generator.settings import checking_day, today
from generator.text.formats import day, days_left, long_day, percent, plural, stage_word


@click.command("state")
@click.option("--country", metavar="CODE", help="One country only, by its ISO 3166-1 code (or EU).")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
@options.as_of
@options.root
def state_command(country: str | None, *, as_json: bool, as_of: dt.date, root: Path) -> None:
    """Say where the talks stood on a day: rates in force, steps reached, dates then pending."""
    checked = run_checks(root, checking_day(as_of))
    if not checked.sound:
        click.echo(as_text(p for p in checked.problems if p.severity == "error"), nl=False, err=True)
        raise SystemExit(1)
    everything = link(checked.records, checking_day(as_of))
    library = everything.on(as_of)
    one = _country(library, country) if country else None
    others = counterparts(library)
    chosen = [one] if one else _in_order(library)
    states = [state(library, each, others[each.code]) for each in chosen if each.code in others]
    if as_json:
        click.echo(json.dumps(as_record(library, one, states), ensure_ascii=False, indent=2))
        return
    if as_of > today():
        click.echo(f"{long_day(as_of)} has not come yet: this is what the record of today says of it.", err=True)
    if not library.standing:
        begins = f"The record begins on {long_day(everything.standing[0].date)}: " if everything.standing else ""
        click.echo(f"{begins}it says nothing of {long_day(as_of)}.")
        return
    click.echo("\n\n".join("\n".join(part) for part in as_text_parts(library, one, states)))


def _country(library: Library, code: str) -> Country:
    found = library.countries.get(code.upper())
    if found is None:
        hint = f"“{code}” is not in the record; {nearest(code.upper(), library.countries)}"
        raise click.BadParameter(hint, param_hint="--country")
    return found


def _in_order(library: Library) -> list[Country]:
    """Return the countries by how often events name them; the one that all talk with stands last."""
    hub, _ = hub_and_partners(library)
    often = {code: len(events) for code, events in library.by_country.items()}
    codes = sorted(often, key=lambda code: (hub is not None and code == hub.code, -often[code], code))
    return [library.countries[code] for code in codes]


def as_record(library: Library, country: Country | None, states: list[State]) -> dict[str, object]:
    """Return the state of play as plain values: codes, ids, ISO dates, percent as text."""
    return {
        "as_of": library.as_of.isoformat(),
        "events": len(library.standing),
        "states": [_state(s) for s in states],
        "agreements": [_step(thing.id, ladder) for thing, ladder in agreements_reached(library, country)],
        "measures": [_step(thing.id, ladder) for thing, ladder in _measures(library, country)],
        "dates_pending": [_date(entry) for entry in dates_pending(library, country)],
    }


def _measures(library: Library, country: Country | None) -> list[tuple[Measure, Ladder]]:
    return measures_reached(library, country, counterparts(library).get(country.code) if country else None)


def _state(s: State) -> dict[str, object]:
    return {
        "country": s.partner.code,
        "counterpart": s.counterpart.code,
        "agreement": s.agreement.id if s.agreement else None,
        "stage": s.ladder.stage if s.ladder else None,
        "rate_on_its_goods": _rate(s.rate),
        "rate_before": _rate(s.rate_before),
        "rate_it_charges": _rate(s.rate_back),
        "next_date": _date(s.next_date) if s.next_date else None,
        "last_event": s.last_event.id if s.last_event else None,
        "disputed": s.disputed.id if s.disputed else None,
    }


def _rate(step: RateStep | None) -> dict[str, object] | None:
    if step is None:
        return None
    ceiling = step.is_ceiling
    return {"percent": f"{step.percent:f}", "effective": step.effective.isoformat(), "with_ordinary_duty": ceiling}


def _step(key: str, ladder: Ladder) -> dict[str, object]:
    rung = ladder.reached[-1]
    return {"id": key, "stage": rung.stage, "since": rung.date.isoformat(), "event": rung.event.id}


def _date(entry: Entry) -> dict[str, object]:
    due = entry.due.isoformat() if entry.due else None
    precision = entry.dated.precision if entry.dated else None
    return {"deadline": entry.deadline.id, "due": due, "precision": precision, "expected": entry.is_expectation}


def as_text_parts(library: Library, country: Country | None, states: list[State]) -> Iterator[list[str]]:
    """Yield the state of play in parts, each a list of lines."""
    whose = f" for {country.name}" if country else ""
    events = library.by_country[country.code] if country else library.standing
    yield [f"State of play on {long_day(library.as_of)}{whose}, from {plural(len(events), 'event')}"]
    for s in states:
        yield _lines(s)
    for heading, steps in (
        ("Agreements", agreements_reached(library, country)),
        ("Measures", _measures(library, country)),
    ):
        if steps:
            rows = [f"  {_stands(ladder):<34} {thing.title}" for thing, ladder in steps]
            yield [f"{heading}, as far as they had come", *rows]
    yield ["Dates then pending", *([f"  {_when(e)}" for e in dates_pending(library, country)] or ["  none"])]


def _lines(s: State) -> list[str]:
    lines = [f"{s.partner.name} with {s.counterpart.name}"]
    if s.agreement and s.ladder:
        lines.append(f"  stage       {s.agreement.title}: {_stands(s.ladder)}")
    before = f", before that {percent(s.rate_before.percent)}" if s.rate_before else ""
    lines.append(f"  rate on it  {_rate_words(s.rate)}{before}")
    if s.rate_back and s.rate_back.components:
        lines.append(f"  its rate    {_rate_words(s.rate_back)}")
    if s.next_date:
        lines.append(f"  next date   {_when(s.next_date)}")
    if s.last_event:
        lines.append(f"  last event  {day(s.last_event.date, s.last_event.precision)}: {s.last_event.title}")
    if s.disputed and s.disputed == s.last_event:
        lines[-1] += " (accounts conflict)"
    elif s.disputed:
        lines.append(f"  disputed    {day(s.disputed.date, s.disputed.precision)}: {s.disputed.title}")
    return lines


def _stands(ladder: Ladder) -> str:
    rung = ladder.reached[-1]
    return f"{stage_word(rung.stage)} since {day(rung.date)}"


def _when(entry: Entry) -> str:
    kind = " (expected)" if entry.is_expectation else ""
    if entry.due is None or entry.dated is None:
        return f"no date yet: {entry.deadline.title}{kind}"
    if entry.dated.precision == "month":
        return f"{day(entry.due, 'month')}: {entry.deadline.title}{kind}"
    return f"{day(entry.due)}, {days_left((entry.due - entry.as_of).days)}: {entry.deadline.title}{kind}"


def _rate_words(step: RateStep | None) -> str:
    if step is None:
        return "none recorded"
    duty = ", with ordinary duty" if step.is_ceiling else ""
    return f"{percent(step.percent)} since {day(step.effective)}{duty}"
