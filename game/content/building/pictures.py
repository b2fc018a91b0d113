"""Drawings of the game that a scenario names, and pictures of its own."""

from functools import lru_cache
from pathlib import Path

from game import places
from game.content.building.scope import Scope
from game.content.documents.prose import PictureDocument
from game.content.problems import did_you_mean
from game.content.tree import Steps
from game.model.prose import Picture


@lru_cache(maxsize=4)
def drawings(kind: str) -> frozenset[str]:
    """Return the names of the game's drawings of a kind, such as `places`."""
    return frozenset(file.stem for file in (places.pictures() / kind).glob("*.svg"))


def drawing(kind: str, name: str | None, scope: Scope, steps: Steps) -> None:
    """Warn where a drawing is named that the game does not have; the scene then plays without one."""
    if name is None or name in drawings(kind):
        return
    noun = {"places": "place", "portraits": "portrait", "stations": "sign"}[kind]
    scope.desk.warn(
        steps, "A001", f"the game has no {noun} '{name}'", did_you_mean(name, sorted(drawings(kind)))
    )


def own_picture(document: PictureDocument | None, scope: Scope, steps: Steps) -> Picture | None:
    """Return a picture of the scenario's own; its file must lie inside the scenario's folder."""
    if document is None:
        return None
    folder = scope.desk.tree.path.parent.resolve()
    if not _leads_inside(folder, document.file):
        what = f"the file '{document.file[:80]}' lies outside the scenario's folder"
        scope.desk.error(
            (*steps, "file"), "A002", what, "Put the picture into the folder and write its name."
        )
        return None
    if not _is_file(folder / document.file):
        what = f"there is no file '{document.file[:80]}' in the scenario's folder"
        scope.desk.warn((*steps, "file"), "A003", what, "Put the picture there, or fix its name.")
    return Picture(document.file, document.alt)


def _is_file(path: Path) -> bool:
    """Return whether there is a file; a name that no system takes is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _leads_inside(folder: Path, name: str) -> bool:
    try:
        return (folder / name).resolve().is_relative_to(folder)
    except (OSError, ValueError, RuntimeError):
        # Too long, or links that lead in a circle: whatever it names, it is nothing of this folder.
        return False
