"""The printed pack of a class: handout, card, slips, booklet, teacher's sheet, privacy sheet; and tickets."""

# Longer than 250 lines because all that is printed for one class is worked out from the same sheets.
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from game.classroom import keys
from game.classroom.acts.entering import entered
from game.classroom.decisions import ClassCourse, ClassDecision, jumped
from game.classroom.keys import qr_code
from game.classroom.lesson import Lesson
from game.classroom.moot import CRITERIA, STEPS, seconds_of
from game.classroom.phases import Phase
from game.classroom.polls import LETTERS, percents
from game.classroom.session import Session
from game.classroom.views.ballots import PROMPTS, ballot_body
from game.classroom.views.facts import facts_body
from game.classroom.views.history import history_body
from game.classroom.views.papers import paper_sheets
from game.classroom.views.wording import ClassWording
from game.classroom.working import begun
from game.model.ids import ArgumentId, OutcomeId
from game.model.record import Turn
from game.pages.rendering import render
from game.saves.files import write_whole

# Rows of two on a page: the slips of a first vote have room for a reason.
_SLIP_ROWS = (("first", 4), ("second", 10))
# The back of a card in square millimetres, and what a character takes of it in type of one point.
_BACK, _CHARACTER = 40_000, 0.11
_SMALLEST_TYPE, _LARGEST_TYPE = 12.0, 28.0
# Pages of the booklet are numbered from here; the first is how to read it.
_FIRST_PAGE = 2
_ASKED: tuple[Phase, ...] = ("question-before", "question-after")


Values = dict[str, Any]
"""What a part of the pack is filled with, under the names that its templates know."""


def pack_of(lesson: Lesson) -> Values:
    """Return all that is printed for a plan; a decision off the real course is left out."""
    start, stops = begun(lesson, 0), lesson.stops
    sheets: list[Values] = []
    page = _FIRST_PAGE
    for number, scene in enumerate(lesson.plan.decisions, start=1):
        # The class as it comes to the decision on the real course.
        course: ClassCourse | None = start.course
        if start.course.scene != scene:
            course = jumped(lesson.case, lesson.real, scene) if lesson.real else None
        stop = next((at for at, one in enumerate(stops) if one.decision == number), None)
        if course is None or stop is None:
            continue
        session = entered(replace(start, courses=(course,), stop=stop))
        if (decision := session.decision) is None:
            continue
        sheets.append(_decision_sheet(session, decision, page))
        page += 1 + len(sheets[-1]["options"])
    wording = ClassWording.of(start)
    at_history = replace(start, stop=next(at for at, stop in enumerate(stops) if stop.phase == "history"))
    return {
        "title": wording.title,
        "role": wording.text(lesson.scenario.words.role),
        "content_note": lesson.scenario.teaching.content_note,
        "brief": facts_body(start, full=True),
        "decisions": sheets,
        "card": _card(sheets),
        "teacher": _teachers_sheet(lesson, at_history),
        "moot": _moot(lesson, sheets),
        "history_page": page,
        # It is sealed until the decisions are over.
        "history": history_body(at_history),
        "papers": paper_sheets(start),
        "answers": paper_sheets(at_history),
    }


def _card(sheets: list[Values]) -> Values:
    """Return the card of a student: the letters on its front, the options of all decisions on its back."""
    options = [[option for option in one["voting"].options if option.open] for one in sheets]
    letters = sorted({option.letter for one in options for option in one})
    longest = max((sum(len(option.label) + 4 for option in one) for one in options), default=1)
    size = (_BACK / max(1, len(sheets)) / longest / _CHARACTER) ** 0.5
    return {
        "letters": letters,
        "across": 2 if len(letters) <= 4 else 3,
        "down": 2 if len(letters) <= 6 else 3,
        "points": round(min(max(size, _SMALLEST_TYPE), _LARGEST_TYPE), 1),
    }


def _moot(lesson: Lesson, sheets: list[Values]) -> Values | None:
    """Return the sheet of the moot, for each judge and speaker: the steps, and what the bench marks."""
    number, words = lesson.plan.mooted, lesson.words
    voting = next((one["voting"] for one in sheets if one["number"] == number), None)
    minutes = next((stop.minutes for stop in lesson.stops if stop.phase == "moot"), 0.0)
    if voting is None or not minutes:
        return None
    timed = [(step, seconds_of(item, minutes) / 60) for item, step in enumerate(STEPS) if STEPS[step]]
    return {
        "question": voting.question,
        "options": [one for one in voting.options if one.open],
        "steps": [
            (words(f"class.moot.step.{step}"), lasts, words(f"class.moot.says.{step}"))
            for step, lasts in timed
        ],
        "criteria": [(words(f"class.moot.by.{one}"), words(f"class.moot.means.{one}")) for one in CRITERIA],
        "sides": [words(f"class.report.column.{one}") for one in ("client", "other_side")],
    }


def _teachers_sheet(lesson: Lesson, at_history: Session) -> Values:
    """Return the clock of the plan with what to say, the questions, and the claims, with what is right."""
    words, text = lesson.words, ClassWording.of(at_history).text
    asked = [(when, question) for when in _ASKED if (question := lesson.question(when)) is not None]
    return {
        "stops": list(_clock(lesson)),
        "prompts": [words(f"class.prompt.{number}") for number in range(1, PROMPTS + 1)],
        "questions": [
            {
                "label": words(f"class.phase.{when}"),
                "ask": text(question.ask),
                "answers": [
                    (letter, text(answer), key == question.right)
                    for letter, (key, answer) in zip(LETTERS, question.answers.items(), strict=False)
                ],
            }
            for when, question in asked
        ],
        "claims": [
            {
                "claim": text(one.claim),
                "right": words("class.agree" if one.holds else "class.disagree"),
                "why": text(f"{one.in_fact} {one.because}"),
            }
            for one in lesson.misconceptions
        ],
    }


