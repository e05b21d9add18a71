"""``briefing serve``: what is saved is shown, what is wrong is told, and the last good site stays."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.projects import REPOSITORY, make_site_project

EVENT = "2025-03-03-us-sets-duty-on-norway"


class Server:
    """A running ``briefing serve`` of the project at ``root``; ``url`` is where it shows the site."""

    def __init__(self, root: Path, url: str, process: "subprocess.Popen[str]") -> None:
        self.root, self.url, self.process = root, url, process
        self.event = root / "data" / "events" / "2025" / f"{EVENT}.yml"

    def page(self, address: str) -> str:
        with urllib.request.urlopen(f"{self.url}{address}", timeout=30) as answer:  # noqa: S310 - our own server
            return str(answer.read().decode())

    def says(self, pattern: str) -> str:
        """Return the next line of its output in which ``pattern`` is found."""
        assert self.process.stdout
        for line in self.process.stdout:
            if re.search(pattern, line):
                return line
        raise AssertionError(f"the server ended without saying {pattern}")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    root = make_site_project(tmp_path / "project")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-u", "-m", "generator", "serve", "--root", str(root), "--port", str(port)]
    process = subprocess.Popen(
        [*command, "--as-of", "2026-01-01"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
    )  # fmt: skip
    found = Server(root, f"http://127.0.0.1:{port}/", process)
    # Whoever waits for words that never come is told so by the end of the output.
    patience = threading.Timer(180, process.kill)
    patience.start()
    try:
        found.says("The site is at")
        yield found
    finally:
        patience.cancel()
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)
        assert process.stdout
        process.stdout.close()


def test_an_edit_is_shown_and_open_pages_are_told(server: Server) -> None:
    text = server.event.read_text()
    version = server.page("__version")
    for words in ("goods of the North", "goods of the far North"):
        server.event.write_text(text.replace("Norwegian goods", words))
        report = re.search(r"(\d+) of (\d+) files made anew", server.says("made anew"))
        assert report
        assert 0 < int(report[1]) < int(report[2])
        assert server.page(f"__version?{version}") > version
        assert words in server.page(f"events/{EVENT}/")
        version = server.page("__version")


def test_a_faulty_file_is_told_and_the_last_good_site_stays(server: Server) -> None:
    text = server.event.read_text()
    server.event.write_text(text.replace("countries: [US, NO]", "countries: [US, XX]"))
    assert f"{EVENT}.yml:" in server.says("unknown-country")
    server.says("the old site stays")
    assert "Norwegian goods" in server.page(f"events/{EVENT}/")
    server.event.write_text(text.replace("Norwegian goods", "goods of the North"))
    server.says("made anew")
    assert "goods of the North" in server.page(f"events/{EVENT}/")


def ask(server: Server, path: str, host: str = "") -> int:
    """Return how the server answers to the ``path`` as it stands, asked for under the name ``host``."""
    parts = urlsplit(server.url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
    connection.putrequest("GET", path, skip_host=True)
    connection.putheader("Host", host or parts.netloc)
    connection.endheaders()
    status = connection.getresponse().status
    connection.close()
    return status


def test_the_preview_is_shown_to_this_machine_alone_and_leads_nowhere_else(server: Server, tmp_path: Path) -> None:
    port = urlsplit(server.url).port
    assert ask(server, "/") == 200
    assert ask(server, "/", f"localhost:{port}") == 200
    for host in ("evil.example", f"evil.example:{port}", "localhost", "127.0.0.1:1"):
        assert ask(server, "/", host) == 421
        assert ask(server, "/__version", host) == 421
    (tmp_path / "secret.txt").write_text("secret")
    preview = server.root / "build" / "preview"
    (preview / "link.txt").symlink_to(tmp_path / "secret.txt")
    (preview / "folder").symlink_to(tmp_path)
    elsewhere = (
        "/link.txt",
        "/folder/secret.txt",
        "/folder/",
        "/folder",
        "/../../mkdocs.yml",
        "/%2e%2e/%2e%2e/mkdocs.yml",
    )
    for path in (*elsewhere, "/%00", "/a%00.html", "/assets/", "/nowhere"):
        assert ask(server, path) == 404, path
    assert ask(server, "/assets/briefing.css") == 200
    assert ask(server, "/about") == 301


def test_an_edit_is_shown_while_an_editor_has_its_files_beside_it(server: Server) -> None:
    beside = server.event.parent
    (beside / f".{EVENT}.yml.swp").write_bytes(b"\0")
    (beside / f".#{EVENT}.yml").symlink_to("somebody@host.1:2")
    text = server.event.read_text()
    server.event.write_text(text.replace("Norwegian goods", "goods of the North"))
    server.says("made anew")
    assert "goods of the North" in server.page(f"events/{EVENT}/")
