"""What is put to the vote: the options of a scene, the grounds that go with each, and a team's next turn."""

from collections import Counter

from game.classroom.decisions import BallotOption, ClassCourse, jumped
from game.classroom.polls import LETTERS, Poll, PollId
from game.classroom.refusals import NotNowError
from game.classroom.session import Session
from game.engine.openness import PicksOffer
from game.model.ids import ArgumentId

FEWEST_OPTIONS = 2
# The only thing that a team can press once its course has ended.
ANEW = "A"


def ballot(session: Session) -> tuple[BallotOption, ...]:
    """Return the options that are voted on: those of the ballot, or all where too few of them are open."""
    case, position = session.lesson.case, session.position
    every, scene = case.choices(position), position.scene
    named = session.ballots.get(scene) or session.lesson.scenario.teaching.ballots.get(scene, ())
    is_open = {one.key.choice: not case.reasons(position, one.key.choice) for one in every}
    kept = [one for one in every if one.key.choice in named]
    if sum(is_open[one.key.choice] for one in kept) < FEWEST_OPTIONS:
        kept = list(every)
    lettered = zip(LETTERS, kept, strict=False)
    return tuple(BallotOption(letter, one.key, is_open[one.key.choice]) for letter, one in lettered)


def picks_offer(session: Session, letter: str) -> PicksOffer | None:
    """Return the grounds that can be ticked with an option of the present decision."""
    decision = session.decision
    if decision is None or decision.place is not None or letter not in decision.open_letters:
        return None
    return session.lesson.case.picks(session.position, decision.option(letter).key.choice)


def numbered(offer: PicksOffer) -> dict[int, ArgumentId]:
    """Return the grounds on offer by their numbers, from 1."""
    return dict(enumerate(offer.options, start=1))


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


def poll_of_team(own: Session, team: str) -> PollId:
    """Return the name under which a team's next turn is taken; each turn of each team has its own."""
    return PollId(f"{team}.{sum(len(course.taken) for course in own.courses)}")


def next_anew(own: Session) -> ClassCourse | None:
    """Return the next planned decision as it really stood, for a team that has ended before it came there."""
    lesson = own.lesson
    met = {one.turn.scene for course in own.courses for one in course.taken}
    last = max((at for at, scene in enumerate(lesson.plan.decisions) if scene in met), default=-1)
    later = lesson.plan.decisions[last + 1 :]
    found = (jumped(lesson.case, lesson.real, scene) for scene in later) if lesson.real else ()
    return next((course for course in found if course is not None), None)
