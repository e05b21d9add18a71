"""What desks asked, with the exact words of the answers: on the home page, a country's page and in ``briefing state``.

The first questions are put to the project's own record, the others to small cases in ``cases/answers``.
An answer is "official" here where the record cites the text of the order or of the party that is bound by it.
"""

import datetime as dt
import html
import re
from pathlib import Path

import pytest

from generator.commands.state import as_text_parts
from generator.model import Library, Masthead
from generator.pages import country as country_pages
from generator.pages import home
from generator.pages.page import Page
from generator.pipeline import load_library
from generator.projections.deadlines import deadlines_about, not_recorded
from generator.projections.rate_series import headline
from generator.projections.standing import measure_status
from generator.projections.state_of_play import counterparts
from generator.rendering.renderer import Renderer
from generator.settings import Settings
from generator.site.build import shared_context
from generator.wording.rate import rate_words
from generator.wording.status import status_words
from generator.wording.words import plain
from tests.projects import CASES, REPOSITORY, make_project

TODAY = dt.date(2026, 11, 27)


@pytest.fixture(scope="module")
def record(library: Library) -> Library:
    """Return the project's own record as of the day on which the questions were put."""
    return library.at(TODAY)


def answers(folder: Path, case: str, day: str, known: str = "2025-12-31") -> Library:
    """Return the record of a case of ``cases/answers`` on a day."""
    loaded = load_library(make_project(folder, CASES / "answers" / case), dt.date.fromisoformat(known))
    assert loaded.library, [str(problem) for problem in loaded.problems]
    return loaded.library.at(dt.date.fromisoformat(day))


def state(library: Library, code: str) -> dict[str, str]:
    """Return the lines of ``briefing state`` on a country with its main counterpart, by their labels."""
    lines = [line for part in as_text_parts(library, library.countries[code]) for line in part]
    own = [line.strip().partition(": ") for line in lines if re.match("  [a-z ]+: ", line)]
    return {label: words for label, _, words in reversed(own)}


def steps(library: Library, code: str) -> list[str]:
    """Return the lines of ``briefing state`` on agreements and measures."""
    return [line.strip() for part in list(as_text_parts(library, library.countries[code]))[2:] for line in part]


def readable(page: Page) -> str:
    """Return the document of a page without marks, on one line."""
    document = Renderer(shared_context(Settings(REPOSITORY, TODAY), Masthead())).document(page)
    bare = re.sub(r"\]\([^)]*\)|\{ ?[.#:][^}]*\}|<[^>]*>|[*\[\]\\]", "", document)
    return " ".join(html.unescape(bare).split())


def country_page(library: Library, code: str) -> str:
    """Return what the page of a country says."""
    country = library.countries[code]
    output = next(country_pages.pages_of(library, country, counterparts(library).get(code)))
    return readable(output.make(*output.inputs))


@pytest.fixture(scope="module")
def home_page(record: Library) -> str:
    (output,) = home.pages(record)
    return readable(output.make(*output.inputs))


def test_china(record: Library, home_page: str) -> None:
    truce = "(one source: US says; China has not confirmed)"
    assert (
        f"| China | One-year truce of Kuala Lumpur and Busan: in force to 10 Jan 2027 {truce} "
        "| 12.5% on top since 24 Jul 2026 (official) |" in home_page
    )
    said = state(record, "CN")
    assert said["stage"] == (
        f"One-year truce of Kuala Lumpur and Busan: in force since 10 Nov 2025, to 10 Jan 2027 {truce}"
    )
    assert said["rate on it"] == "12.5% on top since 24 Jul 2026 (official), previously 10% on top"
    assert said["its rate"] == (
        f"10% on top since 14 May 2025, to 10 Jan 2027 {truce}; if that does not hold, 34% on top since 10 Nov 2026"
    )
    assert said["followed"] == "to 8 Oct 2026"


def test_what_ended_with_the_first_year_of_the_truce(record: Library) -> None:
    about = deadlines_about(record, record.countries["CN"])
    passed = [h.deadline.id for h in not_recorded(about) if h.due == dt.date(2026, 11, 10)]
    assert len(passed) == 6
    page = country_page(record, "CN")
    wanted = page[page.index("passed, and we have not recorded what happened") :]
    assert "10 Nov 2026 US suspension of the port fees ends" in wanted
    fees = measure_status(record, record.measures["us-port-fees"])
    assert plain(status_words(fees)) == (
        "suspended until 10 Nov 2026; what followed is not recorded (two or more sources)"
    )
    assert "not known since 10 Nov 2026: the suspension ended, what followed is not recorded" in page


def test_us_on_canada(record: Library, home_page: str) -> None:
    general = "10% on top, on goods outside the USMCA, since 24 Feb 2026 (official)"
    # The list of banned goods is known by now: "listed goods" were listed alcohol and dairy.
    also = "also 50% on listed goods and import ban on listed alcohol and dairy"
    assert f"| {general}; {also} |" in home_page
    said = state(record, "CA")
    assert said["rate on it"] == f"{general}, previously 35% on top"
    assert said["also on it"] == (
        "50% on top on listed goods since 22 Aug 2026 (official); "
        "import ban on listed alcohol and dairy since 29 Sep 2026 (official)"
    )
    assert said["next date"] == "none of its own in the next 18 months"
    page = country_page(record, "CA")
    assert "US duties on Canada under Section 338 listed goods | 50% on top since 22 Aug 2026 (official) |" in page
    assert "listed alcohol and dairy | import ban since 29 Sep 2026 (official) |" in page


