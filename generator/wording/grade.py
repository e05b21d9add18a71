"""On whose word an answer stands, in words: the grade, and what parties say where they differ."""

from generator.model import Account
from generator.projections.support import Support
from generator.text.formats import grade_word, stance_word
from generator.wording.words import Piece, Words, join


def grade_words(support: Support | None, *before: str) -> Words:
    """Return the grade in brackets after a space: `` (one source: US says; China has not confirmed)``.

    What stands ``before`` the grade, such as "computed", comes first and is parted by semicolons.
    """
    parts = [*before, *([f"{grade_word(support.grade)}{doubt_words(support)}"] if support else [])]
    if not parts:
        return ()
    return join(" ", Piece(f"({'; '.join(parts)})", "grade", support.grade if support else ""))


def doubt_words(support: Support) -> str:
    """Return who says what, where a party is silent, denies or disputes: ``: US says; China has not confirmed``."""
    if not support.doubt:
        return ""
    return ": " + "; ".join(f"{_name(account)} {stance_word(account.stance)}" for account in support.doubt)


def _name(account: Account) -> str:
    return account.party.short
