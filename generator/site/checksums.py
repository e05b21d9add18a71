"""The checksums of the files to take away, in the form that ``sha256sum --check`` reads."""

from collections.abc import Iterable

FOLDER = "data/"
PATH = f"{FOLDER}SHA256SUMS"


def sha256sums(files: Iterable[tuple[str, str]]) -> bytes:
    """Return the file for ``files``, given as path in the site and SHA-256 in hexadecimal; others are left out."""
    lines = (f"{checksum}  {path.removeprefix(FOLDER)}\n" for path, checksum in sorted(files) if _is_download(path))
    return "".join(lines).encode()


def _is_download(path: str) -> bool:
    return path.startswith(FOLDER) and not path.endswith(("index.html", ".md"))
