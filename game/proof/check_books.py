"""What can be told of a rule book by itself, beside what reading it tells."""

from typing import Any

from game.content.tree import Tree
from game.proof.check_sheet import Finding, Sheet


def check_book(tree: Tree) -> list[Finding]:
    """Return postures that stand alone, moves that lead nowhere new, and deadlines nothing waits for."""
    sheet = Sheet(tree)
    postures, moves = (_block(tree.plain, key) for key in ("postures", "moves"))
    leads = [(source, target) for move in moves.values() for source, target in _block(move, "from").items()]
    joined = {posture for pair in leads for posture in pair} | {tree.plain.get("opens_in")}
    for posture in postures:
        if posture not in joined:
            told = f"no move leads to posture '{posture}' or away from it"
            sheet.warn(("postures", posture), "P008", (told, "Add a move, or take the posture out."))
    text = repr([tree.plain.get("moves"), tree.plain.get("postures")])
    for name in _block(tree.plain, "deadlines"):
        if f"'{name}'" not in text:
            told = f"nothing in this rule book waits for the deadline '{name}'"
            remedy = (
                "Let a move be made `within` it, or take it out: a scenario that needs it can declare it."
            )
            sheet.warn(("deadlines", name), "P009", (told, remedy))
    for name in _block(tree.plain, "facts"):
        if f"'{name}'" not in text:
            told = f"nothing in this rule book asks for the fact '{name}'"
            remedy = "Ask for it in a guard, or take it out: a scenario that needs it can declare it."
            sheet.warn(("facts", name), "P010", (told, remedy))
    return sheet.findings


def _block(part: Any, key: str) -> dict[str, Any]:
    inside = part.get(key) if isinstance(part, dict) else None
    return inside if isinstance(inside, dict) else {}
