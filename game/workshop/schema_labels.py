"""What the names of a case mean, in a few words each: an editor shows them beside the names it offers."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from game.content.loading import load
from game.model.scenario import Scenario

# For each noun, the meaning of names.
Labels: TypeAlias = Mapping[str, Mapping[str, str]]


def labels_of(scenario: Path) -> Labels:
    """Return the meanings of the names in a case; with none while it has mistakes."""
    found = load(scenario).scenario
    return {} if found is None else {**_declared(found), **_of_matters(found)}


def _declared(scenario: Scenario) -> dict[str, dict[str, str]]:
    scenes = {str(scene.id): scene.title for scene in scenario.scenes.values()}
    choices = [choice for scene in scenario.scenes.values() for choice in scene.choices.values()]
    keys = {str(choice.key): choice.label for choice in choices}
    sources = scenario.sources
    return {
        "scene": scenes,
        "choice": keys,
        "scene or choice": scenes | keys,
        "choice of the next scene": {str(choice.key.choice): choice.label for choice in choices},
        "fact": {str(name): one.label for name, one in scenario.facts.items()},
        "meter": {str(name): one.label for name, one in scenario.meters.items()},
        "argument": {str(name): one.label for name, one in scenario.arguments.items()},
        "condition": {str(name): says for name, says in scenario.conditions.items()},
        "matter": {str(name): one.title for name, one in scenario.matters.items()},
        "variant": {str(name): one.title for name, one in scenario.variants.items()},
        "objective": {str(name): text for name, text in scenario.words.objectives.items()},
        "authority": {str(name): _both(one.cite, one.says) for name, one in sources.authorities.items()},
        "cast member": {str(name): _both(one.name, one.role) for name, one in sources.cast.items()},
        "exhibit": {str(name): one.title for name, one in sources.exhibits.items()},
    }


def _of_matters(scenario: Scenario) -> dict[str, dict[str, str]]:
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
