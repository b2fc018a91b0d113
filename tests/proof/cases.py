"""Small cases to check: what they have in common, and their findings."""

from pathlib import Path

from game.content.library import FILE
from game.content.words import load_words
from game.proof.checks import CheckResult, check
from game.proof.findings import CheckOptions, Finding
from tests.builders import RULE_BOOK

FACTS = "facts: {found: {label: It is found}}\n"
HEAD = """\
scenario_format: 1
id: desk
edition: 1
title: At a desk
summary: A desk, an order, and a choice.
matters: {order: {procedure: book}}
facts: {found: {label: It is found}}
opens_at: desk
opens_on: 2020-01-01
"""
END = "  done: {text: It is over., ending: {title: Done}}\n"


def checked(folder: Path, scenario: str, asked: CheckOptions | None = None) -> CheckResult:
    """Return the check of a case that stands in a folder of its own."""
    (folder / "procedures").mkdir(exist_ok=True)
    (folder / "procedures" / "book.yaml").write_text(RULE_BOOK, "utf-8")
    (folder / FILE).write_text(scenario, "utf-8")
    return check([folder / FILE], load_words(), asked)


def codes(result: CheckResult) -> list[str]:
    return [problem.code for problem in result.problems]


def found(result: CheckResult, code: str) -> Finding:
    return next(finding for finding in result.findings if finding.problem.code == code)


def at_a_desk(folder: Path, choices: str, *, head: str = "", rest: str = "") -> CheckResult:
    """Return the check of a case at a desk, which has no facts."""
    desk = f"scenes:\n  desk:\n    text: The order is on the desk.\n    choices:\n{choices}"
    return checked(folder, HEAD.replace(FACTS, "") + head + desk + rest + END)
