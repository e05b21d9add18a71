"""Kinds and references are declared once: which modules a new vocabulary and a new field of an event touch."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator import model
from generator.commands.schema import schemas
from generator.kinds import BY_NAME, KINDS, kind_of
from generator.model import Library
from generator.pages import agreement, country, glossary, measure, person, topic
from generator.pages.page import Page
from generator.schema.event import Event
from generator.schema.measure import Measure
from generator.schema.references import declared, references
from tests.projects import REPOSITORY, make_project

# A vocabulary of venues: the text to insert before a line of each file that it touches.
VOCABULARY = {
    "schema/vocabularies.py": (
        "class GlossaryTerm(",
        'class Venue(StrictModel):\n    """A venue."""\n\n    id: Slug\n    name: Annotated[str, PlainText(60)]\n\n\n',
    ),
    "kinds.py": ('    Kind("topics"', '    Kind("venues", "venue", vocabularies.Venue, entities.Venue),\n'),
    "model/entities.py": (
        "@dataclass(frozen=True, slots=True, eq=False)\nclass Topic(",
        "@dataclass(frozen=True, slots=True, eq=False)\nclass Venue(Entity):\n    id: str\n    name: str\n\n\n",
    ),
    "model/__init__.py": ("    Undertaking,\n)", "    Venue,\n"),
    "model/library.py": ("    glossary: tuple", "    venues: dict[str, Any] = field(default_factory=dict)\n"),
}
# Fields of an event: one plain, two that refer to venues.
FIELDS = {
    "schema/event.py": (
        "    checked: Day | None",
        """\
    room: Annotated[str, PlainText(80)] | None = None
    venue: Annotated[Slug, Refers("venues")] | None = None
    halls: Annotated[tuple[Annotated[Slug, Refers("venues")], ...], BoundedList(9)] = ()
""",
    ),
    "model/event.py": (
        "    checked: dt.date | None",
        "    room: str | None\n    venue: Venue | None\n    halls: tuple[Venue, ...]\n",
    ),
}
IMPORTS = {
    "schema/event.py": (
        "from generator.schema.types",
        "from generator.schema.references import Refers\nfrom generator.schema.ids import Slug\n",
    ),
    "model/event.py": ("from generator.model.entities", "from generator.model.entities import Venue\n"),
}
PROGRAM = """
import datetime as dt, json, pathlib
from generator.commands.schema import schemas
from generator.exports.event_json import event_data
from generator.pipeline import load_library
loaded = load_library(pathlib.Path("."), dt.date(2026, 1, 1))
event = loaded.library and loaded.library.events_by_id["2025-04-02-norway-disputes-the-duty"]
print(json.dumps({
    "problems": [str(problem) for problem in loaded.problems],
    "venues": loaded.library and list(loaded.library.venues),
    "event": event and [event.room, event.venue and event.venue.name, [hall.name for hall in event.halls]],
    "data": event and {key: value for key, value in event_data(event, []).items() if key in ("room", "venue", "halls")},
    "schemas": sorted(schemas()),
}))
"""


def insert(package: Path, changes: dict[str, tuple[str, str]]) -> None:
    for name, (line, text) in changes.items():
        before = (package / name).read_text()
        assert before.count(line) == 1, (name, line)
        (package / name).write_text(before.replace(line, text + line))


def run(folder: Path, project: Path) -> dict[str, object]:
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=project, env=environment, capture_output=True, text=True, check=True
    )
    found: dict[str, object] = json.loads(done.stdout)
    return found


def errors(found: dict[str, object]) -> list[str]:
    """Return the errors among the problems that ``run`` found."""
    problems: list[str] = found["problems"]  # type: ignore[assignment]
    return [problem for problem in problems if ": warning " not in problem]


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Return a copy of the program that may be changed."""
    return shutil.copytree(REPOSITORY / "generator", tmp_path / "program" / "generator")


def test_a_vocabulary_touches_five_modules_and_a_field_two(package: Path, tmp_path: Path) -> None:
    """Counted are the modules without which it does not work, and those that other tests of this file ask for.

    Not counted are the JSON Schema that ``briefing schema`` writes, ``data/venues.yml`` (which may be absent), and what
    shows it to readers: templates, pages and the table of keys in docs/method.md. A field needs its types imported,
    which are lines of the same two modules.
    """
    assert len(VOCABULARY) == 5
    assert len(FIELDS) == 2
    assert set(IMPORTS) == set(FIELDS)
    insert(package, VOCABULARY)
    insert(package, IMPORTS)
    insert(package, FIELDS)

    project = make_project(tmp_path / "project")
    (project / "data" / "venues.yml").write_text("- {id: geneva, name: Palais des Nations}\n")
    path = project / "data/events/2025/2025-04-02-norway-disputes-the-duty.yml"
    text = path.read_text()
    path.write_text(text + "room: Salle XX\nvenue: geneva\nhalls: [geneva]\n")
    found = run(package.parent, project)
    assert errors(found) == []
    assert found["venues"] == ["geneva"]
    assert found["event"] == ["Salle XX", "Palais des Nations", ["Palais des Nations"]]
    assert found["data"] == {"room": "Salle XX", "venue": "geneva", "halls": ["geneva"]}
    assert "venues.json" in found["schemas"]  # type: ignore[operator]

    path.write_text(text + "venue: genva\n")
    assert [problem.split(": ", 1)[1] for problem in errors(run(package.parent, project))] == [
        "unknown-venue venues must be listed in data/venues.yml; found “genva”; did you mean “geneva”?"
    ]


