"""Each stamped page equals, byte for byte, the page that the site engine makes from the same document."""

import datetime as dt
from pathlib import Path

from generator.build.site import build_site
from generator.link import link
from generator.pipeline import run_checks
from generator.settings import Settings
from tests.projects import make_site_project, same_trees

AS_OF = dt.date(2026, 1, 1)
URL = "https://owner.example.org/repo/"


def test_a_stamped_page_is_what_the_engine_would_have_made(tmp_path: Path) -> None:
    trees = []
    for name, unstamped in (("stamped", False), ("drawn", True)):
        project = make_site_project(tmp_path / name)
        settings = Settings(project, AS_OF, URL, "https://code.example.org/repo")
        library = link(run_checks(project, AS_OF).records, AS_OF)
        totals = build_site(library, settings, unstamped=unstamped)
        assert totals.pages > 20
        trees.append(settings.site)
    # build.json names the digest of the list of files: a stamped page's is its key, an engine's page's its content.
    assert same_trees(trees[0], trees[1], but={"build.json"}) == []
