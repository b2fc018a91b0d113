"""What every kind of guard and of change says about itself.

A kind is one class in `model.guards` or `model.effects`, and one document in `content.documents`, which
promises the same for what authors write. Whoever needs to know something of a guard or a change asks it:
engine, search, proof and words match no kinds. A class that leaves something out does not import.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, ClassVar, NamedTuple, NoReturn, Protocol, TypeVar

from game.model import ids
from game.model.docket import DocketEntry, MeterChange
from game.model.fields import Fields, Keeps, Lines, Reads
from game.model.position import Position
from game.model.value import value

Kind = TypeVar("Kind", bound="Guard | Change")


class Labels(Protocol):
    """The words in which guards are said: see `content.phrases.Phrases`, which gives them."""

    def phrase(self, key: str, denied: bool, **named: object) -> str: ...
    def said(self, guard: "Guard", position: Position, denied: bool = False) -> str: ...
    def joined(self, said: Sequence[str], word: str) -> str: ...
    def meter(self, meter: ids.MeterId) -> str: ...
    def matter(self, matter: ids.MatterId) -> str: ...
    def fact(self, fact: ids.FactId) -> str: ...
    def argument(self, argument: ids.ArgumentId) -> str: ...
    def deadline(self, deadline: ids.DeadlineId) -> str: ...
    def posture(self, standpoint: ids.Standpoint) -> str: ...
    def choice(self, choice: ids.ChoiceKey) -> tuple[str, str]: ...
    def money(self, amount: int) -> str: ...
    def day(self, day: date) -> str: ...


class Deeds(NamedTuple):
    """What one choice may do, however it turns out."""

    choice: ids.ChoiceKey
    picks: tuple[ids.ArgumentId, ...]
    leads: frozenset[ids.Standpoint]
    changes: tuple["Change", ...]


class Guard:
    """A condition on a position."""

    __slots__ = ()
    asked: ClassVar[tuple[str, ...]] = ("holds", "said", "line", "reads", "earned_by")

    def __init_subclass__(cls) -> None:
        refuse_half_a_kind(cls, cls.asked)

    def holds(self, position: Position) -> bool:
        """Return whether the guard holds."""
        _left_out(self)

    def said(self, labels: Labels, position: Position, denied: bool) -> str:
        """Return the guard in words, with the value that it looks at; `denied` where it must not hold."""
        _left_out(self)

    def line(self, fields: Fields) -> str:
        """Return the expression over a packed position `s` that is true where the guard holds."""
        _left_out(self)

    def reads(self, fields: Fields) -> Reads:
        """Return all that the guard looks at in a packed position."""
        _left_out(self)

    def earned_by(self, deeds: Deeds, position: Position) -> bool:
        """Return whether a choice, made before, could have made the guard hold, which fails in a position."""
        _left_out(self)

    @property
    def inside(self) -> tuple["Guard", ...]:
        """Return the guards by which this one is judged."""
        return ()

    @property
    def tracked(self) -> tuple[ids.ChoiceKey, ...]:
        """Return the choices of which the guard asks whether they were made."""
        return ()

    @property
    def fines_ceiling(self) -> int | None:
        """Return the sum from which on all fines are alike to the guard; None where it tells all apart."""
        return None

    def failing(self, position: Position) -> Iterator["Guard"]:
        """Yield the guards without others inside whose failing makes this one fail."""
        if not self.holds(position):
            yield self


class Cause(NamedTuple):
    """Why something changed, in words that can be said aloud; the label of its truth; whether it is grave."""

    because: str = ""
    truth: str = ""
    grave: bool = False


class Change:
    """A change to a position."""

    __slots__ = ()
    asked: ClassVar[tuple[str, ...]] = ("applied_to", "lines", "writes", "settles")
    # Whether deadlines must be looked at again, since one may have been missed by it.
    may_miss_deadlines: ClassVar[bool] = False

    def __init_subclass__(cls) -> None:
        refuse_half_a_kind(cls, cls.asked)

    def applied_to(self, position: Position) -> Position:
        """Return the position after the change."""
        _left_out(self)

    def lines(self, fields: Fields, keeps: Keeps) -> Lines:
        """Return the lines that make the change in a packed position `s`, as far as its fields are kept."""
        _left_out(self)

    def writes(self, fields: Fields) -> int:
        """Return all bits that the change may leave otherwise than they were."""
        _left_out(self)

    def settles(self, fields: Fields) -> int:
        """Return the bits that the change sets to values of its own, whatever they were."""
        _left_out(self)

    def leaves(
        self, before: Position, after: Position, cause: Cause
    ) -> tuple[DocketEntry | MeterChange, ...]:
        """Return what the change leaves in the docket and among the changes of meters."""
        return ()


def all_hold(guards: Iterable[Guard], position: Position) -> bool:
    """Return whether every guard of a list holds; an empty list does."""
    return all(guard.holds(position) for guard in guards)


def all_lines(guards: Iterable[Guard], fields: Fields) -> str:
    """Return the expression that is true where all guards hold."""
    return " and ".join(f"({guard.line(fields)})" for guard in guards) or "True"


def all_reads(guards: Iterable[Guard], fields: Fields) -> Reads:
    """Return all that some guards look at."""
    return Reads.all(guard.reads(fields) for guard in guards)


def deep(guards: Iterable[Guard]) -> Iterator[Guard]:
    """Yield guards, and all inside them."""
    for guard in guards:
        yield guard
        yield from deep(guard.inside)


def kinds_of(base: type[Kind]) -> tuple[type[Kind], ...]:
    """Return all kinds of guards, or of changes, that have been imported."""
    # Of a class with slots two are made; the one that its module names is meant.
    return tuple(
        one for one in base.__subclasses__() if one is vars(sys.modules[one.__module__]).get(one.__name__)
    )


def refuse_half_a_kind(kind: type, asked: Iterable[str]) -> None:
    """Raise TypeError where a kind does not say itself all that its like are asked for."""
    missing = [name for name in asked if name not in vars(kind)]
    if missing:
        raise TypeError(f"the kind {kind.__name__} says nothing of: {', '.join(missing)}")


def _left_out(kind: Any) -> NoReturn:
    raise AssertionError(f"{type(kind).__name__} does not import without this")


@value
class Effect:
    """One change, the guards under which it happens, and the cause that is shown beside it."""

    change: Change
    when: tuple[Guard, ...] = ()
    because: str = ""
    truth: str = ""
    grave: bool = False

    def applied_to(self, position: Position) -> Position:
        """Return the position after the change, or as it was where a guard fails."""
        return self.change.applied_to(position) if all_hold(self.when, position) else position
