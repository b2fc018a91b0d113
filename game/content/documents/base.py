"""The base of all documents, and the kinds of value that a key can ask for."""

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, Self, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    ModelWrapValidatorHandler,
    PlainValidator,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from game.errors import GameError

LONGEST_DURATION = 36_525
EARLIEST, LATEST = date(1600, 1, 1), date(2999, 12, 31)
MOST_POINTS = 10**12
MOST_MISTAKES = 5_000

_WHOLE = re.compile(r"[+-]?\d{1,15}\Z", re.ASCII)
_DECIMAL = re.compile(r"[+-]?\d{1,6}(\.\d{1,6})?\Z", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_DURATION = re.compile(r"([+-]?\d{1,6}) (day|week)s?\Z", re.ASCII)


class TooManyMistakesError(GameError):
    """A file has more mistakes of shape than it makes sense to gather."""


class Patience:
    """Counts mistakes while a file is validated; it ends before they fill the memory."""

    def __init__(self) -> None:
        self._left = MOST_MISTAKES

    def lessen(self, mistakes: int) -> None:
        """Count some more mistakes; raise TooManyMistakesError at the end of the patience."""
        self._left -= mistakes
        if self._left < 0:
            raise TooManyMistakesError


class Document(BaseModel):
    """A block of keys; a key that it does not name is a problem."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    @model_validator(mode="wrap")
    @classmethod
    def _counted(cls, value: Any, read: ModelWrapValidatorHandler[Self], about: ValidationInfo) -> Self:
        try:
            return read(value)
        except ValidationError as error:
            if about.context:
                about.context.lessen(error.error_count())
            raise


D = TypeVar("D", bound=Document)


def validated(kind: type[D], plain: Any) -> D:
    """Answer with a document; raise ValidationError for its mistakes, TooManyMistakesError for very many."""
    return kind.model_validate(plain, context=Patience())


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return f"'{value[:40]}'" if value else "nothing"
    return "a list" if isinstance(value, list) else "a block of keys"


def _wrong(kind: str, value: Any) -> PydanticCustomError:
    return PydanticCustomError(kind, "{given}", {"given": _shown(value)})


def whole_number(value: Any) -> int:
    """Read a whole number such as `60` or `-25`."""
    if not isinstance(value, str) or not _WHOLE.match(value):
        raise _wrong("whole_number", value)
    return int(value)


def points(value: Any) -> Fraction:
    """Read points of 100 such as `35` or `2.5`, exactly."""
    if not isinstance(value, str) or not _DECIMAL.match(value):
        raise _wrong("points", value)
    return Fraction(value)


def day(value: Any) -> date:
    """Read a date such as `2014-04-25`."""
    if isinstance(value, str) and _DAY.match(value):
        try:
            read = date.fromisoformat(value)
        except ValueError:
            raise _wrong("no_such_day", value) from None
        if EARLIEST <= read <= LATEST:
            return read
    raise _wrong("day", value)


def duration(value: Any) -> int:
    """Read a time such as `5 days` or `2 weeks`, as a number of days."""
    read = _DURATION.match(value) if isinstance(value, str) else None
    if not read:
        raise _wrong("duration", value)
    days = int(read[1]) * (7 if read[2] == "week" else 1)
    if abs(days) > LONGEST_DURATION:
        raise _wrong("duration_too_long", value)
    return days


def yes_or_no(value: Any) -> bool:
    """Read `true` or `false`."""
    if value not in ("true", "false"):
        raise _wrong("yes_or_no", value)
    return bool(value == "true")


def listed(value: Any) -> Any:
    """Read one value or a list of them as a list."""
    return value if isinstance(value, list) else [value]


T = TypeVar("T")

Text = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
Whole = Annotated[int, PlainValidator(whole_number)]
Points = Annotated[Fraction, PlainValidator(points)]
Day = Annotated[date, PlainValidator(day)]
Duration = Annotated[int, PlainValidator(duration)]
YesNo = Annotated[bool, PlainValidator(yes_or_no)]
OneOrMore = Annotated[tuple[Text, ...], BeforeValidator(listed)]


def kind_of(prefix: str, kinds: tuple[str, ...]) -> Callable[[Any], str | None]:
    """Answer with a function that tells which kind of guard or effect a block of keys is."""

    def tell(value: Any) -> str | None:
        keys = value if isinstance(value, dict) else ()
        found = next((kind for kind in kinds if kind in keys), None)
        return f"{prefix}:{found}" if found else None

    return tell
