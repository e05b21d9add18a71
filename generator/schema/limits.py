"""Limits of texts and lists: how long a field may be and must be at least."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from generator.schema.base import schema_error, text_of

# As many as there are countries.
MOST_COUNTRIES = 250


@dataclass(frozen=True)
class PlainText:
    """Annotates plain text of ``shortest`` to ``longest`` characters; runs of white space become one space.

    ``lengthen`` says what to do where it is too short.
    """

    longest: int
    shortest: int = 1
    lengthen: str = "make it longer"

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        # A text over several lines ends with one more character, which is not counted here.
        return {**handler(schema), "minLength": self.shortest, "maxLength": self.longest + 1, "pattern": r"\S"}

    def check(self, value: object) -> str:
        """Return ``value`` as one line of text, or raise a schema error."""
        text = " ".join(text_of(value).split())
        if not text:
            raise schema_error("too-short", "this value must not be empty", "fill it in or remove the key")
        if len(text) < self.shortest:
            must = f"this text must have at least {self.shortest} characters (it has {len(text)})"
            raise schema_error("too-short", must, self.lengthen)
        if len(text) > self.longest:
            raise schema_error(
                "too-long", f"this text must have at most {self.longest} characters (it has {len(text)})", "shorten it"
            )
        return text


@dataclass(frozen=True)
class BoundedList:
    """Annotates a tuple that files write as a YAML list of ``shortest`` to ``longest`` items.

    ``shorten`` says what to do where it is too long.
    """

    longest: int
    shortest: int = 0
    shorten: str = "split the entry"

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "minItems": self.shortest, "maxItems": self.longest}

    def check(self, value: object) -> object:
        """Return the items of the list ``value``, or raise a schema error."""
        if not isinstance(value, list):
            do = "put it in square brackets: [one, two]" if value else "give an item, or remove the key"
            raise schema_error("not-a-list", "this value must be a list", do)
        if len(value) < self.shortest:
            must = f"at least {self.shortest} items" if self.shortest > 1 else "at least one item"
            raise schema_error("too-short", f"this list must have {must}", "add one")
        if len(value) > self.longest:
            must = f"this list must have at most {self.longest} items (it has {len(value)})"
            raise schema_error("too-long", must, self.shorten)
        return tuple(value)


# Other names of a thing, as readers type them.
Names = Annotated[tuple[Annotated[str, PlainText(60)], ...], BoundedList(20)]
