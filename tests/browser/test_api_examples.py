"""The examples on the API's page work as they stand there, against the site as it is served."""

import ast
import json
import subprocess
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


def test_the_example_for_pandas_names_columns_that_exist(examples: dict[str, str], site: Path) -> None:
    ast.parse(examples["python"])
    rows = json.loads((site / "api/v1/events.json").read_bytes())["result"]
    assert all({"date", "kind"} <= set(row) for row in rows)
