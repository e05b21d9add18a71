"""An edit of a made-up record, as an editor makes it."""

import re
from pathlib import Path


def edit_event(root: Path, word: str) -> str:
    """Make ``word`` the first word in the summary of the event in the middle of the log; return its page's address.

    In the middle, because there other events come before and after it on every list.
    """
    files = sorted((root / "data" / "events").rglob("*.yml"), key=lambda file: file.name)
    file = files[len(files) // 2]
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"(?<=summary: >\n  )\S+", word, text, count=1), encoding="utf-8")
    return f"events/{file.stem}/"
