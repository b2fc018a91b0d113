"""What can be typed: a number, a number with a question mark, or the letter or word of a command."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from game.content.words import Words

Name = Literal[
    "docket",
    "record",
    "meters",
    "clock",
    "procedure",
    "glossary",
    "authorities",
    "documents",
    "text",
    "undo",
    "redo",
    "save",
    "help",
    "quit",
]

NAMES: tuple[Name, ...] = (
    *("docket", "record", "meters", "clock", "procedure", "glossary", "authorities", "documents"),
    *("text", "undo", "redo", "save", "help", "quit"),
)


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A number was typed; `asks` says that a question mark came with it."""

    number: int
    asks: bool = False


@dataclass(frozen=True, slots=True)
class TypedCommand:
    """A command was typed, and perhaps something after it."""

    name: Name
    rest: str = ""


@dataclass(frozen=True, slots=True)
class UnknownInput:
    """Something was typed that is neither."""

    given: str


Typed: TypeAlias = TypedNumber | TypedCommand | UnknownInput


def understood(given: str, words: Words) -> Typed:
    """Return what a typed line means."""
    asked = given.strip()
    number = asked.strip("?.) \t")
    # A number of many digits is no choice, and takes long to read.
    if number.isascii() and number.isdigit() and len(number) <= 3:
        return TypedNumber(int(number), "?" in asked)
    first, _, rest = asked.partition(" ")
    for name in NAMES:
        if first.lower() in words(f"terminal.command.{name}").split():
            return TypedCommand(name, rest.strip())
    return UnknownInput(asked)


def numbers_in(given: str) -> tuple[int, ...] | None:
    """Return the numbers of a line, with spaces or commas between them; None where it has others."""
    parts = given.replace(",", " ").split()
    if not all(part.isascii() and part.isdigit() and len(part) <= 3 for part in parts):
        return None
    return tuple(int(part) for part in parts)
