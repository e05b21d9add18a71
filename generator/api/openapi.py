"""The OpenAPI 3.1 document: every file as a path, every shape as a schema."""

import re
from typing import Any

from generator.api import SCHEMA_VERSION
from generator.api.json_schema import COMPONENT, components, envelope
from generator.api.resources import RESOURCES, Resource

Json = dict[str, Any]

_VARIABLE = re.compile(r"{(\w+)}")
_ABOUT = (
    "Static files: no key, no limit, no query. Every file that is a list has the keys `schema_version`, `total` and "
    "`result`. A key whose value is not known, or whose list is empty, is left out. Days are ISO 8601. A file that is "
    "not there is answered with a page in HTML."
)
_MEANS = {
    "year": "A year, such as 2025; of sources also “undated”.",
    "code": "The code of a country in small letters, such as cn.",
    "id": "An id.",
    "by": "The code of the country that charges, in small letters.",
    "on": "The code of the country whose goods are charged, in small letters.",
    "month": "A month, such as 2026-11.",
}


def openapi(site_url: str, name: str) -> Json:
    """Return the document for the site called ``name`` at ``site_url``."""
    names, schemas = components()
    return {
        "openapi": "3.1.0",
        "info": {
            "title": name,
            "version": SCHEMA_VERSION,
            "description": _ABOUT,
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
            "contact": {"name": "Report an error", "url": f"{site_url}contribute/"},
        },
        "servers": [{"url": site_url.rstrip("/")}],
        "externalDocs": {"url": f"{site_url}api/", "description": "The promise, changes, and worked examples"},
        "tags": [{"name": "files", "description": "The files of the API."}],
        "paths": {f"/{each.path}": {"get": _operation(each, names[each.name])} for each in RESOURCES},
        "components": {"schemas": schemas},
    }


def _operation(resource: Resource, shape: str) -> Json:
    row = {"$ref": COMPONENT.format(model=shape)}
    body = envelope(row) if resource.enveloped else row
    operation: Json = {
        "operationId": resource.name,
        "summary": resource.summary,
        "tags": ["files"],
        "security": [],
        "responses": {
            "200": {"description": "The file.", "content": {"application/json": {"schema": body}}},
            "404": {"description": "There is no such file; a page in HTML says so."},
        },
    }
    variables = _VARIABLE.findall(resource.path)
    if variables:
        operation["parameters"] = [
            {"name": name, "in": "path", "required": True, "description": _MEANS[name], "schema": {"type": "string"}}
            for name in variables
        ]
    return operation
