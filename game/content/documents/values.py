"""The kinds of value that a key can ask for, how each is read, and the mistake where one does not fit.

Everything is a text until a key asks. A kind is a type with notes beside it, such as
`Annotated[int, By(whole_number)]`: each note makes the function that reads it from the one that reads
what stands before the note.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import field, replace
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Annotated, Any, Literal, TypeAlias, TypeVar

from game.content.problems import MOST_ERRORS
from game.content.tree import Plain, Steps
from game.errors import GameError
from game.model.cites import Cite, cite_of
from game.model.value import value


@value
class Mistake:
    """One part of a file that does not fit: of which kind that is, what was written, and the way to it."""

    kind: str
    given: Plain
    steps: Steps = ()
    known: Mapping[str, str] = field(default_factory=dict)  # what was asked for, with what it means
    at_key: bool = False


class MistakesError(GameError):
    """A part of a file does not fit: all mistakes that are inside it."""

    def __init__(self, *mistakes: Mistake) -> None:
        self.mistakes = mistakes
        super().__init__(f"{len(mistakes)} parts of a file do not fit")

    def add_to(self, mistakes: list[Mistake], step: str | int) -> None:
        """Add them to those of the list or block that they are in, where they stand at a step."""
        # Where there are so many that nobody will be told of more, they end the reading.
        mistakes += [replace(one, steps=(step, *one.steps)) for one in self.mistakes]
        if len(mistakes) >= MOST_ERRORS:
            raise MistakesError(*mistakes) from None


T = TypeVar("T")
# Reads a part of a file, or raises MistakesError.
Read: TypeAlias = Callable[[Any], T]

LONGEST_DURATION = 36_525
EARLIEST, LATEST = date(1600, 1, 1), date(2999, 12, 31)

_WHOLE = re.compile(r"-?\d{1,15}\Z", re.ASCII)
_DECIMAL = re.compile(r"-?\d{1,6}(\.\d{1,6})?\Z", re.ASCII)
_FRACTION = re.compile(r"(-?\d{1,6})/([1-9]\d{0,5})\Z", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
# A cite that ends where its pin should stand, or that goes on without `at`.
_UNPINNED = re.compile(r"\S+\s+at\s*\Z|[a-z0-9-]+,?\s+[\d(§¶][^,]*\Z")
# One source behind another: only in brackets does a comma part them, and a semicolon never does.
_SEVERAL = re.compile(r"[a-z0-9-]+(?: at [^;,]*)?[;,]\s*[a-z0-9]+(?:-[a-z0-9]+)+ at \S")
_SHARED = 100
_DURATION = re.compile(r"(-?\d{1,6}) (day|week)s?\Z", re.ASCII)
# Fractions take long to make, and a case has few different ones.
_exactly = lru_cache(maxsize=1_000)(Fraction)


def wrong(kind: str, given: Plain) -> MistakesError:
    """Return the error for a value that is not of its kind."""
    return MistakesError(Mistake(kind, given))


def whole_number(written: Plain) -> int:
    """Read a whole number such as `60` or `-25`."""
    if not isinstance(written, str) or not _WHOLE.match(written):
        raise wrong("whole number", written)
    return int(written)


def points(written: Plain) -> Fraction:
    """Read points of 100 such as `35` or `2.5`, or a fraction of them all such as `1/3`, exactly."""
    if isinstance(written, str) and (fraction := _FRACTION.match(written)):
        above, below = int(fraction[1]), int(fraction[2])
        if above + below == _SHARED:  # `60/40` is no part of a whole, but what two outcomes have.
            raise wrong("shared points", written)
        return _exactly(above * 100, below)
    if not isinstance(written, str) or not _DECIMAL.match(written):
        raise wrong("points", written)
    return _exactly(written)


def share(written: Plain) -> Fraction:
    """Read a share of 1 such as `0.3` or `1/3`, exactly."""
    if isinstance(written, str) and (fraction := _FRACTION.match(written)):
        return _exactly(int(fraction[1]), int(fraction[2]))
    if not isinstance(written, str) or not _DECIMAL.match(written):
        raise wrong("share", written)
    return _exactly(written)


def day(written: Plain) -> date:
    """Read a date such as `2014-04-25`."""
    if isinstance(written, str) and _DAY.match(written):
        try:
            read = date.fromisoformat(written)
        except ValueError:
            raise wrong("no such day", written) from None
        if EARLIEST <= read <= LATEST:
            return read
    raise wrong("day", written)


def duration(written: Plain) -> int:
    """Read a time such as `5 days` or `2 weeks`, as a number of days."""
    read = _DURATION.match(written) if isinstance(written, str) else None
    if not read:
        raise wrong("duration", written)
    days = int(read[1]) * (7 if read[2] == "week" else 1)
    if abs(days) > LONGEST_DURATION:
        raise wrong("duration too long", written)
    return days


def yes_or_no(written: Plain) -> bool:
    """Read `true` or `false`."""
    if written not in ("true", "false"):
        raise wrong("yes or no", written)
    return written == "true"


def cite(written: Plain) -> Cite:
    """Read an authority with its pin, such as `ryan-1971 at 532`, or without one."""
    if not isinstance(written, str) or not written:
        raise wrong("text", written)
    if _UNPINNED.match(written):
        raise wrong("pin", written)
    if (";" in written or "," in written) and _SEVERAL.match(written):
        raise wrong("several cites", written)
    return cite_of(written)


def listed(written: Plain) -> Plain:
    """Write one value out as a list of one."""
    return written if isinstance(written, list) else [written]


@value
class By:
    """Read by a function."""

    function: Read[Any]

    def reading(self, _: Read[Any]) -> Read[Any]:
        """Return the function."""
        return self.function


@value
class Expanded:
    """Written out by a function first, so that a short form can stand for it, or for nothing."""

    function: Callable[[Any], Any]

    def reading(self, read: Read[T]) -> Read[T | None]:
        """Return the function that writes it out and reads it."""
        written_out = self.function

        def written_out_and_read(part: Plain) -> T | None:
            whole = written_out(part)
            return None if whole is None else read(whole)

        return written_out_and_read


@value
class Characters:
    """A text of so many characters, and of a pattern if it has one; `kind` is the mistake of another one."""

    most: int
    least: int = 0
    pattern: str = ""
    kind: str = ""

    def reading(self, _: Read[Any]) -> Read[str]:
        """Return the function that reads such a text."""
        least, most, kind = self.least, self.most, self.kind
        fits = re.compile(self.pattern).fullmatch if self.pattern else None

        def text(part: Plain) -> str:
            if type(part) is str and least <= len(part) <= most and (fits is None or fits(part)):
                return part
            if type(part) is not str or len(part) < least:
                raise wrong("text", part)
            raise wrong("text too long" if len(part) > most else kind, part)

        return text


@value
class Count:
    """So many parts in a list or block."""

    least: int = 0
    most: int | None = None

    def reading(self, read: Read[Any]) -> Read[Any]:
        """Return the function that reads it and counts."""
        least, most = self.least, self.most

        def counted(part: Plain) -> Any:
            parts = read(part)
            if len(parts) < least:
                raise wrong("too few parts", part)
            if most is not None and len(parts) > most:
                raise wrong("too many parts", part)
            return parts

        return counted


LONGEST_TEXT, LONGEST_NAME = 20_000, 64

Text = Annotated[str, Characters(LONGEST_TEXT, least=1)]
Id = Annotated[str, Characters(LONGEST_NAME, pattern="^[a-z0-9]+(-[a-z0-9]+)*$", kind="id")]
Whole = Annotated[int, By(whole_number)]
Points = Annotated[Fraction, By(points)]
Share = Annotated[Fraction, By(share)]
Day = Annotated[date, By(day)]
Duration = Annotated[int, By(duration)]
YesNo = Annotated[bool, By(yes_or_no)]
Cites = Annotated[tuple[Annotated[Cite, By(cite)], ...], Expanded(listed)]
OneOrMore = Annotated[tuple[Text, ...], Expanded(listed)]

Truth: TypeAlias = Literal["documented", "inferred", "invented"]
