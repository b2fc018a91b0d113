"""Scenes and choices of documents to the model."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from game.content.building.halves import build_arrival, build_half, build_outcomes, truth_of
from game.content.building.prose import build_prose, drawing, own_picture
from game.content.building.scope import Scope
from game.content.building.ways import ways_on
from game.content.documents.guards import build_guards
from game.content.documents.scenes import GOES_ON, ChoiceDocument, EndingDocument, SceneDocument
from game.content.names import in_words
from game.content.tree import Steps
from game.model.ids import ArgumentId, ChoiceId, ChoiceKey, ExhibitId, ObjectiveId, SceneId
from game.model.scene import GO_ON, NOT_TAUGHT, Choice, Ending, Picks, Scene, Teaching


def build_scenes(documents: Mapping[str, SceneDocument], scope: Scope) -> dict[SceneId, Scene]:
    """Return the scenes, in the author's order; their problems stand at their places."""
    return {scope.scene_here(name): build_scene(name, one, scope) for name, one in documents.items()}


def build_scene(name: str, document: SceneDocument, scope: Scope) -> Scene:
    """Return a scene; in a piece, its copy for one call."""
    steps: Steps = ("scenes", name)
    _check_shape(name, document, scope, steps)
    exhibits = scope.all_known("exhibit", document.exhibits, (*steps, "exhibits"))
    truth, ending = truth_of(document, ""), document.ending
    return Scene(
        id=scope.scene_here(name),
        title=document.title or (ending.title if ending else in_words(name)),
        text=build_prose(document.text, scope, (*steps, "text")),
        choices={one.key.choice: one for one in _choices(name, document, scope, truth)},
        ending=_ending(ending, scope, (*steps, "ending")) if ending else None,
        arrival=build_arrival(document.on_arrival, scope, (*steps, "on_arrival"), truth),
        chapter=document.chapter or "",
        forum=document.forum or "",
        question=document.question or "",
        place=drawing("places", document.place, scope, (*steps, "place")),
        picture=own_picture(document.picture, scope, (*steps, "picture")),
        exhibits=tuple(map(ExhibitId, exhibits)),
        requires=build_guards(document.requires, scope, (*steps, "requires")) if document.requires else (),
        on_screen=build_prose(document.on_screen, scope, (*steps, "on_screen")) if document.on_screen else (),
        notes=document.notes or "",
        truth=truth,
        intended=document.intended or "",
        cites=scope.cites(document.cites, steps),
        documented_by=scope.cites(document.documented_by, steps, "documented_by"),
    )


def _ending(document: EndingDocument, scope: Scope, steps: Steps) -> Ending:
    if document.worth is not None and not 0 <= document.worth <= 1:
        what = f"an ending is worth 0 to 1, not {float(document.worth):g}"
        scope.error((*steps, "worth"), "S008", what, "Write a number from 0 to 1, such as `0.3`.")
    return Ending(
        document.title,
        document.tone,
        document.lesson or "",
        document.historical,
        document.worth,
        document.hint or "",
    )


def _choices(name: str, document: SceneDocument, scope: Scope, truth: str) -> Iterator[Choice]:
    """Yield the choices of a scene, or what takes the place of one where the scene goes on by itself."""
    for choice, one in document.choices.items():
        yield _choice(ChoiceKey(scope.scene_here(name), ChoiceId(choice)), one, scope, truth)
    if document.goes_on_by_itself:
        own = {key: part for key, part in vars(document).items() if key in GOES_ON}
        marked = document.historical or any(one.historical for one in document.outcomes.values())
        only = ChoiceDocument({**own, "label": in_words(GO_ON), "historical": marked})
        yield replace(_choice(ChoiceKey(scope.scene_here(name), GO_ON), only, scope, truth), by_itself=True)


