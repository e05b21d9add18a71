"""A small web server for previews on this machine: serves a folder and tells open pages to reload."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_SCRIPT = b"""(async function () {
  let seen = null;
  for (;;) {
    try {
      const answer = await fetch("/__version?" + (seen ?? ""), {cache: "no-store"});
      const version = await answer.text();
      if (seen !== null && version !== seen) { location.reload(); return; }
      seen = version;
    } catch { await new Promise(done => setTimeout(done, 1000)); }
  }
})();
"""
_LINK = b'<script src="/__reload.js"></script></body>'
_LONGEST_WAIT = 20.0


class PreviewServer(ThreadingHTTPServer):
    """Serves ``folder`` on localhost at ``port``. ``reload_pages`` makes every open page reload."""

    daemon_threads = True

    def __init__(self, folder: Path, port: int) -> None:
        super().__init__(("127.0.0.1", port), partial(_Handler, folder))
        self.names = {f"{name}:{port}" for name in ("localhost", "127.0.0.1")}
        self.version = 0
        self.news = threading.Condition()

    def reload_pages(self) -> None:
        """Tell all open pages that the site has changed."""
        with self.news:
            self.version += 1
            self.news.notify_all()

    def await_change(self, seen: str) -> str:
        """Return the present version, as soon as it differs from ``seen`` or after a while."""
        with self.news:
            if seen == str(self.version):
                self.news.wait(_LONGEST_WAIT)
            return str(self.version)


class _Handler(SimpleHTTPRequestHandler):
    server: PreviewServer

    def __init__(self, folder: Path, *arguments: object) -> None:
        self.folder = folder.resolve()
        super().__init__(*arguments, directory=str(self.folder))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        # Another name may have been made to lead here, so that a page elsewhere can read the preview.
        if self.headers.get("Host") not in self.server.names:
            self.send_error(421, explain="This preview answers to localhost alone.")
        elif self.path.startswith("/__version"):
            self.answer("text/plain", self.server.await_change(self.path.partition("?")[2]).encode())
        elif self.path == "/__reload.js":
            self.answer("text/javascript", _SCRIPT)
        elif (file := self.file()) is None:
            self.send_error(404)
        elif file.suffix == ".html":
            self.answer("text/html; charset=utf-8", file.read_bytes().replace(b"</body>", _LINK))
        else:
            super().do_GET()

    do_HEAD = do_GET  # noqa: N815 - the base class's name

    def file(self) -> Path | None:
        """Return the file that is asked for; None if there is none, or a symbolic link on the way to it."""
        path = self.translate_path(self.path)
        if "\0" in path:
            return None
        found = Path(path)
        if found.is_dir() and not self.path.partition("?")[0].endswith("/"):
            return found if found.resolve() == found else None
        file = found / "index.html" if found.is_dir() else found
        return file if file.is_file() and file.resolve() == file else None

    def answer(self, kind: str, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing: the terminal is for problems."""
