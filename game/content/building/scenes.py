"""Scenes, choices and outcomes of documents to the model."""

from dataclasses import replace

from game.content.building.effects import build_effects, one_of_two
from game.content.building.guards import build_guards
from game.content.building.pictures import drawing, own_picture
from game.content.building.prose import build_prose
from game.content.building.scope import Scope
from game.content.documents.scenes import ChoiceDocument, HalfDocument, OutcomeDocument, SceneDocument
from game.content.names import in_words
from game.content.tree import Steps
from game.model.ids import (
    ArgumentId,
    AuthorityId,
    CastId,
    ChoiceId,
    ChoiceKey,
    ExhibitId,
    ObjectiveId,
    OutcomeId,
    SceneId,
)
from game.model.odds import Addition, Odds
from game.model.scene import (
    Choice,
    Ending,
    Half,
    Outcome,
    Passing,
    Picks,
    PlannedMove,
    Ruling,
    Scene,
    Teaching,
)


def build_scene(name: str, document: SceneDocument, scope: Scope) -> Scene:
    """Answer with one scene; its problems stand at their places."""
    steps: Steps = ("scenes", name)
    _check_shape(name, document, scope, steps)
    drawing("places", document.place, scope, (*steps, "place"))
    exhibits = scope.names.all_known("exhibit", document.exhibits, scope.desk, (*steps, "exhibits"))
    truth = document.truth or ""
    return Scene(
        id=SceneId(name),
        title=document.title or (document.ending.title if document.ending else in_words(name)),
        text=build_prose(document.text, scope, (*steps, "text")),
        choices={
            ChoiceId(one): _choice(ChoiceKey(SceneId(name), ChoiceId(one)), choice, scope, truth)
            for one, choice in document.choices.items()
        },
        ending=_ending(document),
        forum=document.forum or "",
        question=document.question or "",
        place=document.place or "",
        picture=own_picture(document.picture, scope, (*steps, "picture")),
        exhibits=tuple(map(ExhibitId, exhibits)),
        requires=build_guards(document.requires, scope, (*steps, "requires")),
        on_screen=build_prose(document.on_screen, scope, (*steps, "on_screen")),
        notes=document.notes or "",
        truth=truth,
        intended=document.intended or "",
    )


def _check_shape(name: str, document: SceneDocument, scope: Scope, steps: Steps) -> None:
    if not scope.whole:
        return
    if document.ending and document.choices:
        what, remedy = f"scene '{name}' is an ending and has choices too", "Keep one of the two."
        scope.desk.at_key((*steps, "choices"), "S018", what, remedy)
    elif not document.ending and not document.choices:
        remedy = "Add `choices:`, or `ending: {title: ...}` where the case is over."
        scope.desk.at_key(steps, "S018", f"scene '{name}' has neither choices nor an ending", remedy)
    if not document.text:
        remedy = "Add `text:`; until then the title stands alone."
        scope.desk.warn(steps, "S030", f"scene '{name}' has no text yet", remedy)


def _ending(document: SceneDocument) -> Ending | None:
    ending = document.ending
    if ending is None:
        return None
    return Ending(ending.title, ending.tone, ending.lesson or "", ending.historical)


def _choice(key: ChoiceKey, document: ChoiceDocument, scope: Scope, truth: str) -> Choice:
    steps: Steps = ("scenes", key.scene, "choices", key.choice)
    label_of(document, f"choice '{key.choice}'", scope, steps)
    if document.times is not None and document.times < 1:
        scope.desk.error(
            (*steps, "times"), "S008", "a choice can be made once at least", "Write `1` or more."
        )
    if scope.whole and not document.outcomes and not document.goes_to:
        remedy = "Add `goes_to: SCENE`, or `outcomes:` that lead on."
        scope.desk.at_key(steps, "S018", f"choice '{key.choice}' leads nowhere", remedy)
    label = document.truth or truth
    return Choice(
        key=key,
        label=document.label or in_words(key.choice),
        half=build_half(document, scope, steps, label),
        stance=document.stance,
        shown_when=build_guards(document.shown_when, scope, (*steps, "shown_when")),
        when=build_guards(document.when, scope, (*steps, "when")),
        times=document.times,
        picks=_picks(document, scope, steps),
        outcomes={
            OutcomeId(name): _outcome(name, outcome, (document, scope, (*steps, "outcomes", name)), label)
            for name, outcome in document.outcomes.items()
        },
        goes_to=_goes_to(document, scope, steps),
        historical=document.historical,
        teaching=_teaching(document, scope, steps),
        intended=document.intended or "",
    )


def label_of(document: HalfDocument, noun: str, scope: Scope, steps: Steps) -> None:
    """Warn where a label is missing, which is allowed in a draft."""
    if scope.whole and not document.label:
        remedy = "Add `label:`; until then its id in words stands in."
        scope.desk.warn(steps, "S030", f"{noun} has no label yet", remedy)


