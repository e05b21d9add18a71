"""The base of all schema classes, and the error by which their types say what must hold."""

from typing import Any

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError

# The type of pydantic errors that carry a code, what must hold and what to do.
SCHEMA_ERROR = "schema-error"


class StrictModel(BaseModel):
    """The base of every schema class: unknown keys are errors, and objects are frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Return the JSON Schema without null: what is not known is left out with its key."""
        found = handler.resolve_ref_schema(handler(schema))
        for field in found.get("properties", {}).values():
            choices = [choice for choice in field.get("anyOf", ()) if choice != {"type": "null"}]
            if len(choices) == 1 and len(choices) < len(field["anyOf"]):
                del field["anyOf"]
                field.update(choices[0])
            if "default" in field and field["default"] is None:
                del field["default"]
        if {"time", "timezone"} <= found.get("properties", {}).keys():
            found["dependentRequired"] = {"time": ["timezone"], "timezone": ["time"]}
        return found


def schema_error(code: str, must: str, do: str) -> PydanticCustomError:
    """Return an error for pydantic to raise; ``loading.validation`` turns it into a problem."""
    return PydanticCustomError(SCHEMA_ERROR, "{code}", {"code": code, "must": must, "do": do})


def text_of(value: object) -> str:
    """Return ``value`` if it is text, or raise a schema error."""
    if not isinstance(value, str):
        raise schema_error("not-text", "this value must be text", "write one value, not a list or mapping")
    return value
