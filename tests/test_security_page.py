"""The page on security: it names every threat once, and each of its tests exists."""

import re

from tests.projects import REPOSITORY

PAGE = (REPOSITORY / "docs" / "security.md").read_text()


def test_each_threat_has_a_defence_and_a_test_that_exists() -> None:
    rows = re.findall(r"^\| (\d+) \| ([^|]+) \| ([^|]+) \| `(\w+)` \|$", PAGE, re.MULTILINE)
    assert [int(number) for number, *_ in rows] == list(range(1, 35))
    tests = "".join(path.read_text() for path in (REPOSITORY / "tests").rglob("test_*.py"))
    assert [name for *_, name in rows if f"def {name}(" not in tests] == []
