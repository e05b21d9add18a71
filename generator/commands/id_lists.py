"""JSON Schemas with the ids of the record, for editors. They change with each entry, so git ignores them."""

from typing import Any

from generator.kinds import Kind
from generator.loading.records import Records
from generator.schema.references import ANY_ITEM, declared

Json = dict[str, Any]


def add_ids(kind: Kind, schema: Json, records: Records) -> None:
    """Add to the JSON ``schema`` of ``kind``, at each key that refers to entries, the ids of ``records``."""
    entry = schema["items"] if kind.is_list else schema
    for path, refers in declared(kind.schema):
        ids = [*refers.also, *(record.id for record in records[refers.kind])]
        _offer(entry, list(path), sorted(ids), schema.get("$defs", {}))


def _offer(node: Json, path: list[str], ids: list[str], parts: Json) -> None:
    """Put ``ids`` as examples at the end of ``path``: an editor offers them, and still takes others."""
    if "$ref" in node:
        node = parts[node["$ref"].rpartition("/")[2]]
    if not path:
        node["examples"] = sorted({*node.get("examples", ()), *ids})
    elif path[0] == ANY_ITEM:
        if "items" in node:
            _offer(node["items"], path[1:], ids, parts)
    elif path[0] in node.get("properties", {}):
        _offer(node["properties"][path[0]], path[1:], ids, parts)
