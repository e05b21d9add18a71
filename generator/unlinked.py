"""Opening a file itself, never what a symbolic link in its place leads to."""

import os
from io import FileIO
from pathlib import Path

# Windows lacks the first two, which matter to links and pipes; others lack the last, which keeps bytes as they are.
_FLAGS = os.O_RDONLY
for _name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)


def open_unlinked(path: Path | str) -> FileIO:
    """Return the file at ``path``, open for reading bytes without a buffer; raise OSError for a link."""
    return FileIO(os.open(path, _FLAGS))
