"""The time from saving a file to seeing the changed page in the preview of ``briefing serve``."""

import http.client
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from tests.benchmark.edits import edit_event
from tests.benchmark.measure import BenchError, end_tree

_EDITS = 3
# Seconds for the server to come to rest between edits, to show an edit, and to answer a request.
_REST, _LONGEST, _TIMEOUT = 1.0, 120.0, 60.0


def save_to_page(command: list[str], folder: Path, root: Path) -> float:
    """Start the server with ``command`` and a port, save edits of the record in ``root``, and return the median time.

    The first edit warms the server up and is not counted. Times are in seconds by the clock. Raises BenchError if the
    server ends or does not show an edit.
    """
    with _server(command, folder) as port:
        _edit(port, root, "Warm")
        return round(median(_edit(port, root, f"Edited{number}") for number in range(_EDITS)), 3)


def _edit(port: int, root: Path, word: str) -> float:
    """Save one edit and return the seconds until its page has ``word``."""
    time.sleep(_REST)
    seen = _get(port, "__version")
    started = time.perf_counter()
    address = edit_event(root, word)
    while time.perf_counter() - started < _LONGEST:
        # The server answers as soon as the version is another one.
        seen = _get(port, f"__version?{seen}")
        if f"{word} " in _get(port, address):
            return time.perf_counter() - started
    raise BenchError(f"the preview did not show the edit of {address} within {_LONGEST:.0f} seconds")


@contextmanager
def _server(command: list[str], folder: Path) -> Iterator[int]:
    """Start the server, yield its port once it has named its address, and end it afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    process = subprocess.Popen(
        [*command, "--port", f"{port}"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        said = []
        for line in process.stdout or ():
            said.append(line.decode(errors="replace"))
            if f"localhost:{port}" in said[-1]:
                break
        else:
            raise BenchError(f"the preview server ended at once:\n{''.join(said)}")
        yield port
    except (OSError, http.client.HTTPException) as error:
        raise BenchError(f"the preview server did not answer: {error}") from error
    finally:
        end_tree(process)
        if process.stdout:
            process.stdout.close()


def _get(port: int, path: str) -> str:
    # Not urllib, which would ask a proxy that the environment names.
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_TIMEOUT)
    try:
        connection.request("GET", f"/{path}")
        return connection.getresponse().read().decode(errors="replace")
    finally:
        connection.close()
