"""``briefing serve``: show the site on this machine and rebuild it as files change."""

import datetime as dt
import subprocess
import sys
import threading
from pathlib import Path

import click
import watchfiles

from generator.commands import options
from generator.commands.preview_server import PreviewServer

_WATCHED = ("data", "docs", "seeds", "mkdocs.yml")
_PACKAGE = Path(__file__).parents[1]
_TIMEOUT = 300  # milliseconds without a change


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port to listen on.")
@options.as_of
@options.root
def serve(port: int, as_of: dt.date, root: Path) -> None:
    """Show the site here and rebuild it as files change.

    It is at http://localhost:8000, or another port. Stop with Ctrl+C.
    """
    url = f"http://localhost:{port}/"
    try:
        server = PreviewServer(root / "build" / "preview", port)
    except OSError as error:
        click.echo(f"Port {port} cannot be used ({error.strerror}); choose another with --port.", err=True)
        raise SystemExit(2) from None
    threading.Thread(target=server.serve_forever, daemon=True).start()
    watched = [path for path in (*(root / name for name in _WATCHED), _PACKAGE) if path.exists()]
    is_first = True
    # The first build begins when the watch has, so that a file saved during it is seen.
    for changes in watchfiles.watch(*watched, raise_interrupt=False, yield_on_timeout=True, rust_timeout=_TIMEOUT):
        if (changes or is_first) and _build(root, as_of, url):
            server.reload_pages()
        if is_first:
            click.echo(f"The site is at {url}; it is rebuilt as files change. Stop with Ctrl+C.")
            is_first = False
    server.shutdown()


def _build(root: Path, as_of: dt.date, url: str) -> bool:
    """Build the preview as the command does, in a process of its own; return whether there is a new site.

    A new process reads the program as it is now, so a change to the program shows as well.
    """
    command = [sys.executable, "-m", "generator", "build", "--preview", "--wait", "--base-url", url]
    command += ["--as-of", f"{as_of}", "--root", f"{root}"]
    return subprocess.run(command, check=False).returncode == 0  # noqa: S603 - this program
