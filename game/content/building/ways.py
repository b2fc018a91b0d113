"""Where a turn leads: to a scene, into a piece by a call, or from the piece back to where it was called."""

from game.content.building.scope import Scope
from game.content.documents.guards import build_guards
from game.content.documents.scenes import HalfDocument, SceneWayDocument
from game.content.tree import Steps
from game.model.ids import SceneId, copy_of
from game.model.scene import SceneWay

# What leads back to where a piece was called.
RETURN = "return"


def ways_on(
    document: HalfDocument, scope: Scope, steps: Steps
) -> tuple[SceneId | None, tuple[SceneWay, ...]]:
    """Return the scene that a half leads to in the end, and those under guards that come before it."""
    ways = []
    for index, one in enumerate(document.goes_to or ()):
        here = (*steps, "goes_to", index)
        scene = destination(one, scope, here)
        when = build_guards(one.when, scope, (*here, "when"))
        last = document.goes_to is not None and index == len(document.goes_to) - 1
        if last and one.when:
            remedy = "Add a last way without `when`, such as `- SCENE`."
            scope.error(here, "S018", "where these guards fail, this leads nowhere", remedy)
        elif not last and not one.when:
            remedy = "Give it a `when`, or let it stand last."
            scope.error(here, "S018", "the ways after this one are never gone", remedy)
        if scene is not None:
            ways.append(SceneWay(scene, when))
    return (ways[-1].scene, tuple(ways[:-1])) if ways else (None, ())


def destination(way: SceneWayDocument, scope: Scope, steps: Steps) -> SceneId | None:
    """Return the scene that a way leads to, in the copy of its piece, or None after adding a problem."""
    if way.piece is not None or way.to is None:
        return _called(way, scope, steps)
    calling, home = scope.calling, scope.homes.get(way.to)
    own = calling.piece if calling else None
    at: Steps = (*steps, "to")
    if way.then is not None:
        remedy = "Add `piece:` with the piece after which the play goes on there, or take `then` out."
        scope.error((*steps, "then"), "S026", "`then` goes with a call, and no piece is called here", remedy)
    if calling and way.to == RETURN:
        return SceneId(calling.then)
    if home is not None and home == own:
        return scope.scene_here(way.to)
    if calling and scope.known("scene", way.to, at):
        what = f"this leads out of the piece '{own}' to the scene '{way.to}'"
        remedy = "Write `goes_to: return`: each call says with `then` where the play goes on."
        scope.error(at, "S026", what, remedy)
    elif home is not None:
        what = f"the scene '{way.to}' stands in the piece '{home}', and is entered by a call alone"
        scope.error(at, "S026", what, f"Write `goes_to: {{piece: {home}, then: SCENE}}`.")
    elif not calling and way.to == RETURN and way.to not in scope.names.declared["scene"]:
        what = "this scene stands in no piece, so there is nothing to return to"
        scope.error(at, "S026", what, "Write the scene that comes next.")
    elif not calling and way.to in scope.calls and way.to not in scope.names.declared["scene"]:
        what = f"'{way.to}' is a piece, and this does not say where the play goes on after it"
        scope.error(at, "S026", what, f"Write `goes_to: {{piece: {way.to}, then: SCENE}}`.")
    elif not calling and scope.known("scene", way.to, at):
        return SceneId(way.to)
    return None


def _called(way: SceneWayDocument, scope: Scope, steps: Steps) -> SceneId | None:
    """Return the scene with which a call begins, or None after adding a problem."""
    piece, then, calling = way.piece, way.then, scope.calling
    if way.to is not None:
        scope.one_of_two(way, {"to": way.to, "piece": piece}, (*steps, "piece"))
    elif piece is None:
        return None
    elif calling:
        what = f"the piece '{calling.piece}' calls the piece '{piece}', and a piece calls none"
        remedy = "Return, and call the other piece from where the play goes on."
        scope.error((*steps, "piece"), "S026", what, remedy)
    elif not scope.known("piece", piece, (*steps, "piece")):
        return None
    elif then is None:
        what = f"this call of '{piece}' does not say where the play goes on afterwards"
        remedy = f"Write `goes_to: {{piece: {piece}, then: SCENE}}`."
        if not scope.less(way, steps):
            scope.error(steps, "S026", what, remedy)
    elif then in scope.homes or then == RETURN:
        what = f"after the piece '{piece}' the play goes on in a scene outside of all pieces"
        scope.error((*steps, "then"), "S026", what, "Write the id of a scene that stands under `scenes`.")
    elif scope.known("scene", then, (*steps, "then")) and piece in scope.begins:
        return copy_of(scope.begins[piece], then)
    return None
