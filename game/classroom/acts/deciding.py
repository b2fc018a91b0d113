"""From the second poll to the turn: the rule or the teacher decides, chance is settled, history goes on."""

from functools import partial

from game.classroom.acts.grounds import grounds_of, likeliest_grounds
from game.classroom.acts.votes import numbered
from game.classroom.commands import Decide, PlayFor, SettleChance
from game.classroom.courses import Chance, ClassCourse, TakenTurn, played_on
from game.classroom.decisions import ClassDecision, ClassVerdict, DecidedBy, winner_by
from game.classroom.polls import LETTERS, Poll
from game.classroom.reasons import cleaned
from game.classroom.refusing import NotNowError
from game.classroom.session import Session
from game.engine.openness import OpenOutcome
from game.model.draw import Seed
from game.model.ids import ArgumentId, ChoiceId, OutcomeId
from game.model.record import Turn


def deciding_poll(session: Session, decision: ClassDecision) -> Poll:
    """Return the poll that decides: the last one held, or the first where no second was."""
    for name in (decision.last, decision.second, decision.first):
        if name in session.polls:
            return session.polls[name]
    return Poll(decision.first, decision.open_letters)


def decide(session: Session, command: Decide) -> Session:
    """Return the choice of the class settled; refuse a tie, a missing majority, a missing reason."""
    decision = session.decision
    if session.phase != "reveal" or decision is None:
        raise NotNowError("decide")
    poll = deciding_poll(session, decision)
    winner = winner_by(session.settings.rule, poll)
    letter, ground = _settled(session, command, poll, winner)
    because = cleaned(command.because)
    if letter not in decision.open_letters:
        raise NotNowError("option", letters=", ".join(decision.open_letters))
    votes = next((bar.count for bar in poll.bars if bar.letter == letter), 0)
    by_counsel = ground in ("general-counsel", "override") and not command.picks
    find = likeliest_grounds if by_counsel else partial(grounds_of, settled=command.picks)
    picks = find(session, letter, poll)
    one_poll = decision.second not in session.polls
    verdict = ClassVerdict(letter, ground, votes, poll.total, because, picks, one_poll)
    return session.with_decision(decision.decided(verdict))


def _settled(session: Session, command: Decide, poll: Poll, winner: str | None) -> tuple[str, DecidedBy]:
    if not command.letter or (command.letter == winner and not command.because):
        if winner is not None:
            return winner, session.settings.rule
        if len(poll.leading) > 1:
            raise NotNowError("tie", letters=session.lesson.words.joined(poll.leading))
        raise NotNowError("majority" if poll.total else "no_votes")
    if not cleaned(command.because):
        raise NotNowError("because")
    return command.letter, "general-counsel" if winner is None else "override"


def open_outcomes(session: Session) -> tuple[OpenOutcome, ...]:
    """Return the outcomes that the decided choice can have, with their odds, before it is a turn."""
    decision = session.decision
    if decision is None or decision.verdict is None or decision.place is not None:
        return ()
    choice = decision.option(decision.verdict.letter).choice
    return session.lesson.case.outcomes(session.position, choice, decision.verdict.picks)


def draw(session: Session, command: SettleChance) -> Session:
    """Return the turn of the class taken, its chance settled, and the way to the next one played."""
    decision = session.decision
    if session.phase != "consequence" or decision is None or not decision.verdict or decision.place:
        raise NotNowError("draw")
    outcomes = open_outcomes(session)
    turn = _undrawn(decision)
    outcome: OutcomeId | None
    if command.chance == "chosen":
        if not 1 <= command.outcome <= len(outcomes):
            raise NotNowError("outcome", most=len(outcomes))
        outcome = outcomes[command.outcome - 1].outcome.id
    elif command.chance == "as-in-history":
        outcome = _historical(session, turn.choice, outcomes)
    else:
        outcome = drawn(session, turn, outcomes)
    return took(session, Turn(turn.scene, turn.choice, turn.picks, outcome), command.chance)


def take_without_chance(session: Session) -> Session:
    """Return the turn of the class taken where nothing is left to chance; else with the same session."""
    decision = session.decision
    if decision is None or decision.verdict is None or decision.place is not None:
        return session
    outcomes = open_outcomes(session)
    if len(outcomes) > 1:
        return session
    turn = _undrawn(decision)
    outcome = outcomes[0].outcome.id if outcomes else None
    return took(session, Turn(turn.scene, turn.choice, turn.picks, outcome), "")


def took(session: Session, turn: Turn, chance: Chance) -> Session:
    """Return a turn of the class taken and what follows it played for the class."""
    decision = session.decision
    assert decision is not None, "a turn of the class carries out a decision"
    taken = TakenTurn(turn, "class", chance, decision.number)
    course = session.course.then(session.lesson.case, taken)
    session = session.with_decision(decision.made(len(session.courses) - 1, len(course.taken) - 1))
    return played_for(session, course, decision.number + 1)


def play_for(session: Session, command: PlayFor) -> Session:
    """Return a turn taken by the teacher in a scene that is not put to the class, and played on."""
    upcoming = (session.here.decision or 0) + 1
    position, case = session.position, session.lesson.case
    pending = session.decision is not None and session.decision.pending
    if session.phase not in ("brief", "consequence") or pending or case.ending(position):
        raise NotNowError("play_for")
    choices = dict(zip(LETTERS, case.open_choices(position), strict=False))
    if session.course.scene == session.lesson.scene_of(upcoming) or command.letter not in choices:
        raise NotNowError("play_for")
    choice = choices[command.letter].key.choice
    offer = case.picks(position, choice)
    by_number = numbered(offer) if offer else {}
    picks = tuple(ArgumentId(by_number[one]) for one in command.picks if one in by_number)
    outcomes = case.outcomes(position, choice, picks)
    turn = Turn(position.scene, choice, picks)
    if 1 <= command.outcome <= len(outcomes):
        outcome: OutcomeId | None = outcomes[command.outcome - 1].outcome.id
    else:
        outcome = drawn(session, turn, outcomes)
    taken = TakenTurn(
        Turn(turn.scene, choice, picks, outcome), "teacher", "chosen" if command.outcome else "drawn"
    )
    return played_for(session, session.course.then(case, taken), upcoming)


def show_minority(session: Session, on: bool) -> Session:
    """Return the minority's path shown beside what happened, or put away."""
    if session.phase != "consequence":
        raise NotNowError("no_decision")
    return session.but(minority=on)


def played_for(session: Session, course: ClassCourse, upcoming: int) -> Session:
    """Return a course played for the class up to a decision, or to the end after the last one."""
    lesson = session.lesson
    return session.with_course(played_on(lesson.case, lesson.real, course, lesson.scene_of(upcoming)))


def drawn(session: Session, turn: Turn, outcomes: tuple[OpenOutcome, ...]) -> OutcomeId | None:
    """Return the outcome that the seed draws; None where there is none."""
    left = Seed(session.seed).draw(len(session.course.taken) + 1, turn.key, turn.picks)
    for one in outcomes:
        left -= one.odds
        if left < 0:
            return one.outcome.id
    return None


def _undrawn(decision: ClassDecision) -> Turn:
    assert decision.verdict is not None, "only what was decided becomes a turn"
    return Turn(decision.scene, decision.option(decision.verdict.letter).choice, decision.verdict.picks)


def _historical(session: Session, choice: ChoiceId, outcomes: tuple[OpenOutcome, ...]) -> OutcomeId:
    real = session.lesson.case.scene(session.position).choices[choice].real_outcome
    for one in outcomes:
        if one.outcome.id == real:
            return one.outcome.id
    raise NotNowError("no_historical_outcome")
