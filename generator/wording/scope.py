"""On whom a rate is, in words."""

from generator.projections.evidence import list_names
from generator.projections.scope import Scope
from generator.text.formats import the


def scope_words(scope: Scope) -> str:
    """Return on whom a rate is: ``all partners``, ``all other partners but Norway``, ``China and India``."""
    left_out = f" but {list_names([the(partner.short) for partner in scope.left_out])}" if scope.left_out else ""
    if scope.partners:
        return list_names([partner.short for partner in scope.partners]) + left_out
    return f"all {'other ' if scope.are_others else ''}partners{left_out}"
