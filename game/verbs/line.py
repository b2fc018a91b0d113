"""The words behind a verb, read by the signature of its function.

A parameter is an argument or an option, as the note beside its type says:
`seed: Annotated[int | None, ValueOption("N", "The seed of chance.")] = None` is `--seed N`.
"""

import argparse
import contextlib
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
class Positional:
    """A word known by its order; a list takes all that are left."""

    shown: str
    means: str


@value
class ValueOption:
    """A name with a value after it; the name is that of the parameter unless another is given."""

    shown: str
    means: str
    name: str = ""
    least: float | None = None
    most: float | None = None


@value
class Switch:
    """A name that is there or not."""

    means: str
    name: str = ""


def stop(sentence: str) -> NoReturn:
    """End as wrong use, with a sentence that says what is possible instead."""
    print(f"contempt: {sentence}", file=sys.stderr)
    raise SystemExit(2)


def not_written(path: Path, error: OSError) -> NoReturn:
    """End as wrong use, since nothing can be written to a path."""
    why = (error.strerror or "it cannot be opened").lower()
    stop(f"'{path}' cannot be written ({why}): name a file in a folder that exists and that you may write to")


def do(name: str, verb: Verb, words: Sequence[str]) -> None:
    """Read the words behind a verb, and do what they ask."""
    line = line_of(name, verb)
    if not set(HELP).isdisjoint(words):
        line.print_help()
        return
    known, unknown = line.parse_known_intermixed_args(words)
    if unknown:
        from game.content.problems import did_you_mean

        word = unknown[0].partition("=")[0]
        meant = did_you_mean(word, options_of(line)) if word.startswith("-") else ""
        stop(f"`{line.prog}` takes no '{word}'. {meant or f'`{line.prog} --help` shows what it takes.'}")
    verb(**vars(known))


def options_of(line: argparse.ArgumentParser) -> tuple[str, ...]:
    """Return the names of the options that a line takes."""
    actions = line._actions  # noqa: SLF001 -- argparse has no other way to ask
    return tuple(name for action in actions for name in action.option_strings if name not in HELP)


# What argparse says, and how it is said here.
_OURS = (
    ("the following arguments are required: (.*)", r"missing: \1"),
    ("expected one argument", "it needs a value"),
    ("ignored explicit argument .*", "it takes no value"),
)


class _Line(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Report wrong use in one sentence."""
        said = message.removeprefix("argument ")
        for theirs, ours in _OURS:
            said = re.sub(theirs, ours, said)
        stop(f"{said}; `{self.prog} --help` shows what it takes")


def line_of(name: str, verb: Verb) -> argparse.ArgumentParser:
    """Return what reads the words behind a verb."""

    def shaped(prog: str) -> argparse.HelpFormatter:
        return argparse.HelpFormatter(prog, width=WIDTH)

    line = _Line(f"contempt {name}", description=verb.__doc__, allow_abbrev=False, formatter_class=shaped)
    positional = line.add_argument_group("words")
    hints = get_type_hints(verb, include_extras=True)
    for parameter in inspect.signature(verb).parameters.values():
        hint, note = get_args(hints[parameter.name])
        kind, many = _bare(hint)
        help_ = note.means.replace("%", "%%")  # argparse takes a bare percent sign for its own.
        match note:
            case Positional(shown=shown):
                how = "+" if many else None if parameter.default is inspect.Parameter.empty else "?"
                positional.add_argument(parameter.name, metavar=shown, help=help_, type=kind, nargs=how)
            case Switch(name=word):
                word = word or f"--{parameter.name}"
                line.add_argument(word, dest=parameter.name, action="store_true", help=help_)
            case ValueOption(shown=shown, name=word):
                line.add_argument(
                    word or f"--{parameter.name}",
                    dest=parameter.name,
                    metavar=shown,
                    help=f"{help_} [default: {parameter.default}]" if parameter.default else help_,
                    type=_number(kind, note) if kind in (int, float) else kind,
                    action="append" if many else "store",
                    default=parameter.default,
                )
    return line


def _bare(hint: Any) -> tuple[Any, bool]:
    """Return the kind of a word, and whether there may be many."""
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(part for part in get_args(hint) if part is not type(None))
    return (get_args(hint)[0], True) if get_origin(hint) is list else (hint, False)


def _number(kind: type[int] | type[float], note: ValueOption) -> Callable[[str], float]:
    """Return the function that reads a number within the bounds of an option."""
    asked = "a whole number" if kind is int else "a number"
    if note.most is not None:
        asked += f" from {note.least:,} to {note.most:,}"
    elif note.least is not None:
        asked += f" of {note.least:,} or more"

    def number(word: str) -> float:
        with contextlib.suppress(ValueError):
            read = kind(word)
            if (note.least is None or read >= note.least) and (note.most is None or read <= note.most):
                return read
        raise argparse.ArgumentTypeError(f"write {asked}, not '{word}'")

    return number
