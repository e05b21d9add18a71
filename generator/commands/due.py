"""``briefing due``: what waits for somebody, as text, as JSON, or as Markdown for an issue."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from generator.commands import options
from generator.commands.dead_links import DeadLink, dead_links
from generator.commands.library import library_or_exit
from generator.kinds import BY_NAME
from generator.model import Library
from generator.projections.due import CHECK_AFTER, FOLLOW_AFTER, Due, due
from generator.text.formats import day, long_day
from generator.text.markdown import autolink, code_span

_ARCHIVE = "https://web.archive.org/save/"


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of work. ``rows`` are an id, what is to be said of it, and an address; ``do`` says how it is done."""

    key: str
    heading: str
    do: str
    rows: tuple[tuple[str, str, str], ...]


@click.command("due")
@click.option(
    "--format", "style", type=click.Choice(["text", "json", "markdown"]), default="text", help="Default: text."
)
@click.option(
    "--check-after", type=click.IntRange(1), default=CHECK_AFTER, show_default=True, help="Days after a check."
)
@click.option(
    "--most", type=click.IntRange(1), default=20, show_default=True, help="The most rows of a kind; JSON has all."
)
@click.option(
    "--links",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="What lychee found of the addresses, as JSON.",
)
@click.option("--addresses", is_flag=True, help="List the addresses of all sources, for lychee, and nothing else.")
@options.as_of
@options.root
def due_command(
    *, style: str, check_after: int, most: int, links: Path | None, addresses: bool, as_of: dt.date, root: Path
) -> None:
    """List what the record needs.

    Entries not checked for long, dates that passed without an outcome, desks not followed, leads to verify, sources
    without an archived copy, and with --links sources whose page is gone. It never fails for what it lists.
    """
    library = library_or_exit(root, as_of)
    if addresses:
        click.echo("".join(f"{url}\n" for url in sorted(set(_addresses(library)))), nl=False)
        return
    found = list(sections(due(library, check_after), check_after, dead_links(library, links) if links else None))
    if style == "json":
        shown = {
            section.key: [{"id": key, "says": says, "url": url} for key, says, url in section.rows] for section in found
        }
        click.echo(json.dumps({"as_of": as_of.isoformat(), **shown}, ensure_ascii=False, indent=1))
    else:
        write = _markdown if style == "markdown" else _text
        click.echo("\n".join(write(section, most) for section in found), nl=False)


def sections(found: Due, check_after: int, dead: list[DeadLink] | None) -> Iterator[Section]:
    """Yield the kinds of work, in the order in which they help readers; ``dead`` is None if no link was looked at."""
    passed = tuple(
        (h.deadline.id, f"{h.deadline.title}: fell on {day(h.due, h.precision)}", "") for h in found.passed if h.due
    )
    yield Section("passed", "Dates that passed without an outcome", "add an event that says what happened", passed)
    if dead is not None:
        rows = tuple((link.source.id, _dead(link), link.copy or link.source.url or "") for link in dead)
        yield Section(
            "dead", "Sources whose page does not answer", f"correct the address, or add archive: in {_place()}", rows
        )
    behind = tuple(
        (each.name or "All news", f"followed to {long_day(each.to)}" if each.to else "never", "")
        for each in found.behind
    )
    do = f"look at the news since then and add a line to {BY_NAME['desks'].place}"
    yield Section("behind", f"Desks not followed for {FOLLOW_AFTER} days", do, behind)
    checked = tuple(
        (e.id, f"last checked {day(e.checked)}" if e.checked else "never checked", "") for e in found.unchecked
    )
    do = "compare the entry with its sources and give the day as checked:"
    yield Section("unchecked", f"Entries not checked for {check_after} days", do, checked)
    leads = tuple((lead.id, f"{lead.says} To verify: {lead.verify}", "") for lead in found.leads)
    yield Section(
        "leads", "Leads that wait for verification", "find a source, and add an event or remove the lead", leads
    )
    saved = tuple((source.id, source.label, f"{_ARCHIVE}{source.url}") for source in found.unarchived)
    do = f"open the address, which makes a copy, and add the copy as archive: in {_place()}"
    yield Section("unarchived", "Sources without an archived copy, the latest first", do, saved)


def _addresses(library: Library) -> Iterator[str]:
    yield from (source.url for key, source in library.sources.items() if source.url and library.by_source[key])


def _place() -> str:
    return "the file of the source"


def _dead(link: DeadLink) -> str:
    said = f"{link.source.url} ({link.status})"
    if link.source.archive:
        return f"{said}; its archived copy is recorded"
    return f"{said}; there is a copy" if link.copy else said


def _text(section: Section, most: int) -> str:
    head = f"{section.heading}: {len(section.rows)}\n"
    lines = "".join(f"  {key}: {says}{f' {url}' if url else ''}\n" for key, says, url in section.rows[:most])
    return head + lines + _rest(section, most, "  ")


def _markdown(section: Section, most: int) -> str:
    if not section.rows:
        return f"## {section.heading}: none\n"
    head = f"## {section.heading}: {len(section.rows)}\n\nWhat to do: {section.do}.\n\n"
    lines = "".join(
        f"- [ ] {code_span(key)} {code_span(says)}{f' {autolink(url)}' if url else ''}\n"
        for key, says, url in section.rows[:most]
    )
    return head + lines + _rest(section, most, "\n")


def _rest(section: Section, most: int, before: str) -> str:
    more = len(section.rows) - most
    return f"{before}and {more} more\n" if more > 0 else ""
