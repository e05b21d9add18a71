"""What all shapes share. A shape is a frozen dataclass: its fields are the keys of a JSON object.

A field with a default (None, or an empty tuple) is a key that is left out where nothing is known.
"""

from typing import ClassVar, Literal

from pydantic import ConfigDict

Grade = Literal["official", "official-other-side", "corroborated", "single-source", "disputed"]


class Shape:
    """The base of all shapes: the text below a field is its description in the JSON Schema."""

    __slots__ = ()
    __pydantic_config__: ClassVar = ConfigDict(use_attribute_docstrings=True)
