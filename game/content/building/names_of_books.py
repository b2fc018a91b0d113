"""The names that the rule books of matters have, and what is told of one that is not among them."""

from collections.abc import Collection, Mapping
from functools import partial
from typing import Any, TypeAlias

from game.content.called import read_as
from game.content.documents.procedure import ProcedureDocument
from game.content.matter_names import MatterNames
from game.content.problems import brief
from game.content.tree import Tree

# A rule book with the file that it was read from.
ReadBook: TypeAlias = tuple[ProcedureDocument, Tree]


def names_of_books(
    books: Mapping[str, ReadBook], unread: Collection[str]
) -> tuple[MatterNames, MatterNames, MatterNames]:
    """Return the postures, the moves and the deadlines of rule books, each by its matter."""
    kinds: dict[str, Mapping[str, Mapping[str, Any]]] = {
        "posture": {matter: book.every_posture for matter, (book, _) in books.items()},
        "move": {matter: book.moves for matter, (book, _) in books.items()},
        "deadline": {matter: book.deadlines for matter, (book, _) in books.items()},
    }
    postures, moves, deadlines = (
        MatterNames(names, unread, partial(_told, books, noun, names)) for noun, names in kinds.items()
    )
    return postures, moves, deadlines


def _told(
    books: Mapping[str, ReadBook],
    noun: str,
    declared: Mapping[str, Mapping[str, Any]],
    *of: str,
) -> tuple[str, str] | None:
    """Return what to report of a name of a matter: of another kind, a label, or left out; None if unknown."""
    matter, name = of
    book, tree = books[matter]
    if noun == "move" and name in book.every_posture:
        return _no_move(book, name)
    if noun == "posture" and name in book.moves:
        return _no_posture(book, name)
    if meant := read_as(name, {id_: one.label for id_, one in declared[matter].items()}):
        return f"unknown {noun} '{brief(name)}'", f"Did you mean '{meant}'?"
    if remedy := tree.left_out.get(f"{noun}s.{name}"):
        what = f"the rule book '{tree.path.stem}' leaves {noun} '{name}' out, of the one that it extends"
        return what, f"{remedy}, or name another {noun}."
    return None


def _no_move(book: ProcedureDocument, name: str) -> tuple[str, str]:
    there = [move for move, one in book.moves.items() if name in one.leads.values()]
    remedy = f"Write a move that leads there: {', '.join(there[:4])}." if there else "No move leads there."
    return f"'{name}' is a posture, not a move", remedy


def _no_posture(book: ProcedureDocument, name: str) -> tuple[str, str]:
    there = list(dict.fromkeys(book.moves[name].leads.values()))
    return f"'{name}' is a move, not a posture", f"Write a posture to which it leads: {', '.join(there[:4])}."
