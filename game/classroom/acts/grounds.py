"""The grounds of a choice that has picks: those most ticked, or those that the teacher settles."""

from collections import Counter

from game.classroom.acts.votes import numbered, picks_offer
from game.classroom.polls import Poll
from game.classroom.refusing import NotNowError
from game.classroom.session import Session
from game.engine.openness import PicksOffer
from game.model.ids import ArgumentId


def grounds_of(
    session: Session, letter: str, poll: Poll, settled: tuple[int, ...] = ()
) -> tuple[ArgumentId, ...]:
    """Return the grounds of an option: settled by their numbers, else those most ticked for it.

    Refuses where as many ticks stand on both sides of the cut, or too few grounds are left.
    """
    offer = picks_offer(session, letter)
    if offer is None:
        return ()
    if settled:
        return _named(offer, settled)
    ranked = _ticks(letter, poll).most_common()
    over = ranked[offer.at_most : offer.at_most + 1]
    if over and over[0][1] == ranked[offer.at_most - 1][1]:
        raise NotNowError("picks_tie", most=offer.at_most)
    return _named(offer, tuple(number for number, _ in ranked[: offer.at_most]))


def likeliest_grounds(session: Session, letter: str, poll: Poll) -> tuple[ArgumentId, ...]:
    """Return the grounds that general counsel takes without saying which: as ticked, then in order."""
    offer = picks_offer(session, letter)
    if offer is None:
        return ()
    ticks = _ticks(letter, poll)
    ranked = sorted(numbered(offer), key=lambda number: (-ticks[number], number))
    return _named(offer, tuple(ranked[: offer.at_most]))


def _ticks(letter: str, poll: Poll) -> Counter[int]:
    return Counter(pick for one in poll.ballots.values() if one.letter == letter for pick in one.picks)


def _named(offer: PicksOffer, numbers: tuple[int, ...]) -> tuple[ArgumentId, ...]:
    by_number = numbered(offer)
    picks = tuple(ArgumentId(by_number[number]) for number in numbers if number in by_number)
    if len(picks) < len(numbers) or not offer.takes(picks):
        raise NotNowError("picks_needed", least=offer.at_least, most=offer.at_most)
    return picks
