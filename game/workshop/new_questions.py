"""The five questions that `contempt new` asks, and the usual answers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from game.content.names import in_words
from game.content.problems import did_you_mean
from game.errors import GameError
from game.workshop.new import USUAL_BOOK, Draft, fewest, most, outline_of, rule_books

DECISIONS = 6
LONGEST_ANSWER = 200

# Asks something, with the answer that is taken where there is none; gives what was answered.
Ask = Callable[[str, str], str]

T = TypeVar("T")


class NoAnswerError(GameError):
    """An answer cannot be used; the sentence says what can."""


@dataclass(frozen=True, slots=True)
class GivenAnswers:
    """What was said on the command line; None where a question is still open."""

    title: str | None = None
    provider: str | None = None
    rule_book: str | None = None
    forums: str | None = None
    decisions: str | None = None


@dataclass(frozen=True, slots=True)
class Interview:
    """Asks the author, or takes the usual answers if there is nobody to ask."""

    ask: Ask | None
    say: Callable[[str], None]

    def answer(self, given: str | None, question: tuple[str, str], read: Callable[[str], T]) -> T:
        """Return what was given, or the answer to a question; raise NoAnswerError for what was given.

        A question is asked again, after a sentence that says what will do.
        """
        words, usual = question
        if given is not None:
            return read(given.strip())
        while self.ask:
            try:
                return read(self.ask(words, usual).strip() or usual)
            except NoAnswerError as error:
                told = str(error)
                self.say(told[0].upper() + told[1:] + ("" if told.endswith((".", "?")) else "."))
        return read(usual)


def draft_of(name: str, given: GivenAnswers, interview: Interview) -> tuple[Draft, int]:
    """Return what the case is to be, and how many decisions were asked for; raise NoAnswerError."""
    title = interview.answer(given.title, ("What is the case called?", in_words(name)), _text)
    provider = interview.answer(given.provider, ("Who is the provider?", "Saltmarsh Mail"), _text)
    if interview.ask and given.rule_book is None:
        interview.say("A rule book says what the law allows, and when. These come with the game:")
        for book in rule_books():
            interview.say(f"  {book}: {outline_of(book)['about']}")
    rule_book = interview.answer(given.rule_book, ("Which rule book?", USUAL_BOOK), _book)
    places = ("Where is it set? Separate places by commas.", "District court, Court of appeals")
    forums = interview.answer(given.forums, places, _forums)
    about = ("About how many decisions should it have?", str(DECISIONS))
    count = interview.answer(given.decisions, about, _count)
    decisions = min(max(count, fewest(rule_book)), most(rule_book))
    return Draft(name, title, provider, rule_book, forums, decisions), count


def _text(answer: str) -> str:
    if len(answer) > LONGEST_ANSWER:
        raise NoAnswerError(f"that is too long: write {LONGEST_ANSWER} characters at most")
    if not answer.isprintable():
        raise NoAnswerError("that has a character that cannot be shown: write it in plain letters")
    return answer


def _book(answer: str) -> str:
    if answer not in rule_books():
        raise NoAnswerError(
            f"there is no rule book '{answer[:64]}' here. {did_you_mean(answer, rule_books())}"
        )
    return answer


def _forums(answer: str) -> tuple[str, ...]:
    found = tuple(part for part in (_text(part.strip()) for part in answer.split(",")) if part)
    if not found:
        raise NoAnswerError("name at least one place, such as `District court`")
    return found


def _count(answer: str) -> int:
    if not answer.isascii() or not answer.isdecimal() or not 1 <= int(answer[:9]) <= 999:
        raise NoAnswerError(
            f"'{answer[:64]}' is not a number of decisions: write digits, such as `{DECISIONS}`"
        )
    return int(answer)
