"""What is answered to a typed line: lines to print, and the play as it stands then. Nothing here acts."""

from dataclasses import dataclass
from itertools import islice

from game.content.words import Words
from game.engine.openness import PicksOffer
from game.engine.play import Play
from game.errors import GameError
from game.model.ids import ArgumentId
from game.model.scene import Choice
from game.pages.lines.page import quoted, sentence
from game.pages.lines.telling import Lines
from game.terminal.commands import Name, TypedCommand, TypedNumber, UnknownInput, numbers_in, understood
from game.terminal.views import Views


@dataclass(frozen=True, slots=True)
class TextMoment:
    """A play, and what was asked for last: picks of a choice, the name of a save, or else a choice."""

    play: Play
    picking: Choice | None = None
    naming: bool = False

    @property
    def prompt(self) -> str:
        """Return the key of the words that ask for the next line."""
        if self.picking:
            return "terminal.picks_prompt"
        return "terminal.save_prompt" if self.naming else "terminal.prompt"


@dataclass(frozen=True, slots=True)
class TextAnswer:
    """The next moment, the lines that lead to it, and what else was asked for."""

    moment: TextMoment
    lines: Lines = ()
    save_as: str = ""
    debriefs: bool = False
    leaves: bool = False


class Front:
    """Answers typed lines for one case, in one language."""

    def __init__(self, views: Views, words: Words) -> None:
        self._views = views
        self._words = words

    def answer(self, moment: TextMoment, given: str) -> TextAnswer:
        """Answer a typed line; a mistake of the scenario is told, and the play stays where it was."""
        try:
            if moment.picking:
                return self._picked(moment.play, moment.picking, given)
            if moment.naming:
                return self._named(moment.play, given)
            return self._typed(moment.play, given)
        except GameError as mistake:
            return self._say(moment.play, sentence(mistake), self._words("terminal.undo_helps"))

    def _say(self, play: Play, *texts: str) -> TextAnswer:
        return TextAnswer(TextMoment(play), self._views.said(*texts))

    def _typed(self, play: Play, given: str) -> TextAnswer:
        match understood(given, self._words):
            case TypedNumber(number=number, asks=asks):
                return self._numbered(play, number, asks)
            case TypedCommand(name=name, rest=rest):
                return self._command(play, name, rest)
            case UnknownInput(given=""):
                return self._say(play, self._again(play))
            case UnknownInput(given=unknown):
                return self._say(
                    play, self._words("terminal.unknown", given=quoted(unknown)), self._again(play)
                )

    def _again(self, play: Play) -> str:
        parts = self._views.parts(play)
        last = len(parts) + 1 if parts else len(play.case.choices(play.position))
        return self._words("terminal.again", last=last)

    def _numbered(self, play: Play, number: int, asks: bool) -> TextAnswer:
        parts, there = self._views.parts(play), play.case.choices(play.position)
        if not 1 <= number <= (len(parts) + 1 if parts else len(there)):
            return self._say(play, self._words("terminal.unknown", given=number), self._again(play))
        if parts:
            asked = parts[number - 1 : number] or parts
            return TextAnswer(TextMoment(play), self._views.part(play, *asked), debriefs=True)
        choice = there[number - 1]
        if asks:
            return TextAnswer(TextMoment(play), self._views.more_of(play, number, choice))
        locked = self._views.locked(play, number, choice)
        return TextAnswer(TextMoment(play), locked) if locked else self._chosen(play, choice)

    def _chosen(self, play: Play, choice: Choice) -> TextAnswer:
        """Make the choice, or ask for its picks where more than one set of them can be made."""
        offer = play.case.picks(play.position, choice.key.choice)
        sets = list(islice(offer.sets(), 2)) if offer else []
        if offer and len(sets) > 1:
            return TextAnswer(TextMoment(play, picking=choice), self._views.picks(offer))
        return self._turned(play.choose(choice.key.choice, *sets))

    def _picked(self, play: Play, choice: Choice, given: str) -> TextAnswer:
        offer = play.case.picks(play.position, choice.key.choice)
        assert offer is not None, "only a choice with picks asks for them"
        if not given.strip() and offer.at_least:
            return self._say(play, self._words("terminal.not_picked"), self._again(play))
        names = _named_by(offer, numbers_in(given))
        if names is not None and offer.takes(names):
            return self._turned(play.choose(choice.key.choice, names))
        again = self._words("terminal.picks_again", last=len(offer.options))
        lines = self._views.said(f"{self._views.how_many(offer)} {again}")
        return TextAnswer(TextMoment(play, picking=choice), lines)

    def _turned(self, play: Play) -> TextAnswer:
        return TextAnswer(
            TextMoment(play), (*self._views.followed(play), "", "", *self._views.standing(play))
        )

    def _command(self, play: Play, name: Name, rest: str) -> TextAnswer:
        match name:
            case "undo" | "redo":
                return self._went(play, name)
            case "text":
                return TextAnswer(TextMoment(play), self._views.standing(play))
            case "help":
                return TextAnswer(TextMoment(play), tuple(self._words("terminal.help").splitlines()))
            case "save":
                return self._named(play, rest) if rest else TextAnswer(TextMoment(play, naming=True))
            case "quit":
                return TextAnswer(TextMoment(play), leaves=True)
            case _:
                return TextAnswer(TextMoment(play), self._views.sheet(play, name))

    def _went(self, play: Play, way: str) -> TextAnswer:
        there = play.undo() if way == "undo" else play.redo()
        if there.playthrough == play.playthrough:
            return self._say(play, self._words(f"terminal.nothing_to_{way}"))
        said = self._views.said(self._words("terminal.undone" if way == "undo" else "terminal.redone"))
        return TextAnswer(TextMoment(there), (*said, "", *self._views.standing(there)))

    def _named(self, play: Play, name: str) -> TextAnswer:
        if not name.strip():
            return self._say(play, self._words("terminal.not_named"))
        return TextAnswer(TextMoment(play), save_as=name)


def _named_by(offer: PicksOffer, numbers: tuple[int, ...] | None) -> tuple[ArgumentId, ...] | None:
    """Return the arguments of some numbers, in the order in which they are offered."""
    if numbers is None or not all(1 <= number <= len(offer.options) for number in numbers):
        return None
    if len(set(numbers)) < len(numbers):
        return None
    return tuple(offer.options[number - 1] for number in sorted(numbers))
