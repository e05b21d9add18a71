"""The examples on the API's page work as they stand there, against the site as it is served."""

import json
import subprocess
import sys
from pathlib import Path

import html5lib
import pytest
from playwright.sync_api import Browser


@pytest.fixture
def examples(site: Path, address: str) -> dict[str, str]:
    """Return the examples by language, with the address at which the site is served here."""
    page = html5lib.parse((site / "api" / "index.html").read_text(), namespaceHTMLElements=False)
    found = [("".join(code.itertext())) for pre in page.iter("pre") for code in pre.iter("code")]
    served = [code.replace("https://example.org/owner/repo/", address) for code in found]
    assert all(address in code for code in served)
    return dict(zip(("sh", "python", "js"), served, strict=True))


def test_curl_fetches_the_file(examples: dict[str, str], site: Path, tmp_path: Path) -> None:
    subprocess.run(["sh", "-euc", examples["sh"]], cwd=tmp_path, check=True)
    assert (tmp_path / "us-cn.json").read_bytes() == (site / "api/v1/rates/us-cn.json").read_bytes()


def test_a_page_of_the_site_lists_what_falls_due(
    examples: dict[str, str], site: Path, address: str, browser: Browser
) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(address + "api/")
    page.evaluate(f"async () => {{ {examples['js']} }}")
    rows = json.loads((site / "api/v1/due.json").read_bytes())["result"]
    assert said == [f"{row['due']} {row['title']} {row['outcome']}" for row in rows]
    assert rows
    page.close()


def test_pandas_counts_events_by_month(examples: dict[str, str], site: Path) -> None:
    done = subprocess.run([sys.executable, "-c", examples["python"]], check=True, capture_output=True, text=True)
    rows = json.loads((site / "api/v1/events.json").read_bytes())["result"]
    months = sorted({row["date"][:7] for row in rows})[-6:]
    lines = [line.split() for line in done.stdout.splitlines()]
    found = {line[0]: sum(map(int, line[1:])) for line in lines if line and line[0] in months}
    assert found == {month: sum(row["date"].startswith(month) for row in rows) for month in months}
