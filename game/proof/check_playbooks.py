"""What playbooks expect of a scenario and what does not come true, each at its place.

What plays turns is imported where there is a playbook.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from game.content.loading import LoadedPlaybook
from game.content.phrases import Phrases
from game.content.problems import Problem
from game.content.tree import Steps, Tree
from game.model.ids import VariantId
from game.proof.check_sheet import Sheet, in_a_line

if TYPE_CHECKING:
    from game.engine.case import Case
    from game.proof.playbook import Shortfall


def playbook_problems(books: tuple[LoadedPlaybook, ...], phrases: Phrases) -> Iterator[Problem]:
    """Yield a problem for each thing that a playbook expects and that does not come true."""
    from game.proof.playbook import run_playbook

    remedy = "Fix the scenario, or the playbook where it expects too much."
    cases: dict[VariantId | None, Case] = {}
    for book in books:
        run = run_playbook(book.playbook, phrases, cases.get(book.playbook.variant))
        cases[book.playbook.variant] = run.case
        for shortfall in run.shortfalls:
            code = "D101" if shortfall.key == "choose" else "D102"
            place = book.tree.place(_steps(shortfall))
            yield Problem(place, code, _what(shortfall, book.tree), shortfall.remedy or remedy)


def _what(shortfall: "Shortfall", tree: Tree) -> str:
    """A guard is told as it was written, which the author finds again."""
    written = Sheet(tree).written(_steps(shortfall)) if shortfall.key == "then" else None
    return f"this does not hold after the turn: {in_a_line(written)}" if written else shortfall.what


def _steps(shortfall: "Shortfall") -> Steps:
    if shortfall.turn is None:
        return (shortfall.key,)
    part = () if shortfall.part is None else (shortfall.part,)
    return ("plays", shortfall.turn, shortfall.key, *part)
