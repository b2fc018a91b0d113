"""What is told of a play in lines: its beginning, where it stands, what followed, and its debrief."""

from game.content.phrases import Phrases
from game.engine.debrief import Debrief, debrief
from game.engine.openness import PicksOffer
from game.engine.play import Play
from game.engine.replay import Replay
from game.errors import GameError
from game.pages.lines import debriefing
from game.pages.lines.ending import ending
from game.pages.lines.page import Page
from game.pages.lines.scene import beginning, choices, scene
from game.pages.lines.sentences import sentence
from game.pages.lines.turn import what_followed

Lines = tuple[str, ...]


class Telling:
    """Gives lines for one case in one language; each method returns some, and none changes anything."""

    def __init__(self, phrases: Phrases, real: Replay | None = None) -> None:
        self._phrases = phrases
        self._real = real
        self._words = phrases.words

    def said(self, *texts: str) -> Lines:
        """Return sentences of the program, wrapped."""
        page = Page(self._phrases)
        for text in texts:
            page.line(text)
        return page.lines

    def beginning(self, play: Play) -> Lines:
        """Return what the case is about; with its title alone where the play is under way."""
        page = Page(self._phrases)
        if play.replay.steps:
            page.line(play.case.scenario.words.title)
        else:
            beginning(page, play)
        return page.lines

    def standing(self, play: Play) -> Lines:
        """Return the scene and its choices, or with the ending and the parts of its debrief."""
        page = Page(self._phrases)
        how = play.case.ending(play.position)
        if how is None:
            scene(page, play)
            choices(page, play)
        else:
            ending(page, play, how)
            self._offer_parts(page, play)
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

    def parts(self, play: Play) -> tuple[debriefing.Part, ...]:
        """Return the parts of the debrief, where the play has come to an ending."""
        if play.case.ending(play.position) is None:
            return ()
        return debriefing.parts(self._phrases.scenario, self._told(play))

    def part(self, play: Play, *parts: debriefing.Part) -> Lines:
        """Return some parts of the debrief, one after the other."""
        page = Page(self._phrases, unmasked=True)
        told = self._told(play)
        for part in parts:
            part.add(page, told)
        return page.lines

    def _told(self, play: Play) -> Debrief:
        return debrief(play.case, play.replay, self._real)

    def _offer_parts(self, page: Page, play: Play) -> None:
        page.heading(self._words("debrief.heading"))
        try:
            parts = self.parts(play)
        except GameError as mistake:
            page.line(sentence(mistake))
            return
        for number, part in enumerate(parts, start=1):
            page.line(f"{number:>3}. {self._words(part.key)}", hang=5)
        page.line(f"{len(parts) + 1:>3}. {self._words('terminal.part.all')}", hang=5)
