"""The description of the tables as a Data Package 2.0 (https://datapackage.org), which tools read before the tables."""

import json
from collections.abc import Sequence
from hashlib import sha256

from generator.model import Masthead
from generator.tables.csv_text import csv_text
from generator.tables.table import Column, Content
from generator.wording.masthead import about, package_name

Json = dict[str, object]
_PROFILES = "https://datapackage.org/profiles/2.0"


def data_package(tables: Sequence[Content], site_url: str, own: Masthead) -> bytes:
    """Return ``datapackage.json`` for the CSV files of ``tables`` beside it, on the site at ``site_url``."""
    package = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": package_name(own),
        "title": own.name,
        "description": about(own),
        "homepage": site_url,
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
        "resources": [_resource(table) for table in tables],
    }
    return f"{json.dumps(package, ensure_ascii=False, indent=1)}\n".encode()


def _resource(table: Content) -> Json:
    content = csv_text(table).encode()
    schema: Json = {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    if keys := [_foreign_key(table.name, column) for column in table.columns if column.refers]:
        schema["foreignKeys"] = keys
    return {
        "name": table.name.replace("_", "-"),
        "type": "table",
        "path": f"{table.name}.csv",
        "title": table.name.replace("_", " ").capitalize(),
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": schema,
    }


def _field(column: Column) -> Json:
    return {"name": column.name, "type": column.kind, "description": column.about}


def _foreign_key(table: str, column: Column) -> Json:
    # A key to the table itself names no resource.
    key = "code" if column.refers == "countries" else "id"
    resource = "" if column.refers == table else column.refers.replace("_", "-")
    return {"fields": [column.name], "reference": {"resource": resource, "fields": [key]}}
