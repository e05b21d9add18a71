"""What an editor does to a made-up record: mend the summary of one event, or add one."""

from pathlib import Path

import yaml

from generator.bench.corpus import AS_OF


def edit_one(folder: Path) -> None:
    """Change the summary of the event in the middle of the log: others stand before and after it on every list."""
    files = _events(folder)
    file = files[len(files) // 2]
    head, mark, tail = file.read_text(encoding="utf-8").partition("summary: >\n  ")
    # As long as before or a word longer, so that the summary keeps within its limits.
    word, _, rest = tail.partition(" ")
    file.write_text(f"{head}{mark}{'Mended' if word != 'Mended' else 'Edited'} {rest}", encoding="utf-8")


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
