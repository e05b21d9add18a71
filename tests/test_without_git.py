"""A reader without git: each page leads to its file, to a new entry and to a form; filed forms become entries."""

from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli import main
from generator.commands.issue_forms import FOLDER, issue_forms, read_form
from generator.model import Library
from generator.pages import all_pages
from generator.pages.page import Page
from generator.pages.take_part import data_file, error_form, new_event, take_part
from generator.schema.event import Event
from tests.projects import REPOSITORY, make_project, make_site_project
from tests.projects import build as build_project

REPO = "https://code.example.org/repo"
SITE = "https://owner.example.org/repo/"
FORMS = {path.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in (REPOSITORY / FOLDER).glob("*.yml")}
FILED = """\
### Title

Norway answers the duty of the US

### Date

2025-06-02

### Kind

statement

### Countries

Norway, United States

### Topics

Tariffs

### Summary

Norway's ministry said on 2 June 2025 that it would answer the duty; it named no step and no day. A spokesperson said in
Oslo that talks went on between the two governments, and that a further round was expected within weeks.

### Sources

- 2025-04-02-ministry-oslo-answers

### People

_No response_
"""


def query(address: str) -> dict[str, str]:
    return {key: value for key, (value,) in parse_qs(urlsplit(address).query).items()}


def test_every_page_of_an_entry_leads_to_a_file_that_is_there(library: Library) -> None:
    addresses = [output.path.removesuffix("index.html") for output in all_pages(library)]
    files = {address: data_file(address) for address in addresses}
    assert {address for address, file in files.items() if file and not (REPOSITORY / file).is_file()} == set()
    kinds = {address.split("/")[0] for address, file in files.items() if file}
    assert kinds >= {"events", "sources", "people", "countries", "topics", "deadlines", "measures", "who", "gaps"}


def test_the_form_for_errors_has_the_page_and_its_file_filled_in(small_library: Library) -> None:
    (event, *_) = small_library.events
    page = Page(f"events/{event.id}/", "", "", "")
    filled = query(error_form(page, REPO, SITE))
    assert filled.pop("template") in FORMS
    assert filled == {"page": f"{SITE}events/{event.id}/", "file": f"data/events/2025/{event.id}.yml"}
    assert filled.keys() <= {field.get("id") for field in FORMS["report-error.yml"]["body"]}


def test_the_new_event_is_one_that_the_check_takes_once_it_is_filled_in(tmp_path: Path, small_library: Library) -> None:
    page = Page("countries/no/", "", "", "", context={"country": small_library.countries["NO"]})
    filled = query(new_event(page, REPO))
    text = (
        filled["value"]
        .replace('title: ""', "title: Norway answers the duty of the US")
        .replace("YYYY-MM-DD", "2025-06-02")
    )
    text = text.replace("topics: []", "topics: [tariffs]").replace(
        "sources: []", "sources: [2025-04-02-ministry-oslo-answers]"
    )
    said = FILED.partition("### Summary")[2].partition("###")[0].strip().replace("\n", " ")
    text = text.replace("Who said or did what, when, according to whom.", said)
    assert filled["filename"] == "YYYY/YYYY-MM-DD-who-did-what.yml"
    root = make_project(tmp_path)
    (root / "data/events/2025/2025-06-02-norway-answers.yml").write_text(
        f"{text}recorded: 2025-06-02\n", encoding="utf-8"
    )
    done = CliRunner().invoke(main, ["check", "--root", str(root)])
    assert done.exit_code == 0, done.output
    assert "[NO]" in text


def test_the_links_stand_on_pages_and_not_in_their_copies(tmp_path: Path) -> None:
    site, _ = build_project(make_site_project(tmp_path))
    for path in (
        "index.html",
        "countries/no/index.html",
        "deadlines/index.html",
        "explore/index.html",
        "about/index.html",
    ):
        text = unescape((site / path).read_text(encoding="utf-8"))
        foot = text[text.index('<p class="tt-part">') :].partition("</p>")[0]
        assert foot.count(f'"{REPO}/') == 3, path
        assert "template=report-error.yml&page=" in foot
    assert "edit/main/docs/about.md" in (site / "about/index.html").read_text(encoding="utf-8")
    assert not [path for path in site.rglob("*.md") if REPO in path.read_text(encoding="utf-8")]


