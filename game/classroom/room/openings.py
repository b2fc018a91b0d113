"""How much a program may hold open at once, connections among it: some systems begin with very little."""

import importlib
from types import ModuleType


def openings(wanted: int) -> int:
    """Ask the system for so many, and answer with how many there may be; they are never made fewer."""
    system = limits()
    if system is None:
        return wanted
    now, most = system.getrlimit(system.RLIMIT_NOFILE)
    if now == system.RLIM_INFINITY or now >= wanted:
        return wanted
    allowed = wanted if most == system.RLIM_INFINITY else min(wanted, int(most))
    try:
        system.setrlimit(system.RLIMIT_NOFILE, (allowed, most))
    except (OSError, ValueError):
        return int(now)
    return allowed


def limits() -> ModuleType | None:
    """Return what sets limits; with None on a system that has none of this kind, such as Windows."""
    try:
        return importlib.import_module("resource")
    except ImportError:
        return None
