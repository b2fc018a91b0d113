"""Every rule of the language has a test whose name says it; `rules.md` is the list."""

import re

import pytest

from tests.builders import ROOT

ROWS = re.findall(
    r"^\| (.+) \| (test_[a-z0-9_]+) \|$", (ROOT / "tests" / "rules.md").read_text("utf-8"), re.MULTILINE
)


def names_of_tests() -> set[str]:
    """Return the names of all tests."""
    files = (ROOT / "tests").rglob("test_*.py")
    return {
        name
        for file in files
        for name in re.findall(r"^def (test_[a-z0-9_]+)\(", file.read_text("utf-8"), re.MULTILINE)
    }


def test_the_list_of_rules_is_long():
    assert len(ROWS) > 120


def test_every_rule_names_a_test_that_is_there():
    missing = {name for _, name in ROWS} - names_of_tests()

    assert not missing, sorted(missing)


@pytest.mark.parametrize(("rule", "_test"), ROWS)
def test_every_rule_is_a_sentence(rule, _test):
    assert rule[0].isupper() or rule[0] in "`0123456789"
    assert rule.endswith((".", "?"))
