"""One line of the journal for each accepted command: sequence, checksum, phase, command."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from game.classroom.commands import KINDS, Command, RewordText, SettleChance, TypeCount
from game.errors import GameError

JOURNAL_FORMAT = 1
# A class that began under an earlier version of the program can still be recovered.
_EARLIER: Mapping[str, type[Command]] = {"Count": TypeCount, "Draw": SettleChance, "Repair": RewordText}
_hints = cache(get_type_hints)


@dataclass(frozen=True, slots=True)
class JournalOpening:
    """The first line: which scenario is taught, by which plan, with which seed, to which section."""

    scenario: str
    path: str
    edition: str
    plan: str
    seed: int
    rehearsal: bool = False
    section: str = ""


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


class NoCommandError(GameError):
    """Something was taken for a command that is none."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(f"this is no command of a session: {why}")


def opening_line(opening: JournalOpening) -> str:
    """Return the first line of a journal."""
    return _sealed(0, "", {"journal_format": JOURNAL_FORMAT, **asdict(opening)})


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


def to_plain(command: Command) -> dict[str, Any]:
    """Return a command as JSON has it, without the parts that have their default."""
    plain: dict[str, Any] = {"do": type(command).__name__}
    for part in fields(command):
        value = getattr(command, part.name)
        if value != part.default:
            plain[part.name] = list(value) if isinstance(value, tuple) else value
    return plain


def from_plain(plain: Mapping[str, Any]) -> Command:
    """Return the command of a plain value; raise NoCommandError if it is none."""
    name = str(plain.get("do"))
    kind = KINDS.get(name) or _EARLIER.get(name)
    if kind is None:
        raise NoCommandError(f"there is none called {plain.get('do')!r}")
    hints = _hints(kind)
    unknown = set(plain) - set(hints) - {"do"}
    if unknown:
        raise NoCommandError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    given = {key: _fitting(value, hints[key], key) for key, value in plain.items() if key != "do"}
    try:
        return kind(**given)
    except TypeError:
        raise NoCommandError(f"{kind.__name__} needs more than {', '.join(given) or 'nothing'}") from None


def _fitting(value: Any, hint: Any, key: str) -> Any:
    """Return a value as the type that is asked for; raise NoCommandError if it does not fit."""
    hint = getattr(hint, "__supertype__", hint)
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return (
            None if value is None and NoneType in get_args(hint) else _fitting(value, get_args(hint)[0], key)
        )
    if origin is Literal:
        fits = isinstance(value, str) and value in get_args(hint)
    elif origin is tuple:
        if isinstance(value, list | tuple):
            return tuple(_fitting(one, get_args(hint)[0], key) for one in value)
        fits = False
    else:
        # True is a whole number to Python, and none to a class.
        fits = isinstance(value, hint) and (hint is bool or not isinstance(value, bool))
    if not fits:
        raise NoCommandError(f"'{key}' cannot be {value!r}")
    return value
