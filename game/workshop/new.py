"""A new case, for `contempt new`: some questions, and a folder with a draft that checks clean and plays.

Beside the rule books lie the outlines of their drafts and the templates of the files, which are filled here.
"""

# Longer than 250 lines because the questions and the draft that is made of the answers are read together.
import json
import re
import shutil
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TypeVar

from game import places
from game.content.library import FILE
from game.content.loading import load, read_rule_book
from game.content.names import in_words
from game.content.problems import did_you_mean
from game.content.words import load_words
from game.errors import GameError
from game.pages.rendering import fill
from game.proof.checks import check
from game.search.minutes import reading_minutes
from game.search.steps import compile_steps
from game.workshop.outlines import (
    USUAL_BOOK,
    DraftBook,
    Outline,
    outline_of,
    own_book,
    read,
    rule_books,
    without_moves,
)
from game.workshop.schema import schema_for

LONGEST_NAME = 64
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class NotNewError(GameError):
    """A new case cannot be written: its name will not do, or something is there already."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a new case is about: its name and title, the provider, the rule book, the courts, its length."""

    name: str
    title: str
    provider: str
    rule_book: str
    forums: tuple[str, ...]
    decisions: int
    outline: Outline
    own_files: tuple[Path, ...] = ()  # where the rule book is the author's own
    served: str = "company"

    @property
    def scenes(self) -> tuple[Outline, ...]:
        """Return all decisions in order: those of the rule book, with moments spread evenly between them."""
        steps = self.outline["decisions"]
        spare = _moments(self.outline)[: max(0, self.decisions - len(steps))]
        found: list[Outline] = []
        for gaps, step in zip(range(len(steps) - 1, -1, -1), steps, strict=True):
            count = -(-len(spare) // gaps) if gaps else 0
            found += step, *spare[:count]
            spare = spare[count:]
        return tuple(found)

    def _said(self, text: str) -> str:
        """Return a text that names the provider, with a capital where the name begins a sentence."""
        opening = self.provider[:1].upper() + self.provider[1:]
        return re.sub(r"(^|[.!?] )\{provider\}", r"\1{opening}", text).format(
            provider=self.provider, opening=opening
        )

    def filled(self, template: str, **more: object) -> str:
        """Return a file of the case from its template."""
        values = asdict(self) | {"scenes": self.scenes, "service": served()[self.served]["text"]} | more
        values["said"] = self._said
        return fill(places.drafts() / f"{template}.j2", **values)


def fewest(outline: Outline) -> int:
    """Return the fewest decisions that a case of an outline has."""
    return len(outline["decisions"])


def most(outline: Outline) -> int:
    """Return the most decisions that a new case has; its author adds what more it needs."""
    return fewest(outline) + len(_moments(outline))


def _moments(outline: Outline) -> list[Outline]:
    """Return the decisions between the steps of the law: where the order is secret, none that is public."""
    moments = read(places.drafts() / "moments.yaml")["moments"]
    return [one for one in moments if not ("secret" in outline and "public" in one)]


def served() -> Mapping[str, Outline]:
    """Return who may be served with an order, by a word for each."""
    found: Mapping[str, Outline] = read(places.drafts() / "moments.yaml")["served"]
    return found


def fit_name(name: str, inside: Path) -> str:
    """Return a name that a new case can have in a folder; raise NotNewError otherwise."""
    if not _NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        nearest = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:LONGEST_NAME].strip("-")
        raise NotNewError(
            f"'{name}' cannot be the name of a case: use lowercase letters, digits and single hyphens, "
            f"such as `{nearest or 'my-case'}`"
        )
    if (places.scenarios() / name / FILE).is_file():
        raise NotNewError(f"a case that comes with the game is called '{name}': choose another name")
    if (inside / name).exists():
        raise NotNewError(
            f"this folder already has something called '{name}', which was left as it is: choose another name"
        )
    return name


