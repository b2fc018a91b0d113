"""Which sets of grounds T can take for the class where ticks do not settle it."""

from itertools import combinations, islice

from game.classroom.acts.grounds import grounds_of
from game.classroom.acts.votes import picks_offer
from game.classroom.polls import Poll
from game.classroom.refusing import NotNowError
from game.classroom.session import Session
from game.classroom.views.wording import Wording
from game.engine.openness import PicksOffer

MOST_SETS = 12

Sets = tuple[tuple[tuple[int, ...], str], ...]
"""Sets of numbered grounds, each with its labels in words."""


def sets_to_settle(session: Session, letter: str, poll: Poll) -> Sets:
    """Return the sets that T chooses from; with none where ticks settle it, or nothing is to settle."""
    offer = picks_offer(session, letter)
    if offer is None:
        return ()
    try:
        grounds_of(session, letter, poll)
    except NotNowError:
        return sets_of(session, offer)
    return ()


def sets_of(session: Session, offer: PicksOffer) -> Sets:
    """Return the largest sets of grounds that can be taken, in words."""
    wording = Wording.of(session)
    arguments = session.lesson.scenario.arguments
    labels = [wording.mask.text(arguments[name].label) for name in offer.options]
    numbers = range(1, len(labels) + 1)
    chosen = islice(combinations(numbers, offer.at_most), MOST_SETS)
    return tuple((one, "; ".join(labels[number - 1] for number in one)) for one in chosen)
