"""From the second poll to the turn: the rule or the teacher decides, chance is settled, history goes on."""

from collections import Counter
from dataclasses import replace
from typing import assert_never

from game.classroom import commands as ask
from game.classroom import decisions
from game.classroom.acts.room import check_mask
from game.classroom.acts.votes import numbered, picks_offer
from game.classroom.commands import NotNowError
from game.classroom.polls import LETTERS, Poll, cleaned
from game.classroom.session import Session, open_outcomes
from game.engine.openness import OpenOutcome, PicksOffer
from game.model.ids import ArgumentId, OutcomeId
from game.model.record import Seed, Turn


def do_to_decide(session: Session, command: ask.DecidingCommand) -> Session:
    """Return the session after a command that settles a choice or its chance, or plays for the class."""
    match command:
        case ask.Decide():
            return _decide(session, command)
        case ask.SettleChance():
            return _settle_chance(session, command)
        case ask.PlayFor():
            return _play_for(session, command)
        case ask.ShowMinority(on=on):
            if session.phase != "consequence":
                raise NotNowError("no_decision")
            return replace(session, minority=on)
        case _:
            assert_never(command)


def _decide(session: Session, command: ask.Decide) -> Session:
    """Settle the choice of the class; refuse a tie, a missing majority, a missing reason."""
    decision = session.decision
    if session.phase != "reveal" or decision is None:
        raise NotNowError("decide")
    poll, rule, because = session.deciding_poll(decision), session.settings.rule, cleaned(command.because)
    winner = decisions.winner_by(rule, poll)
    ground: decisions.DecidedBy
    if command.letter and (command.letter != winner or command.because):
        if not because:
            raise NotNowError("because")
        letter, ground = command.letter, "general-counsel" if winner is None else "override"
    elif winner is not None:
        letter, ground = winner, rule
    elif len(poll.leading) > 1:
        raise NotNowError("tie", letters=session.lesson.words.joined(poll.leading))
    else:
        raise NotNowError("majority" if poll.total else "no_votes")
    if letter not in decision.open_letters:
        raise NotNowError("option", letters=", ".join(decision.open_letters))
    check_mask(session, because)
    if ground != rule and not command.picks:
        picks = likeliest_grounds(session, letter, poll)
    else:
        picks = grounds_of(session, letter, poll, command.picks)
    one_poll = decision.second not in session.polls
    verdict = decisions.ClassVerdict(
        letter, ground, poll.count_of(letter), poll.total, because, picks, one_poll
    )
    # What the bench rules on is what is pleaded now.
    polls = {name: held for name, held in session.polls.items() if name != decision.bench}
    return replace(session, polls=polls).with_decision(replace(decision, verdict=verdict, place=None))


def _settle_chance(session: Session, command: ask.SettleChance) -> Session:
    """Take the turn of the class with its chance settled, and play the way to the next decision."""
    decision = session.decision
    if session.phase != "consequence" or decision is None or not decision.verdict or decision.place:
        raise NotNowError("draw")
    outcomes = open_outcomes(session)
    outcome: OutcomeId | None
    if command.chance == "bench" and not session.ruling:
        raise NotNowError("no_bench")
    if command.chance in ("chosen", "bench"):
        if not 1 <= command.outcome <= len(outcomes):
            raise NotNowError("outcome", most=len(outcomes))
        outcome = outcomes[command.outcome - 1].outcome.id
    elif command.chance == "as-in-history":
        outcome = session.lesson.scenario.choice(decision.option(decision.verdict.letter).key).real_outcome
        if outcome is None or outcome not in [one.outcome.id for one in outcomes]:
            raise NotNowError("no_historical_outcome")
    else:
        outcome = drawn(session, _turn(decision, None), outcomes)
    return _taken(session, decision, outcome, command.chance)


def take_without_chance(session: Session) -> Session:
    """Return the turn of the class taken if nothing is left to chance; else the same session."""
    decision = session.decision
    if decision is None or not decision.pending:
        return session
    outcomes = open_outcomes(session)
    if len(outcomes) > 1:
        return session
    return _taken(session, decision, outcomes[0].outcome.id if outcomes else None, "")


def _taken(
    session: Session, decision: decisions.ClassDecision, outcome: OutcomeId | None, chance: decisions.Chance
) -> Session:
    """Carry out a decision as a turn, and play for the class what follows it."""
    taken = decisions.TakenTurn(_turn(decision, outcome), "class", chance, decision.number)
    course = session.course.then(session.lesson.case, taken)
    place = len(session.courses) - 1, len(course.taken) - 1
    session = session.with_decision(replace(decision, place=place))
    return _played_for(session, course, decision.number + 1)


