"""What can be typed, and what is answered: lines, and the play as it stands then. Nothing acts here."""

from dataclasses import dataclass
from itertools import islice
from typing import Literal, get_args

from game.content.words import Words
from game.engine.debrief import Marks
from game.engine.play import Play
from game.errors import GameError
from game.model.prose import Exactness
from game.model.scene import Choice
from game.pages.lines.page import Page, quoted, sentence
from game.pages.lines.scene import reason_lines, why_locked
from game.pages.lines.sheets import SHEETS, SheetName, more_of
from game.pages.lines.telling import Lines, Telling


class Views(Telling):
    """Gives what a play tells, and what a player asks for besides; none of its methods changes anything."""

    def sheet(self, play: Play, name: SheetName) -> Lines:
        """Return one of the things that can be looked up."""
        page = Page(self._phrases)
        SHEETS[name](page, play)
        return page.lines

    def more_of(self, play: Play, number: int, choice: Choice) -> Lines:
        """Return more of one choice: what locks it, what can be picked, its moves, its authorities."""
        page = Page(self._phrases)
        page.heading(self._words("choice.number", number=number, label=page.plain(choice.label)))
        reasons = why_locked(play, choice)
        meta = self._phrases.meta(choice, play.position.date)
        page.line(self._words("terminal.locked_meta", meta=meta) if reasons else meta)
        for line in reason_lines(page, play, reasons):
            page.line(line)
        more_of(page, play, choice)
        page.notes()
        return page.lines

    def locked(self, play: Play, number: int, choice: Choice) -> Lines:
        """Return why a choice cannot be made, or nothing where it can."""
        page = Page(self._phrases)
        if reasons := why_locked(play, choice):
            said = " ".join(reason_lines(page, play, reasons))
            page.line(self._words("terminal.locked", number=number, reason=said))
        return page.lines


