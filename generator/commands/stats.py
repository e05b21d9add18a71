"""``briefing stats`` and ``briefing coverage``: how much the record holds, and which facts of its seeds."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click

from generator.commands import options
from generator.commands.library import library_or_exit
from generator.projections.evidence import evidence
from generator.text.formats import day

_WIDTH = 40


@click.command()
@options.as_of
@options.root
def stats(as_of: dt.date, root: Path) -> None:
    """Count events by month, country, topic, kind and evidence, and sources by kind; list the longest unchecked."""
    library = library_or_exit(root, as_of)
    events = library.active_events
    cited = [source for key, source in library.sources.items() if library.by_source.get(key)]
    click.echo(
        f"{len(events)} events, {len(cited)} sources of {len({s.publisher.id for s in cited})} publishers, "
        f"{len(library.deadline_steps)} deadlines, {len(library.measure_steps)} measures, "
        f"{len(library.agreement_steps)} agreements, {sum(len(e.rates) for e in events)} rates, "
        f"{sum(len(e.accounts) for e in events)} accounts, {len(library.by_person)} people"
    )
    _table("Events by month", Counter(event.date.isoformat()[:7] for event in events), by_name=True)
    _table("Events by country", Counter(c.name for event in events for c in event.countries))
    _table("Events by topic", Counter(t.id for event in events for t in event.topics))
    _table("Events by kind", Counter(event.kind for event in events))
    _table("Events by evidence", Counter(evidence(event).grade for event in events))
    _table("Sources by kind", Counter(source.publisher.kind for source in cited))
    click.echo("\nLongest unchecked")
    for event in sorted(events, key=lambda e: (e.checked or dt.date.min, e.date, e.id))[:5]:
        click.echo(f"  {day(event.checked) if event.checked else 'never'}  {event.id}")


def _table(title: str, counts: Counter[str], *, by_name: bool = False) -> None:
    click.echo(f"\n{title}")
    rows: Iterable[tuple[str, int]] = sorted(counts.items(), key=lambda row: (0 if by_name else -row[1], row[0]))
    most = max(counts.values(), default=1)
    for name, count in rows:
        click.echo(f"  {name:<24} {count:>5}  {'█' * max(1, round(count / most * _WIDTH))}")


@click.command()
@options.as_of
@options.root
def coverage(as_of: dt.date, root: Path) -> None:
    """List the facts of each seed that no event cites, with the reason, and the leads that wait."""
    library = library_or_exit(root, as_of)
    cited = {(c.source.id, c.fact) for event in library.events for c in event.all_citations}
    for seed in library.seeds:
        missing = [fact for fact in seed.facts if (seed.id, fact.number) not in cited]
        if seed.facts:
            click.echo(f"{seed.id}: {len(seed.facts) - len(missing)} of {len(seed.facts)} facts recorded")
        for fact in missing:
            click.echo(f"  #{fact.number} {fact.not_recorded or 'NOT RECORDED'}: {fact.says}")
        if seed.leads:
            click.echo(f"{seed.id}: {len(seed.leads)} leads wait for verification")
        for lead in seed.leads:
            click.echo(f"  {lead.id}: {lead.verify}")
