"""Frozen editions: one archive with the repository at a commit, the site made of it, and the checksum of every file."""

import gzip
import io
import json
import os
import tarfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.site.errors import BuildError
from generator.site.output_tree import checksum_of

MANIFEST = "MANIFEST.json"
SUMS = "SHA256SUMS"
SITE = "site/"


@dataclass(frozen=True, slots=True)
class File:
    """A file of an edition at ``path``, relative and with slashes."""

    path: str
    content: bytes
    executable: bool = False


def site_files(site: Path) -> Iterator[File]:
    """Yield the files of the published site in the folder ``site``, in order."""
    for folder, names, files in os.walk(site):
        names.sort()
        for name in sorted(files):
            path = Path(folder) / name
            yield File(SITE + path.relative_to(site).as_posix(), path.read_bytes())


def with_manifest(files: Iterable[File], about: Mapping[str, object]) -> list[File]:
    """Return ``files`` with two more: what the edition is and holds, and checksums for ``sha256sum --check``."""
    found = sorted(files, key=lambda file: file.path)
    rows = [
        {"path": f.path, "bytes": len(f.content), "sha256": checksum_of(f.content)}
        for f in found
    ]  # fmt: skip
    manifest = json.dumps({**about, "files": rows}, ensure_ascii=False, indent=1).encode() + b"\n"
    rows.append({"path": MANIFEST, "sha256": checksum_of(manifest)})
    sums = "".join(f"{row['sha256']}  {row['path']}\n" for row in rows).encode()
    return [*found, File(MANIFEST, manifest), File(SUMS, sums)]


def archive(folder: str, files: Iterable[File], seconds: int) -> bytes:
    """Return ``files`` below ``folder`` as .tar.gz; ``seconds`` since 1970 is the time of each."""
    packed = io.BytesIO()
    with (
        gzip.GzipFile(filename="", fileobj=packed, mode="wb", mtime=seconds) as stream,
        tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        for file in files:
            entry = tarfile.TarInfo(f"{folder}/{file.path}")
            entry.size, entry.mtime, entry.mode = len(file.content), seconds, 0o755 if file.executable else 0o644
            tar.addfile(entry, io.BytesIO(file.content))
    return packed.getvalue()


def read_manifest(folder: Path) -> dict[str, object]:
    """Return the manifest of the edition unpacked in ``folder``; raises BuildError where there is none."""
    try:
        found: dict[str, object] = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        raise BuildError(
            f"{folder} holds no edition: its {MANIFEST} cannot be read; give the unpacked folder"
        ) from None
    return found


def differences(folder: Path, files: Iterable[Mapping[str, object]], below: str = "") -> Iterator[str]:
    """Yield a sentence for each of the ``files`` of a manifest whose content in ``folder`` is another.

    With ``below``, only the files of that folder of the edition are compared, and ``folder`` stands for it.
    """
    for row in files:
        path = str(row["path"])
        if not path.startswith(below):
            continue
        file = folder / path.removeprefix(below)
        if not file.is_file():
            yield f"{path} is missing"
        elif checksum_of(file.read_bytes()) != row["sha256"]:
            yield f"{path} is not as it was published"