def test_every_kind_is_a_field_of_the_library_and_has_a_json_schema() -> None:
    assert {kind.name for kind in KINDS} == set(Library.__dataclass_fields__) - {
        "as_of",
        "known_on",
        "published",
        "whole",
        "version",
    }
    assert set(schemas()) == {*(kind.schema_file for kind in KINDS), "state.json"}


def test_the_model_exports_every_class_of_its_modules() -> None:
    modules = (
        model.desk,
        model.entities,
        model.event,
        model.glossary,
        model.library,
        model.masthead,
        model.person,
        model.seed,
    )
    classes = {
        name
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, type) and value.__module__ == module.__name__ and "Index" not in name
    }
    assert classes == {name for name in model.__all__ if isinstance(getattr(model, name), type)}, (
        "list the class in generator/model/__init__.py, twice"
    )


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("data/events/2025/2025-01-01-x.yml", "events"),
        ("data/sources/undated/x.yml", "sources"),
        ("seeds/x.yml", "seeds"),
        ("data/topics.yml", "topics"),
        ("data/events/x.yml", None),
        ("data/events/2025/01/x.yml", None),
        ("data/other.yml", None),
        ("seeds/2025/x.yml", None),
        ("data/topics.yaml", None),
        ("data/ID.yml", None),
    ],
)
def test_the_place_of_a_file_says_its_kind(path: str, kind: str | None) -> None:
    found = kind_of(path)
    assert (found.name if found else None) == kind


def test_every_reference_names_a_kind() -> None:
    kinds = {refers.kind for kind in KINDS for _, refers in declared(kind.schema)}
    assert kinds <= set(BY_NAME)


def test_the_references_of_an_event_are_found_in_all_its_parts() -> None:
    found = {(".".join(path), refers.kind) for path, refers in declared(Event)}
    either = {("agreements.*.by", "countries"), ("agreements.*.by", "agreements")}
    assert either <= found
    assert dict(found - either) == {
        "countries.*": "countries",
        "topics.*": "topics",
        "sources.*": "sources",
        "people.*": "people",
        "accounts.*.party": "countries",
        "accounts.*.source": "sources",
        "accounts.*.speaker": "people",
        "deadlines.*.deadline": "deadlines",
        "deadlines.*.reported_as.*.source": "sources",
        "deadlines.*.if_nothing_changes.*.party": "countries",
        "deadlines.*.if_nothing_changes.*.source": "sources",
        "measures.*.measure": "measures",
        "measures.*.until": "deadlines",
        "agreements.*.agreement": "agreements",
        "agreements.*.until": "deadlines",
        "rates.*.measure": "measures",
        "rates.*.applies_to.*": "countries",
        "rates.*.except_for.*": "countries",
        "rates.*.products.*": "goods",
        "rates.*.until": "deadlines",
        "rates.*.source": "sources",
        "instruments.*.source": "sources",
        "rival_values.*.source": "sources",
        "follows.*": "events",
        "distinct_from.*": "events",
    }
    measure = Measure.model_validate(
        {"id": "a", "title": "A duty", "by": "US", "applies_to": ["all", "NO"], "goods": "all goods", "topics": ["x"]}
    )
    assert [(found.at, found.name) for found in references(measure)] == [
        (("by",), "US"),
        (("applies_to", 0), "all"),
        (("applies_to", 1), "NO"),
        (("topics", 0), "x"),
    ]


def test_a_search_finds_people_and_things_by_their_other_names(library: Library) -> None:
    found = {
        output.path.removesuffix("index.html"): [*page.names, *(part.title for part in page.parts)]
        for module in (country, topic, person, measure, agreement, glossary)
        for output in module.pages(library)
        if isinstance(page := output.make(*output.inputs), Page) and page.searchable
    }
    for address, name in (
        ("countries/tw/", "Chinese Taipei"),
        ("topics/critical-minerals/", "rare earth"),
        ("people/he-lifeng/", "何立峰"),
        ("measures/us-reciprocal-tariff/", "Liberation Day tariffs"),
        ("agreements/us-china-one-year-truce/", "Busan deal"),
        ("glossary/", "de minimis"),
    ):
        assert name in found[address], address
