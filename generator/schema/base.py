"""The base of all schema classes, and the error by which their types say what must hold."""

from pydantic import BaseModel, ConfigDict
from pydantic_core import PydanticCustomError

# The type of pydantic errors that carry a code, what must hold and what to do.
SCHEMA_ERROR = "schema-error"


class StrictModel(BaseModel):
    """The base of every schema class: unknown keys are errors, and objects are frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def schema_error(code: str, must: str, do: str) -> PydanticCustomError:
    """Return an error for pydantic to raise; ``loading.validation`` turns it into a problem."""
    return PydanticCustomError(SCHEMA_ERROR, "{code}", {"code": code, "must": must, "do": do})


def text_of(value: object) -> str:
    """Return ``value`` if it is text, or raise a schema error."""
    if not isinstance(value, str):
        raise schema_error("not-text", "this value must be text", "write one value, not a list or mapping")
    return value
