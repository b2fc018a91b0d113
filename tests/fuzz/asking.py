"""The command, asked in this process: what it says, and that it never says that it made a mistake itself."""

import contextlib
import io
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from game import cli

PATIENCE = 60  # seconds of work of this process, however busy the machine is


class TooLongError(BaseException):
    """An answer took more work than anybody waits for; no rule of the program catches it."""


@contextlib.contextmanager
def patient(seconds: int = PATIENCE) -> Iterator[None]:
    """Raise TooLongError where what is done takes too long."""

    def stop(*_: object) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def asked(words: Sequence[str], typed: str = "") -> tuple[int, str]:
    """Return the exit status of the command and all that it said; raise AssertionError for a crash."""
    said = [io.TextIOWrapper(io.BytesIO(), "utf-8", errors="surrogatepass") for _ in range(2)]
    given = (sys.argv, sys.stdin, sys.stdout, sys.stderr)
    sys.argv, sys.stdin = ["contempt", *words], io.StringIO(typed)
    sys.stdout, sys.stderr = said
    try:
        with patient():
            status = cli.main()
    finally:
        sys.argv, sys.stdin, sys.stdout, sys.stderr = given
    told = "".join(_whole(one) for one in said)
    crash = Path(os.environ["CONTEMPT_HOME"], "crash.txt")
    assert "made a mistake" not in told, f"{words}: {crash.read_text('utf-8') if crash.exists() else told}"
    assert status in {0, 1, 2}, f"{words}: ended with {status}"
    return status, told


def _whole(stream: io.TextIOWrapper) -> str:
    stream.flush()
    return stream.buffer.getvalue().decode("utf-8", "replace")
