"""Whether a site is ready to be published: no placeholder stands in for what its desk must say or set."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.kinds import BY_NAME
from generator.model import Library
from generator.pages.desk import HEADINGS
from generator.problems import Problem
from generator.settings import DEFAULT_REPOSITORY, DEFAULT_URL, Settings

_CODE = "not-ready"
_PLACE = BY_NAME["masthead"].place
_MUST = "a published site must say who stands behind it and where it is"
_OWNERS = ".github/CODEOWNERS"
_REVIEW = "changes must have owners who exist, or nobody is asked to review them"
_TEAM = re.compile(r"@([\w-]+)/[\w-]+")


def not_ready(library: Library, settings: Settings) -> list[Problem]:
    """Return a problem for each placeholder: a statement in ``data/site.yml``, or an address that nobody has set."""
    return [*_statements(library, settings), *_id_domain(library, settings), *_addresses(settings), *_owners(settings)]


def _statements(library: Library, settings: Settings) -> Iterator[Problem]:
    lines = _lines(settings)
    says = {statement.id: statement for statement in library.masthead.statements}
    for key, heading in HEADINGS.items():
        if key not in says:
            do = f"add an entry “id: {key}” with what your desk says"
            yield Problem(_PLACE, 1, 1, _CODE, _MUST, f"nothing is said under “{heading}”", do)
        elif says[key].placeholder:
            line = _line(lines, f"id: {key}")
            do = "write what is true of your desk and remove “placeholder”"
            yield Problem(_PLACE, line, 1, _CODE, _MUST, f"a placeholder stands under “{heading}”", do)


def _id_domain(library: Library, settings: Settings) -> Iterator[Problem]:
    domain = library.masthead.id_domain
    if domain.endswith(".example.org"):
        found = f"the ids of feed and calendar entries end with {domain}, which is nobody's"
        do = "set id_domain to a domain of yours now, and never again"
        yield Problem(_PLACE, _line(_lines(settings), "id_domain:"), 1, _CODE, _MUST, found, do)


def _lines(settings: Settings) -> list[str]:
    path = settings.root / _PLACE
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def _line(lines: list[str], begins: str) -> int:
    """Return the number of the first line that begins with these words; 1 where none does."""
    return next((number for number, text in enumerate(lines, 1) if text.strip("- ").startswith(begins)), 1)


def _addresses(settings: Settings) -> Iterator[Problem]:
    for variable, value, default in (
        ("BRIEFING_SITE_URL", settings.base_url, DEFAULT_URL),
        ("BRIEFING_REPOSITORY", settings.repository, DEFAULT_REPOSITORY),
    ):
        if value == default:
            do = f"set {variable} to the real one"
            yield Problem("environment", 1, 1, _CODE, _MUST, f"the address is still {value}", do)


def _owners(settings: Settings) -> Iterator[Problem]:
    """Find teams in CODEOWNERS that are not of the organisation that has the repository: GitHub ignores such lines."""
    path = settings.root / _OWNERS
    organisation = urlsplit(settings.repository).path.strip("/").partition("/")[0]
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for number, line in enumerate(lines, 1):
        for team in _TEAM.finditer(line.partition("#")[0]):
            if team[1].casefold() != organisation.casefold():
                found = f"{team[0]} is no team of {organisation or 'the owner of the repository'}"
                do = "name teams or people who can review here"
                yield Problem(_OWNERS, number, team.start() + 1, _CODE, _REVIEW, found, do)
