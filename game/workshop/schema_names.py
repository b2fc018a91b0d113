"""The names that one scenario has for what keys refer to, and what each name means: editors offer them."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from game import places
from game.content.building.scope import Scope
from game.content.building.ways import RETURN
from game.content.drawings import KINDS, own, shared
from game.content.dropping import NAMED
from game.content.loading import load, scope_of, there_for
from game.content.problems import Findings
from game.content.yaml_reader import read_tree
from game.model.ids import as_written
from game.model.scenario import Scenario

# The names that a reference may be, by the noun of what it refers to; without the noun, any will do.
Names: TypeAlias = Mapping[str, tuple[str, ...]]
# For each noun, the meaning of its names in a few words.
Labels: TypeAlias = Mapping[str, Mapping[str, str]]


def closed_names() -> Names:
    """Return the names that are the same for every scenario: those of the game's drawings."""
    return {noun: tuple(sorted(shared(kind))) for kind, noun in KINDS.items()}


PART_OF_A_BOOK = "part of a rule book"


def parts_of_books() -> tuple[Names, Labels]:
    """Return what a rule book can drop or keep of the shipped ones, `kind.id`, each with its label."""
    found: dict[str, str] = {}
    for file in sorted((places.scenarios() / "procedures").glob("*.yaml")):
        book: Any = tree.plain if (tree := read_tree(file, Findings())) else {}
        for line in (book, *(book.get("tracks") or {}).values()):
            found |= {f"stations.{one['label']}": "" for one in line.get("stations") or ()}
            for kind in NAMED:
                parts = (line.get(kind) or {}).items()
                found |= {f"{kind}.{name}": str(one.get("label", "")) for name, one in parts}
    return {PART_OF_A_BOOK: tuple(found)}, {PART_OF_A_BOOK: found}


def names_of(scenario: Path) -> Names:
    """Return the names that a scenario, or a draft with mistakes, can refer to, as far as is certain."""
    files = {
        "rule book": there_for(scenario, "procedures"),
        "file of shared words": there_for(scenario, "common"),
    }
    found: dict[str, Iterable[str]] = {**closed_names(), **files}
    found |= {noun: (*own(scenario, kind), *closed_names()[noun]) for kind, noun in KINDS.items()}
    if scope := scope_of(scenario):
        declared, unsure = scope.names.declared, scope.names.unsure
        choices = [f"{scene}.{choice}" for scene, each in scope.choices.items() for choice in each]
        found |= {noun: names for noun, names in declared.items() if noun not in unsure}
        found["choice"] = choices
        found["choice of the next scene"] = [one for each in scope.choices.values() for one in each]
        found["scene or choice"] = [*scope.choices, *choices]
        if "scene" in found:
            found["next scene"] = [*found["scene"], *([RETURN] if scope.homes else ())]
        found |= _of_matters(scope)
    return {noun: tuple(dict.fromkeys(names)) for noun, names in found.items()}


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
    return {**found, "deadline": [*scope.own_deadlines, *found["deadline"]], "opening posture": postures}


def labels_of(scenario: Path) -> Labels:
    """Return the meanings of the names in a case, or none while it has mistakes."""
    found = load(scenario).scenario
    return {} if found is None else {**_declared_labels(found), **_labels_of_matters(found)}


def _declared_labels(scenario: Scenario) -> dict[str, dict[str, str]]:
    scenes = {str(as_written(one.id)): one.title for one in scenario.written_scenes}
    choices = [choice for scene in scenario.written_scenes for choice in scene.choices.values()]
    keys = {str(choice.key): choice.label for choice in choices}
    sources = scenario.sources
    return {
        "scene": scenes,
        "next scene": scenes | {"return": "Back to where the piece was called."},
        "choice": keys,
        "scene or choice": scenes | keys,
        "choice of the next scene": {str(choice.key.choice): choice.label for choice in choices},
        "fact": {str(name): one.label for name, one in scenario.facts.items()},
        "meter": {str(name): one.label for name, one in scenario.meters.items()},
        "argument": {str(name): one.label for name, one in scenario.arguments.items()},
        "condition": {str(name): says for name, says in scenario.conditions.items()},
        "matter": {str(name): one.title for name, one in scenario.matters.items()},
        "variant": {str(name): one.title for name, one in scenario.variants.items()},
        "objective": {str(name): one.says for name, one in scenario.words.objectives.items()},
        "authority": {str(name): _both(one.cite, one.says) for name, one in sources.authorities.items()},
        "cast member": {str(name): _both(one.name, one.role) for name, one in sources.cast.items()},
        "exhibit": {str(name): one.title for name, one in sources.exhibits.items()},
    }


def _labels_of_matters(scenario: Scenario) -> dict[str, dict[str, str]]:
    """Return postures, moves and deadlines of the rule books, written as an author may write them."""
    found: dict[str, dict[str, str]] = {"move": {}, "posture": {}, "opening posture": {}}
    for matter in scenario.matters.values():
        book = matter.procedure
        moves = {str(name): _both(one.label, one.means) for name, one in book.moves.items()}
        postures = {str(name): _both(one.label, one.means) for name, one in book.postures.items()}
        found["opening posture"] |= postures
        for noun, meanings in (("move", moves), ("posture", postures)):
            found[noun] |= meanings | {f"{matter.id}.{name}": said for name, said in meanings.items()}
    deadlines = {str(name): label for name, label in scenario.deadlines.items()}
    bare = {name.rpartition(".")[2]: label for name, label in deadlines.items()}
    return {**found, "deadline": bare | deadlines}


def _both(name: str, more: str) -> str:
    return f"{name}: {more}" if more else name
