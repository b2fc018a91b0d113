"""A play from its beginning to where it stands, in the lines that the terminal prints when it is typed."""

from collections.abc import Iterator

from game.content.phrases import Phrases
from game.engine.openness import PicksOffer
from game.engine.play import Play
from game.engine.replay import Replay, Step
from game.errors import GameError
from game.pages.lines.telling import Lines, Telling


def transcript(play: Play, phrases: Phrases, real: Replay | None = None) -> Lines:
    """Return all lines of a play, and with its debrief where it has come to an ending."""
    lines = [line for block in _blocks(play, phrases, real) for line in ("", *block)]
    return tuple(lines[1:])


def _blocks(play: Play, phrases: Phrases, real: Replay | None) -> Iterator[Lines]:
    """Yield what is printed at a time; an empty line stands before each."""
    telling = Telling(phrases, real)
    here = Play.begin(play.case, play.playthrough.seed)
    yield telling.beginning(here)
    yield "", *telling.standing(here)
    for step in play.replay.steps:
        yield from _typed(step, here, telling, phrases)
        here = here.make(step.turn)
        yield *telling.followed(here), "", "", *telling.standing(here)
    try:
        debrief = telling.part(here, *telling.parts(here))
    except GameError:
        debrief = ()  # The ending has told already what is wrong with it.
    if debrief:
        yield debrief


def _typed(step: Step, here: Play, telling: Telling, phrases: Phrases) -> Iterator[Lines]:
    """Yield the number of the choice, and those of its picks where more than one set of them can be made."""
    there = [choice.key for choice in here.case.choices(here.position)]
    yield (f"{phrases.words('terminal.prompt')}{there.index(step.choice.key) + 1}",)
    offer = here.case.picks(here.position, step.turn.choice)
    if offer and _is_asked(offer):
        yield telling.picks(offer)
        numbers = " ".join(str(offer.options.index(pick) + 1) for pick in step.turn.picks)
        yield (f"{phrases.words('terminal.picks_prompt')}{numbers}",)


def _is_asked(offer: PicksOffer) -> bool:
    sets = offer.sets()
    return next(sets, None) is not None and next(sets, None) is not None
