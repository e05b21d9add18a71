"""Leftovers: files that editors and systems make beside a data file. They are not data, and nobody meant them to be."""

import re

# Hidden files (.DS_Store, Vim's .x.yml.swp, Emacs's .#x.yml); backups; Vim's trial file 4913; Windows' own.
_LEFTOVER = re.compile(
    r"\..*|.*~|#.*#|.*\.(?:bak|orig|rej|sw[a-p]|tmp)|4913|Thumbs\.db|ehthumbs\.db|desktop\.ini",
    re.IGNORECASE | re.DOTALL,
)


def is_leftover(name: str) -> bool:
    """Tell whether a file or folder with this ``name`` is passed over, whatever it holds."""
    return _LEFTOVER.fullmatch(name) is not None
