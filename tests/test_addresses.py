"""Addresses that were published go on to answer, whatever becomes of the entries; a build that loses one fails."""

import datetime as dt
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.loading.urls_lock import PATH, UrlsLock, lock_text, read_lock
from generator.pipeline import load_library
from generator.settings import Settings
from generator.site.documents import write_documents
from generator.site.errors import BuildError
from tests.edits import FIRST, SECOND, event, replace
from tests.projects import AS_OF, URL, build, make_site_project
from tests.site_links import check_links

THIRD = "2025-05-05-norway-repeats-its-answer"
NEW = "2025-04-02-norway-rejects-the-reason"


def briefing(root: Path, *words: str, as_of: dt.date = AS_OF) -> Result:
    result = CliRunner().invoke(main, [*words, "--root", str(root), "--as-of", as_of.isoformat()])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def problems(root: Path) -> str:
    return briefing(root, "check").stdout


def add_third(root: Path) -> None:
    """Add an event that is much like the second one."""
    text = event(root, SECOND).read_text().replace("2025-04-02", THIRD[:10]).replace("2 April 2025", "5 May 2025")
    text = text.replace("title: Norway disputes", "title: Norway again disputes").replace(
        "05-05-ministry", "04-02-ministry"
    )
    event(root, THIRD).write_text(text.replace("checked: 2025-05-01", "checked: 2025-05-05"))


def add(path: Path, text: str) -> None:
    path.write_text(path.read_text() + text)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project of three events whose site was published."""
    project = make_site_project(tmp_path)
    add_third(project)
    assert problems(project) == ""
    assert briefing(project, "urls").exit_code == 0
    return project


def published(root: Path) -> tuple[str, ...]:
    lock, faults = read_lock(root)
    assert faults == []
    return lock.addresses


def follow(site: Path, address: str) -> str:
    """Return the address at which a reader arrives who opens ``address``, by the page's own refresh."""
    text = (site / address / "index.html").read_text()
    found = re.search(r'<meta http-equiv="refresh" content="0; url=([^"]*)">', text)
    if not found:
        return address
    assert f'<link rel="canonical" href="{URL}{found[1].replace("../", "")}">' in text
    assert f'<a href="{found[1]}">' in text
    assert "<script" not in text
    return follow(site, found[1].replace("../", "").partition("#")[0])


def all_answer(root: Path) -> Path:
    """Build the site and make sure, without the build's own check, that every published address is on disk."""
    assert problems(root) == ""
    site, _ = build(root)
    assert check_links(site, "/repo/").broken == ()
    for address in published(root):
        page, _, place = address.partition("#")
        assert (site / page / "index.html").is_file(), address
        there = follow(site, page)
        assert not place or f'id="{place}"' in (site / there / "index.html").read_text(), address
    return site


def test_the_list_has_every_page_and_place_once(root: Path) -> None:
    lines = published(root)
    assert list(lines) == sorted(set(lines))
    assert {f"events/{FIRST}/", "countries/no/", "measures/us-salmon-duty/", "about/", "pairs/no-us/"} <= set(lines)
    assert "publishers/ministry/#2025-04-02-ministry-oslo-answers" in lines or (
        "sources/2025-04-02-ministry-oslo-answers/" in lines
    )
    all_answer(root)


def test_addresses_are_added_and_never_taken_out(root: Path) -> None:
    before = (root / PATH).read_text()
    assert "0 addresses added" in briefing(root, "urls").stdout
    assert (root / PATH).read_text() == before
    text = event(root, THIRD).read_text()
    event(root, THIRD).unlink()
    new = "2025-05-05-norway-asks-again"
    event(root, new).write_text(f"{text}moved_from: [{THIRD}]\n")
    result = briefing(root, "urls", as_of=AS_OF + dt.timedelta(days=1))
    assert "1 address added" in result.stdout
    assert set(published(root)) - set(before.splitlines()) == {f"events/{new}/"}
    assert read_lock(root)[0].day == AS_OF + dt.timedelta(days=1)


def test_the_list_is_not_written_as_of_a_day_before_its_own(root: Path) -> None:
    before = (root / PATH).read_text()
    result = briefing(root, "urls", as_of=AS_OF - dt.timedelta(days=1))
    assert (result.exit_code, (root / PATH).read_text()) == (2, before)
    assert "give that day or a later one" in result.stderr


def test_the_list_is_not_written_over_one_that_somebody_edited(root: Path) -> None:
    add(root / PATH, "<<<<<<< HEAD\n")
    result = briefing(root, "urls")
    assert result.exit_code == 1
    assert " urls-lock " in result.stderr
    assert (root / PATH).read_text().endswith("<<<<<<< HEAD\n")


def test_a_new_event_needs_no_line(root: Path) -> None:
    event(root, "2025-05-06-norway-again").write_text(
        event(root, THIRD)
        .read_text()
        .replace("2025-05-05", "2025-05-06")
        .replace("again", "once more")
        .replace("5 May", "6 May")
    )
    all_answer(root)