Name = Literal[SheetName, "mark", "text", "undo", "redo", "save", "help", "quit"]
NAMES: tuple[Name, ...] = get_args(Name)


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A number was typed; `asks` says that a question mark came with it."""

    number: int
    asks: bool = False


@dataclass(frozen=True, slots=True)
class TypedCommand:
    """A command was typed, and perhaps something after it."""

    name: Name
    rest: str = ""


@dataclass(frozen=True, slots=True)
class UnknownInput:
    """Something was typed that is neither."""

    given: str


def understood(given: str, words: Words) -> TypedNumber | TypedCommand | UnknownInput:
    """Return what a typed line means."""
    asked = given.strip()
    number = asked.strip("?.) \t")
    # A number of many digits is no choice, and takes long to read.
    if number.isascii() and number.isdigit() and len(number) <= 3:
        return TypedNumber(int(number), "?" in asked)
    first, _, rest = asked.partition(" ")
    for name in NAMES:
        if first.lower() in words(f"terminal.command.{name}").split():
            return TypedCommand(name, rest.strip())
    return UnknownInput(asked)


def numbers_in(given: str) -> tuple[int, ...] | None:
    """Return the numbers of a line, with spaces or commas between them; None where it has others."""
    parts = given.replace(",", " ").split()
    if not all(part.isascii() and part.isdigit() and len(part) <= 3 for part in parts):
        return None
    return tuple(int(part) for part in parts)


@dataclass(frozen=True, slots=True)
class TextMoment:
    """A play, and what was asked for last: picks of a choice, the name of a save, or else a choice."""

    play: Play
    picking: Choice | None = None
    naming: bool = False


@dataclass(frozen=True, slots=True)
class TextAnswer:
    """The next moment, the lines that lead to it, and what else was asked for."""

    moment: TextMoment
    lines: Lines = ()
    save_as: str = ""
    debriefs: bool = False
    leaves: bool = False
    marks: Marks | None = None


class Front:
    """One case in plain lines: takes what is typed, and prints what follows."""

    def __init__(self, views: Views, words: Words) -> None:
        self._views = views
        self._words = words

    def answer(self, moment: TextMoment, given: str) -> TextAnswer:
        """Return the answer to a line; after a mistake of the scenario the play stays where it was."""
        try:
            if moment.picking:
                return self._picked(moment.play, moment.picking, given)
            if moment.naming:
                return self._named(moment.play, given)
            match understood(given, self._words):
                case TypedNumber(number=number, asks=asks):
                    return self._numbered(moment.play, number, asks)
                case TypedCommand(name=name, rest=rest):
                    return self._command(moment.play, name, rest)
                case UnknownInput(given=unknown):
                    said = (self._words("terminal.unknown", given=quoted(unknown)),) if unknown else ()
                    return self._say(moment.play, *said, self._again(moment.play))
        except GameError as mistake:
            return self._say(moment.play, sentence(mistake), self._words("terminal.undo_helps"))

    def _say(self, play: Play, *texts: str) -> TextAnswer:
        return TextAnswer(TextMoment(play), self._views.said(*texts))

    def _again(self, play: Play) -> str:
        parts = self._views.parts(play)
        last = len(parts) + 1 if parts else len(play.case.choices(play.position))
        return self._words("terminal.again", last=last) if last else self._words("terminal.nothing_open")

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
        if locked := self._views.locked(play, number, choice):
            return TextAnswer(TextMoment(play), locked)
        # Picks are asked for where more than one set of them can be made.
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
        numbers = numbers_in(given)
        if numbers is not None and all(1 <= number <= len(offer.options) for number in numbers):
            # In the order in which they are offered.
            names = tuple(offer.options[number - 1] for number in sorted(numbers))
            if offer.takes(names):
                return self._turned(play.choose(choice.key.choice, names))
        again = self._words("terminal.picks_again", last=len(offer.options))
        lines = self._views.said(f"{self._views.how_many(offer)} {again}")
        return TextAnswer(TextMoment(play, picking=choice), lines)

    def _turned(self, play: Play) -> TextAnswer:
        lines = (*self._views.followed(play), "", "", *self._views.standing(play))
        return TextAnswer(TextMoment(play), lines)

    def _command(self, play: Play, name: Name, rest: str) -> TextAnswer:
        match name:
            case "undo" | "redo":
                there = play.undo() if name == "undo" else play.redo()
                if there.playthrough == play.playthrough:
                    return self._say(play, self._words(f"terminal.nothing_to_{name}"))
                done = self._words("terminal.undone" if name == "undo" else "terminal.redone")
                lines = (*self._views.said(done), "", *self._views.standing(there))
                return TextAnswer(TextMoment(there), lines)
            case "text":
                return TextAnswer(TextMoment(play), self._views.standing(play))
            case "help":
                return TextAnswer(TextMoment(play), tuple(self._words("terminal.help").splitlines()))
            case "save":
                return self._named(play, rest) if rest else TextAnswer(TextMoment(play, naming=True))
            case "mark":
                return self._marked(play, rest)
            case "quit":
                return TextAnswer(TextMoment(play), leaves=True)
            case _:
                return TextAnswer(TextMoment(play), self._views.sheet(play, name))

    def _marked(self, play: Play, given: str) -> TextAnswer:
        """Take a letter for each claim of the papers of the scene, in their order."""
        exhibits = play.case.scenario.sources.exhibits
        named = [(name, one.id) for name in play.case.papers(play.position) for one in exhibits[name].claims]
        if not named:
            return self._say(play, self._words("terminal.claims.none"))
        letters = "".join(given.replace(",", " ").split()).lower()
        kinds: tuple[Exactness, ...] = get_args(Exactness)
        known = {self._words(f"terminal.claims.{one}"): one for one in kinds}
        left_open = self._words("terminal.claims.open")
        if len(letters) != len(named) or not {*letters} <= {*known, left_open}:
            return self._say(play, self._words.counted("terminal.claims.again", len(named)))
        marks = {claim: known[one] for claim, one in zip(named, letters, strict=True) if one != left_open}
        said = ", ".join(
            f"{number} {self._words(f'claims.{marks[claim]}').lower()}"
            for number, claim in enumerate(named, start=1)
            if claim in marks
        )
        lines = self._views.said(self._words("terminal.claims.marked", marks=said))
        return TextAnswer(TextMoment(play), lines, marks=marks)

    def _named(self, play: Play, name: str) -> TextAnswer:
        if not name.strip():
            return self._say(play, self._words("terminal.not_named"))
        return TextAnswer(TextMoment(play), save_as=name)
