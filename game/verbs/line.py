"""The words behind a verb, read by the signature of its function.

A parameter is an argument or an option, as the note beside its type says:
`seed: Annotated[int | None, Option("N", "What chance follows from.")] = None` is `--seed N`.
"""

import argparse
import inspect
import re
import sys
import types
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn, Union, get_args, get_origin, get_type_hints

from game.model.value import value

Verb = Callable[..., None]
HELP = ("-h", "--help")
WIDTH = 80


@value
class Argument:
    """A word without a name, in its order; a list takes all that are left."""

    shown: str
    means: str


@value
class Option:
    """A word with a name and a value behind it; the name is that of the parameter unless there is another."""

    shown: str
    means: str
    name: str = ""
    least: float | None = None
    most: float | None = None


@value
class Switch:
    """A word with a name that is there or not."""

    means: str
    name: str = ""


def stop(sentence: str) -> NoReturn:
    """End as wrong use, with a sentence that says what is possible."""
    print(f"contempt: {sentence}", file=sys.stderr)
    raise SystemExit(2)


def not_written(path: Path, error: OSError) -> NoReturn:
    """End where nothing can be written to a path that was named."""
    why = (error.strerror or "it cannot be opened").lower()
    stop(f"'{path}' cannot be written ({why}): name a place in a folder that is there and open to you")


def do(name: str, verb: Verb, words: Sequence[str]) -> None:
    """Read the words behind a verb, and do what they ask."""
    line = line_of(name, verb)
    if not set(HELP).isdisjoint(words):
        line.print_help()
        return
    known, unknown = line.parse_known_intermixed_args(words)
    if unknown:
        _refuse(unknown[0].partition("=")[0], line)
    verb(**vars(known))


def _refuse(word: str, line: argparse.ArgumentParser) -> NoReturn:
    from game.content.problems import did_you_mean

    meant = did_you_mean(word, options_of(line)) if word.startswith("-") else ""
    stop(f"`{line.prog}` takes no '{word}'. {meant or f'`{line.prog} --help` tells what it takes.'}")


def options_of(line: argparse.ArgumentParser) -> tuple[str, ...]:
    """Return the names of the options that a line takes."""
    actions = line._actions  # noqa: SLF001 -- argparse has no other way to ask
    return tuple(name for action in actions for name in action.option_strings if name not in HELP)


# What argparse says, and how it is said here.
_OURS = (
    ("the following arguments are required: (.*)", r"this is missing: \1"),
    ("expected one argument", "a value is missing behind it"),
    ("ignored explicit argument .*", "it takes no value"),
)


class _Line(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Tell wrong use in one sentence."""
        said = message.removeprefix("argument ")
        for theirs, ours in _OURS:
            said = re.sub(theirs, ours, said)
        stop(f"{said}; `{self.prog} --help` tells what it takes")


def _help(prog: str) -> argparse.HelpFormatter:
    return argparse.HelpFormatter(prog, width=WIDTH)


def line_of(name: str, verb: Verb) -> argparse.ArgumentParser:
    """Return what reads the words behind a verb."""
    line = _Line(f"contempt {name}", description=verb.__doc__, allow_abbrev=False, formatter_class=_help)
    asked = line.add_argument_group("words")
    hints = get_type_hints(verb, include_extras=True)
    for parameter in inspect.signature(verb).parameters.values():
        kind, note = get_args(hints[parameter.name])
        needed = parameter.default is inspect.Parameter.empty
        if isinstance(note, Argument):
            _add_argument(asked, parameter.name, note, (kind, needed))
            continue
        name = note.name or f"--{parameter.name}"
        if isinstance(note, Switch):
            line.add_argument(name, dest=parameter.name, action="store_true", help=_means(note.means))
        else:
            line.add_argument(name, dest=parameter.name, **_taking(note, kind, parameter.default))
    return line


def _add_argument(asks: argparse._ArgumentGroup, name: str, note: Argument, asked: tuple[Any, bool]) -> None:
    hint, needed = asked
    kind, many = _bare(hint)
    how = "+" if many else None if needed else "?"
    asks.add_argument(name, metavar=note.shown, help=_means(note.means), type=kind, nargs=how)


def _taking(note: Option, hint: Any, default: Any) -> dict[str, Any]:
    """Return what an option takes, in the words of argparse."""
    kind, many = _bare(hint)
    return {
        "metavar": note.shown,
        "help": _means(note.means, default),
        "type": _number(kind, note) if kind in (int, float) else kind,
        "action": "append" if many else "store",
        "default": default,
    }


def _means(means: str, default: Any = None) -> str:
    """Return a line of help, in which argparse takes a bare percent sign for its own."""
    return (f"{means} [else {default}]" if default else means).replace("%", "%%")


def _bare(hint: Any) -> tuple[Any, bool]:
    """Return the kind of a word, and whether there may be many."""
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(part for part in get_args(hint) if part is not type(None))
    return (get_args(hint)[0], True) if get_origin(hint) is list else (hint, False)


def _number(kind: type[int] | type[float], note: Option) -> Callable[[str], float]:
    """Return the function that reads a number within the bounds of an option."""
    asked = "a whole number" if kind is int else "a number"
    if note.most is not None:
        asked += f" from {note.least:,} to {note.most:,}"
    elif note.least is not None:
        asked += f" of {note.least:,} or more"

    def number(word: str) -> float:
        try:
            read = kind(word)
        except ValueError:
            read = None
        fits = read is not None and (note.least is None or read >= note.least)
        if read is None or not fits or (note.most is not None and read > note.most):
            raise argparse.ArgumentTypeError(f"{asked} is asked for, not '{word}'")
        return read

    return number
