"""References: fields that hold the name of another entry say so with ``Refers``, and everything else follows.

The rule for unknown names, the joining of the library and the list of cited facts all read these annotations.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args

from pydantic import BaseModel

from generator.schema.ids import Name, Ref
from generator.schema.types import ALL, Code, End, Partner, Who

# Keys and list indexes that lead to a node.
Place = tuple[str | int, ...]

ANY_ITEM = "*"
# What may be meant as a name: one short line that is no day.
_NAME = r"(?![0-9]{4}-[0-9]{2}-[0-9]{2}$)\S.{0,200}"


@dataclass(frozen=True, slots=True)
class Refers:
    """Annotates a name: it is the id of an entry of ``kind``, or one of the words ``also``.

    With ``facts`` it may end in ``#N``: fact N of the seed with that id. With ``form``, a regular expression, only
    names of that form refer to the kind.
    """

    kind: str
    also: tuple[str, ...] = ()
    facts: bool = False
    form: str = ""


CountryCode = Annotated[Code, Refers("countries")]
PartnerCode = Annotated[Partner, Refers("countries", also=(ALL,))]
TopicId = Annotated[Name, Refers("topics")]
ProductId = Annotated[Name, Refers("goods")]
PersonId = Annotated[Name, Refers("people")]
PublisherId = Annotated[Name, Refers("publishers")]
SourceId = Annotated[Name, Refers("sources")]
SourceRef = Annotated[Ref, Refers("sources", facts=True)]
EventId = Annotated[Name, Refers("events")]
DeadlineId = Annotated[Name, Refers("deadlines")]
MeasureId = Annotated[Name, Refers("measures")]
AgreementId = Annotated[Name, Refers("agreements")]
EndOrDeadline = Annotated[End, Refers("deadlines")]
PartyOrAgreement = Annotated[Who, Refers("countries", form="[A-Z]+"), Refers("agreements", form="[a-z0-9-]+")]


class Reference(NamedTuple):
    """One name in one entry: the path of keys and list indexes to it, the name, and what it refers to."""

    at: Place
    name: str
    refers: Refers

    @property
    def key(self) -> str:
        """The id of the entry: the name without ``#N``."""
        return self.name.partition("#")[0]

    @property
    def fact(self) -> int | None:
        """The number of the fact, None where the entry as a whole is meant."""
        number = self.name.partition("#")[2]
        return int(number) if number.isdecimal() else None


def references(entry: BaseModel) -> Iterator[Reference]:
    """Yield every reference of ``entry``, its parts included, field by field."""
    for (field, *path), refers in declared(type(entry)):
        # Most fields are empty.
        if value := getattr(entry, field):
            for at, name in _values(value, path, (field,)):
                if not refers.form or re.fullmatch(refers.form, name):
                    yield Reference(at, name, refers)


def names_in(schema: type[BaseModel], value: object) -> Iterator[Reference]:
    """Yield every reference in ``value``, the keys and values of an entry of ``schema`` that is not valid.

    What has not the shape of a name's place is passed over.
    """
    for path, refers in declared(schema):
        for at, name in _read(value, path, ()):
            if re.fullmatch(refers.form or _NAME, name):
                yield Reference(at, name, refers)


def _read(value: object, path: tuple[str, ...], at: Place) -> Iterator[tuple[Place, str]]:
    """Yield each text at ``path`` below ``value``, which may have any shape."""
    if not path:
        if isinstance(value, str):
            yield at, value
    elif path[0] == ANY_ITEM:
        for index, item in enumerate(value if isinstance(value, list) else ()):
            yield from _read(item, path[1:], (*at, index))
    elif isinstance(value, dict) and path[0] in value:
        yield from _read(value[path[0]], path[1:], (*at, path[0]))


@cache
def declared(model: type[BaseModel]) -> tuple[tuple[tuple[str, ...], Refers], ...]:
    """Return the path of each reference that ``model`` declares; ``*`` in a path stands for any item of a list."""
    found: list[tuple[tuple[str, ...], Refers]] = []
    for name, field in model.model_fields.items():
        found.extend(((name, *path), refers) for path, refers in _declared_in(field.annotation, field.metadata))
    return tuple(found)


def _declared_in(annotation: Any, metadata: Any = ()) -> Iterator[tuple[tuple[str, ...], Refers]]:  # noqa: ANN401
    """Yield the references inside a type: an annotated name, a model, a tuple of either, or one of these or None."""
    yield from (((), item) for item in metadata if isinstance(item, Refers))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from declared(annotation)
    elif hasattr(annotation, "__metadata__"):
        yield from _declared_in(annotation.__origin__, annotation.__metadata__)
    else:
        prefix = (ANY_ITEM,) if getattr(annotation, "__origin__", None) is tuple else ()
        for part in get_args(annotation):
            yield from ((prefix + path, refers) for path, refers in _declared_in(part))


def _values(value: Any, path: list[str], at: Place) -> Iterator[tuple[Place, str]]:  # noqa: ANN401
    """Yield each name at ``path`` below ``value``, with the place where it is."""
    if not path:
        # Instead of a name there may be nothing, or a day.
        if isinstance(value, str):
            yield at, value
    elif value is None:
        return
    elif path[0] == ANY_ITEM:
        for index, item in enumerate(value):
            yield from _values(item, path[1:], (*at, index))
    else:
        yield from _values(getattr(value, path[0]), path[1:], (*at, path[0]))
