"""Each stamped page equals, byte for byte, the page that the site engine makes from the same document."""

import datetime as dt
import shutil
from pathlib import Path

from generator.build.engine import run_engine
from generator.build.frame import PLACEHOLDER
from generator.build.policy import TOKEN, policy
from generator.build.site import build_site, shared_context
from generator.link import link
from generator.pipeline import run_checks
from generator.render import Renderer
from generator.settings import Settings
from generator.views import all_pages
from tests.projects import make_site_project

AS_OF = dt.date(2026, 1, 1)
URL = "https://owner.example.org/repo/"


def test_a_stamped_page_is_what_the_engine_would_have_made(tmp_path: Path) -> None:
    project = make_site_project(tmp_path / "project")
    settings = Settings(project, AS_OF, URL, "https://code.example.org/repo")
    library = link(run_checks(project, AS_OF).records, AS_OF)
    build_site(library, settings)

    renderer = Renderer(shared_context(library, settings))
    stamped = [page for page in all_pages(library) if page.stamped]
    for page in stamped:
        file = settings.staged / page.address / "index.md"
        file.parent.mkdir(parents=True)
        file.write_text(renderer.document(page), encoding="utf-8")
    run_engine(project / "mkdocs.yml", tmp_path / "engine", AS_OF, URL)

    frames = [path.read_text() for path in (tmp_path / "engine").glob(f"*/{PLACEHOLDER}/index.html")]
    rules = policy(frames, (tmp_path / "engine" / "404.html").read_text())
    assert len(stamped) > 5
    for page in stamped:
        ours = (settings.site / page.address / "index.html").read_text()
        theirs = (tmp_path / "engine" / page.address / "index.html").read_text().replace(TOKEN, rules)
        assert ours == theirs, page.address
    shutil.rmtree(tmp_path / "engine")
