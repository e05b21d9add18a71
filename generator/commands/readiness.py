"""Whether a site is ready to be published: no placeholder stands in for what its desk must say or set."""

from collections.abc import Iterator

from generator.kinds import BY_NAME
from generator.model import Library
from generator.pages.desk import HEADINGS
from generator.problems import Problem
from generator.settings import DEFAULT_REPOSITORY, DEFAULT_URL, ID_DOMAIN, Settings

_CODE = "not-ready"
_MUST = "a published site must say who stands behind it and where it is"


def not_ready(library: Library, settings: Settings) -> list[Problem]:
    """Return a problem for each placeholder: a statement in ``data/site.yml``, or an address that nobody has set."""
    return [*_statements(library, settings), *_addresses(settings)]


def _statements(library: Library, settings: Settings) -> Iterator[Problem]:
    place = BY_NAME["statements"].place
    path = settings.root / place
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    says = {statement.id: statement for statement in library.statements}
    for key, heading in HEADINGS.items():
        if key not in says:
            do = f"add an entry “id: {key}” with what your desk says"
            yield Problem(place, 1, 1, _CODE, _MUST, f"nothing is said under “{heading}”", do)
        elif says[key].placeholder:
            line = next((n for n, text in enumerate(lines, 1) if text.strip("- ") == f"id: {key}"), 1)
            do = "write what is true of your desk and remove “placeholder”"
            yield Problem(place, line, 1, _CODE, _MUST, f"a placeholder stands under “{heading}”", do)


def _addresses(settings: Settings) -> Iterator[Problem]:
    for variable, value, default in (
        ("BRIEFING_SITE_URL", settings.base_url, DEFAULT_URL),
        ("BRIEFING_REPOSITORY", settings.repository, DEFAULT_REPOSITORY),
    ):
        if value == default:
            do = f"set {variable} to the real one"
            yield Problem("environment", 1, 1, _CODE, _MUST, f"the address is still {value}", do)
    if ID_DOMAIN.endswith(".example.org"):
        found = f"the ids of feed and calendar entries end with {ID_DOMAIN}, which is nobody's"
        do = "set ID_DOMAIN to a domain of yours now, and never again"
        yield Problem("generator/settings.py", 1, 1, _CODE, _MUST, found, do)
