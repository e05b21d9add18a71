"""What an editor does to a made-up record: mend the summary of one event, or add one."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.benchmark.corpus import AS_OF


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit to be saved: the file and its new text, the address of the event's page, a word that it has only then."""

    file: Path
    text: str
    address: str
    word: str

    def save(self) -> None:
        """Write the new text."""
        self.file.write_text(self.text, encoding="utf-8")


def next_edit(folder: Path) -> Edit:
    """Return a change of the summary of the event in the middle of the log: others stand around it on every list."""
    files = _events(folder)
    file = files[len(files) // 2]
    head, mark, tail = file.read_text(encoding="utf-8").partition("summary: >\n  ")
    # As long as before or a word longer, so that the summary keeps within its limits.
    old, _, rest = tail.partition(" ")
    word = "Mended" if old != "Mended" else "Edited"
    return Edit(file, f"{head}{mark}{word} {rest}", f"events/{file.stem}/", word)


def edit_one(folder: Path) -> None:
    """Save the next edit of the event in the middle of the log."""
    next_edit(folder).save()


def add_one(folder: Path) -> None:
    """Add an event on the last day: it answers the events of that day and cites the source of one of them."""
    files = _events(folder)
    today = [file.stem for file in files if file.stem.startswith(f"{AS_OF}")]
    number = len(files)
    # Text alone: Norway's code is NO, a truth value to YAML.
    newest = yaml.load(files[-1].read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    name = f"{AS_OF}-made-up-event-{number:05d}.yml"
    (files[-1].parent / name).write_text(
        f"title: Made-up call {number:05d} between United States and China\ndate: {AS_OF}\nkind: call\n"
        f"countries: [US, CN]\ntopics: [{newest['topics'][0]}]\nsummary: >\n"
        "  The two sides spoke by telephone about duties and the date of the next round, said both ministries.\n"
        "  Neither named a date. Officials are to meet before the end of the month and to bring a list of points,\n"
        "  which both sides have asked for since the last round of talks.\n"
        f"sources:\n  - {newest['sources'][0]}\nfollows: [{', '.join(today)}]\nchecked: {AS_OF}\n",
        encoding="utf-8",
    )


def _events(folder: Path) -> list[Path]:
    return sorted((folder / "data" / "events").rglob("*.yml"), key=lambda file: file.name)
