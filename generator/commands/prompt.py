"""A prompt for one line, in which what was typed before can be edited."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

# Said where an answer is needed and none was given.
NEEDED = "  needed; Ctrl-C keeps the answers"


def prompt(text: str, suffix: str, default: str = "", refused: str = "") -> str:
    """Ask for one line. At a terminal what stood there before can be edited; elsewhere Enter keeps it.

    An answer that was ``refused`` comes back with the arrow up alone, so that Enter does not give it again.
    """
    with _typed_before(default, refused) as is_typed:
        shown = "" if is_typed else default
        answer: str = click.prompt(text, prompt_suffix=suffix, default=shown, show_default=bool(shown))
    return answer.strip()


@contextmanager
def _typed_before(text: str, refused: str) -> Iterator[bool]:
    """Put ``text`` into the line that is asked for next, ready to be edited; tell whether the terminal can do that."""
    try:
        import readline  # noqa: PLC0415 - not everywhere
    except ImportError:
        readline = None  # type: ignore[assignment]
    if readline is not None and refused:
        readline.add_history(refused)
    if not text or readline is None or not sys.stdin.isatty():
        yield False
        return
    readline.set_startup_hook(lambda: readline.insert_text(text))
    try:
        yield True
    finally:
        readline.set_startup_hook()
