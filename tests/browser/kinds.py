"""One page of each kind, and those states of a page that look unlike it."""

from tests.browser.test_reading import PAGES

KINDS = (
    *PAGES,
    "as-of/?date=2025-02-31",
    "countries/us/measures/",
    "deadlines/past/2025/",
    "events/2025-08-06-us-order-india-russian-oil-25/",
    "explore/?country=CN&words=call",
    "editorial-standard/",
    "rules/",
    "security/",
    "data-dictionary/",
    "commands/",
    "404.html",
)
