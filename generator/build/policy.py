"""The Content-Security-Policy of every page: a meta tag of hashes, no ``unsafe-inline``, no other host.

The theme has inline scripts that differ by the depth of the page. Their hashes are taken from the pages of
placeholder documents, of which there is one at least for each depth, and which hold no contributor's word: a script
that slipped into a page could never vouch for itself.
"""

import base64
import hashlib
import re
from collections.abc import Mapping

from generator.build.failure import BuildError

TOKEN = "TTB-CONTENT-SECURITY-POLICY"  # noqa: S105 - a placeholder, not a secret
NOT_FOUND_FILE = "404.html"
NOT_FOUND = -1
_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=[\"']?application/)[^>]*>(.*?)</script>", re.DOTALL)


def policies(placeholders: Mapping[str, str], not_found_page: str) -> dict[int, str]:
    """Return the policy for the pages of each depth, from the engine's placeholder pages by address.

    The page for what is not found is served at any depth; its policy has the key ``NOT_FOUND``.
    """
    scripts: dict[int, set[str]] = {NOT_FOUND: set(_SCRIPT.findall(not_found_page))}
    for address, page in placeholders.items():
        scripts.setdefault(_depth(address), set()).update(_SCRIPT.findall(page))
    return {level: _policy(found) for level, found in scripts.items()}


def policy_for(address: str, rules: Mapping[int, str]) -> str:
    """Return the policy of the page at ``address`` among ``rules``; raise BuildError where no page lies as deep."""
    found = rules.get(_depth(address))
    if found is None:
        raise BuildError(f"the page {address} lies deeper than any generated page; move it up in docs/")
    return found


def _depth(address: str) -> int:
    return NOT_FOUND if address == NOT_FOUND_FILE else address.count("/")


def _policy(scripts: set[str]) -> str:
    hashes = " ".join(sorted(f"'sha256-{_hash(script)}'" for script in scripts))
    return (
        f"default-src 'none'; script-src 'self' {hashes}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
    )


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
