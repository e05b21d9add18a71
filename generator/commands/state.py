"""``briefing state``: the state of play of a day, on a terminal or as JSON. The as-of page shows the same facts."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from generator.commands import options
from generator.commands.library import library_or_exit
from generator.exports.state_rows import main_states, measures_of, paired_states, state_document
from generator.model import Country, Event, Library
from generator.problems import nearest
from generator.projections.state_of_play import StateOfPlay
from generator.projections.status import agreements_reached, dates_pending
from generator.settings import checking_day, today
from generator.text.formats import day, long_day, plural
from generator.wording.date import date_words
from generator.wording.rate import layer_words, rate_words
from generator.wording.status import status_words
from generator.wording.words import plain


@click.command("state")
@click.option("--country", metavar="CODE", help="Only this country, by its ISO 3166-1 alpha-2 code (or EU).")
@click.option("--json", "as_json", is_flag=True, help="Print JSON with all pairs of countries, for programs.")
@options.as_of
@options.known_on
@options.root
def state_command(country: str | None, *, as_json: bool, as_of: dt.date, known_on: dt.date | None, root: Path) -> None:
    """Say where the talks stood on a day.

    That is: the rates in force, the steps taken and the dates pending.
    """
    everything = library_or_exit(root, checking_day(as_of), known_on)
    if known_on and not everything.events:
        click.echo(_before_the_site(library_or_exit(root, checking_day(as_of)), known_on), err=as_json)
        if not as_json:
            return
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


def _before_the_site(library: Library, day: dt.date) -> str:
    """Say that nothing was recorded by ``day``; ``library`` holds all that is known."""
    first = min((event.recorded for event in library.events if event.recorded), default=None)
    began = f"This site began on {long_day(first)}" if first else "No entry says when it was recorded"
    return f"{began}: of what it held on {long_day(day)} there is nothing."


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
    for s in (*main_states(library, country), *paired_states(library, country)):
        yield _lines(s, library.as_of)
    for heading, steps in (
        ("Agreements", agreements_reached(library, country)),
        ("Measures", measures_of(library, country)),
    ):
        if steps:
            rows = [f"  {plain(status_words(status))}: {thing.title}" for thing, status in steps]
            yield [f"{heading}, as far as they had come", *rows]
    pending = [f"  {plain(date_words(history, library.as_of))}" for history in dates_pending(library, country)]
    yield ["Dates then pending", *(pending or ["  none"])]


def _lines(s: StateOfPlay, as_of: dt.date) -> list[str]:
    rows = {}
    if s.agreement and s.status:
        rows["stage"] = f"{s.agreement.title}: {plain(status_words(s.status))}"
    rows["rate on it"] = plain(rate_words(s.rate))
    if s.also:
        rows["also on it"] = "; ".join(plain(layer_words(layer.label, layer.rate)) for layer in s.also)
    if s.rate_back.since:
        rows["its rate"] = plain(rate_words(s.rate_back))
    rows["next date"] = (
        plain(date_words(s.next_date, as_of)) if s.next_date else "none of its own in the next 18 months"
    )
    if s.last_event:
        conflict = " (accounts conflict)" if s.disputed == s.last_event else ""
        rows["last event"] = f"{_day_of(s.last_event)}: {s.last_event.title}{conflict}"
    if s.disputed and s.disputed != s.last_event:
        rows["disputed"] = f"{_day_of(s.disputed)}: {s.disputed.title}"
    rows["followed"] = f"to {day(s.coverage.to)}" if s.coverage.to else "no look at the news is recorded"
    heading = f"{s.partner.name} with {s.counterpart.name}"
    return [heading, *(f"  {label}: {words}" for label, words in rows.items())]


def _day_of(event: Event) -> str:
    return day(event.date, event.precision)
