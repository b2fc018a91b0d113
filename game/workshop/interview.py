"""The questions of `contempt new`, answered on the command line or when they are asked."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from game.content.loading import read_rule_book
from game.content.names import in_words
from game.content.problems import did_you_mean
from game.errors import GameError
from game.workshop.new import NAME, Draft, fewest, most, served
from game.workshop.outlines import USUAL_BOOK, DraftBook, Outline, outline_of, own_book, rule_books

DECISIONS = 6
PROVIDER = "Saltmarsh Mail"
PLACES = "District court, Court of appeals"
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
    order: str | None = None
    court: str | None = None
    served: str | None = None
    forums: str | None = None
    decisions: str | None = None


@dataclass(frozen=True, slots=True)
class Interview:
    """Asks the author, or takes the usual answers if there is nobody to ask."""

    ask: Ask | None
    say: Callable[[str], None]

    def answer(self, given: str | None, question: tuple[str, str], read: Callable[[str], T]) -> T:
        """Return what was given, or the answer to a question, asked until it fits; raise NoAnswerError."""
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


def draft_of(name: str, given: GivenAnswers, interview: Interview, here: Path) -> tuple[Draft, int]:
    """Return what the case is to be, and how many decisions were asked for; raise NoAnswerError."""
    title = interview.answer(given.title, ("What is the case called?", in_words(name)), _text)
    provider = interview.answer(given.provider, ("Who is your client?", PROVIDER), _text)
    if interview.ask and given.rule_book is None:
        interview.say("A rule book says what the law allows, and when. These come with the game:")
        for one in rule_books():
            interview.say(f"  {one}: {outline_of(one)['about']}")
        interview.say("A file of your own, such as `my-book.yaml`, will do as well.")
    book = interview.answer(
        given.rule_book, ("Which rule book?", USUAL_BOOK), lambda answer: _book(answer, here)
    )
    if book.files and provider == PROVIDER:  # A name that nobody gave, and a company for mail.
        provider = "the client"
    plain = outline_of(book)
    order = _picked(interview, given.order, "Which order?", plain.get("orders", {}))
    court = _picked(interview, given.court, "Which court?", plain.get("courts", {}))
    who = _picked(interview, given.served, "Who is served with it?", served())
    outline = outline_of(book, order, court)
    where = ("Where is it set? Separate places by commas.", str(outline.get("places", PLACES)))
    forums = interview.answer(given.forums, where, _forums)
    about = ("About how many decisions should it have?", str(DECISIONS))
    count = interview.answer(given.decisions, about, _count)
    decisions = min(max(count, fewest(outline)), most(outline))
    return Draft(name, title, provider, book.id, forums, decisions, outline, book.files, who), count


def _picked(interview: Interview, given: str | None, question: str, options: Mapping[str, Outline]) -> str:
    """Return which of some options is meant, the first where there is but one; raise NoAnswerError."""
    if not options:
        if given is not None:
            raise NoAnswerError(f"under this rule book there is no choice: leave '{given[:64]}' out")
        return ""

    def read_option(answer: str) -> str:
        if answer not in options:
            raise NoAnswerError(f"there is no '{answer[:64]}' here. {did_you_mean(answer, options)}")
        return answer

    if interview.ask and given is None:
        for name, option in options.items():
            interview.say(f"  {name}: {option['about']}")
    return interview.answer(given, (question, next(iter(options))), read_option)


def _text(answer: str) -> str:
    if len(answer) > LONGEST_ANSWER:
        raise NoAnswerError(f"that is too long: write {LONGEST_ANSWER} characters at most")
    if not answer.isprintable():
        raise NoAnswerError("that has a character that cannot be shown: write it in plain letters")
    return answer


def _book(answer: str, here: Path) -> DraftBook:
    if answer in rule_books():
        return DraftBook(answer)
    book = own_book(answer, here)
    if book is None:
        raise NoAnswerError(
            f"there is no rule book '{answer[:64]}' here. {did_you_mean(answer, rule_books())}"
        )
    if read_rule_book(book.files[0])[1] or not re.fullmatch(NAME, book.id):
        raise NoAnswerError(f"the rule book '{answer[:64]}' has mistakes: `contempt check` reports them")
    return book


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
