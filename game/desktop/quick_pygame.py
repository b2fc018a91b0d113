"""Imports pygame without what a first frame can do without, which is a third of what pygame is.

Its sounds and its report of faults are imported by whoever needs them, as `import pygame.mixer`; and its own
files it reads as files, for which it imports no reader of archives.
"""

import sys

_LATER = ("pygame.mixer", "pygame.mixer_music", "pygame._debug", "importlib.resources")


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


_import_less()
