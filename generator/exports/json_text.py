"""JSON as all exports write it: compact, UTF-8, with sorted keys, so that equal values give equal files."""

import json


def json_bytes(value: object) -> bytes:
    """Return ``value`` as the content of a JSON file, ended by LF."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"{text}\n".encode()
