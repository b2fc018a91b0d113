"""The facts of a scene as the class reads them, and what led there."""

from game.classroom.session import Session
from game.classroom.views.bodies import DocketLine, FactsBody, ShownParagraph
from game.classroom.views.wording import ClassWording
from game.model.docket import Ruled
from game.model.ids import SceneId, as_written
from game.model.position import Position
from game.model.prose import shown


def facts_body(session: Session, *, full: bool) -> FactsBody:
    """Return the facts of the present scene; in full, with exhibits and glossary, for S."""
    wording, case, position = ClassWording.of(session), session.lesson.case, session.position
    scene, brief = case.scene(position), session.phase == "brief"
    texts = tuple(one.text for one in shown((*scene.text, *scene.on_screen), position))
    steps = session.course.replay.steps if brief else ()
    anew = session.course.opened_at == position.scene
    between = story_between(session) if anew and not brief else ()
    return FactsBody(
        title=wording.text(scene.title),
        day=wording.day(position.date),
        facts=on_screen(session, scene.id, position),
        truth=wording.truth(scene.truth),
        exhibits=tuple(wording.sheet(name, position) for name in scene.exhibits) if full or brief else (),
        due=wording.due(position),
        opened_anew=session.lesson.words("class.opened_anew") if anew else "",
        played=between or wording.entries(steps, own=0),
        full=wording.lines(scene.text, position) if full else (),
        glossary=wording.terms(texts) if full else (),
        content_note=session.lesson.scenario.teaching.content_note if brief else "",
        place=scene.place,
    )


def story_between(session: Session) -> tuple[DocketLine, ...]:
    """Return what really happened since the scene before a jump, in three entries of the docket.

    They are what the first ruling was about, that ruling and the last one; the last three where there are
    fewer rulings.
    """
    before = session.lesson.scene_of(session.here.decision - 1)
    steps = session.course.replay.steps
    first = next((number for number, step in enumerate(steps) if step.before.scene == before), 0)
    told = [(entry, step) for step in steps[first:] for entry in step.entries]
    rulings = [number for number, (entry, _) in enumerate(told) if isinstance(entry.what, Ruled)]
    kept = {rulings[0] - 1, rulings[0], rulings[-1]} if len(rulings) > 1 else set(range(len(told)))
    lines = ClassWording.of(session).entries(steps[first:], own=len(steps))
    return tuple(line for number, line in enumerate(lines) if number in kept)[-3:]


def on_screen(session: Session, name: SceneId, position: Position) -> tuple[ShownParagraph, ...]:
    """Return a scene's short text as it stood in a position, or as the teacher has reworded it."""
    wording = ClassWording.of(session)
    if reworded := session.rewordings.get(f"{as_written(name)}.on_screen"):
        return (ShownParagraph(wording.text(reworded)),)
    scene = session.lesson.scenario.scenes[name]
    return wording.lines(scene.on_screen or scene.text, position)