def test_a_renamed_event_is_told_with_its_new_name(root: Path) -> None:
    event(root, SECOND).rename(event(root, NEW))
    told = problems(root)
    assert re.search(
        rf"^{PATH}:\d+:1: lost-address addresses once published must answer for ever; found no event ", told, re.M
    )
    assert f"add “moved_from: [{SECOND}]” to “{NEW}”" in told
    assert briefing(root, "build").exit_code == 1


def test_a_renamed_event_answers_at_both_addresses(root: Path) -> None:
    event(root, SECOND).rename(event(root, NEW))
    add(event(root, NEW), f"moved_from: [{SECOND}]\n")
    site = all_answer(root)
    assert follow(site, f"events/{SECOND}/") == f"events/{NEW}/"
    for name in ("event.json", "share.png"):
        assert (site / "events" / SECOND / name).read_bytes() == (site / "events" / NEW / name).read_bytes()
    assert f"{URL}events/{NEW}/<" in (site / "sitemap.xml").read_text()
    assert f"{URL}events/{SECOND}/<" not in (site / "sitemap.xml").read_text()


def test_a_name_that_moved_is_told_where_it_is_used(root: Path) -> None:
    event(root, FIRST).rename(event(root, "2025-03-03-us-sets-duty"))
    add(event(root, "2025-03-03-us-sets-duty"), f"moved_from: [{FIRST}]\n")
    assert "write “2025-03-03-us-sets-duty”, to which it moved" in problems(root)


def test_two_events_become_one(root: Path) -> None:
    text = event(root, SECOND).read_text()
    event(root, SECOND).unlink()
    event(root, THIRD).unlink()
    event(root, NEW).write_text(f"{text}moved_from: [{SECOND}, {THIRD}]\n")
    site = all_answer(root)
    assert {follow(site, f"events/{key}/") for key in (SECOND, THIRD)} == {f"events/{NEW}/"}
    assert (site / "events" / THIRD / "event.json").is_file()


def test_a_chain_of_moves_is_written_out(root: Path) -> None:
    text = event(root, SECOND).read_text()
    event(root, SECOND).unlink()
    event(root, NEW).write_text(f"{text}moved_from: [{SECOND}]\n")
    assert briefing(root, "urls").exit_code == 0
    event(root, NEW).unlink()
    last = "2025-04-02-norway-says-no"
    event(root, last).write_text(f"{text}moved_from: [{NEW}]\n")
    assert f"found no event “{SECOND}”" in problems(root)
    event(root, last).write_text(f"{text}moved_from: [{NEW}, {SECOND}]\n")
    site = all_answer(root)
    assert {follow(site, f"events/{key}/") for key in (SECOND, NEW)} == {f"events/{last}/"}


def test_two_entries_cannot_lead_to_each_other(root: Path) -> None:
    add(event(root, SECOND), f"moved_from: [{THIRD}]\n")
    add(event(root, THIRD), f"moved_from: [{SECOND}]\n")
    assert problems(root).count(" moved-from-living ") == 2


def test_a_withdrawn_event_keeps_page_data_and_all_that_rested_on_it(root: Path) -> None:
    for key in (FIRST, SECOND, THIRD):
        add(event(root, key), "withdrawn: {date: 2025-06-01, reason: It was a mistake.}\n")
    site = all_answer(root)
    assert "It was a mistake." in (site / "events" / FIRST / "index.html").read_text()
    assert (site / "events" / FIRST / "event.json").is_file()
    for address in ("measures/us-salmon-duty", "deadlines/salmon-truce", "agreements/us-norway-truce"):
        assert "No event of the record tells of it now." in (site / address / "index.html").read_text()


def test_a_country_that_is_removed_is_told(root: Path) -> None:
    replace(root / "data" / "countries.yml", '- {code: "NO", name: Norway, adjective: Norwegian, capital: Oslo}\n', "")
    told = problems(root)
    assert re.search(r"lost-address [^;]*; found no country “NO” for countries/no/, and none that moved from it", told)
    assert re.search(r"lost-address [^;]*; found no country “NO” for pairs/no-us/", told)


def test_a_country_with_another_code_answers_with_its_pairs_and_pictures(root: Path) -> None:
    for path in [*root.glob("data/*.yml"), *root.glob("data/events/*/*.yml")]:
        path.write_text(re.sub(r"""(?<![\w-])['"]?NO['"]?(?![\w-])""", "SE", path.read_text()))
    replace(root / "data" / "countries.yml", "code: SE, name: Norway", 'code: SE, name: Sweden, moved_from: ["NO"]')
    site = all_answer(root)
    assert follow(site, "countries/no/") == "countries/se/"
    assert follow(site, "pairs/no-us/") == "pairs/se-us/"
    names = {path.name for path in (site / "charts").iterdir()}
    assert {"rate-us-no.svg", "pair-no-us.svg", "rate-us-se.svg", "pair-se-us.svg"} <= names
    for name in ("calendars/countries/{}.ics", "embed/rate-us-{}/index.html", "api/v1/countries/{}.json"):
        assert (site / name.format("no")).read_bytes() == (site / name.format("se")).read_bytes()


