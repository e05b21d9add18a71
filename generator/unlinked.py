"""Reading and writing a file itself, never what a symbolic link in its place leads to."""

import os
import tempfile
from contextlib import suppress
from io import FileIO
from pathlib import Path

# Windows lacks the first two, which matter to links and pipes; others lack the last, which keeps bytes as they are.
_FLAGS = os.O_RDONLY
for _name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)


def open_unlinked(path: Path | str) -> FileIO:
    """Return the file at ``path``, open for reading bytes without a buffer; raise OSError for a link."""
    return FileIO(os.open(path, _FLAGS))


def replace_file(path: Path, content: bytes) -> None:
    """Put a new file with ``content`` in the place of what is at ``path``, in one step; raise OSError if it fails.

    Then what was there is as it was.
    """
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        # As files are that are made without a word about who may read them.
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(0o666 & ~mask)
        Path(temporary).replace(path)
    except OSError:
        with suppress(OSError):
            Path(temporary).unlink()
        raise
