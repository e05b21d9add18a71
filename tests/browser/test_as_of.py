"""The as-of page: any day at an address, the same as the projections of the log on that day, and nothing later."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.model import Agreement, Country, Library, Measure
from generator.projections.deadlines import DeadlineHistory
from generator.projections.ends import Ends
from generator.projections.pairs import fold
from generator.projections.rate_series import HeadlineRate
from generator.projections.rates import headline_rate
from generator.projections.standing import Status
from generator.projections.state_of_play import hub_and_partners, state_of_play
from generator.projections.status import agreements_reached, dates_pending, measures_reached
from generator.text.formats import day as day_words
from generator.text.formats import long_day, plural
from generator.wording.date import date_evidence
from generator.wording.names import name_before
from generator.wording.rate import rate_words, value_words
from generator.wording.status import status_words
from generator.wording.words import plain
from tests.browser.sound import PERMALINK, SIZES, sound_page

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

DAY = dt.date(2025, 6, 3)

# What the page shows of a day, and of a day and a partner: each part as the texts of its rows.
ASK = """([day, country]) => {
  history.pushState(null, "", `?date=${day}&country=${country}`);
  dispatchEvent(new PopStateEvent("popstate"));
  const words = (element) => element.textContent.replace(/\\s+/g, " ").trim();
  const rows = (id) => [...document.querySelectorAll(`#as-of-${id} > *`)].map((row) =>
    row.tagName === "TR" ? [...row.children].map(words) : words(row));
  const parts = ["rows", "others", "dates", "events", "agreements", "measures"];
  return Object.fromEntries(parts.map((id) => [id, rows(id)]));
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
    expect(row.locator("td[data-label=Status]")).to_contain_text("Geneva joint statement of the US and China")
    expect(row.locator("td[data-label=Status]")).to_contain_text("in force since 14 May 2025")
    expect(row.locator("td[data-label='US rate']")).to_contain_text("30% on top since 14 May 2025, to 12 Aug 2025")
    expect(row.locator("td[data-label$=' rate back']")).to_contain_text("10% on top since 14 May 2025, to 12 Aug 2025")
    expect(row.locator("td[data-label='Next date']")).to_contain_text("8 Jun 2025 5 days later Trump and Xi speak")
    expect(page.locator("#as-of-dates li", has_text="Trump and Xi speak by phone")).to_contain_text("expected")
    expect(page.locator("#as-of-dates")).to_contain_text("US-China truce: suspension of the higher duties ends")
    expect(page.locator(".tt-trust")).to_contain_text("As of 3 June 2025.")

    # Nothing later: of what anyone can see on the page, no day after it but those then ahead, no event, no step.
    then = library.at(DAY)
    begun = min(event.recorded for event in library.events if event.recorded)
    said = f"This is the day as we know it now; this site began on {long_day(begun)}."
    expect(page.locator("#as-of-said")).to_contain_text(said)
    seen = page.locator("body").inner_text().replace(said, "")
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
        ("?date=2025-02-31", "“2025-02-31” is not a date"),
        ("?date=x", "“x” is not a date"),
        ("?date=", "“” is not a date"),
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
    visit(page, address)
    hub, partners = hub_and_partners(library)
    assert hub
    first = library.active_events[0].date
    span = (library.as_of - first).days
    days = [first + dt.timedelta(days=n * span // 24) for n in range(25)] + [dt.date(2025, 6, 3), dt.date(2025, 4, 9)]
    for day in days:
        then = library.at(day)
        found = page.evaluate(ASK, [day.isoformat(), ""])
        unions = {partner.code: fold(library, partner) in {*partners} - {partner} for partner in partners}
        apart = [unions[partner.code] or is_apart(then, partner, hub) for partner in partners]
        for part, folded in (("rows", False), ("others", True)):
            wanted = [p for p, other in zip(partners, apart, strict=True) if other == folded]
            assert found[part] == [row(library, then, partner, hub) for partner in wanted], day
        assert found["agreements"] == steps(library, agreements_reached(then), day), day
        assert found["measures"] == steps(library, measures_reached(then), day), day
        assert found["dates"] == dates(dates_pending(then), day), day
        assert [text[: text.rindex(" · ")] for text in found["events"]] == [
            f"{when(event.date, event.precision)} {event.title} {event.kind}" for event in then.active_events[:-9:-1]
        ], day
        of_china = page.evaluate(ASK, [day.isoformat(), "cn"])
        assert of_china["measures"] == steps(library, measures_reached(then, library.countries["CN"], hub), day), day
        assert of_china["dates"] == dates(dates_pending(then, library.countries["CN"]), day), day
    page.close()


def row(library: Library, then: Library, partner: Country, hub: Country) -> list[str]:
    """Return the row of a partner as the page must show it on the day of ``then``."""
    found = state_of_play(then, partner, hub)
    last = found.last_event
    return [
        partner.name,
        f"{title_on(library, found.agreement, then.as_of)}: {plain(status_words(found.status))}"
        if found.status and found.agreement else "no agreement recorded",
        rate(library, found.rate, hub, partner, then.as_of),
        value_words(found.rate.before.answer) if found.rate.before else "\N{EN DASH}",
        rate(library, found.rate_back, partner, hub, then.as_of),
        pending_date(found.next_date, then.as_of) if found.next_date else "none of its own in the next 18 months",
        f"{when(last.date, last.precision)} {last.title}" if last else "none",
    ]  # fmt: skip


def rate(library: Library, found: HeadlineRate, by: Country, on: Country, day: dt.date) -> str:
    """Return a rate in words, and what is known of that day since, if it is another."""
    if not found.since:
        return "none recorded on most goods"
    now = headline_rate(by.code, on.code, day, Ends(library))
    changed = ""
    if now.key != found.answer.key and now.support:
        order = max(now.support.events, key=lambda event: event.date)
        changed = f"; since changed: {value_words(now)} (event of {day_words(order.date, order.precision)})"
    return plain(rate_words(found, short=True)) + changed


def is_apart(then: Library, partner: Country, hub: Country) -> bool:
    """Tell whether there is nothing to tell of a partner on that day: it stands among the others."""
    found = state_of_play(then, partner, hub)
    return not (found.agreement or found.next_date)


def title_on(library: Library, thing: Agreement | Measure, day: dt.date) -> str:
    before = name_before(library, thing) if isinstance(thing, Agreement) else None
    return before[1] if before and day < before[0] else thing.title


def steps(library: Library, found: Sequence[tuple[Agreement | Measure, Status]], day: dt.date) -> list[list[str]]:
    """Return the rows of agreements or measures as the page must show them."""
    rows = [
        [title_on(library, thing, day), plain(status_words(s)), s.main.rung.event.title] for thing, s in found if s.main
    ]
    return rows or [["None had taken a step."]]


def dates(found: Sequence[DeadlineHistory], day: dt.date) -> list[str]:
    """Return the dates pending as the page must show them: the first 25, and the number of the others."""
    rows = [pending_date(history, day) for history in found[:25]]
    if len(found) > 25:
        rows.append(f"and {plural(len(found) - 25, 'later date')}")
    return rows or ["No date was pending."]


def pending_date(history: DeadlineHistory, day: dt.date) -> str:
    """Return a date with its distance from ``day``, its title and its doubt."""
    expected = " expected" if history.is_expectation else ""
    return f"{due_words(history, day)} {history.deadline.title}{expected}{plain(date_evidence(history))}"


def due_words(history: DeadlineHistory, day: dt.date) -> str:
    """Return when a date falls, and how long after ``day``."""
    if history.due is None:
        return "no date"
    ahead = (history.due - day).days
    later = "a day later" if ahead == 1 else f"{ahead:,} days later"
    return f"{when(history.due, history.precision)} {later if ahead > 0 else f'that {history.precision}'}"


def when(date: dt.date, precision: str) -> str:
    """Return a date as it is known."""
    return day_words(date, precision) + (" day not known" if precision != "day" else "")


def test_without_javascript_the_page_says_where_else_to_look(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}as-of/")
    expect(page.locator("#as-of-plain")).to_contain_text("briefing state --as-of")
    expect(page.locator("#as-of-plain a").first).to_have_attribute("href", re.compile(r"timeline/\d{4}/"))
    context.close()


def test_where_the_log_does_not_come_the_page_says_so_too(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route("**/as-of/rates.json", lambda route: route.abort())
    page.goto(f"{address}as-of/")
    expect(page.locator("#as-of-plain")).to_be_visible()
    expect(page.locator("#as-of-tool")).to_have_count(0)
    page.close()


def test_home_leads_to_another_day(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Another day").click()
    expect(page.locator("h1")).to_have_text(f"As of 23 November 2026{PERMALINK}")
