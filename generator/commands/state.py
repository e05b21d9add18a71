"""``briefing state``: the state of play of a day, on a terminal or as JSON."""

import datetime as dt
import json
from pathlib import Path

import click

from generator.commands import options
from generator.link import link
from generator.model import Country, Library
from generator.pipeline import run_checks
from generator.problems import as_text, nearest
from generator.project.partner import State, counterparts, state
from generator.project.rates import RateStep
from generator.settings import checking_day
from generator.words import day, days_left, percent, stage_word


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
    library = link(checked.records, as_of)
    states = [state(library, *pair) for pair in _pairs(library, country)]
    if as_json:
        click.echo(json.dumps([as_record(s) for s in states], ensure_ascii=False, indent=2))
    else:
        click.echo(f"State of play on {day(as_of)}, from {len(library.standing):,} events\n")
        click.echo("\n".join(as_lines(s) for s in states))


def _pairs(library: Library, code: str | None) -> list[tuple[Country, Country]]:
    """Return each country with its main counterpart, or the one asked for."""
    others = counterparts(library)
    if code is None:
        order = sorted(others, key=lambda key: (-len(library.by_country[key]), key))
        return [(library.countries[key], others[key]) for key in order]
    if code.upper() not in library.countries:
        raise click.BadParameter(f"“{code}” is not in the record; {nearest(code.upper(), library.countries)}")
    if code.upper() not in others:
        raise click.BadParameter(f"no event up to that day names “{code.upper()}”")
    return [(library.countries[code.upper()], others[code.upper()])]


def as_record(s: State) -> dict[str, object]:
    """Return a state as plain values: codes, ids, ISO dates, percent as text."""
    return {
        "country": s.partner.code,
        "counterpart": s.counterpart.code,
        "agreement": s.agreement.id if s.agreement else None,
        "stage": s.ladder.stage if s.ladder else None,
        "rate_on_its_goods": _rate(s.rate),
        "rate_before": _rate(s.rate_before),
        "rate_it_charges": _rate(s.rate_back),
        "next_date": None
        if s.next_date is None
        else {
            "deadline": s.next_date.deadline.id,
            "due": s.next_date.due.isoformat() if s.next_date.due else None,
            "expected": s.next_date.is_expectation,
        },
        "last_event": s.last_event.id if s.last_event else None,
        "disputed": s.disputed.id if s.disputed else None,
    }


def _rate(step: RateStep | None) -> dict[str, object] | None:
    if step is None:
        return None
    ceiling = step.is_ceiling
    return {"percent": f"{step.percent:f}", "effective": step.effective.isoformat(), "with_ordinary_duty": ceiling}


def as_lines(s: State) -> str:
    """Return a state as a few lines of text."""
    lines = [f"{s.partner.name} with {s.counterpart.name}"]
    if s.agreement and s.ladder and s.ladder.current:
        since = day(s.ladder.current.date)
        lines.append(f"  stage       {s.agreement.title}: {stage_word(s.ladder.current.stage)} since {since}")
    lines.append(f"  rate on it  {_rate_words(s.rate)}")
    if s.rate_back and s.rate_back.components:
        lines.append(f"  its rate    {_rate_words(s.rate_back)}")
    if s.next_date and s.next_date.due and s.next_date.days_left is not None:
        kind = " (expected)" if s.next_date.is_expectation else ""
        when = f"{day(s.next_date.due)}, {days_left(s.next_date.days_left)}"
        lines.append(f"  next date   {when}: {s.next_date.deadline.title}{kind}")
    if s.last_event:
        lines.append(f"  last event  {day(s.last_event.date, s.last_event.precision)}: {s.last_event.title}")
    if s.disputed:
        lines.append(f"  disputed    {s.disputed.title}")
    return "\n".join(lines) + "\n"


def _rate_words(step: RateStep | None) -> str:
    if step is None:
        return "none recorded"
    duty = ", with ordinary duty" if step.is_ceiling else ""
    return f"{percent(step.percent)} since {day(step.effective)}{duty}"
