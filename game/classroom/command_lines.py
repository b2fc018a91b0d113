"""Commands as plain values and back: for the journal, the pipe of the teacher, and tests."""

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from game.classroom.commands import Command
from game.errors import GameError

# A class that began under an earlier version of the program can still be recovered.
_FORMER_NAMES = {"Count": "TypeCount", "Draw": "SettleChance", "Repair": "RewordText"}


class NoCommandError(GameError):
    """Something was taken for a command that is none."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(f"this is no command of a session: {why}")


def to_plain(command: Command) -> dict[str, Any]:
    """Return a command as JSON has it; what stands as usual is left out."""
    plain: dict[str, Any] = {"do": type(command).__name__}
    for part in fields(command):
        value = getattr(command, part.name)
        if value != part.default:
            plain[part.name] = list(value) if isinstance(value, tuple) else value
    return plain


def from_plain(plain: Mapping[str, Any]) -> Command:
    """Return the command of a plain value; raise NoCommandError where it is none."""
    name = str(plain.get("do"))
    kind = _kinds().get(_FORMER_NAMES.get(name, name))
    if kind is None:
        raise NoCommandError(f"there is none called {plain.get('do')!r}")
    hints = _hints(kind)
    unknown = set(plain) - set(hints) - {"do"}
    if unknown:
        raise NoCommandError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    given = {key: _fitting(value, hints[key], key) for key, value in plain.items() if key != "do"}
    try:
        return cast("Command", kind(**given))
    except TypeError:
        raise NoCommandError(f"{kind.__name__} needs more than {', '.join(given) or 'nothing'}") from None


@cache
def _kinds() -> Mapping[str, type]:
    return {kind.__name__: kind for kind in get_args(Command)}


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _fitting(value: Any, hint: Any, key: str) -> Any:
    """Return a value of the type that is asked for; raise NoCommandError for any other."""
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
