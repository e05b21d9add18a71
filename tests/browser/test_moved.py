"""A reader who opens the former address of an event arrives at its page, with or without scripts."""

import http.server
import json
import threading
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import SUB_PATH, SiteHandler
from tests.edits import SECOND, event
from tests.projects import build, make_site_project

NEW = "2025-04-02-norway-rejects-the-reason"


@pytest.mark.parametrize("scripts", [True, False])
def test_the_former_address_of_an_event_leads_to_its_page(tmp_path: Path, browser: Browser, *, scripts: bool) -> None:
    root = make_site_project(tmp_path)
    event(root, SECOND).rename(event(root, NEW))
    event(root, NEW).write_text(f"{event(root, NEW).read_text()}moved_from: [{SECOND}]\n")
    site, _ = build(root)
    handler = type("Handler", (SiteHandler,), {"site": site})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}{SUB_PATH}events"
        with browser.new_context(java_script_enabled=scripts) as context:
            page = context.new_page()
            page.goto(f"{address}/{SECOND}/")
            page.wait_for_url(f"{address}/{NEW}/")
            expect(page.get_by_role("heading", level=1)).to_contain_text("Norway disputes the reason")
            answer = context.request.get(f"{address}/{SECOND}/event.json")
            assert json.loads(answer.body())["id"] == NEW
        server.shutdown()
