"""The difference in words, as plain text or as Markdown for a comment: what is gone first, short lists, no more."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from generator.difference.difference import Difference
from generator.difference.entries import ChangedEntry, Edit, EntryRow
from generator.difference.outputs import PageRow, PageText, Touched
from generator.problems import printable
from generator.schema.rewind import steps, told
from generator.text.formats import plural
from generator.text.markdown import escape_markdown

# The most rows of a list, edits of an entry, pages with their text, and lines of each.
_MOST_ROWS, _MOST_EDITS, _MOST_TEXTS, _MOST_LINES = 25, 8, 6, 16
_LONGEST_LINE = 240
# A comment on GitHub holds 65,536 characters.
_MOST_CHARACTERS = 60_000
# Words shown on each side of what differs, in a value and in a line of a page.
_CONTEXT, _CONTEXT_OF_LINE = 4, 12
_LONGEST_VALUE = 160


class _Sheet:
    """Lines of a text under headings. A heading without lines is left out; ``is_markdown`` says how they are marked."""

    def __init__(self, *, is_markdown: bool) -> None:
        self.is_markdown = is_markdown
        self.lines: list[str] = []

    def words(self, text: str) -> str:
        """Return a text of a contributor as it may stand in a line."""
        return escape_markdown(text) if self.is_markdown else printable(" ".join(text.split()))

    def section(self, heading: str, rows: Iterable[str], *, are_marked: bool = False) -> None:
        """Add a list under a heading, cut after its first rows; ``are_marked`` if the rows are Markdown already."""
        found = list(rows)
        if not found:
            return
        self.lines += [f"### {heading}", ""] if self.is_markdown else [heading]
        self.lines += [f"- {row if are_marked else self.words(row)}" for row in found[:_MOST_ROWS]]
        if len(found) > _MOST_ROWS:
            self.lines.append(f"- and {len(found) - _MOST_ROWS:,} more")
        self.lines.append("")


def as_words(difference: Difference, *, is_markdown: bool) -> str:
    """Return the difference as text, "" where there is none."""
    if difference.is_empty:
        return ""
    sheet = _Sheet(is_markdown=is_markdown)
    head = f"What readers will see, compared with {difference.base}"
    sheet.lines += [f"## {sheet.words(head)}" if is_markdown else head, ""]
    sheet.section("Not looked at", difference.not_analysed)
    entries, site = difference.entries, difference.site
    sheet.section("Gone", [*map(_entry, entries.gone), *(_gone_page(page) for page in (site.gone if site else ()))])
    sheet.section("Withdrawn", [f"{_entry(row)}: {row.why}" for row in entries.withdrawn])
    sheet.section("Renamed", [f"{row.was} is now {row.id}: {row.name}" for row in entries.renamed])
    sheet.section("Events added", [_entry(row) for row in entries.added if row.kind == "event"])
    for heading, is_event in (("Events changed", True), ("Other entries changed", False)):
        rows = [c for c in entries.changed if (c.entry.kind == "event") == is_event]
        sheet.section(heading, [_changed(sheet, changed) for changed in rows], are_marked=True)
    sheet.section("Dates", [answer.words for answer in difference.dates or ()])
    sheet.section("Rates", [answer.words for answer in difference.rates or ()])
    sheet.section("Statuses", [answer.words for answer in difference.statuses or ()])
    sheet.section("Other entries added", [_entry(row) for row in entries.added if row.kind != "event"])
    if entries.checked:
        sheet.section("Checked again", [f"{plural(entries.checked, 'event')} compared with sources, nothing changed"])
    if site:
        sheet.section("Pages, feeds and calendars", _touched(site))
    text = "\n".join(sheet.lines).rstrip("\n") + "\n"
    return text + _texts(site.texts if site else (), text, is_markdown=is_markdown)


def _entry(row: EntryRow) -> str:
    kind = "" if row.kind == "event" else f"{row.kind} "
    day = f"{row.day} " if row.day and not row.id.startswith(row.day) else ""
    name = f": {row.name}" if row.name != row.id else ""
    return f"{kind}{day}{row.id}{name}"


def _gone_page(page: PageRow) -> str:
    return f"page {page.address}: {page.title}"


def _changed(sheet: _Sheet, changed: ChangedEntry) -> str:
    lines = [sheet.words(_entry(changed.entry))]
    if changed.unrecorded:
        lines.append("without a revision: “briefing revise” records it")
    lines += [sheet.words(reason) for reason in changed.reasons]
    lines += [sheet.words(edit_words(edit)) for edit in changed.edits[:_MOST_EDITS]]
    if len(changed.edits) > _MOST_EDITS:
        lines.append(f"and {len(changed.edits) - _MOST_EDITS} more parts")
    return "\n  - ".join(lines)


def edit_words(edit: Edit) -> str:
    """Return a changed part in words: ``rates 1, percent: “10” is now “15”``. Long texts are cut to what differs."""
    field = ", ".join(_field(steps(edit.field)))
    if edit.old is None:
        return f"{field}: added {_short(told(edit.new))}"
    if edit.new is None:
        return f"{field}: removed {_short(told(edit.old))}"
    if isinstance(edit.old, str) and isinstance(edit.new, str):
        old, new = _differing(edit.old.split(), edit.new.split())
        return f"{field}: “{_short(old)}” is now “{_short(new)}”"
    return f"{field}: {_short(told(edit.old))} is now {_short(told(edit.new))}"


def _field(names: list[str]) -> Iterator[str]:
    """Yield the keys of a pointer in words, those of lists with their number."""
    for index, name in enumerate(names):
        if not name.isdigit():
            following = names[index + 1 : index + 2]
            number = f" {int(following[0]) + 1}" if following and following[0].isdigit() else ""
            yield f"{name.replace('_', ' ')}{number}"


def _differing(old: list[str], new: list[str], around: int = _CONTEXT) -> tuple[str, str]:
    """Return the words of two texts that differ, with a few ``around`` them."""
    start = next((i for i, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), None)
    start = min(len(old), len(new)) if start is None else start
    tails = zip(reversed(old[start:]), reversed(new[start:]), strict=False)
    end = next((i for i, (one, other) in enumerate(tails) if one != other), min(len(old), len(new)) - start)
    first, last = max(0, start - around), max(0, end - around)
    return tuple(  # type: ignore[return-value]
        f"{'… ' if first else ''}{' '.join(words[first : len(words) - last])}{' …' if last else ''}"
        for words in (old, new)
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_VALUE else f"{text[: _LONGEST_VALUE - 1]}…"


def _touched(site: Touched) -> Iterator[str]:
    for heading, pages in (("new", site.new), ("changed", site.changed)):
        if pages:
            yield f"{plural(len(pages), 'page')} {heading}: {', '.join(_by_folder(pages))}"
    if site.moved:
        yield f"{plural(len(site.moved), 'page')} moved: " + ", ".join(
            f"{page.address} leads to {page.leads_to}" for page in site.moved[:_MOST_EDITS]
        )
    for one, paths in (("feed", site.feeds), ("calendar", site.calendars)):
        if paths:
            more = f" and {len(paths) - _MOST_EDITS:,} more" if len(paths) > _MOST_EDITS else ""
            yield f"{plural(len(paths), one)} changed: {', '.join(paths[:_MOST_EDITS])}{more}"


def _by_folder(pages: Iterable[PageRow]) -> Iterator[str]:
    """Yield pages by their folder: the titles of few, the number of many."""
    key: Callable[[PageRow], str] = lambda page: page.address.partition("/")[0]  # noqa: E731
    for folder, group in groupby(sorted(pages, key=key), key):
        found = list(group)
        if len(found) <= 3:
            yield from (page.title if page.address else "Home" for page in found)
        else:
            yield f"{len(found):,} of {folder}/"


def _texts(texts: Iterable[PageText], before: str, *, is_markdown: bool) -> str:
    """Return the differences of the texts of pages, as many as there is room for beside what stands ``before``."""
    found = ""
    known = list(texts)
    shown = 0
    for page in known[:_MOST_TEXTS]:
        block = _text(page, is_markdown=is_markdown)
        if len(before) + len(found) + len(block) > _MOST_CHARACTERS:
            break
        found += block
        shown += 1
    if shown < len(known):
        found += f"\nThe text of {plural(len(known) - shown, 'more page')} changes too; the JSON form has all.\n"
    return found


def _cut(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines of a diff: of a long line that another takes the place of, only what differs."""
    runs = [list(group) for _, group in groupby(lines, lambda line: line[:1])]
    for run, following in zip(runs, [*runs[1:], []], strict=True):
        if run[0].startswith("-") and following and len(run) == len(following):
            for i, (old, new) in enumerate(zip(run, following, strict=True)):
                if max(len(old), len(new)) > _LONGEST_LINE // 2:
                    was, is_now = _differing(old[1:].split(), new[1:].split(), _CONTEXT_OF_LINE)
                    run[i], following[i] = f"-{was}", f"+{is_now}"
        yield from (line if len(line) <= _LONGEST_LINE else f"{line[: _LONGEST_LINE - 1]}…" for line in run)


def _text(page: PageText, *, is_markdown: bool) -> str:
    lines = list(_cut(line for line in page.lines if line[1:].strip()))
    cut = lines[:_MOST_LINES]
    if len(lines) > _MOST_LINES:
        cut.append(f" … and {len(lines) - _MOST_LINES} more lines")
    title = page.title if page.address else "Home"
    counts = Counter(line[:1] for line in lines)
    heading = f"{title}: {plural(counts['-'], 'line')} before, {plural(counts['+'], 'line')} now"
    body = "\n".join(printable(line) for line in cut)
    if not is_markdown:
        return f"\n{heading}\n{body}\n"
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", body)), default=0))
    summary = escape_markdown(heading)
    return f"\n<details><summary>{summary}</summary>\n\n{fence}diff\n{body}\n{fence}\n\n</details>\n"
