"""The as-of page: any day at an address, the same as the projections of the log on that day, and nothing later."""

import datetime as dt
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.model import Library
from generator.project.partner import State, hub_and_partners, state
from generator.project.rates import RateStep
from tests.browser.sound import SIZES, sound_page

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

ASK = """async ([root, day]) => {
  const { evaluate } = await import(root + "assets/as-of.js");
  const log = await (await fetch(root + "as-of/log.json")).json();
  const rate = (step) => step && [step.percent, step.ceiling, step.start];
  return evaluate(log, day).states.map((s) => [
    s.partner, s.agreement && [s.agreement.id, s.agreement.stage, s.agreement.since], rate(s.rate), rate(s.before),
    s.back && s.back.counting.length ? s.back.percent : null, s.next && [s.next.id, s.next.due], s.last && s.last[0],
  ]);
}"""


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    with sound_page(browser, address, request.param) as found:
        yield found


def visit(page: Page, address: str, query: str = "") -> None:
    page.goto(f"{address}as-of/{query}")
    expect(page.locator("#as-of-tool")).to_be_visible()


def test_3_june_2025_shows_the_truce_both_rates_the_call_and_nothing_later(page: Page, address: str) -> None:
    visit(page, address, "?date=2025-06-03&country=CN")
    expect(page.locator("h1")).to_have_text("As of 3 June 2025")
    row = page.locator("#as-of-rows tr")
    expect(row).to_have_count(1)
    expect(row.locator("td[data-label=Stage]")).to_contain_text("Geneva joint statement of the US and China")
    expect(row.locator("td[data-label=Stage]")).to_contain_text("in force")
    expect(row.locator(".tt-rate-now")).to_contain_text("30%")
    expect(row.locator("td[data-label$=' rate back']")).to_contain_text("10%")
    expect(page.locator("#as-of-dates")).to_contain_text("Trump and Xi")
    pending = page.locator("#as-of-dates time").evaluate_all("found => found.map(time => time.dateTime)")
    assert "2025-08-12" in pending
    for place in ("#as-of-events time", "#as-of-rows td[data-label=Stage] time", "#as-of-rows td.tt-last time"):
        shown = page.locator(place).evaluate_all("found => found.map(time => time.dateTime)")
        assert shown, place
        assert max(shown) <= "2025-06-03", place


def test_no_event_of_a_later_day_is_on_the_page(page: Page, address: str, library: Library) -> None:
    visit(page, address, "?date=2025-06-03")
    text = page.locator("#as-of-tool").inner_text()
    html = page.locator("#as-of-tool").inner_html()
    for event in library.standing:
        if event.date > dt.date(2025, 6, 3):
            assert event.title not in text
            assert f"events/{event.id}/" not in html
    dates = re.findall(
        rf"(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})", page.locator("#as-of-rows .tt-last").all_inner_texts().__str__()
    )
    assert dates
    assert max(dt.date(int(y), MONTHS.index(m) + 1, int(d)) for d, m, y in dates) <= dt.date(2025, 6, 3)


def test_the_address_is_the_state(page: Page, address: str) -> None:
    visit(page, address)
    page.locator("#as-of-date").fill("2025-06-03")
    page.locator("#as-of-date").dispatch_event("change")
    page.locator("#as-of-country").select_option("CN")
    expect(page.locator("h1")).to_have_text("As of 3 June 2025")
    assert page.url.endswith("as-of/?date=2025-06-03&country=CN")
    page.locator("#as-of-before").click()
    expect(page.locator("h1")).not_to_have_text("As of 3 June 2025")
    page.go_back()
    expect(page.locator("h1")).to_have_text("As of 3 June 2025")
    page.reload()
    expect(page.locator("h1")).to_have_text("As of 3 June 2025")
    expect(page.locator("#as-of-country")).to_have_value("CN")


@pytest.mark.parametrize(
    "query", ["?date=1900-01-01", "?date=x&country=ZZ", "?country=%3Cscript%3E", "?date=2025-02-31"]
)
def test_an_address_that_makes_no_sense_shows_a_page_all_the_same(page: Page, address: str, query: str) -> None:
    visit(page, address, query)
    expect(page.locator("h1")).to_contain_text("As of ")
    assert page.locator("#as-of-rows tr").count() > 3


def test_the_page_says_what_the_projections_say(browser: Browser, address: str, library: Library) -> None:
    page = browser.new_page()
    page.goto(f"{address}about/")
    hub, partners = hub_and_partners(library)
    assert hub
    first = library.standing[0].date
    span = (library.as_of - first).days
    days = [first + dt.timedelta(days=n * span // 24) for n in range(25)] + [dt.date(2025, 6, 3), dt.date(2025, 4, 9)]
    for day in days:
        found = page.evaluate(
            ASK,
            [address, day.isoformat()],
        )
        then = library.on(day)
        assert found == [told(state(then, partner, hub)) for partner in partners], day
    page.close()


def told(found: State) -> list[object]:
    """Return a state in the shape that the page's script is asked for."""
    rung = found.ladder.current if found.ladder else None
    back = found.rate_back
    return [
        found.partner.code,
        [found.agreement.id, rung.stage, rung.date.isoformat()] if found.agreement and rung else None,
        rate(found.rate),
        rate(found.rate_before),
        float(back.percent) if back and back.components else None,
        [found.next_date.deadline.id, found.next_date.due.isoformat() if found.next_date.due else None]
        if found.next_date
        else None,
        found.last_event.id if found.last_event else None,
    ]


def rate(step: RateStep | None) -> list[object] | None:
    return [float(step.percent), step.is_ceiling, step.effective.isoformat()] if step else None


def test_without_javascript_the_page_says_where_else_to_look(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}as-of/")
    expect(page.locator("#as-of-plain")).to_contain_text("briefing state --as-of")
    expect(page.locator("#as-of-plain a").first).to_have_attribute("href", re.compile(r"timeline/\d{4}/"))
    context.close()
