"""``briefing stats`` and ``briefing coverage``: how much the record holds, and which facts of its seeds."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click

from generator.commands import options
from generator.commands.library import library_or_exit
from generator.projections.evidence import evidence
from generator.text.formats import day, plural

_WIDTH = 40


@click.command()
@options.as_of
@options.root
def stats(as_of: dt.date, root: Path) -> None:
    """Count what the record holds.

    Events are counted by month, country, topic, kind and evidence, sources by kind. The events that were not checked
    for longest are listed.
    """
    library = library_or_exit(root, as_of)
    events = library.active_events
    cited = [source for key, source in library.sources.items() if library.by_source.get(key)]
    click.echo(
        f"{plural(len(events), 'event')}, {plural(len(cited), 'source')} of "
        f"{plural(len({s.publisher.id for s in cited}), 'publisher')}, "
        f"{plural(len(library.deadline_steps), 'deadline')}, {plural(len(library.measure_steps), 'measure')}, "
        f"{plural(len(library.agreement_steps), 'agreement')}, {plural(sum(len(e.rates) for e in events), 'rate')}, "
        f"{plural(sum(len(e.accounts) for e in events), 'account')}, "
        f"{plural(len(library.by_person), 'person', 'people')}"
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
    """List the facts and leads that no event records.

    Facts are those of the seeds, each with the reason why no event cites it; leads wait for verification.
    """
    library = library_or_exit(root, as_of)
    cited = {(c.source.id, c.fact) for event in library.events for c in event.all_citations}
    for seed in library.seeds:
        missing = [fact for fact in seed.facts if (seed.id, fact.number) not in cited]
        if seed.facts:
            click.echo(f"{seed.id}: {len(seed.facts) - len(missing)} of {plural(len(seed.facts), 'fact')} recorded")
        for fact in missing:
            click.echo(f"  #{fact.number} {fact.not_recorded or 'NOT RECORDED'}: {fact.says}")
        if seed.leads:
            click.echo(f"{seed.id}: {plural(len(seed.leads), 'lead waits', 'leads wait')} for verification")
        for lead in seed.leads:
            click.echo(f"  {lead.id}: {lead.verify}")
