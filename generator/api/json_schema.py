"""JSON Schemas (draft 2020-12) of the API's files, made of the shapes by pydantic."""

from functools import cache
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import JsonSchemaMode

from generator.api import FOLDER
from generator.api.resources import RESOURCES, Resource

Json = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NULL = {"type": "null"}
COMPONENT = "#/components/schemas/{model}"


def schema_path(resource: Resource) -> str:
    """Return the path of the schema of ``resource``, below the site's root."""
    return f"{FOLDER}schema/{resource.name}.json"


def file_schema(resource: Resource, site_url: str) -> Json:
    """Return the JSON Schema of a file of ``resource``, complete in itself."""
    row = _clean(_adapter(resource.shape).json_schema(mode="serialization"))
    definitions = row.pop("$defs", {})
    if resource.enveloped:
        definitions[row["title"]] = row
        body = envelope({"$ref": f"#/$defs/{row['title']}"})
    else:
        body = row
    head = {"$schema": DIALECT, "$id": f"{site_url}{schema_path(resource)}"}
    return {**head, **body, "title": resource.name, "description": f"{resource.summary}.", "$defs": definitions}


def components() -> tuple[dict[str, str], Json]:
    """Return for each resource the name of its row's schema, and all schemas by name, for an OpenAPI document."""
    adapters: list[tuple[str, JsonSchemaMode, TypeAdapter[Any]]] = [
        (resource.name, "serialization", TypeAdapter(resource.shape)) for resource in RESOURCES
    ]
    references, schemas = TypeAdapter.json_schemas(adapters, ref_template=COMPONENT)
    names = {key: reference["$ref"].rpartition("/")[2] for (key, _), reference in references.items()}
    return names, _clean(schemas.get("$defs", {}))


@cache
def _adapter(shape: type) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


def envelope(row: Json) -> Json:
    """Return the schema of what is around the rows of a file; ``row`` is that of a row."""
    return {
        "type": "object",
        "properties": {
            "schema_version": {"type": "string", "description": "The version of the API's shapes."},
            "total": {"type": "integer", "description": "The number of rows."},
            "result": {"type": "array", "items": row},
        },
        "required": ["schema_version", "total", "result"],
    }


def _clean(value: Any) -> Any:  # noqa: ANN401 - any part of a schema
    """Return a schema in the way of the files: what is not known is left out, and never null.

    What pydantic adds for Python goes: titles of keys and defaults.
    """
    if isinstance(value, list):
        return [_clean(part) for part in value]
    if not isinstance(value, dict):
        return value
    found = {key: part for key, part in value.items() if key != "default"}
    properties = found.get("properties")
    if isinstance(properties, dict):
        always = [key for key in found.get("required", []) if _NULL not in properties[key].get("anyOf", [])]
        keys = {name: {key: part for key, part in each.items() if key != "title"} for name, each in properties.items()}
        found |= {"properties": {name: _clean(each) for name, each in keys.items()}, "required": always}
        return {key: part if key == "properties" else _clean(part) for key, part in found.items()}
    if _NULL in found.get("anyOf", []):
        choices = [choice for choice in found.pop("anyOf") if choice != _NULL]
        found = (choices[0] if len(choices) == 1 else {"anyOf": choices}) | found
    return {key: _clean(part) for key, part in found.items()}
