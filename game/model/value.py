"""The making of values: classes that are frozen, are compared by what they hold, and are quickly made.

A start of the command makes more than a hundred of them before it does anything, and a large case has a
hundred thousand in it.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")

_LEFT_OUT = object()


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[T]) -> type[T]:
    """Make of a class what `@dataclass(frozen=True, slots=True)` makes of it, in a fifth of the time.

    Fields, slots and matching are its own work; but it would write and compile six methods for each
    class, and here only `__init__` is. A field is compared or left out of that as it says; each one is
    an argument of `__init__`.
    """
    cls.__doc__ = cls.__doc__ or cls.__name__  # Else one is made up of its signature, which takes long.
    made = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    parts = fields(made)  # type: ignore[arg-type]  # mypy cannot see that it has become one.
    methods = {"__init__": _init(made, parts), **_freezing(parts), **_comparing(parts)}
    for name, method in methods.items():
        if name not in vars(cls):
            setattr(made, name, method)
    return made


def _init(made: type, parts: tuple[Field[Any], ...]) -> Any:
    """Return `__init__`, which sets each slot itself, past the `__setattr__` that refuses."""
    known: dict[str, Any] = {"left_out": _LEFT_OUT}
    asked, sets = ["self"], []
    for part in parts:
        name = part.name
        known[f"set_{name}"] = getattr(made, name).__set__
        given = name
        if part.default_factory is not MISSING:
            known[f"make_{name}"] = part.default_factory
            given = f"make_{name}() if {name} is left_out else {name}"
            asked.append(f"{name}=left_out")
        elif part.default is not MISSING:
            known[f"else_{name}"] = part.default
            asked.append(f"{name}=else_{name}")
        else:
            asked.append(name)
        sets.append(f"set_{name}(self, {given})")
    exec(f"def __init__({', '.join(asked)}): {'; '.join(sets) or 'pass'}", known)  # noqa: S102 -- of names of fields alone
    return known["__init__"]


def _freezing(parts: tuple[Field[Any], ...]) -> dict[str, Callable[..., Any]]:
    """Return the methods of a value that stays as it is: it is copied and sent by making it anew."""
    names = [part.name for part in parts]

    def refuse_to_set(_: object, name: str, __: object) -> NoReturn:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def refuse_to_delete(_: object, name: str) -> NoReturn:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def made_anew(self: object) -> tuple[type, tuple[Any, ...]]:
        return type(self), tuple([getattr(self, name) for name in names])

    return {"__setattr__": refuse_to_set, "__delattr__": refuse_to_delete, "__reduce__": made_anew}


def _comparing(parts: tuple[Field[Any], ...]) -> dict[str, Callable[..., Any]]:
    """Return the methods that compare a value, hash it and show it."""
    compared = attrgetter(*[part.name for part in parts if part.compare] or ["__class__"])
    hashed = attrgetter(
        *[part.name for part in parts if (part.compare if part.hash is None else part.hash)] or ["__class__"]
    )
    names = [part.name for part in parts if part.repr]

    def equals(self: object, other: object) -> Any:
        if self.__class__ is other.__class__:
            return compared(self) == compared(other)
        return NotImplemented

    def hash_of(self: object) -> int:
        return hash(hashed(self))

    def shown(self: object) -> str:
        held = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__qualname__}({held})"

    return {"__eq__": equals, "__hash__": hash_of, "__repr__": shown}


@contextmanager
def uncollected() -> Iterator[None]:
    """Large files make many small values and no cycles: collecting in between only costs time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            # All that there is now counts as old, so that what was made is not looked through at once.
            gc.freeze()
            gc.unfreeze()
            gc.enable()