def write_case(draft: Draft, inside: Path) -> tuple[Path, ...]:
    """Write the folder of a new case; return its files. Raise NotNewError where it cannot be written."""
    folder = inside / fit_name(draft.name, inside)
    try:
        files = _written(draft, folder)
        found = check([folder], load_words()).problems if draft.own_files else ()
        if any(one.place.path.parent.name != "procedures" for one in found):
            # The author's book asks for more than a draft has: then it is for the author to make its moves.
            files = _written(replace(draft, outline=without_moves(draft.outline)), folder)
    except FileExistsError as error:
        raise NotNewError(f"there is a folder '{folder}' already: choose another name") from error
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)  # It can be tried again.
        raise NotNewError(f"the folder '{folder}' cannot be written: {error.strerror}") from error
    return files


def _written(draft: Draft, folder: Path) -> tuple[Path, ...]:
    """Write the files of a new case, and return them."""
    (folder / "playbooks").mkdir(parents=True, exist_ok=bool(draft.own_files))
    own = [folder / "procedures" / file.name for file in draft.own_files]
    for file, source in zip(own, draft.own_files, strict=True):
        file.parent.mkdir(exist_ok=True)
        shutil.copyfile(source, file)
    # A draft says the minutes that are nearest to what its mean play takes.
    (folder / FILE).write_text(draft.filled(FILE, minutes=1), "utf-8")
    scenario = load(folder / FILE).scenario
    mean = float(reading_minutes(compile_steps(scenario)).mean) if scenario else 1.0
    minutes = min(range(1, 30), key=lambda minutes: abs(mean - minutes) / minutes)
    files = {
        folder / FILE: draft.filled(FILE, minutes=minutes),
        # Counsel fights on everywhere, and wins in the last court.
        folder / "playbooks" / "expected.yaml": draft.filled("playbook.yaml"),
        folder / "teaching.md": draft.filled("teaching.md"),
    }
    for file, text in files.items():
        file.write_text(text, "utf-8")
    schemas = {folder / f"{kind}.schema.json": kind for kind in ("scenario", "playbook")}
    for file, kind in schemas.items():
        # Without the names of the draft: they are the first thing that its author changes.
        written = json.dumps(schema_for(kind), indent=2, ensure_ascii=False)
        file.write_text(written + "\n", "utf-8")
    return (*files, *own, *schemas)


def lines(draft: Draft, folder: Path, asked: int) -> list[str]:
    """Return what an author reads when the case is there: what was written, and what to do next."""
    said = [f"The case '{draft.name}' is written into the folder '{folder}'."]
    if draft.decisions != asked:
        few = (
            "the rule book asks for that many" if draft.decisions > asked else "add as many more as you like"
        )
        said.append(f"It has {draft.decisions} decisions: {few}.")
    return [
        *said,
        "",
        f"  contempt play {draft.name}      plays it as it is; add --text for plain lines",
        f"  contempt preview {draft.name}   shows it while you write, again after each save",
        f"  contempt check {draft.name}     reports problems to fix",
        "",
        "Open scenario.yaml in a text editor and rewrite it piece by piece.",
        f"Move the folder into '{places.user_scenarios()}', and the library and `contempt list` show it.",
    ]


def plain(draft: Draft, files: tuple[Path, ...]) -> dict[str, object]:
    """Return what was written as data for other programs; the keys are stable."""
    return {"id": draft.name, "decisions": draft.decisions, "files": [str(file) for file in files]}


DECISIONS = 6
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
    provider = interview.answer(given.provider, ("Who is the provider?", "Saltmarsh Mail"), _text)
    if interview.ask and given.rule_book is None:
        interview.say("A rule book says what the law allows, and when. These come with the game:")
        for one in rule_books():
            interview.say(f"  {one}: {outline_of(one)['about']}")
        interview.say("A file of your own, such as `my-book.yaml`, will do as well.")
    book = interview.answer(
        given.rule_book, ("Which rule book?", USUAL_BOOK), lambda answer: _book(answer, here)
    )
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
    if read_rule_book(book.files[0])[1] or not re.fullmatch(_NAME, book.id):
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