def test_the_deal_of_the_eu(record: Library, home_page: str) -> None:
    deal = "US-EU framework agreement (Turnberry): applied by both sides since 1 Jul 2026 (one source)"
    assert f"| {deal} | 10% all-in since 24 Jul 2026 (official) |" in home_page
    said = state(record, "EU")
    assert said["stage"] == f"{deal}, by the US since 25 Sep 2025"
    assert said["rate on it"] == "10% all-in since 24 Jul 2026 (official), previously 10% on top"
    assert f"{deal}, by the US since 25 Sep 2025" in country_page(record, "EU")


def test_what_germany_pays_is_what_the_eu_pays(record: Library) -> None:
    assert state(record, "DE")["rate on it"] == state(record, "EU")["rate on it"]


def test_cars_of_japan_in_october_2025(record: Library) -> None:
    then = record.at(dt.date(2025, 10, 1))
    said = state(then, "JP")
    assert said["rate on it"] == "15% all-in since 7 Aug 2025 (official), previously 10% on top"
    assert said["also on it"] == ("15% all-in on cars, light trucks and parts since 16 Sep 2025 (two or more sources)")
    assert (
        "cars, light trucks and parts | 15% all-in since 16 Sep 2025 (two or more sources), previously 25% on top |"
        in country_page(then, "JP")
    )
    # The cut was entered on 27 November 2026; on the day before, the record still said 25%.
    before = load_library(REPOSITORY, then.as_of, known_on=TODAY - dt.timedelta(days=1)).library
    assert before
    assert "also on it" not in state(before, "JP")
    assert "Passenger cars, light trucks and parts | 25% on top since" in country_page(before, "JP")


def test_the_deal_of_japan_is_applied_by_one_side(record: Library) -> None:
    # It was "agreed in principle" alone before the orders of 4 and 16 September 2025 were entered as steps of the US.
    assert state(record, "JP")["stage"] == (
        "US-Japan trade deal: agreed in principle since 22 Jul 2025 (official); "
        "applied by the US since 16 Sep 2025 (official)"
    )


def test_the_usmca(record: Library, home_page: str) -> None:
    assert "USMCA: agreement" not in home_page, "the talks of Canada and of Mexico are shown"
    assert (
        "in force since 1 Jul 2020, to 1 Jul 2036 (two or more sources): USMCA: agreement of the US, Mexico and Canada"
        in steps(record, "MX")
    )
    assert "1 Jul 2036, in 9 years: USMCA ends if it is never extended (expected)" in steps(record, "MX")


def test_iran_is_not_named(record: Library) -> None:
    assert state(record, "IR")["rate on it"] == (
        "no rate since 24 Jul 2026: not named in the order of 23 Jul 2026 (official), previously 10% on top"
    )
    page = country_page(record, "IR")
    assert "| Most goods | no rate since 24 Jul 2026: not named in the order of 23 Jul 2026" in page
    assert "50% on top since 4 Jun 2025" in page, "the duties of sectors on all partners follow"


def test_malaysia(record: Library) -> None:
    said = state(record, "MY")
    assert said["stage"] == (
        "US-Malaysia Agreement on Reciprocal Trade: signed since 26 Oct 2025 (official); "
        "repudiated by Malaysia since 16 Mar 2026 (one source)"
    )
    assert said["rate on it"] == "10% on top since 24 Feb 2026 (official), previously 19% on top"


def test_a_pause_lapses(tmp_path: Path) -> None:
    library = answers(tmp_path, "pause-lapses", "2025-07-10")
    assert state(library, "NO")["rate on it"] == (
        "10% on top since 9 Jul 2025 (computed from the order of 9 Apr 2025, not reported; one source), "
        "previously 3% on top"
    )
    cell = plain(rate_words(headline(library, "US", "NO"), short=True))
    assert cell == "10% on top since 9 Jul 2025 (computed; one source)"


def test_of_two_orders_of_one_day_the_later_counts(tmp_path: Path) -> None:
    library = answers(tmp_path, "order-of-a-day", "2025-06-01")
    assert state(library, "NO")["rate on it"] == ("12.5% on top since 10 May 2025 (one source), previously 10% on top")
    assert "goods : 12.5% on top since 10 May 2025 (one source), previously 10%" in country_page(library, "NO")


def test_a_date_known_to_the_month(tmp_path: Path) -> None:
    library = answers(tmp_path, "month-deadline", "2025-08-15")
    words = "Aug 2025, this month, day not known: End of the salmon truce"
    assert state(library, "NO")["next date"] == words
    assert "Next date : Aug 2025 day not known this month End of the salmon truce" in country_page(library, "NO")


def test_what_is_struck_down_is_not_charged(tmp_path: Path) -> None:
    library = answers(tmp_path, "struck-down", "2025-06-10")
    rate = "none since 28 May 2025: struck down (one source), previously 10% on top"
    assert state(library, "NO")["rate on it"] == rate
    assert f"goods : {rate}" in country_page(library, "NO")
    assert "struck down since 28 May 2025 (one source): US duty on Norwegian goods" in steps(library, "NO")


def test_of_two_all_in_rates_the_higher_counts(tmp_path: Path) -> None:
    library = answers(tmp_path, "two-ceilings", "2025-06-01")
    assert state(library, "NO")["rate on it"] == "15% all-in since 5 May 2025 (one source), previously 10% on top"
