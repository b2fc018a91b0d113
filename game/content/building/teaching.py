"""The real course and the teaching keys of a document to the model."""

from game.content.building.scope import Scope
from game.content.called import read_as
from game.content.documents import scenario as documents
from game.content.problems import brief, did_you_mean
from game.content.tree import Steps
from game.model import teaching
from game.model.ids import AuthorityId, ChoiceId, ObjectiveId, SceneId


def build_events(document: documents.ScenarioDocument, scope: Scope) -> tuple[teaching.RealEvent, ...]:
    """Return the real course; each entry is tied to a scene or choice that is there."""
    events = []
    for index, one in enumerate(document.history):
        steps: Steps = ("history", index)
        if one.at is not None:
            _scene_or_choice(one.at, scope, (*steps, "at"))
        cites = scope.cites(one.cites, steps)
        documents = scope.cites(one.documented_by, steps, "documented_by")
        said = one.date, one.who, one.what, one.at or "", one.why or "", one.truth
        events.append(teaching.RealEvent(*said, cites, documents))
    return tuple(events)


def build_objectives(
    document: documents.ScenarioDocument, scope: Scope
) -> dict[ObjectiveId, teaching.Objective]:
    """Return the objectives; what shows one of them in a play is a scene or choice that is there."""
    for name, one in document.objectives.items():
        for index, way in enumerate(one.met_by):
            _scene_or_choice(way, scope, ("objectives", name, "met_by", index))
    told = ((name, teaching.Objective(one.says, one.met_by)) for name, one in document.objectives.items())
    return {ObjectiveId(name): one for name, one in told}


def _scene_or_choice(written: str, scope: Scope, steps: Steps) -> None:
    """Add a problem where neither a scene nor a `scene.choice` has this name."""
    if "." in written:
        scope.choice(written, steps)
    else:
        scope.known("scene", written, steps)


def build_mask(document: documents.MaskDocument | None, scope: Scope) -> teaching.Mask:
    """Return the mask, which is empty where there is none."""
    if document is None:
        return teaching.Mask()
    sealed = scope.all_known("authority", document.sealed, ("mask", "sealed"))
    names = {
        name: teaching.MaskedName(one.real, one.shown_as, one.also) for name, one in document.names.items()
    }
    dates = document.dates
    return teaching.Mask(
        title=document.title or "",
        names=names,
        dates="" if dates is None else "shifted" if dates.shifted_by else "days",
        shifted_by=(dates.shifted_by or 0) if dates else 0,
        sealed=tuple(map(AuthorityId, sealed)),
    )


def build_class(document: documents.ScenarioDocument, scope: Scope) -> teaching.ClassPlan:
    """Return plans, misconceptions and themes."""
    lesson = document.class_
    if lesson is None:
        return teaching.ClassPlan()
    steps: Steps = ("class", "misconceptions")
    return teaching.ClassPlan(
        content_note=lesson.content_note or "",
        plans={name: _plan(name, one, scope) for name, one in lesson.plans.items()},
        ballots={
            one: choices
            for scene, names in lesson.ballots.items()
            for choices in [_ballot(scene, names, scope)]
            for one in scope.scenes_as_built(scene)
        },
        misconceptions={
            name: _misconception(name, one, scope, (*steps, name))
            for name, one in lesson.misconceptions.items()
        },
        themes=tuple(
            teaching.Theme(
                name, one.title, tuple(teaching.Question(each.ask, each.answer) for each in one.questions)
            )
            for name, one in lesson.themes.items()
        ),
    )


def _ballot(scene: str, names: tuple[str, ...], scope: Scope) -> tuple[ChoiceId, ...]:
    """Return the choices of a scene that a class votes on, those that are there."""
    steps: Steps = ("class", "ballots", scene)
    if not scope.known("scene", scene, steps):
        return ()
    keys = [scope.choice(f"{scene}.{name}", (*steps, place)) for place, name in enumerate(names)]
    return tuple(key.choice for key in keys if key is not None)


def _plan(name: str, document: documents.PlanDocument, scope: Scope) -> teaching.LessonPlan:
    steps: Steps = ("class", "plans", name)
    decisions = scope.all_known("scene", document.decisions, (*steps, "decisions"))
    for noun, key in (("misconception", "asks"), ("scene", "moot"), ("variant", "what_if")):
        named = getattr(document, key)
        if named is not None:
            scope.known(noun, named, (*steps, key))
    for phase in document.phases:
        if phase not in teaching.PHASES:
            known = did_you_mean(phase, teaching.PHASES)
            scope.desk.at_key((*steps, "phases", phase), "S012", f"unknown phase '{brief(phase)}'", known)
    scenes = tuple(filter(None, (_decided(scene, scope) for scene in decisions)))
    moot = _decided(document.moot, scope) if document.moot else None
    if moot and moot not in scenes:
        # What is argued before a bench is decided, too: last, where the plan does not say when.
        scenes = (*scenes, moot)
    return teaching.LessonPlan(
        id=name,
        minutes=document.minutes,
        decisions=scenes,
        asks=document.asks or "",
        moot=moot,
        what_if=document.what_if or "",
        phases=dict(document.phases),
    )


def _decided(scene: str, scope: Scope) -> SceneId | None:
    """Return a scene that a class decides; of one that stands in a piece, that of the first call."""
    return next(iter(scope.scenes_as_built(scene)), None)


def _misconception(
    name: str, document: documents.MisconceptionDocument, scope: Scope, steps: Steps
) -> teaching.Misconception:
    return teaching.Misconception(
        id=name,
        claim=document.claim,
        in_fact=document.in_fact,
        because=document.because or "",
        cites=scope.cites(document.cites, steps),
        before=_asking(document.before, scope, (*steps, "before")),
        after=_asking(document.after, scope, (*steps, "after")),
        holds=document.holds,
    )


def _asking(document: documents.AskingDocument | None, scope: Scope, steps: Steps) -> teaching.Asking | None:
    if document is None:
        return None
    if document.right not in document.answers:
        meant = read_as(document.right, dict(document.answers))
        remedy = f"Did you mean '{meant}'?" if meant else f"Write one of: {', '.join(document.answers)}."
        scope.desk.error((*steps, "right"), "S012", f"unknown answer '{brief(document.right)}'", remedy)
    return teaching.Asking(document.ask, dict(document.answers), document.right)