def test_a_hostile_address_stays_inside_its_link() -> None:
    links = take_part(Page('events/2025-01-01-"><script>()/', "", "", ""), REPO, SITE)
    assert not [address for _, address in links if set(address) & set('"<>()')]


@pytest.mark.parametrize("name", sorted(FORMS.keys() - {"config.yml"}))
def test_a_form_is_one_that_github_takes(name: str) -> None:
    form = FORMS[name]
    assert form.keys() == {"name", "description", "title", "labels", "body"}
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    assert {field["type"] for field in fields} <= {"input", "textarea", "dropdown"}
    for key in ("id", "label"):
        found = [field.get(key) or field["attributes"][key] for field in fields]
        assert len(set(found)) == len(found)
    assert all(field["attributes"]["options"] for field in fields if field["type"] == "dropdown")


def test_the_forms_are_those_of_the_models() -> None:
    for path, text in issue_forms().items():
        assert (REPOSITORY / path).read_text(encoding="utf-8") == text, "run briefing schema"
    asked = {field["id"]: field for field in FORMS["propose-event.yml"]["body"] if "id" in field}
    needed = {name for name, field in Event.model_fields.items() if field.is_required()}
    assert {name for name, field in asked.items() if field.get("validations", {}).get("required")} == needed


def take_up(root: Path, text: str, *flags: str) -> Result:
    file = root / "issue.md"
    file.write_bytes(text.encode())
    return CliRunner().invoke(main, ["new", "event", "--from", str(file), "--root", str(root), *flags])


def test_a_filed_form_becomes_an_entry(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    done = take_up(root, FILED.replace("\n", "\r\n"))
    assert done.exit_code == 0, done.output
    made = (root / "data/events/2025/2025-06-02-norway-answers-the-duty-of-the-us.yml").read_text("utf-8")
    assert "countries: [NO, US]" in made
    assert "topics: [tariffs]" in made
    assert "people" not in made


def test_a_source_that_is_not_recorded_is_told_with_the_command_that_adds_it(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    address = "https://www.example.net/a,b/news?id=1"
    done = take_up(root, FILED.replace("2025-04-02-ministry-oslo-answers", address))
    assert done.exit_code == 1
    assert address in done.output
    assert "briefing new source" in done.output
    assert not list((root / "data/events/2025").glob("*answers-the-duty*"))


def test_what_no_field_takes_is_left_to_a_person() -> None:
    answers, others = read_form(f"{FILED}\n### What each side says\n\nThe US said no.\n\n### Date\n\n1999-01-01\n")
    assert answers["date"] == "2025-06-02"
    assert others == ["What each side says"]


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("nothing that a form has", 2, "has no answers"),
        ("### Title\n\n" + "x" * 70_000, 2, "bytes"),
        (FILED.replace("Norway answers", "Norway \u202eanswers"), 1, "hidden-character"),
        (FILED.replace("statement", "!!python/object/apply:os.system [id]"), 1, "not-a-choice"),
        (FILED.replace("2025-06-02\n", "2025-06-02\nrecorded: 1999-01-01\n"), 1, "bad-date"),
    ],
)
def test_a_hostile_form_makes_no_entry(tmp_path: Path, text: str, code: int, said: str) -> None:
    root = make_project(tmp_path)
    before = set((root / "data").rglob("*"))
    done = take_up(root, text)
    assert done.exit_code == code, done.output
    assert said in done.output
    assert set((root / "data").rglob("*")) == before


def test_a_form_with_other_bytes_than_text_is_refused(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    (root / "issue.md").write_bytes(b"### Title\n\n\xff\xfe")
    done = CliRunner().invoke(main, ["new", "event", "--from", str(root / "issue.md"), "--root", str(root)])
    assert done.exit_code == 2
    assert "is not UTF-8" in done.output
