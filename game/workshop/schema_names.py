"""Which keys of the format refer to what is declared elsewhere, and the names that one scenario has there."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

from game.content.building.prose import drawings
from game.content.building.scope import Scope
from game.content.documents.base import Document
from game.content.loading import scope_of, there_for

# The names that a reference may be, by the noun of what it refers to; without the noun, any will do.
Names: TypeAlias = Mapping[str, tuple[str, ...]]


def noun_of(document: type[Document], key: str) -> str | None:
    """Return the noun of what a key refers to, or None where it is no reference."""
    return document.keys[key].names or None


def closed_names() -> Names:
    """Return the names that are the same for every scenario: those of the game's drawings."""
    return {
        "place": tuple(sorted(drawings("places"))),
        "portrait": tuple(sorted(drawings("portraits"))),
        "sign": tuple(sorted(drawings("stations"))),
    }


def names_of(scenario: Path) -> Names:
    """Return the names that a scenario can refer to; those that cannot be read for certain are left out.

    A draft with mistakes has names too, as far as it can be read.
    """
    files = {
        "rule book": there_for(scenario, "procedures"),
        "file of shared words": there_for(scenario, "common"),
    }
    scope = scope_of(scenario)
    found = {**closed_names(), **files, **(_declared(scope) | _of_matters(scope) if scope else {})}
    return {noun: tuple(dict.fromkeys(names)) for noun, names in found.items()}


def _declared(scope: Scope) -> dict[str, Iterable[str]]:
    names: dict[str, Iterable[str]] = {
        noun: one for noun, one in scope.names.declared.items() if noun not in scope.names.unsure
    }
    choices = [f"{scene}.{choice}" for scene, each in scope.choices.items() for choice in each]
    return {
        **names,
        "choice": choices,
        "choice of the next scene": [choice for each in scope.choices.values() for choice in each],
        "scene or choice": [*scope.choices, *choices],
    }


def _of_matters(scope: Scope) -> dict[str, Iterable[str]]:
    """Return postures, moves and deadlines: `matter.name`, and the bare name where it is enough."""
    if scope.postures.unread:
        return {}
    named = {"posture": scope.postures, "move": scope.moves, "deadline": scope.deadlines}
    found: dict[str, list[str]] = {noun: [] for noun in named}
    for noun, names in named.items():
        for matter, each in names.by_matter.items():
            found[noun] += each if len(names.by_matter) == 1 else ()
            found[noun] += [f"{matter}.{name}" for name in each]
    postures = [name for each in scope.postures.by_matter.values() for name in each]
    return {
        **found,
        "deadline": [*scope.own_deadlines, *found["deadline"]],
        "opening posture": postures,
    }
