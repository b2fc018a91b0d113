"""Runs the command `contempt`, also as `python -m game`."""

import _signal  # type: ignore[import-not-found]  # there at once; the module over it takes milliseconds to load

if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
    # Until `main` listens, an interrupt ends the program at once, and without a traceback.
    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)

import sys

from game.cli import main

if __name__ == "__main__":
    sys.exit(main())