def _turn(decision: decisions.ClassDecision, outcome: OutcomeId | None) -> Turn:
    assert decision.verdict is not None, "only what was decided becomes a turn"
    key = decision.option(decision.verdict.letter).key
    return Turn(decision.scene, key.choice, decision.verdict.picks, outcome)


def _play_for(session: Session, command: ask.PlayFor) -> Session:
    """Take a turn of the teacher in a scene that is not put to the class, and play on."""
    upcoming = session.here.decision + 1
    position, case = session.position, session.lesson.case
    pending = session.decision is not None and session.decision.pending
    if session.phase not in ("brief", "consequence", "break") or pending or case.ending(position):
        raise NotNowError("play_for")
    choices = dict(zip(LETTERS, case.open_choices(position), strict=False))
    if session.course.scene == session.lesson.scene_of(upcoming) or command.letter not in choices:
        raise NotNowError("play_for")
    choice = choices[command.letter].key.choice
    offer = case.picks(position, choice)
    by_number = numbered(offer) if offer else {}
    turn = Turn(position.scene, choice, tuple(by_number[one] for one in command.picks if one in by_number))
    outcomes = case.outcomes(position, choice, turn.picks)
    if 1 <= command.outcome <= len(outcomes):
        outcome: OutcomeId | None = outcomes[command.outcome - 1].outcome.id
    else:
        outcome = drawn(session, turn, outcomes)
    chance: decisions.Chance = "chosen" if command.outcome else "drawn"
    taken = decisions.TakenTurn(replace(turn, outcome=outcome), "teacher", chance)
    return _played_for(session, session.course.then(case, taken), upcoming)


def _played_for(session: Session, course: decisions.ClassCourse, upcoming: int) -> Session:
    """Return a course played for the class up to a decision, or to the end after the last one."""
    lesson = session.lesson
    course = decisions.played_on(lesson.case, lesson.real, course, (lesson.scene_of(upcoming),))
    return replace(session, courses=(*session.courses[:-1], course))


def drawn(session: Session, turn: Turn, outcomes: tuple[OpenOutcome, ...]) -> OutcomeId | None:
    """Return the outcome that the seed draws, or None if there is none."""
    left = Seed(session.seed).draw(len(session.course.taken) + 1, turn.key, turn.picks)
    for one in outcomes:
        left -= one.odds
        if left < 0:
            return one.outcome.id
    return None


def grounds_of(
    session: Session, letter: str, poll: Poll, settled: tuple[int, ...] = ()
) -> tuple[ArgumentId, ...]:
    """Return the grounds of an option: settled by their numbers, else those most ticked; refuse a tie."""
    offer = picks_offer(session, letter)
    if offer is None:
        return ()
    if settled:
        return named_grounds(offer, settled)
    ranked = _ticks(letter, poll).most_common()
    over = ranked[offer.at_most : offer.at_most + 1]
    if over and over[0][1] == ranked[offer.at_most - 1][1]:
        raise NotNowError("picks_tie", most=offer.at_most)
    return named_grounds(offer, tuple(number for number, _ in ranked[: offer.at_most]))


def likeliest_grounds(session: Session, letter: str, poll: Poll) -> tuple[ArgumentId, ...]:
    """Return the grounds that general counsel takes without naming them: as ticked, then in order."""
    offer = picks_offer(session, letter)
    if offer is None:
        return ()
    ticks = _ticks(letter, poll)
    ranked = sorted(numbered(offer), key=lambda number: (-ticks[number], number))
    return named_grounds(offer, tuple(ranked[: offer.at_most]))


def _ticks(letter: str, poll: Poll) -> Counter[int]:
    return Counter(pick for one in poll.ballots.values() if one.letter == letter for pick in one.picks)


def named_grounds(offer: PicksOffer, numbers: tuple[int, ...]) -> tuple[ArgumentId, ...]:
    """Return the grounds of these numbers; refuse too many, too few, or unknown ones."""
    by_number = numbered(offer)
    picks = tuple(by_number[number] for number in numbers if number in by_number)
    if len(picks) < len(numbers) or not offer.takes(picks):
        raise NotNowError("picks_needed", least=offer.at_least, most=offer.at_most)
    return picks
