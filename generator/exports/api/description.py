"""What describes the API to programs: a JSON Schema for each kind of file, and the OpenAPI document."""

from collections.abc import Iterator

from generator.api import FOLDER
from generator.api.json_schema import file_schema, schema_path
from generator.api.openapi import openapi
from generator.api.resources import RESOURCES
from generator.exports.json_text import json_bytes
from generator.model import Library
from generator.output import Output

OPENAPI = f"{FOLDER}openapi.json"


def files(library: Library, site_url: str) -> Iterator[Output]:
    """Yield ``schema/NAME.json`` for each kind of file, and ``openapi.json``."""
    for resource in RESOURCES:
        yield Output(schema_path(resource), _schema_json, (resource.name, site_url))
    yield Output(OPENAPI, _openapi_json, (site_url, library.masthead.name))


def _schema_json(name: str, site_url: str) -> bytes:
    resource = next(each for each in RESOURCES if each.name == name)
    return json_bytes(file_schema(resource, site_url))


def _openapi_json(site_url: str, name: str) -> bytes:
    return json_bytes(openapi(site_url, name))
