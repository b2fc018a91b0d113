"""What is printed of a play in lines, part by part; and all of it in order, as a transcript."""

from collections.abc import Iterator
from itertools import islice

from game.content.phrases import Phrases
from game.engine.debrief import Debrief, Marks, debrief
from game.engine.openness import PicksOffer
from game.engine.play import Play
from game.engine.replay import Replay
from game.errors import GameError
from game.pages.lines import debriefing
from game.pages.lines.page import Page, sentence
from game.pages.lines.scene import beginning, choices, ending, scene
from game.pages.lines.turn import what_followed

Lines = tuple[str, ...]


class Telling:
    """Gives lines for one case in one language; each method returns some, and none changes anything."""

    def __init__(self, phrases: Phrases, real: Replay | None = None, marks: Marks | None = None) -> None:
        self._phrases = phrases
        self._real = real
        self._marks = marks
        self._words = phrases.words

    def said(self, *texts: str) -> Lines:
        """Return sentences of the program, wrapped."""
        page = Page(self._phrases)
        for text in texts:
            page.line(text)
        return page.lines

    def beginning(self, play: Play) -> Lines:
        """Return what the case is about, or its title alone where the play is under way."""
        page = Page(self._phrases)
        if play.replay.steps:
            page.line(play.case.scenario.words.title)
        else:
            beginning(page, play)
        return page.lines

    def standing(self, play: Play) -> Lines:
        """Return the scene and its choices, or the ending and the parts of its debrief."""
        page = Page(self._phrases)
        how = play.case.ending(play.position)
        if how is None:
            scene(page, play)
            choices(page, play)
        else:
            ending(page, play, how)
            page.heading(self._words("debrief.heading"))
            try:
                parts = self.parts(play)
            except GameError as mistake:
                page.line(sentence(mistake))
                return page.lines
            for number, part in enumerate(parts, start=1):
                page.line(f"{number:>3}. {self._words(part.key)}", hang=5)
            page.line(f"{len(parts) + 1:>3}. {self._words('terminal.part.all')}", hang=5)
        return page.lines

    def followed(self, play: Play) -> Lines:
        """Return what came of the last turn."""
        page = Page(self._phrases)
        what_followed(page, play)
        return page.lines

    def picks(self, offer: PicksOffer) -> Lines:
        """Return what can be picked, numbered, and how many of it."""
        page = Page(self._phrases)
        page.heading(offer.label or self._words("terminal.picks"))
        for number, name in enumerate(offer.options, start=1):
            page.line(f"{number:>3}. {page.plain(self._phrases.scenario.arguments[name].label)}", hang=5)
        page.line(self.how_many(offer))
        if offer.forfeits_rest:
            page.line(self._words("picks.left_out"))
        return page.lines

    def how_many(self, offer: PicksOffer) -> str:
        """Return how many can be picked."""
        if offer.at_least == offer.at_most:
            return self._words.counted("picks.exactly", offer.at_least)
        return self._words("picks.between", least=offer.at_least, most=offer.at_most)

    def parts(self, play: Play) -> tuple[debriefing.DebriefPart, ...]:
        """Return the parts of the debrief, where the play has come to an ending."""
        if play.case.ending(play.position) is None:
            return ()
        return debriefing.parts(self._phrases.scenario, self._told(play))

    def part(self, play: Play, *parts: debriefing.DebriefPart) -> Lines:
        """Return some parts of the debrief, one after the other."""
        page = Page(self._phrases, unmasked=True)
        told = self._told(play)
        for part in parts:
            part.add(page, told)
        return page.lines

    def _told(self, play: Play) -> Debrief:
        return debrief(play.case, play.replay, self._real, self._marks)


def transcript(play: Play, phrases: Phrases, real: Replay | None = None) -> Lines:
    """Return all lines of a play, with its debrief where it has come to an ending."""
    lines = [line for block in _blocks(play, phrases, real) for line in ("", *block)]
    return tuple(lines[1:])


def _blocks(play: Play, phrases: Phrases, real: Replay | None) -> Iterator[Lines]:
    """Yield what is printed at a time; an empty line stands before each."""
    telling = Telling(phrases, real)
    here = Play.begin(play.case, play.playthrough.seed)
    yield telling.beginning(here)
    yield "", *telling.standing(here)
    for step in play.replay.steps:
        there = [choice.key for choice in here.case.choices(here.position)]
        yield (f"{phrases.words('terminal.prompt')}{there.index(step.choice.key) + 1}",)
        offer = here.case.picks(here.position, step.turn.choice)
        # Picks are asked for where more than one set of them can be made.
        if offer and len(list(islice(offer.sets(), 2))) > 1:
            yield telling.picks(offer)
            numbers = " ".join(str(offer.options.index(pick) + 1) for pick in step.turn.picks)
            yield (f"{phrases.words('terminal.picks_prompt')}{numbers}",)
        here = here.make(step.turn)
        yield *telling.followed(here), "", "", *telling.standing(here)
    try:
        debrief = telling.part(here, *telling.parts(here))
    except GameError:
        debrief = ()  # The ending has told already what is wrong with it.
    if debrief:
        yield debrief
