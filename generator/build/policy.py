"""The Content-Security-Policy of every page: a meta tag of hashes, no ``unsafe-inline``, no other host.

The theme has inline scripts that differ by the depth of the page. Their hashes are taken from the pages of
placeholder documents, of which there is one at least for each depth, and which hold no contributor's word: a script
that slipped into a page could never vouch for itself.
"""

import base64
import hashlib
import re
from collections.abc import Iterable

TOKEN = "TTB-CONTENT-SECURITY-POLICY"  # noqa: S105 - a placeholder, not a secret
_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=[\"']?application/)[^>]*>(.*?)</script>", re.DOTALL)


def policy(placeholder_pages: Iterable[str], not_found_page: str) -> str:
    """Return the policy for all pages, from the engine's placeholder pages of every depth and its 404 page."""
    scripts = {script for page in [*placeholder_pages, not_found_page] for script in _SCRIPT.findall(page)}
    hashes = " ".join(sorted(f"'sha256-{_hash(script)}'" for script in scripts))
    return (
        f"default-src 'none'; script-src 'self' {hashes}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
    )


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
