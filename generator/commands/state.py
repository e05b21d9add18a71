"""``briefing state``: the state of play of a day, on a terminal or as JSON. The as-of page shows the same facts."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from generator.commands import options
from generator.commands.library import library_or_exit
from generator.commands.state_document import main_states, measures_of, state_document
from generator.model import Country, Library
from generator.problems import nearest
from generator.projections.deadlines import DeadlineHistory
from generator.projections.ladder import Ladder
from generator.projections.rates import RateStep
from generator.projections.state_of_play import StateOfPlay
from generator.projections.status import agreements_reached, dates_pending
from generator.settings import checking_day, today
from generator.text.formats import day, days_left, long_day, percent, plural, stage_word


@click.command("state")
@click.option("--country", metavar="CODE", help="Only this country, by its ISO 3166-1 alpha-2 code (or EU).")
@click.option("--json", "as_json", is_flag=True, help="Print JSON with all pairs of countries, for programs.")
@options.as_of
@options.root
def state_command(country: str | None, *, as_json: bool, as_of: dt.date, root: Path) -> None:
    """Say where the talks stood on a day.

    That is: the rates in force, the steps taken and the dates pending.
    """
    everything = library_or_exit(root, checking_day(as_of))
    library = everything.at(as_of)
    one = _country(library, country) if country else None
    if as_json:
        click.echo(json.dumps(asdict(state_document(library, one)), ensure_ascii=False, indent=2))
        return
    if as_of > today():
        click.echo(f"{long_day(as_of)} has not come yet: this is what the record of today says of it.", err=True)
    if not library.active_events:
        begins = (
            f"The record begins on {long_day(everything.active_events[0].date)}: " if everything.active_events else ""
        )
        click.echo(f"{begins}it says nothing of {long_day(as_of)}.")
        return
    click.echo("\n\n".join("\n".join(part) for part in as_text_parts(library, one)))


def _country(library: Library, code: str) -> Country:
    found = library.countries.get(code.upper())
    if found is None:
        hint = f"“{code}” is not in the record; {nearest(code.upper(), library.countries)}"
        raise click.BadParameter(hint, param_hint="--country")
    return found


def as_text_parts(library: Library, country: Country | None) -> Iterator[list[str]]:
    """Yield the state of play in parts that a blank line separates; each is a list of lines."""
    whose = f" for {country.name}" if country else ""
    events = library.by_country[country.code] if country else library.active_events
    yield [f"State of play on {long_day(library.as_of)}{whose}, from {plural(len(events), 'event')}"]
    for s in main_states(library, country):
        yield _lines(s, library.as_of)
    for heading, steps in (
        ("Agreements", agreements_reached(library, country)),
        ("Measures", measures_of(library, country)),
    ):
        if steps:
            rows = [f"  {_stands(ladder):<34} {thing.title}" for thing, ladder in steps]
            yield [f"{heading}, as far as they had come", *rows]
    yield [
        "Dates then pending",
        *([f"  {_when(e, library.as_of)}" for e in dates_pending(library, country)] or ["  none"]),
    ]


def _lines(s: StateOfPlay, as_of: dt.date) -> list[str]:
    lines = [f"{s.partner.name} with {s.counterpart.name}"]
    if s.agreement and s.ladder:
        lines.append(f"  stage       {s.agreement.title}: {_stands(s.ladder)}")
    before = f", before that {percent(s.rate_before.percent)}" if s.rate_before else ""
    lines.append(f"  rate on it  {_rate_words(s.rate)}{before}")
    if s.rate_back and s.rate_back.components:
        lines.append(f"  its rate    {_rate_words(s.rate_back)}")
    if s.next_date:
        lines.append(f"  next date   {_when(s.next_date, as_of)}")
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


def _when(entry: DeadlineHistory, as_of: dt.date) -> str:
    kind = " (expected)" if entry.is_expectation else ""
    if entry.due is None or entry.dated is None:
        return f"no date yet: {entry.deadline.title}{kind}"
    if entry.dated.precision == "month":
        return f"{day(entry.due, 'month')}: {entry.deadline.title}{kind}"
    return f"{day(entry.due)}, {days_left((entry.due - as_of).days)}: {entry.deadline.title}{kind}"


def _rate_words(step: RateStep | None) -> str:
    if step is None:
        return "none recorded"
    duty = ", with ordinary duty" if step.is_ceiling else ""
    return f"{percent(step.percent)} since {day(step.effective)}{duty}"
