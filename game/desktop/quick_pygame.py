"""Imports pygame without what a first frame can do without, which is a third of what pygame is.

Its sounds, its report of faults and what it tells of the machine are imported by whoever needs them, as
`import pygame.mixer`; and its own files it reads as files, for which it imports no reader of archives.
The same for `dataclasses`, which need what reads the code of Python itself for a class without a docstring
alone, and newer ones for a little that needs no reading.
"""

import importlib
import sys
from types import ModuleType
from typing import Any

_LATER = ("pygame.mixer", "pygame.mixer_music", "pygame._debug", "pygame.system", "importlib.resources")


class _Later(ModuleType):
    """A module that is imported once something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        return getattr(importlib.import_module(self.__name__), name)


class _LaterInspect(_Later):
    """What reads the code of Python, with the two of its functions that need no reading."""

    @staticmethod
    def get_annotations(owner: type) -> dict[str, Any]:
        """Return the annotations of a class, as dataclasses of Python 3.13 ask for them."""
        return dict(owner.__dict__.get("__annotations__", {}))  # noqa: RUF063 -- that imports it

    @staticmethod
    def unwrap(member: Any) -> Any:
        """Return a member of a class without what wraps it, as dataclasses of Python 3.14 ask for it."""
        while not isinstance(member, type) and hasattr(member, "__wrapped__"):
            member = member.__wrapped__
        return member


def _import_less() -> None:
    if "pygame" in sys.modules:
        return
    later = [name for name in _LATER if name not in sys.modules]
    # To Python a module that is None here is not installed, and pygame goes without it.
    sys.modules.update(dict.fromkeys(later))  # type: ignore[arg-type]  # None is what it is to be
    try:
        import pygame  # noqa: F401 -- imported for all who need it after this
    finally:
        for name in later:
            del sys.modules[name]


def _import_dataclasses() -> None:
    if not sys.modules.keys().isdisjoint(("dataclasses", "inspect")):
        return
    sys.modules["inspect"] = _LaterInspect("inspect")
    try:
        import dataclasses  # noqa: F401 -- imported for all who need it after this
    finally:
        del sys.modules["inspect"]


_import_dataclasses()
_import_less()