def _clock(lesson: Lesson) -> Iterator[Values]:
    """Yield when each phase starts and ends, and what to say; later decisions have one line each."""
    starts, words, told = 0.0, lesson.words, set[str]()
    for decision, found in groupby(lesson.stops, key=lambda stop: stop.decision):
        lines = list[Values]()
        for stop in found:
            label, key = words(f"class.phase.{stop.phase}"), f"pack.say.{stop.phase}"
            says = words(key) if key in words and key not in told else ""
            told.add(key)
            lines.append({"starts": starts, "ends": starts + stop.minutes, "label": label, "says": says})
            starts += stop.minutes
        if decision > 1:
            when = [words("pack.from", phase=one["label"], minute=f"{one['starts']:.0f}") for one in lines]
            says = " ".join(["; ".join(when) + ".", *(one["says"] for one in lines if one["says"])])
            label = words("pack.decision", number=decision)
            yield {"starts": lines[0]["starts"], "ends": starts, "label": label, "says": says}
        else:
            yield from (one for one in lines if one["starts"] != one["ends"])


def _decision_sheet(session: Session, decision: ClassDecision, page: int) -> Values:
    ballot = ballot_body(session, decision, counts=False)
    opened = enumerate((option for option in ballot.options if option.open), start=page + 1)
    options = [
        {
            "letter": one.letter,
            "label": one.label,
            "page": own_page,
            "results": list(_results(session, decision, one.letter)),
        }
        for own_page, one in opened
    ]
    scenario, text = session.lesson.scenario, ClassWording.of(session).text
    weighed = ((one.letter, scenario.choice(one.key).teaching) for one in decision.options)
    return {
        "number": decision.number,
        "page": page,
        "reading": facts_body(session, full=False),
        "voting": ballot,
        "options": options,
        "notes": text(scenario.scenes[decision.scene].notes),
        "reasons": {letter: (text(one.best_for), text(one.best_against)) for letter, one in weighed},
    }


def _results(session: Session, decision: ClassDecision, letter: str) -> Iterator[Values]:
    """Yield every way an option can turn out, with the grounds that history picked, or the first ones."""
    case, position, wording = session.lesson.case, session.position, ClassWording.of(session)
    key = decision.option(letter).key
    picks: tuple[ArgumentId, ...] = ()
    offer = case.picks(position, key.choice)
    if offer is not None:
        real = session.lesson.real.steps if session.lesson.real else ()
        known = next((step.turn.picks for step in real if step.turn.key == key), ())
        picks = known if known and offer.takes(known) else offer.options[: offer.at_most]
    outcomes = case.outcomes(position, key.choice, picks)
    # Odds as whole numbers of 100, so that a drawn number decides.
    points = percents([int(one.odds * 10_000) for one in outcomes]) or [100]
    last = 0
    found: list[OutcomeId | None] = [one.outcome.id for one in outcomes] or [None]
    for outcome, share in zip(found, points, strict=True):
        step = case.advance(position, Turn(key.scene, key.choice, picks, outcome))
        ending = case.ending(step.after)
        yield {
            # The numbers that draw it.
            "first": last + 1,
            "last": last + share,
            "label": wording.text(step.outcome.label) if step.outcome else "",
            "text": wording.paragraphs(step),
            "entries": wording.entries((step,)),
            "moves": wording.moves(step),
            "ended": wording.text(ending.title) if ending else "",
        }
        last += share


@dataclass(frozen=True, slots=True)
class Ticket:
    """A single-use ticket: eight characters, and the picture that brings code and ticket along."""

    characters: str
    squares: tuple[tuple[bool, ...], ...]

    @property
    def digest(self) -> str:
        """Return what the room keeps of it."""
        return keys.digest(self.characters)


def pack_pages(lesson: Lesson) -> Mapping[str, str]:
    """Return the pages of the pack by the names of their files."""
    pack = pack_of(lesson)
    names = ["handout", "card", "slips", "booklet", "teacher", "privacy"]
    names += ["moot"] if pack["moot"] else []
    names += ["paper", "paper-answers"] if pack["papers"] else []
    return {f"{name}.html": _page(lesson, name, pack=pack, rows=_SLIP_ROWS) for name in names}


def tickets(count: int, url: str, code: str) -> tuple[Ticket, ...]:
    """Return this many new tickets for a room that is open."""
    made = (keys.short_key() for _ in range(count))
    return tuple(Ticket(one, qr_code(f"{url}/?code={code}&ticket={one}")) for one in made)


def tickets_page(lesson: Lesson, made: tuple[Ticket, ...], url: str, code: str) -> str:
    """Return the page of the tickets; it is the only place where they stand."""
    return _page(lesson, "tickets", tickets=made, url=url, code=f"{code[:3]} {code[3:]}")


def write_pages(pages: Mapping[str, str | bytes], folder: Path) -> Path:
    """Write pages into a folder, which is made where it is missing; return the folder; raise OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        write_whole(folder / name, text)
    return folder


def _page(lesson: Lesson, name: str, **values: object) -> str:
    language = lesson.scenario.words.language
    return render(f"pack/{name}.html", language=language, words=lesson.words, **values)