def _check_shape(name: str, document: SceneDocument, scope: Scope, steps: Steps) -> None:
    if not scope.whole:
        return
    goes_on = next((key for key in GOES_ON if getattr(document, key)), None)
    if document.ending and document.choices:
        what = f"scene '{name}' is an ending and has choices too"
        scope.desk.at_key((*steps, "choices"), "S018", what, "Take out its choices, or its ending.")
    elif goes_on and (document.ending or document.choices):
        kind = "is an ending" if document.ending else "has choices"
        what = f"`{goes_on}` is for a scene that goes on by itself, and '{name}' {kind}"
        remedy = f"Move `{goes_on}` into {'the ending' if document.ending else 'a choice'}, or take it out."
        scope.desk.at_key((*steps, goes_on), "S018", what, remedy)
    elif document.ending and document.chapter:
        what = f"a chapter begins in scene '{name}', which is an ending"
        scope.desk.at_key((*steps, "chapter"), "S018", what, "Name the chapter in a scene with choices.")
    elif not document.ending and not document.choices and not document.goes_on_by_itself:
        remedy = "Add `choices:`, `goes_to: SCENE`, or `ending: {title: ...}` where the case is over."
        scope.desk.at_key(steps, "S018", f"scene '{name}' has neither choices nor an ending", remedy)
    if not document.text:
        remedy = "Add `text:`; until then the title stands alone."
        scope.desk.warn(steps, "S030", f"scene '{name}' has no text yet", remedy)


def _choice(key: ChoiceKey, document: ChoiceDocument, scope: Scope, truth: str) -> Choice:
    steps: Steps = ("scenes", key.scene, "choices", key.choice)
    if scope.whole and not document.label:
        remedy = "Add `label:`; until then its id is shown in words."
        scope.desk.warn(steps, "S030", f"choice '{key.choice}' has no label yet", remedy)
    if document.times is not None and document.times < 1:
        scope.error((*steps, "times"), "S008", "a choice can be made at least once", "Write `1` or more.")
    if scope.whole and not document.outcomes and not document.goes_to:
        remedy = "Add `goes_to: SCENE`, or `outcomes:` that lead on."
        scope.desk.at_key(steps, "S018", f"choice '{key.choice}' leads nowhere", remedy)
    label = truth_of(document, truth)
    goes_to, instead = ways_on(document, scope, steps)
    return Choice(
        key=key,
        label=document.label or in_words(key.choice),
        half=build_half(document, scope, steps, label),
        stance=document.stance,
        shown_when=build_guards(document.shown_when, scope, (*steps, "shown_when")),
        when=build_guards(document.when, scope, (*steps, "when")),
        times=document.times,
        picks=_picks(document, scope, steps),
        outcomes=build_outcomes(document, scope, steps, label) if document.outcomes else {},
        goes_to=goes_to,
        instead=instead,
        historical=document.historical,
        teaching=_teaching(document, scope, steps),
        intended=document.intended or "",
    )


def _picks(document: ChoiceDocument, scope: Scope, steps: Steps) -> Picks | None:
    picks = document.picks
    if picks is None:
        return None
    here = (*steps, "picks")
    of = scope.all_known("argument", picks.of, (*here, "of"))
    if not 0 <= picks.at_least <= picks.at_most or not 1 <= picks.at_most <= 12:
        remedy = "`at_most` is 1 to 12, and `at_least` no more than that."
        scope.error((*here, "at_most"), "S008", "these numbers of picks do not fit together", remedy)
    rest, spares = picks.left_out is not None, picks.left_out == "forfeited-unless-preserved"
    named = tuple(map(ArgumentId, of))
    return Picks(named, picks.at_most, picks.at_least, picks.label or "", rest, spares)


def _teaching(document: ChoiceDocument, scope: Scope, steps: Steps) -> Teaching:
    if not (document.best_for or document.best_against or document.unknown_then or document.serves):
        return NOT_TAUGHT
    serves = scope.all_known("objective", document.serves, (*steps, "serves"))
    return Teaching(
        document.best_for or "",
        document.best_against or "",
        document.unknown_then or "",
        tuple(map(ObjectiveId, serves)),
    )
