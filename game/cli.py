"""One command: opens the game at once, or hands its words to a verb; only these two wire fronts together.

Without a word nothing is imported that the window does not need, so that its first frame comes soon.
"""

import errno
import io
import os
import sys

from game.errors import GameError, UnknownNameError

# What a system refuses, which is no mistake of the program.
_REFUSED = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EIO, errno.ENAMETOOLONG)


def main() -> int:
    """Run the command: 0 where it went well, 1 where what it was asked about has errors, 2 for wrong use."""
    try:
        _let_interrupts_through()
        _open_what_is_closed()
        _never_fail_to_print()
        try:
            _open(sys.argv[1:])
        finally:
            sys.stdout.flush()  # What cannot be written is told here, and not by Python at its end.
    except GameError as error:
        print(f"contempt: {error}", file=sys.stderr)
        return 2 if isinstance(error, UnknownNameError) else 1
    except OSError as error:
        return _stopped_by_system(error)
    except MemoryError:
        print("contempt: this machine has too little memory for it; close other programs", file=sys.stderr)
        return 1
    except ModuleNotFoundError as missing:
        return _not_installed(missing)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0 if stop.code is None else 1
    except KeyboardInterrupt:
        return 130  # As a shell reports an interrupt.
    except Exception:  # noqa: BLE001 -- a mistake of the program is reported in a sentence, and written down
        return _crashed()
    return 0


def _open(words: list[str]) -> None:
    if words:
        from game.verbs import run

        run(words)
    else:
        from game.desktop.start import WindowOptions, play

        play(WindowOptions())


def _let_interrupts_through() -> None:
    """Listen to interrupts, one that came while Python started too: `start.py` has let it wait."""
    import signal

    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGINT,))


def _open_what_is_closed() -> None:
    """Open the null device for a standard stream that is closed."""
    if sys.stdin is None:
        sys.stdin = os.fdopen(os.open(os.devnull, os.O_RDONLY), encoding="utf-8")
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")


def _stopped_by_system(error: OSError) -> int:
    if error.errno in (errno.EMFILE, errno.ENFILE):
        print("contempt: the system lets no more files be opened; close other programs", file=sys.stderr)
        return 1
    if error.filename is None:
        return _not_written(error)
    if error.errno not in _REFUSED:
        return _crashed()
    print(f"contempt: the system refuses '{error.filename}' ({error.strerror})", file=sys.stderr)
    return 2 if error.errno == errno.ENAMETOOLONG else 1


def _not_written(error: OSError) -> int:
    # Nothing may complain when what is still to be written is flushed at the end.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return 0  # Whoever read the output has seen enough.
    print(f"contempt: the output cannot be written ({error.strerror})", file=sys.stderr)
    return 1


def _never_fail_to_print() -> None:
    """Print a question mark for a character that the console cannot show, and no traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _not_installed(missing: ModuleNotFoundError) -> int:
    if (missing.name or "game").partition(".")[0] == "game":
        return _crashed()
    print(
        f"contempt: '{missing.name}', which the game needs, is not installed for this Python; "
        "run `python3 start.py` in the folder of the game to install all that it needs",
        file=sys.stderr,
    )
    return 1


def _crashed() -> int:
    import traceback

    from game.places import crash_report

    report = crash_report()
    try:
        report.parent.mkdir(parents=True, exist_ok=True)
        report.write_text(traceback.format_exc(), encoding="utf-8", errors="backslashreplace")
        where = f"The details are in '{report}'; please send us that file."
    except OSError:
        where = "The details could not be written down."
    print(
        f"contempt: the program itself made a mistake; your saved plays are safe. {where}",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
