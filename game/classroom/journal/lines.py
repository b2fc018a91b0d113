"""One line of the journal for each accepted command: sequence, checksum, phase, command."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from game.classroom.command_lines import NoCommandError, from_plain, to_plain
from game.classroom.commands import Command
from game.errors import GameError

JOURNAL_FORMAT = 1


@dataclass(frozen=True, slots=True)
class JournalOpening:
    """The first line: which scenario is taught, by which plan, with which seed."""

    scenario: str
    path: str
    edition: str
    plan: str
    seed: int
    rehearsal: bool = False


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One command as it was accepted, its number from 1, and the phase in which it was."""

    sequence: int
    phase: str
    command: Command


class BadLineError(GameError):
    """A line of a journal that is not what was written there; recovery stops before it."""

    def __init__(self, number: int, why: str) -> None:
        self.number, self.why = number, why
        super().__init__(
            f"line {number} of the journal cannot be read ({why}); the class goes on from before it"
        )


def opening_line(opening: JournalOpening) -> str:
    """Return the first line of a journal."""
    plain = {
        "journal_format": JOURNAL_FORMAT,
        "scenario": opening.scenario,
        "path": opening.path,
        "edition": opening.edition,
        "plan": opening.plan,
        "seed": opening.seed,
        "rehearsal": opening.rehearsal,
    }
    return _sealed(0, "", plain)


def command_line(written: JournalLine) -> str:
    """Return the line of a command."""
    return _sealed(written.sequence, written.phase, to_plain(written.command))


def read_opening(line: str) -> JournalOpening:
    """Return what the first line says; raise BadLineError."""
    sequence, _, plain = _unsealed(line, 1)
    if sequence != 0 or plain.pop("journal_format", None) != JOURNAL_FORMAT:
        raise BadLineError(1, "it is not the first line of a journal of this version")
    try:
        return JournalOpening(**plain)
    except TypeError:
        raise BadLineError(1, "it does not say what is taught") from None


def read_command(line: str, number: int) -> JournalLine:
    """Return the command of a line, counted from 1 with the opening; raise BadLineError."""
    sequence, phase, plain = _unsealed(line, number)
    if sequence != number - 1:
        raise BadLineError(number, f"number {number - 1} is missing before it")
    try:
        return JournalLine(sequence, phase, from_plain(plain))
    except NoCommandError as error:
        raise BadLineError(number, str(error)) from None


def _sealed(sequence: int, phase: str, plain: dict[str, Any]) -> str:
    body = _json([sequence, phase, plain])
    return _json([sequence, _checksum(body), phase, plain]) + "\n"


def _unsealed(line: str, number: int) -> tuple[int, str, dict[str, Any]]:
    try:
        sequence, checksum, phase, plain = json.loads(line)
    except (ValueError, TypeError, RecursionError):
        raise BadLineError(number, "it is no line of a journal") from None
    if not isinstance(plain, dict) or _checksum(_json([sequence, phase, plain])) != checksum:
        raise BadLineError(number, "its checksum does not fit")
    return sequence, phase, plain


def _checksum(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()[:12]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))
