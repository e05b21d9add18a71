"""``briefing new``: write a valid entry from answers to a few questions, or from flags for scripts."""

import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from generator.commands import options
from generator.commands.answers import is_list, is_yes_or_no
from generator.commands.entry_form import ASKED_TOO, NOT_ASKED, Desk, Kept, draft_of
from generator.commands.issue_forms import MOST_BYTES, read_form
from generator.commands.scaffold import make
from generator.kinds import KINDS, Kind
from generator.loading import parse_file
from generator.problems import printable, quote

_KINDS = {kind.singular: kind for kind in KINDS if kind.name not in ("seeds", "desks", "masthead")}


def at_a_terminal() -> bool:
    """Tell whether a person can be asked."""
    return sys.stdin.isatty()


class _New(click.Group):
    """``briefing new`` alone asks which kind; with flags alone it makes an event."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args[:1] not in (["-h"], ["--help"]) and (not args or args[0].startswith("-")):
            kind = "event"
            if not args and at_a_terminal():
                kind = click.prompt("What is it", type=click.Choice(list(_KINDS)), default="event")
            args = [kind, *args]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_KINDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return _command(_KINDS[cmd_name]) if cmd_name in _KINDS else None


@click.group(cls=_New)
def new() -> None:
    """Write a new entry from answers or flags.

    It asks for what no flag gives, judges each answer, and writes what passes the check. “briefing new source ADDRESS”
    knows the publisher by the website. Without a kind it makes an event.
    """


def _command(kind: Kind) -> click.Command:
    article = "an" if kind.singular[0] in "aeiou" else "a"
    where = f"in its place in {kind.place}" if kind.is_list else f"as {kind.place}"
    command = click.Command(
        kind.singular, callback=_callback(kind), help=f"Write {article} {kind.singular} {where}.", params=_flags(kind)
    )
    if kind.name == "sources":
        command.params.insert(0, click.Argument(["address"], required=False))
    return command


def _flags(kind: Kind) -> list[click.Parameter]:
    found: list[click.Parameter] = []
    for name, field in kind.schema.model_fields.items():
        if name not in NOT_ASKED:
            flag = f"--{name.replace('_', '-')}"
            about = f"{field.description or ''}{' May be repeated.' if is_list(kind.schema, name) else ''}"
            if is_yes_or_no(kind.schema, name):
                found.append(click.Option([flag, f"field_{name}"], is_flag=True, help=about))
            else:
                found.append(click.Option([flag, f"field_{name}"], multiple=True, help=about))
    if kind.key == "id":
        found.append(
            click.Option(["--id", "key"], default="", help="The permanent id. Default: from the title or name.")
        )
    if kind.name == "events":
        about = "A form that was filed on GitHub, as Markdown: its answers are taken; flags go before them."
        found.append(
            click.Option(["--from", "filed"], type=click.Path(exists=True, dir_okay=False, path_type=Path), help=about)
        )
    found.append(click.Option(["--again"], is_flag=True, help=f"Go on from the answers kept in {draft_of(kind)}."))
    for option in (options.as_of, options.root):
        found.extend(_params_of(option))
    return found


def _params_of(option: Callable[[Any], Any]) -> list[click.Parameter]:
    def holder() -> None:
        """Hold an option."""

    option(holder)
    return list(getattr(holder, "__click_params__"))  # noqa: B009


def _callback(kind: Kind) -> Callable[..., None]:
    def run(
        *,
        as_of: dt.date,
        root: Path,
        again: bool,
        key: str = "",
        address: str | None = None,
        filed: Path | None = None,
        **flags: Any,  # noqa: ANN401
    ) -> None:
        typed = {
            name.removeprefix("field_"): ("true",) if value is True else value for name, value in flags.items() if value
        }
        if address:
            typed["url"] = (address,)
        draft = root / draft_of(kind)
        kept = Kept({})
        if again:
            kept = _kept(kind, draft)
        elif filed:
            kept = Kept(_filed(filed))
        single = [name for name, texts in typed.items() if len(texts) > 1 and not is_list(kind.schema, name)]
        if single:
            raise click.UsageError(f"--{single[0]} can be given once only")
        desk = Desk(root, as_of, at_a_terminal())
        try:
            make(desk, kind, typed, key, draft, kept)
        except click.Abort:
            if draft.is_file():
                click.echo(f"\nThe answers are kept: “briefing new {kind.singular} --again” goes on.", err=True)
            raise

    return run


def _filed(file: Path) -> dict[str, Any]:
    """Return the answers of a form that was filed; say which of its parts are left to the person who takes it up."""
    raw = file.read_bytes()
    if len(raw) > MOST_BYTES:
        raise click.UsageError(f"{file} has {len(raw):,} bytes; a filed form has at most {MOST_BYTES:,}")
    try:
        answers, others = read_form(raw.decode("utf-8"))
    except UnicodeDecodeError:
        raise click.UsageError(f"{file} is not UTF-8; save the text of the issue as UTF-8") from None
    if not answers:
        raise click.UsageError(f"{file} has no answers; a filed form has a line “### Title” and the answer below it")
    for heading in others:
        click.echo(printable(f"Left to you: what stands under {quote(heading)}"), err=True)
    return answers


def _kept(kind: Kind, draft: Path) -> Kept:
    """Return what is kept for an entry of ``kind``."""
    name = draft_of(kind)
    try:
        raw = draft.read_bytes()
    except OSError:
        others = [each for each in _KINDS.values() if (draft.parent / Path(draft_of(each)).name).is_file()]
        do = "; ".join(f"“briefing new {each.singular} --again” goes on with a {each.singular}" for each in others)
        raise click.UsageError(f"No answers are kept in {name}{f'; {do}' if do else ''}") from None
    value, problems = parse_file(name, raw)
    answers = value.get("answers") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(answers, dict) or problems:
        raise click.UsageError(f"{name} cannot be read; remove it")
    fields = [each for each in kind.schema.model_fields if each not in NOT_ASKED]
    answers = {each: answers[each] for each in fields if each in answers}
    # Without a terminal nothing was asked for.
    still = value.get("open", [each for each in ASKED_TOO.get(kind.name, ()) if each not in answers])
    return Kept(answers, str(value.get("id", "")), [each for each in still if each in fields])
