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
        super().__init__(*arguments, directory=str(folder))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if self.path.startswith("/__version"):
            self.answer("text/plain", self.server.await_change(self.path.partition("?")[2]).encode())
        elif self.path == "/__reload.js":
            self.answer("text/javascript", _SCRIPT)
        else:
            page = Path(self.translate_path(self.path))
            page = page / "index.html" if page.is_dir() and self.path.partition("?")[0].endswith("/") else page
            if page.suffix == ".html" and page.is_file():
                self.answer("text/html; charset=utf-8", page.read_bytes().replace(b"</body>", _LINK))
            else:
                super().do_GET()

    def answer(self, kind: str, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing: the terminal is for problems."""
