"""What followed a decision, and where the minority's path would have led."""

from game.classroom.acts.deciding import deciding_poll
from game.classroom.decisions import ClassDecision
from game.classroom.rewording import label_of
from game.classroom.session import Session
from game.classroom.views.ballots import decided, position_of
from game.classroom.views.bodies import ConsequenceBody, DocketLine, ShownParagraph, SidePath
from game.classroom.views.wording import Wording
from game.engine.replay import Step
from game.errors import GameError
from game.model.ids import ArgumentId, ChoiceKey
from game.model.record import Turn


def following(session: Session, decision: ClassDecision) -> ConsequenceBody:
    """Return what followed the class's turn, and what was played for it after that."""
    wording, case = Wording.of(session), session.lesson.case
    steps = _steps(session, decision)
    position = session.position
    ending = case.ending(position) if decision.place else None
    return ConsequenceBody(
        decided=decided(session, decision),
        text=_told(wording, steps[0]) if steps else (),
        entries=(*_vote_entry(session, decision), *entries(wording, steps)),
        moves=tuple(move for step in steps for move in wording.moves(step)),
        owing=wording.owing(position),
        due=wording.due(position),
        waiting_for_chance=decision.pending,
        odds_drawn=_odds(wording, steps[0]) if steps else "",
        ended=wording.mask.text(ending.title) if ending else "",
        side=minority_path(session, decision) if _both(session, decision) else None,
        aside=session.minority,
    )


def _both(session: Session, decision: ClassDecision) -> bool:
    """Return whether the minority's path is shown: when T asks for it, or the rule is `both-paths`."""
    by_rule = decision.verdict is not None and decision.verdict.ground == "both-paths"
    return session.minority or (by_rule and decision.place is not None)


def _vote_entry(session: Session, decision: ClassDecision) -> tuple[DocketLine, ...]:
    """Return the docket entry of the vote itself, with the reason of an override."""
    steps = _steps(session, decision)
    if not steps or decision.verdict is None:
        return ()
    because = f" “{decision.verdict.because}”" if decision.verdict.because else ""
    day = Wording.of(session).mask.day(steps[0].before.date)
    return (DocketLine(day, f"{decided(session, decision)}{because}", ""),)


def _steps(session: Session, decision: ClassDecision) -> tuple[Step, ...]:
    if decision.place is None:
        return ()
    number, turn = decision.place
    course = session.courses[number]
    after = (place for place, taken in enumerate(course.taken) if place > turn and taken.by == "class")
    return course.replay.steps[turn : next(after, None)]


def entries(wording: Wording, steps: tuple[Step, ...], *, own: int = 1) -> tuple[DocketLine, ...]:
    """Return the docket entries of steps; those past the class's own are marked."""
    return tuple(
        wording.entry(entry, played=number >= own)
        for number, step in enumerate(steps)
        for entry in step.entries
    )


def _told(wording: Wording, step: Step) -> tuple[ShownParagraph, ...]:
    court = wording.lines(step.outcome.half.text, step.after) if step.outcome else ()
    return (*wording.lines(step.choice.half.text, step.after), *court)


def _odds(wording: Wording, step: Step) -> str:
    """Return how likely the drawn outcome was, once it is drawn; nothing where it was certain."""
    if step.outcome is None or len(step.odds) < 2:
        return ""
    drawn = next(one for one in step.odds if one.outcome.id == step.outcome.id)
    label = wording.mask.text(drawn.outcome.label)
    return wording.phrases.words("class.drawn", outcome=label, odds=wording.phrases.odds(drawn.odds))


def minority_letter(session: Session, decision: ClassDecision) -> str:
    """Return the option that came second; nothing where nobody voted for another one."""
    verdict = decision.verdict
    bars = deciding_poll(session, decision).bars
    others = [bar for bar in bars if bar.count and (verdict is None or bar.letter != verdict.letter)]
    return max(others, key=lambda bar: bar.count).letter if others else ""


def minority_path(session: Session, decision: ClassDecision) -> SidePath | None:
    """Return one turn of the minority's path, from where the class decided; it leaves no turn."""
    letter = minority_letter(session, decision)
    if not letter:
        return None
    step = minority_step(session, decision, letter)
    if step is None:
        return None
    wording = Wording.of(session)
    label = wording.mask.text(label_of(session, ChoiceKey(decision.scene, decision.option(letter).choice)))
    leads_to = wording.mask.text(session.lesson.case.scene(step.after).title)
    return SidePath(label, leads_to, entries(wording, (step,)), wording.moves(step))


def minority_step(session: Session, decision: ClassDecision, letter: str) -> Step | None:
    """Return that turn played: as history has it where that is open, else as is likeliest."""
    case = session.lesson.case
    position = position_of(session, decision)
    choice = case.scene(position).choices[decision.option(letter).choice]
    offer = case.picks(position, choice.key.choice)
    picks: tuple[ArgumentId, ...] = offer.options[: offer.at_most] if offer else ()
    try:
        odds = case.outcomes(position, choice.key.choice, picks)
        ranked = sorted(odds, key=lambda one: (one.outcome.id != choice.real_outcome, -one.odds))
        outcome = ranked[0].outcome.id if ranked else None
        return case.advance(position, Turn(decision.scene, choice.key.choice, picks, outcome))
    except GameError:
        return None
