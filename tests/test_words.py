"""One voice: wordings that made readers stumble stand on no page, in no picture and in no script."""

import re
from pathlib import Path

import pytest

# Each as it was; what stands instead is plainer, or says more.
GONE = (
    "before that 10%",
    ">It answers<",
    "What answered it",
    "The thread",
    "Dates that it sets or moves",
    "Steps that it takes",
    "What became of it",
    "Stands at",
    "stands here",
    "From words to law",
    "Event that carries it",
    "What rests on it",
    "in the record rests",
    "is reported of them",
    "reported of them",
    ">Acts for<",
    "Deadlines that fell in",
    "Counterpart in every row",
    "no date ahead recorded",
    "have pages of their own",
    "more than a few events between them",
    "Measures on one another",
    "across-the-board dut",
    "Dashes: rates threatened",
    "Numbers lead to the rows",
    "Filled: reached",
    "Words of the list lead here",
    "take away a word",
    "is no day of the calendar",
    "is off or did not come",
    "as far as they had come",
    "none recorded (rate on US goods)",
    "20 January 2025 on;",
    "How fresh it is",
    "Rate trackers know",
    "Corrections come first",
    "at first called the truce a total reset",
    "takes away the basis of the reciprocal tariffs",
    "A measure climbs",
    "Untitled page",
    "untitled page",
    "Sources most cited",
)
TEXTS = (".html", ".md", ".js", ".svg")


@pytest.fixture(scope="module")
def texts(site: Path) -> dict[str, str]:
    found = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.suffix in TEXTS}
    # Earlier wordings of an entry stay in its list of changes.
    return {
        name: re.sub(r'<h2 id="revisions">.*?</ul>', "", path.read_text(), flags=re.DOTALL)
        for name, path in found.items()
    }


def test_no_page_has_a_wording_that_made_readers_stumble(texts: dict[str, str]) -> None:
    assert len(texts) > 1000
    assert [(words, name) for name, text in texts.items() for words in GONE if words in text] == []


def test_no_summary_in_a_list_is_cut(texts: dict[str, str]) -> None:
    cut = re.compile(r'class="tt-event__summary">[^<]*…<')
    assert [name for name, text in texts.items() if cut.search(text)] == []
