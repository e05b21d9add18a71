"""The as-of page: any day at an address, the same as the projections of the log on that day, and nothing later."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.model import Agreement, Library, Measure
from generator.projections.ladder import Ladder
from generator.projections.rates import RateStep
from generator.projections.state_of_play import StateOfPlay, hub_and_partners, state_of_play
from generator.projections.status import agreements_reached, dates_pending, measures_reached
from tests.browser.sound import PERMALINK, SIZES, sound_page

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

DAY = dt.date(2025, 6, 3)

ASK = """async ([root, day]) => {
  const { evaluate } = await import(root + "assets/as-of-log.js");
  const log = await (await fetch(root + "as-of/log.json")).json();
  const rate = (step) => step && [step.percent, step.ceiling, step.start];
  const found = evaluate(log, day);
  const steps = (all) => all.map((s) => [s.id, s.stage, s.since, log.events[s.event][0]]);
  const chinas = (all) => all.filter((s) => !s.countries || s.countries.includes("CN"));
  return {
    states: found.states.map((s) => [
      s.partner, s.agreement && [s.agreement.id, s.agreement.stage, s.agreement.since], rate(s.rate), rate(s.before),
      s.back && s.back.counting.length ? s.back.percent : null, s.next && [s.next.id, s.next.due], s.last && s.last[0],
    ]),
    agreements: steps(found.agreements), measures: steps(found.measures), ofChina: steps(chinas(found.measures)),
    dates: found.dates.map((d) => [d.id, d.due, d.expected]),
  };
}"""


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    with sound_page(browser, address, request.param) as found:
        yield found


def visit(page: Page, address: str, query: str = "") -> None:
    page.goto(f"{address}as-of/{query}")
    expect(page.locator("#as-of-tool")).to_be_visible()


@pytest.mark.parametrize("query", ["?date=2025-06-03&country=cn", "?date=2025-06-03"])
def test_3_june_2025_shows_the_truce_both_rates_the_call_and_nothing_later(
    page: Page, address: str, library: Library, query: str
) -> None:
    visit(page, address, query)
    expect(page.locator("h1")).to_have_text(f"As of 3 June 2025{PERMALINK}")
    row = page.locator("#as-of-rows tr", has_text="China").first
    expect(row.locator("td[data-label=Stage]")).to_contain_text("Geneva joint statement of the US and China")
    expect(row.locator("td[data-label=Stage]")).to_contain_text("in force")
    expect(row.locator("td[data-label='US rate']")).to_have_text("30%")
    expect(row.locator("td[data-label$=' rate back']")).to_have_text("10%")
    expect(row.locator("td[data-label='Next date']")).to_contain_text("8 Jun 2025 5 days later Trump and Xi speak")
    expect(page.locator("#as-of-dates li", has_text="Trump and Xi speak by phone")).to_contain_text("expected")
    expect(page.locator("#as-of-dates")).to_contain_text("US-China truce: suspension of the higher duties ends")
    expect(page.locator(".tt-trust")).to_contain_text("As of 3 June 2025.")

    # Nothing later: of what anyone can see on the page, no day after it but those then ahead, no event, no step.
    then = library.at(DAY)
    seen = page.locator("body").inner_text()
    pending = {(entry.due, entry.dated.precision) for entry in dates_pending(then) if entry.due and entry.dated}
    assert {found for found in dates_in(seen) if found[0] > DAY} <= pending
    assert "2026" not in seen
    markup = page.locator("main").inner_html()
    for event in library.active_events:
        if event.date > DAY:
            assert event.title not in seen
            assert f"events/{event.id}/" not in markup
    known = {a.id for a, _ in agreements_reached(then)} | {m.id for m, _ in measures_reached(then)}
    for key in {*library.agreements, *library.measures} - known:
        assert f"/{key}/" not in markup


def dates_in(text: str) -> set[tuple[dt.date, str]]:
    """Return every date that ``text`` tells, with whether it tells the day or only the month."""
    found = set()
    for date, month, year in re.findall(rf"(?:(\d{{1,2}}) )?\b({'|'.join(MONTHS)})[a-z]* (\d{{4}})", text):
        found.add((dt.date(int(year), MONTHS.index(month) + 1, int(date or 1)), "day" if date else "month"))
    return found


def test_the_address_is_the_state(page: Page, address: str) -> None:
    visit(page, address)
    page.locator("#as-of-date").fill("2025-06-03")
    page.locator("#as-of-date").dispatch_event("change")
    page.locator("#as-of-country").select_option("CN")
    expect(page.locator("h1")).to_have_text(f"As of 3 June 2025{PERMALINK}")
    assert page.url.endswith("as-of/?date=2025-06-03&country=cn")
    page.locator("#as-of-before").click()
    expect(page.locator("h1")).not_to_have_text(f"As of 3 June 2025{PERMALINK}")
    earlier = page.locator("h1").text_content() or ""
    page.go_back()
    expect(page.locator("h1")).to_have_text(f"As of 3 June 2025{PERMALINK}")
    page.go_forward()
    expect(page.locator("h1")).to_have_text(earlier)
    page.go_back()
    page.reload()
    expect(page.locator("h1")).to_have_text(f"As of 3 June 2025{PERMALINK}")
    expect(page.locator("#as-of-country")).to_have_value("CN")


def test_the_address_can_be_copied(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit(page, address, "?date=2025-06-03&country=cn")
    page.get_by_role("button", name="Copy the address").click()
    expect(page.locator("#as-of-copied")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}as-of/?date=2025-06-03&country=cn"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?date=2025-02-31", "“2025-02-31” is no day of the calendar"),
        ("?date=x", "“x” is no day of the calendar"),
        ("?date=", "“” is no day of the calendar"),
        ("?date=1900-01-01", "The record begins on 20 January 2025. Of 1 January 1900 it says nothing."),
        ("?date=2030-01-01&country=cn", "The record ends on 23 November 2026. Of 1 January 2030 it says nothing yet."),
    ],
)
def test_a_day_of_which_nothing_is_known_is_said_and_not_shown(page: Page, address: str, query: str, said: str) -> None:
    visit(page, address, query)
    expect(page.locator("h1")).to_have_text(f"As of another day{PERMALINK}")
    expect(page.locator("#as-of-said[role=status]")).to_contain_text(said)
    expect(page.locator("#as-of-found")).to_be_hidden()
    assert "31 February" not in page.locator("body").inner_text()
    page.locator("#as-of-date").fill("2025-06-03")
    page.locator("#as-of-date").dispatch_event("change")
    expect(page.locator("h1")).to_have_text(f"As of 3 June 2025{PERMALINK}")
    expect(page.locator("#as-of-rows tr").first).to_be_visible()


def test_a_day_outside_the_record_typed_in_is_said_too(page: Page, address: str) -> None:
    visit(page, address)
    page.locator("#as-of-date").fill("2031-01-01")
    page.locator("#as-of-date").dispatch_event("change")
    expect(page.locator("#as-of-said")).to_contain_text("it says nothing yet")


@pytest.mark.parametrize("query", ["?country=zz", "?country=%3Cscript%3E", "?country=us"])
def test_a_country_that_is_no_partner_is_said(page: Page, address: str, query: str) -> None:
    visit(page, address, query)
    expect(page.locator("#as-of-said")).to_contain_text("No partner has the code")
    expect(page.locator("h1")).to_have_text(f"As of 23 November 2026{PERMALINK}")
    assert page.locator("#as-of-rows tr").count() > 3


def test_the_page_says_what_the_projections_say(browser: Browser, address: str, library: Library) -> None:
    page = browser.new_page()
    page.goto(f"{address}about/")
    hub, partners = hub_and_partners(library)
    assert hub
    first = library.active_events[0].date
    span = (library.as_of - first).days
    days = [first + dt.timedelta(days=n * span // 24) for n in range(25)] + [dt.date(2025, 6, 3), dt.date(2025, 4, 9)]
    for day in days:
        found = page.evaluate(
            ASK,
            [address, day.isoformat()],
        )
        then = library.at(day)
        assert found["states"] == [told(state_of_play(then, partner, hub)) for partner in partners], day
        assert found["agreements"] == steps(agreements_reached(then)), day
        assert found["measures"] == steps(measures_reached(then)), day
        assert found["ofChina"] == steps(measures_reached(then, library.countries["CN"], hub)), day
        assert found["dates"] == [
            [e.deadline.id, e.due.isoformat() if e.due else None, e.is_expectation] for e in dates_pending(then)
        ], day
    page.close()


def steps(pairs: Sequence[tuple[Agreement | Measure, Ladder]]) -> list[list[str]]:
    """Return the steps reached in the shape that the page's script is asked for."""
    rungs = [(thing, ladder.reached[-1]) for thing, ladder in pairs]
    return [[thing.id, rung.stage, rung.date.isoformat(), rung.event.id] for thing, rung in rungs]


def told(found: StateOfPlay) -> list[object]:
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


def test_where_the_log_does_not_come_the_page_says_so_too(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route("**/as-of/log.json", lambda route: route.abort())
    page.goto(f"{address}as-of/")
    expect(page.locator("#as-of-plain")).to_be_visible()
    expect(page.locator("#as-of-tool")).to_have_count(0)
    page.close()


def test_home_leads_to_another_day(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Another day").click()
    expect(page.locator("h1")).to_have_text(f"As of 23 November 2026{PERMALINK}")
