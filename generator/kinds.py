"""Kinds: the one list of what an entry can be. Everything that handles all kinds reads it.

Loading finds the files by it, validation the schema, linking the model, and ``briefing schema`` the JSON Schema.
"""

from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel

from generator import model
from generator.model import entities
from generator.schema import agreement, deadline, desk, event, masthead, measure, person, seed, source, vocabularies

MAX_ENTRY_BYTES = 65_536
MAX_LIST_BYTES = 1_048_576


@dataclass(frozen=True)
class Kind:
    """One kind of entry.

    ``name`` is its plural, which is also the field of ``model.Library``. ``place`` says where its files lie, with
    capitals for parts that vary: with ``ID.yml`` each entry has a file of its own, named for its id; otherwise one
    file holds the list of all entries, or with ``is_single`` the one entry that there is.
    """

    name: str
    singular: str
    schema: type[BaseModel]
    model: type[entities.Entity]
    place: str = ""
    is_single: bool = False

    def __post_init__(self) -> None:
        if not self.place:
            object.__setattr__(self, "place", f"data/{self.name}.yml")

    @cached_property
    def is_list(self) -> bool:
        """True where one file lists all entries, False where each entry has a file."""
        return not self.is_single and not self.has_folder

    @cached_property
    def has_folder(self) -> bool:
        """True where the files of the entries lie in a folder and are named for their ids."""
        return self.place.endswith("ID.yml")

    @property
    def max_bytes(self) -> int:
        """The size in bytes that a file of this kind may have at most."""
        return MAX_LIST_BYTES if self.is_list else MAX_ENTRY_BYTES

    @property
    def key(self) -> str:
        """The field of the id in an entry of a list."""
        return "code" if "code" in self.schema.model_fields else "id"

    @property
    def schema_file(self) -> str:
        """The name of its JSON Schema file in ``data/schema/``."""
        return f"{self.name if self.is_list else self.singular}.json"

    @property
    def must_exist(self) -> str:
        """What must hold for a name that refers to an entry of this kind."""
        folder = self.place.partition("YEAR/")[0].removesuffix("ID.yml")
        return (
            f"{self.name} must be listed in {self.place}"
            if self.is_list
            else f"{self.name} must have a file in {folder}"
        )


KINDS = (
    Kind("events", "event", event.Event, model.Event, "data/events/YEAR/ID.yml"),
    Kind("sources", "source", source.Source, entities.Source, "data/sources/YEAR/ID.yml"),
    Kind("seeds", "seed", seed.Seed, model.Seed, "seeds/ID.yml"),
    Kind("agreements", "agreement", agreement.Agreement, entities.Agreement),
    Kind("countries", "country", vocabularies.Country, entities.Country),
    Kind("deadlines", "deadline", deadline.Deadline, entities.Deadline),
    Kind("desks", "desk", desk.DeskCheck, model.DeskCheck),
    Kind("glossary", "term", vocabularies.GlossaryTerm, model.GlossaryTerm),
    Kind("goods", "product", vocabularies.Product, entities.Product),
    Kind("masthead", "masthead", masthead.Masthead, model.Masthead, "data/site.yml", is_single=True),
    Kind("measures", "measure", measure.Measure, entities.Measure),
    Kind("people", "person", person.Person, model.Person),
    Kind("publishers", "publisher", source.Publisher, entities.Publisher),
    Kind("topics", "topic", vocabularies.Topic, entities.Topic),
)
BY_NAME = {kind.name: kind for kind in KINDS}
BY_SCHEMA = {kind.schema: kind for kind in KINDS}

# The folders that hold data files.
FOLDERS = tuple(dict.fromkeys(kind.place.partition("/")[0] for kind in KINDS))

_FILES = {kind.place: kind for kind in KINDS if not kind.has_folder}
_FOLDERS = [(kind.place.split("/")[:-1], kind) for kind in KINDS if kind.has_folder]


def kind_of(path: str) -> Kind | None:
    """Return the kind of the file at ``path``, relative to the project with slashes; None where none may lie there."""
    if path in _FILES or not path.endswith(".yml"):
        return _FILES.get(path)
    folders = path.split("/")[:-1]
    for wanted, kind in _FOLDERS:
        if len(wanted) == len(folders) and all(w in (f, "YEAR") for f, w in zip(folders, wanted, strict=True)):
            return kind
    return None
