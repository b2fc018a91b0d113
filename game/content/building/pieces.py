"""Pieces of story that several places call: at reading, each call has a copy of the piece's scenes.

So whatever plays, searches or draws a case finds scenes and nothing else (docs/decisions/0056).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from game.content.building.scope import Calling, Scope
from game.content.building.ways import RETURN
from game.content.documents.scenario import ScenarioDocument
from game.content.documents.scenes import HalfDocument, PieceDocument, SceneDocument, SceneWayDocument
from game.content.problems import did_you_mean
from game.content.tree import Steps


@dataclass(frozen=True, slots=True)
class CopiedScene:
    """A scene of a piece as one call has it, with the names around it; what is amiss reads alike in each."""

    name: str
    document: SceneDocument
    scope: Scope


def copied(document: ScenarioDocument, scope: Scope) -> Iterator[CopiedScene]:
    """Yield the scenes of each piece, once for each call, in the author's order."""
    for name, piece in document.pieces.items():
        for then in scope.calls[name]:
            inside = replace(scope, calling=Calling(name, then))
            for scene, one in piece.scenes.items():
                yield CopiedScene(scene, one, inside)


def calls_in(document: ScenarioDocument) -> Mapping[str, tuple[str, ...]]:
    """Return where the play goes on after each piece: the calls that are alike are one."""
    found: dict[str, dict[str, None]] = {name: {} for name in document.pieces}
    for scene in document.scenes.values():
        for way in ways_in(scene):
            if way.piece in found and way.then in document.scenes:
                found[way.piece][str(way.then)] = None
    return {name: tuple(thens) for name, thens in found.items()}


def begins_of(document: ScenarioDocument) -> Mapping[str, str]:
    """Return the scene with which each piece begins, of those of which it is known."""
    found = {
        name: piece.opens_at or (next(iter(piece.scenes)) if len(piece.scenes) == 1 else "")
        for name, piece in document.pieces.items()
    }
    return {name: scene for name, scene in found.items() if scene in document.pieces[name].scenes}


def ways_in(scene: SceneDocument) -> Iterator[SceneWayDocument]:
    """Yield every way on that a scene has."""
    halves: list[HalfDocument] = [*scene.outcomes.values(), *scene.choices.values()]
    halves += [outcome for choice in scene.choices.values() for outcome in choice.outcomes.values()]
    for goes_to in (scene.goes_to, *(half.goes_to for half in halves)):
        yield from goes_to or ()


def check_pieces(document: ScenarioDocument, scope: Scope) -> None:
    """Report pieces that nobody calls or that do not lead back, and what no scene of a piece can be."""
    seen = dict.fromkeys(document.scenes, "the case")
    inside = (scene for piece in document.pieces.values() for scene in piece.scenes.values())
    # A call that is amiss is reported by itself.
    named = {way.piece for scene in (*document.scenes.values(), *inside) for way in ways_in(scene)}
    for name, piece in document.pieces.items():
        steps: Steps = ("pieces", name)
        if name not in named and scope.whole:
            remedy = f"Call it with `goes_to: {{piece: {name}, then: SCENE}}`, or take it out."
            scope.desk.at_key(steps, "S026", f"nothing calls the piece '{name}'", remedy)
        _check_opening(name, piece, scope)
        for scene, one in piece.scenes.items():
            here: Steps = (*steps, "scenes", scene)
            if scene in seen:
                what = f"the scene '{scene}' of piece '{name}' has the id of a scene of {seen[scene]}"
                scope.desk.at_key(here, "S026", what, "Give one of the two another id.")
            seen.setdefault(scene, f"the piece '{name}'")
            _check_scene(scene, one, scope, here)
        for scene in _lost(piece) if scope.whole else ():
            what = f"no way leads back from the scene '{scene}' of piece '{name}'"
            remedy = (
                "Let a choice or an outcome of it have `goes_to: return`, or lead to a scene that has one."
            )
            scope.desk.at_key((*steps, "scenes", scene), "S026", what, remedy)


def _check_opening(name: str, piece: PieceDocument, scope: Scope) -> None:
    steps: Steps = ("pieces", name)
    if piece.opens_at is None and len(piece.scenes) > 1 and scope.whole:
        what = f"the piece '{name}' does not say with which of its scenes it begins"
        scope.desk.at_key(steps, "S026", what, f"Add `opens_at: {next(iter(piece.scenes))}`, say.")
    elif piece.opens_at is not None and piece.opens_at not in piece.scenes and scope.whole:
        what = f"the piece '{name}' has no scene '{piece.opens_at}'"
        scope.error((*steps, "opens_at"), "S026", what, did_you_mean(piece.opens_at, piece.scenes))


def _check_scene(name: str, document: SceneDocument, scope: Scope, steps: Steps) -> None:
    """Report what a scene cannot be where it is one of several copies."""
    if name == RETURN:
        remedy = "Give it another id: in a piece `goes_to: return` leads back to where it was called."
        scope.desk.at_key(steps, "S026", "a scene of a piece cannot be called 'return'", remedy)
    if document.ending:
        what = f"the scene '{name}' of a piece is an ending, and a piece leads back"
        remedy = "Move the ending to `scenes`, and lead to it from where the play goes on after the piece."
        scope.desk.at_key((*steps, "ending"), "S026", what, remedy)
    if document.chapter:
        what = f"a chapter begins in the scene '{name}' of a piece, which may come more than once"
        scope.desk.at_key((*steps, "chapter"), "S026", what, "Name it in the scene that calls the piece.")


def _lost(piece: PieceDocument) -> list[str]:
    """Return the scenes of a piece from which no way leads back, those of its ends alone."""
    after = {name: {way.to for way in ways_in(one)} for name, one in piece.scenes.items()}
    back = {name for name, to in after.items() if RETURN in to}
    while more := {name for name, to in after.items() if name not in back and not back.isdisjoint(to)}:
        back |= more
    return [name for name in piece.scenes if name not in back and not piece.scenes[name].ending]
