"""Saved: how long a reader of the preview waits, from the moment that an event is saved until its page shows it.

``briefing serve`` runs in a process of its own on a built record and is asked as a browser asks it. The first edit
warms it; of the further ones the median by the clock counts. The next edit is saved when the server is at rest,
so that what it spends after the page is there is not counted for another.
"""

import http.client
import os
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tests.benchmark.edits import Edit, next_edit
from tests.benchmark.measure import BenchError
from tests.benchmark.proc import peak, resident, spent
from tests.benchmark.results import Saved

_EDITS = 3
# Seconds: for the first build of a large record, for an edit to be shown, for the server to come to rest.
_START, _SHOWN, _REST = 3600.0, 600.0, 60.0
_LOOK = 0.1
# The server keeps an answer back for 20 seconds at the most.
_ANSWER = 60.0


def measure_saved(command: list[str], folder: Path, environment: dict[str, str]) -> Saved:
    """Start the server with ``command`` and a port, save edits of the record in ``folder``, and return the median.

    Raises BenchError where the server ends, or does not show an edit.
    """
    with _running(command, folder, environment) as (process, port):
        _measured(process.pid, port, next_edit(folder))
        edits = [_measured(process.pid, port, next_edit(folder)) for _ in range(_EDITS)]
        return sorted(edits, key=lambda edit: edit["wall"])[len(edits) // 2]


def _measured(pid: int, port: int, edit: Edit) -> Saved:
    """Save ``edit`` once the server is at rest; return what passed until the page at its address has its word."""
    _rest(pid)
    if edit.word in _get(port, edit.address):
        raise BenchError(f"{edit.address} has the word “{edit.word}” before it is saved; the edit cannot be seen")
    seen, before = _get(port, "__version"), spent(pid)
    begun = time.perf_counter()
    edit.save()
    while True:
        now = _get(port, f"__version?{seen}")
        if now != seen and edit.word in _get(port, edit.address):
            break
        if time.perf_counter() - begun > _SHOWN:
            raise BenchError(f"the server did not show the edit of {edit.address} within {_SHOWN:.0f} seconds")
        seen = now
    wall, after = time.perf_counter() - begun, spent(pid)
    cpu = None if before is None or after is None else round(after - before, 3)
    return {"cpu": cpu, "wall": round(wall, 3), "memory": max(resident(pid), peak(pid))}


@contextmanager
def _running(
    command: list[str], folder: Path, environment: dict[str, str]
) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    """Yield the server's process and port once it says where the site is, and end it afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [*command, "--port", f"{port}"], cwd=folder, stdout=said, stderr=subprocess.STDOUT,
            env=os.environ | environment,
        )  # fmt: skip
        try:
            _await(process, said, f"http://localhost:{port}/")
            yield process, port
        except (OSError, http.client.HTTPException) as error:
            raise BenchError(f"the server did not answer ({error}):\n{_words(said)}") from None
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _await(process: "subprocess.Popen[bytes]", said: IO[bytes], url: str) -> None:
    until = time.monotonic() + _START
    while url not in _words(said):
        if process.poll() is not None:
            raise BenchError(f"the server ended before it showed the site:\n{_words(said)}")
        if time.monotonic() > until:
            raise BenchError(f"the server showed no site within {_START:.0f} seconds:\n{_words(said)}")
        time.sleep(_LOOK)


def _words(said: IO[bytes]) -> str:
    """Return what the server has said, by a look of its own: the place at which the server writes stays."""
    return os.pread(said.fileno(), 100_000, 0).decode(errors="replace").strip()[-2000:]


def _rest(pid: int) -> None:
    """Wait until the process spends nothing any more; where the system does not tell, a while."""
    until, last = time.monotonic() + _REST, spent(pid)
    if last is None:
        time.sleep(2)
    still = 0
    while last is not None and still < 5 and time.monotonic() < until:
        time.sleep(_LOOK)
        now = spent(pid)
        still, last = (still + 1 if now is not None and now - last < 0.015 else 0), now


def _get(port: int, path: str) -> str:
    # No proxy that the environment names stands between: this is our own server, on this machine.
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_ANSWER)
    try:
        connection.request("GET", f"/{path}")
        answer = connection.getresponse()
        text = answer.read().decode(errors="replace")
    finally:
        connection.close()
    if answer.status != http.client.OK:
        raise BenchError(f"the server answered {answer.status} for /{path}")
    return text
