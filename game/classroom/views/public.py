"""What P shows in each phase, and S too: the one place that says what the class sees."""

from game.classroom.rewording import place_of_screen
from game.classroom.session import Session, poll_of
from game.classroom.views.around import ViewContext
from game.classroom.views.ballots import asking, changed, discussing, refuting, revealing, voting
from game.classroom.views.bodies import Body, ClosedBody, FactsBody, JoinBody, PausedBody, ShownParagraph
from game.classroom.views.following import entries, following
from game.classroom.views.telling import debriefing, telling
from game.classroom.views.wording import Wording
from game.model.prose import shown


def body(session: Session, around: ViewContext, *, seat: bool = False) -> Body:
    """Return what stands on P now, or with what stands on every S.

    What S gets depends on no vote, so that one body serves all seats until the phase moves on.
    """
    words = session.lesson.words
    if session.phase == "closed":
        return ClosedBody(words("class.room_closed" if seat or session.ended else "class.thanks"))
    if session.paused:
        return PausedBody(words("class.paused"))
    counts = not seat and not session.room.count_hidden
    if session.here.decision:
        return _deciding(session, counts=counts, seat=seat)
    if session.phase == "join":
        return _joining(session, around, counts=counts)
    return _telling(session, counts=counts, seat=seat)


def _telling(session: Session, *, counts: bool, seat: bool) -> Body:
    match session.phase:
        case "brief":
            return reading(session, full=seat)
        case "what-if":
            return changed(session, counts=counts)
        case "history":
            return telling(session)
        case "debrief":
            return debriefing(session)
        case _:
            return _questioning(session, counts=counts, seat=seat)


def _deciding(session: Session, *, counts: bool, seat: bool) -> Body:
    decision = session.decision
    assert decision is not None, "a class comes to a decision only through its first stop"
    match session.phase:
        case "read":
            return reading(session, full=seat)
        case "discuss":
            return discussing(session)
        case "reveal":
            return revealing(session, decision)
        case "consequence":
            return following(session, decision)
        case _:
            return voting(session, decision, counts=counts)


def _questioning(session: Session, *, counts: bool, seat: bool) -> Body:
    asked = session.lesson.asked
    # Where no phone shows the question, the projector does.
    by_phones = bool(session.room.code) and not session.settings.hands
    if session.phase == "question-after" and not seat and by_phones:
        return ClosedBody(session.lesson.words("class.thanks"))
    name = poll_of(session)
    poll = session.polls.get(name) if name else None
    question = None
    if asked:
        question = asked.before if session.phase == "question-before" else asked.after
    if session.phase == "misconceptions":
        refuted = refuting(session)
        return refuted or ClosedBody(session.lesson.words("class.thanks"))
    if question is None:
        return ClosedBody(session.lesson.words("class.thanks"))
    return asking(session, question, poll, counts=counts)


def _joining(session: Session, around: ViewContext, *, counts: bool) -> JoinBody:
    room = session.room
    return JoinBody(
        code=room.code,
        address=around.address,
        joined=len(session.present) if counts else None,
        expected=room.expected,
        note=session.lesson.words("class.stay" if room.code else "class.no_room"),
    )


def reading(session: Session, *, full: bool) -> FactsBody:
    """Return the facts of the present scene; in full, with exhibits and glossary, for S."""
    wording, case, position = Wording.of(session), session.lesson.case, session.position
    scene = case.scene(position)
    texts = tuple(one.text for one in shown((*scene.text, *scene.on_screen), position))
    played = session.course.taken and session.phase == "brief"
    wanted = full or session.phase == "brief"
    return FactsBody(
        title=wording.mask.text(scene.title),
        day=wording.mask.day(position.date),
        facts=_facts(session, wording),
        truth=wording.truth(scene.truth),
        exhibits=tuple(wording.sheet(name, position) for name in scene.exhibits) if wanted else (),
        due=wording.due(position),
        opened_anew=_anew(session),
        played=entries(wording, session.course.replay.steps, own=0) if played else (),
        full=wording.lines(scene.text, position) if full else (),
        glossary=wording.mask.terms(texts) if full else (),
        content_note=session.lesson.scenario.teaching.content_note if session.phase == "brief" else "",
        place=scene.place,
    )


def _facts(session: Session, wording: Wording) -> tuple[ShownParagraph, ...]:
    scene = session.lesson.case.scene(session.position)
    fixed = session.rewordings.get(place_of_screen(scene.id))
    if fixed:
        return (ShownParagraph(wording.mask.text(fixed)),)
    return wording.lines(scene.on_screen or scene.text, session.position)


def _anew(session: Session) -> str:
    opened = session.course.opened_at
    return session.lesson.words("class.opened_anew") if opened == session.position.scene else ""