def _goes_to(document: HalfDocument, scope: Scope, steps: Steps) -> SceneId | None:
    name = document.goes_to
    if name is None or not scope.names.known("scene", name, scope.desk, (*steps, "goes_to")):
        return None
    return SceneId(name)


def _picks(document: ChoiceDocument, scope: Scope, steps: Steps) -> Picks | None:
    picks = document.picks
    if picks is None:
        return None
    here = (*steps, "picks")
    of = scope.names.all_known("argument", picks.of, scope.desk, (*here, "of"))
    if not 0 <= picks.at_least <= picks.at_most or not 1 <= picks.at_most <= 12:
        remedy = "`at_most` is 1 to 12, and `at_least` no more than that."
        scope.desk.error((*here, "at_most"), "S008", "these numbers of picks do not fit together", remedy)
    return Picks(tuple(map(ArgumentId, of)), picks.at_most, picks.at_least, picks.label or "")


def _teaching(document: ChoiceDocument, scope: Scope, steps: Steps) -> Teaching:
    serves = scope.names.all_known("objective", document.serves, scope.desk, (*steps, "serves"))
    return Teaching(
        document.best_for or "",
        document.best_against or "",
        document.unknown_then or "",
        tuple(map(ObjectiveId, serves)),
    )


def _outcome(
    name: str, document: OutcomeDocument, inside: tuple[ChoiceDocument, Scope, Steps], truth: str
) -> Outcome:
    choice, scope, steps = inside
    if scope.whole and not document.goes_to and not choice.goes_to:
        remedy = "Add `goes_to: SCENE` to it, or to its choice."
        scope.desk.at_key(steps, "S018", f"outcome '{name}' leads nowhere", remedy)
    half = build_half(document, scope, steps, document.truth or truth)
    return Outcome(
        id=OutcomeId(name),
        label=document.label or in_words(name),
        half=half if half.cause else replace(half, because=choice.because or ""),
        odds=_odds(document, scope, steps),
        when=build_guards(document.when, scope, (*steps, "when")),
        goes_to=_goes_to(document, scope, steps),
        historical=document.historical,
        odds_from=document.odds_from or "",
        intended=document.intended or "",
    )


def _odds(document: OutcomeDocument, scope: Scope, steps: Steps) -> Odds | None:
    odds = document.odds
    if odds is None:
        return None
    if not 0 <= odds.base <= 100:
        scope.desk.error((*steps, "odds"), "S008", "odds are points of 100", "Write a number from 0 to 100.")
    plus = tuple(
        Addition(build_guards(one.when, scope, (*steps, "odds", "plus", i, "when")), one.points)
        for i, one in enumerate(odds.plus)
    )
    return Odds(odds.base, plus)


def build_half(document: HalfDocument, scope: Scope, steps: Steps, truth: str) -> Half:
    """Answer with what a choice or an outcome does."""
    cites = scope.names.all_known("authority", document.cites, scope.desk, (*steps, "cites"))
    return Half(
        passing=_passing(document, scope, steps),
        effects=build_effects(document.effects, scope, (*steps, "effects"), truth),
        moves=_moves(document, scope, steps),
        files=document.files or "",
        ruling=_ruling(document, scope, steps),
        text=build_prose(document.text, scope, (*steps, "text")),
        because=document.because or "",
        cites=tuple(map(AuthorityId, cites)),
        truth=truth,
    )


def _passing(document: HalfDocument, scope: Scope, steps: Steps) -> Passing:
    if document.takes is not None and document.takes < 0:
        scope.desk.error((*steps, "takes"), "S008", "time does not run backwards", "Write `0 days` or more.")
        return Passing()
    if document.takes is not None and document.until is not None:
        one_of_two((document.takes, document.until), "`takes` and `until`", scope, (*steps, "until"))
    return Passing(document.takes or 0, document.until)


def _moves(document: HalfDocument, scope: Scope, steps: Steps) -> tuple[PlannedMove, ...]:
    planned = []
    for index, one in enumerate(document.moves):
        here = (*steps, "moves", index)
        move = scope.move(one.move, here)
        when = build_guards(one.when, scope, (*here, "when"))
        if move is not None:
            planned.append(PlannedMove(move, when))
    return tuple(planned)


def _ruling(document: HalfDocument, scope: Scope, steps: Steps) -> Ruling | None:
    ruling = document.ruling
    if ruling is None:
        return None
    here = (*steps, "ruling")
    names, desk = scope.names, scope.desk
    if ruling.by is not None:
        names.known("cast member", ruling.by, desk, (*here, "by"))
    turns_on = names.all_known("argument", ruling.turns_on, desk, (*here, "turns_on"))
    cites = names.all_known("authority", ruling.cites, desk, (*here, "cites"))
    return Ruling(
        by=CastId(ruling.by) if ruling.by else None,
        says=ruling.says,
        disposition=ruling.disposition or "",
        on=ruling.on or "",
        turns_on=tuple(map(ArgumentId, turns_on)),
        cites=tuple(map(AuthorityId, cites)),
    )
