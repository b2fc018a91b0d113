"""Runs the command `contempt`, also as `python -m game`."""

import _signal  # type: ignore[import-not-found]  # there at once; the module over it takes milliseconds to load

if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
    # Until `main` listens, an interrupt ends the program at once, and without a traceback.
    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)

import os
import sys


def main() -> int:
    """Run the command; its answer is the exit status."""
    if _cannot_read_own_folder():
        _begin_again_with_all_letters()
    from game.cli import main as run

    return run()


def _cannot_read_own_folder() -> bool:
    """Return whether the locale lacks letters of this folder: Python 3.13 loads nothing compiled from it."""
    own = sys.prefix + __file__
    is_own_python = not sys.flags.utf8_mode and not getattr(sys, "frozen", False)
    return is_own_python and any("\udc80" <= letter <= "\udcff" for letter in own)


def _begin_again_with_all_letters() -> None:
    """Start Python anew with UTF-8 for names of files, and for what it starts; print as the locale has it."""
    printed = f"{sys.stdout.encoding}:replace" if sys.stdout else "utf-8"
    told = {"PYTHONIOENCODING": printed, **os.environ, "PYTHONUTF8": "1"}
    again = [sys.executable, "-X", "utf8", *sys.orig_argv[1:]]
    os.execve(sys.executable, again, told)  # noqa: S606 -- itself, with its own words


if __name__ == "__main__":
    sys.exit(main())
