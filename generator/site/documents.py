"""Write the whole tree of documents that ``mkdocs.yml`` names, so that the engine alone can build the site of it."""

from collections.abc import Iterator

from generator.exports import all_exports
from generator.exports.moved import moved_files
from generator.model import Library
from generator.pages import all_pages
from generator.rendering.renderer import Renderer
from generator.settings import Settings
from generator.site import api_manifest, checksums
from generator.site.build import shared_context
from generator.site.errors import system_errors_told
from generator.site.lock import build_lock
from generator.site.output_tree import checksum_of
from generator.site.search_index import PATH, entry, guides_of, search_index
from generator.site.staging import stage
from generator.site.symbolic_links import refuse_symbolic_links


@system_errors_told()
def write_documents(library: Library, settings: Settings) -> int:
    """Write every page as a document, and every export, beside a copy of ``docs/`` to ``build/docs/``.

    Returns the number of generated files. Raises BuildError where a file of ``docs/``, a symbolic link or another
    build is in the way, or the disk fails.
    """
    refuse_symbolic_links(settings)
    with build_lock(settings.build):
        return stage(settings.root / "docs", settings.documents, _generated(library, settings))


def _generated(library: Library, settings: Settings) -> Iterator[tuple[str, bytes]]:
    renderer = Renderer(shared_context(settings, library.masthead))
    entries = []
    pages = all_pages(library)
    exports = all_exports(library, settings.base_url, parquet=settings.parquet)
    for output in pages:
        with output.named():
            page = output.make(*output.inputs)
            document = renderer.document(page).encode()
        entries.append(entry(page))
        yield f"{page.address}index.md", document
    sums, listed = [], {}
    for output in [*exports, *moved_files(library, [*pages, *exports], settings.base_url)]:
        made = output.make(*output.inputs)
        content = made if isinstance(made, bytes) else renderer.text(made).encode()
        checksum = checksum_of(content)
        sums.append((output.path, checksum))
        if api_manifest.is_listed(output.path):
            listed[output.path] = api_manifest.file_row(output.path, checksum, content)
        yield output.path, content
    yield api_manifest.PATH, api_manifest.manifest(listed, settings.as_of, settings.commit)
    yield checksums.PATH, checksums.sha256sums(sums)
    yield PATH, search_index(guides_of(settings.root / "docs"), entries)
