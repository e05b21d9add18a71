"""Tables on a phone, where the heads of columns are out of sight: no figure stands without words for what it is."""

import re

import pytest
from playwright.sync_api import Browser

MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
# Each visible cell that holds a digit: the name of its table, its column, the label that CSS puts before it, its text.
FIGURES = """() => [...document.querySelectorAll("main td, main tbody th")].filter((cell) => /\\d/.test(cell.innerText)
  && cell.checkVisibility() && cell.getBoundingClientRect().height > 1).map((cell) => {
    const label = getComputedStyle(cell, "::before").content;
    return [cell.closest(".tt-table")?.className ?? "", cell.cellIndex, label === "none" ? "" : label, cell.innerText];
  })"""


def says_what_it_is(kind: str, column: int, label: str, text: str) -> bool:
    """Tell whether a reader understands a figure without the head of its column.

    The first column names the row, and a label says what a cell holds. The row of a compact table reads as one line of
    words: there a label may be a mere dot, if the cell itself has words besides its numbers and dates. So does the
    status of talks, the second column of a table of states.
    """
    if column == 0 or re.search(r"[A-Za-z]", label):
        return True
    own = re.sub(rf"\d+|\b(?:{MONTHS})\b", "", text)
    is_sentence = "tt-compact" in kind.split() or ("tt-states" in kind.split() and column == 1)
    return is_sentence and re.search(r"[A-Za-z]{2}", own) is not None


@pytest.mark.parametrize("path", ["", "countries/cn/", "deadlines/", "countries/", "topics/", "pairs/"])
def test_every_figure_of_a_table_is_understood_on_a_phone(browser: Browser, address: str, path: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(address + path)
    cells = page.evaluate(FIGURES)
    assert len(cells) > 5
    assert [cell for cell in cells if not says_what_it_is(*cell)] == []
    page.close()


def test_the_rule_of_this_test_knows_a_bare_figure() -> None:
    assert not says_what_it_is("tt-table tt-rates", 1, "", "12.5%")
    assert not says_what_it_is("tt-table tt-compact", 2, '" · "', "24 Jul 2026")
    assert says_what_it_is("tt-table tt-compact", 3, '" · "', "moved 3 times, 516 days later in all")
    assert not says_what_it_is("tt-table tt-states", 4, "", "none of its own in the next 18 months")
    assert says_what_it_is("tt-table tt-states", 1, "", "One-year truce: in force to 10 Jan 2027")
    assert says_what_it_is("tt-table tt-states", 2, '"Rate now"', "12.5%")
