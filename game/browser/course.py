"""A course: what a student hands in, which is a save with an alias, reasons and answers beside its turns.

Whoever has the game can open it as any save. It is signed by nothing, and asks
nobody for more than a name or an alias of their choice.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from game.model.ids import as_written
from game.model.record import Playthrough
from game.model.scenario import Scenario
from game.model.teaching import Asking
from game.saves.errors import DamagedFileError, NewerFormatError
from game.saves.files import MOST_BYTES
from game.saves.record import Block, Saved, block_of, from_block, items, text, to_text

COURSE_FORMAT = 1
LONGEST_ALIAS, LONGEST_REASON = 40, 280
WHEN = ("before", "after")


@dataclass(frozen=True, slots=True)
class TypedReason:
    """Why a choice was made, as it was typed; `turn` is counted from 1."""

    turn: int
    at: str
    text: str


@dataclass(frozen=True, slots=True)
class Homework:
    """What is handed in besides the play."""

    alias: str = ""
    reasons: tuple[TypedReason, ...] = ()
    # By when it was asked, the answer to the question of each misconception.
    answers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def reasoned(self, turn: int, at: str, said: str) -> "Homework":
        """Return this with one more reason; those of turns that were taken back are gone."""
        earlier = tuple(one for one in self.reasons if one.turn < turn)
        short = shown(said, LONGEST_REASON)
        return replace(self, reasons=(*earlier, TypedReason(turn, at, short)) if short else earlier)

    def answered(self, when: str, answers: Mapping[str, str]) -> "Homework":
        """Return this with the answers to the questions before or after the play."""
        return replace(self, answers={**self.answers, when: dict(answers)})

    def fitting(self, record: Playthrough) -> "Homework":
        """Return this with the reasons of the turns that a play has."""
        made = {number: str(turn.key) for number, turn in enumerate(record.turns, start=1)}
        return replace(self, reasons=tuple(one for one in self.reasons if made.get(one.turn) == one.at))


def marked_scenes(scenario: Scenario) -> frozenset[str]:
    """Return the scenes in which a reason is asked for: those that the case puts to a class."""
    planned = (scene for plan in scenario.teaching.plans.values() for scene in plan.decisions)
    return frozenset(map(as_written, planned))


def questions(scenario: Scenario, when: str) -> dict[str, Asking]:
    """Return the questions that are asked before the play or after it, by their misconception."""
    asked = {name: getattr(one, when) for name, one in scenario.teaching.misconceptions.items()}
    return {name: asking for name, asking in asked.items() if asking}


def shown(typed: str, longest: int) -> str:
    """Return what was typed on one line, without what cannot be shown, and not too long."""
    return " ".join("".join(one if one.isprintable() else " " for one in typed).split())[:longest].rstrip()


def to_course(saved: Saved, homework: Homework) -> str:
    """Return what is handed in, as text."""
    plain = json.loads(to_text(saved))
    fits = homework.fitting(saved.playthrough)
    plain |= {"course_format": COURSE_FORMAT, **homework_to_plain(fits)}
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")) + "\n"


def homework_to_plain(homework: Homework) -> dict[str, Any]:
    """Return homework as plain values."""
    reasons = [[one.turn, one.at, one.text] for one in homework.reasons]
    answers = {when: dict(given) for when, given in homework.answers.items()}
    return {"alias": homework.alias, "reasons": reasons, "answers": answers}


def homework_of(block: Block) -> Homework:
    """Return the homework in a block of keys; raise DamagedFileError."""
    answers = {}
    given = block.block("answers") if "answers" in block else Block({})
    for when in WHEN:
        if when in given:
            named = given.block(when).rest(())
            answers[when] = {
                name: text(answer, f"the answer to '{name[:40]}'") for name, answer in named.items()
            }
    reasons = tuple(_reason(one) for one in block.items("reasons")) if "reasons" in block else ()
    return Homework(shown(block.text("alias"), LONGEST_ALIAS), reasons, answers)


def _reason(plain: object) -> TypedReason:
    parts = items(plain, "a reason")
    if len(parts) != 3 or isinstance(parts[0], bool) or not isinstance(parts[0], int):
        raise DamagedFileError("a reason must have the number of its turn, its choice and its text")
    said = shown(text(parts[2], "a reason"), LONGEST_REASON)
    return TypedReason(parts[0], text(parts[1], "the choice of a reason"), said)


def from_course(written: str) -> tuple[Playthrough, Homework]:
    """Return the play and the homework of a text; raise DamagedFileError or NewerFormatError."""
    if len(written) > MOST_BYTES:
        raise DamagedFileError("it is far too long")
    block = block_of(written.removeprefix("\ufeff"))
    if "course_format" not in block:
        raise DamagedFileError("it is no course: nobody has handed it in")
    found = block.whole("course_format")
    if found > COURSE_FORMAT:
        raise NewerFormatError(found, COURSE_FORMAT)
    record = from_block(block)
    return record, homework_of(block).fitting(record)