def test_a_pair_keeps_its_order_and_its_page(root: Path) -> None:
    swapped = lock_text(AS_OF, (line.replace("no-us/", "us-no/") for line in published(root)))
    (root / PATH).write_text(swapped)
    site = all_answer(root)
    assert (site / "pairs" / "us-no" / "index.html").exists()
    assert not (site / "pairs" / "no-us").exists()


def test_a_source_keeps_its_page_and_its_place_has_both_ids(root: Path) -> None:
    key, new = "2025-04-02-ministry-oslo-answers", "2025-04-02-ministry-oslo-replies"
    folder = root / "data" / "sources" / "2025"
    (folder / f"{key}.yml").rename(folder / f"{new}.yml")
    add(folder / f"{new}.yml", f"moved_from: [{key}]\n")
    for path in root.glob("data/events/*/*.yml"):
        path.write_text(path.read_text().replace(key, new))
    event(root, THIRD).unlink()
    add(event(root, SECOND), f"moved_from: [{THIRD}]\n")
    site = all_answer(root)
    assert follow(site, f"sources/{key}/") == f"sources/{new}/"
    assert f'id="{key}"' in (site / "publishers" / "ministry" / "index.html").read_text()


def test_a_page_that_no_entry_explains_stops_the_build(root: Path) -> None:
    (root / PATH).write_text(lock_text(AS_OF, [*published(root), "tools/", "glossary/#gone", "timeline/2019/"]))
    assert "found no term “gone”" in problems(root)
    (root / PATH).write_text(lock_text(AS_OF, [*published(root), "tools/"]))
    assert "gone" not in published(root)


def test_what_the_check_cannot_see_the_build_refuses(root: Path) -> None:
    build(root)
    (root / PATH).write_text(lock_text(AS_OF, [*published(root), "tools/"]))
    with pytest.raises(BuildError, match=r"1 address of data/urls.lock would be lost:\ntools/\n"):
        build(root)
    assert (root / "site" / "about" / "index.html").is_file()


def test_a_source_at_another_publisher_leaves_its_place_or_the_build_refuses(root: Path) -> None:
    path = root / "data" / "sources" / "2025" / "2025-04-02-ministry-oslo-answers.yml"
    replace(path, "publisher: ministry", "publisher: example-wire")
    with pytest.raises(BuildError, match=r"publishers/ministry/#2025-04-02-ministry-oslo-answers\n.*“formerly:”"):
        build(root)
    add(path, "formerly: [ministry]\n")
    all_answer(root)


def test_a_year_without_events_is_answered_by_the_page_above(root: Path) -> None:
    (root / PATH).write_text(lock_text(AS_OF, [*published(root), "countries/no/2019/", "timeline/2019/01/"]))
    site = all_answer(root)
    assert follow(site, "countries/no/2019/") == "countries/no/"
    assert follow(site, "timeline/2019/01/") == "timeline/"


def test_a_site_of_an_earlier_day_need_not_have_later_addresses(root: Path) -> None:
    site, _ = build(root, dt.date(2025, 3, 20))
    assert not (site / "events" / SECOND).exists()


def test_documents_for_the_engine_alone_lead_on_too(root: Path) -> None:
    event(root, SECOND).rename(event(root, NEW))
    add(event(root, NEW), f"moved_from: [{SECOND}]\n")
    settings = Settings(root, AS_OF, URL, "https://code.example.org/repo")
    library = load_library(root, AS_OF).library
    assert library
    write_documents(library, settings)
    site, _ = build(root)
    for name in ("index.html", "event.json"):
        of_documents = (settings.documents / "events" / SECOND / name).read_bytes()
        assert of_documents == (site / "events" / SECOND / name).read_bytes()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("events/a/\n", 1),
        (lock_text(AS_OF, ["a/", "b/"]).replace("2026", "20x6"), 1),
        (lock_text(AS_OF, ["a/", "b/"]).replace("a/\nb/", "b/\na/"), 3),
        (lock_text(AS_OF, ["a/", "b/"]).replace("b/", "a/"), 3),
        (lock_text(AS_OF, ["a/", "b/"]).replace("b/", "<<<<<<< HEAD"), 3),
        (lock_text(AS_OF, ["pairs/US-no/", "pairs/us-no/"]), 3),
        (lock_text(AS_OF, ["a/../b/"]), 2),
        (lock_text(AS_OF, ["a"]), 2),
    ],
)
def test_a_list_that_somebody_edited_is_told(tmp_path: Path, text: str, line: int) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / PATH).write_text(text)
    lock, (problem,) = read_lock(tmp_path)
    assert lock == UrlsLock()
    assert (problem.code, problem.line) == ("urls-lock", line)


def test_a_link_in_the_place_of_the_list_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "list").write_text(lock_text(AS_OF, ["a/"]))
    (tmp_path / PATH).symlink_to(tmp_path / "list")
    _, faults = read_lock(tmp_path)
    assert [fault.code for fault in faults] == ["urls-lock"]
