"""Pages as PDF, printed by a browser that the machine has: Chromium, Chrome or Edge."""

import os
import shutil
import subprocess
import threading
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from game.errors import GameError

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
_OPTIONS = ("--headless", "--disable-gpu", "--no-first-run", "--disable-sync", "--no-pdf-header-footer")
_SECONDS = 60


class NotPrintedError(GameError):
    """The browser that was found made no PDF of a page."""

    def __init__(self, page: Path) -> None:
        self.page = page
        super().__init__(f"the browser made no PDF of {page.name}")


def browser() -> str | None:
    """Return a browser that can make PDF files, or None where there is none in the usual places."""
    known = (place for place in _PLACES if Path(place).is_file())
    return next((found for name in _NAMES if (found := shutil.which(name))), next(known, None))


def printed(program: str, pages: Iterable[Path]) -> tuple[Path, ...]:
    """Write a PDF beside each page, and return them; raise NotPrintedError where a browser makes none."""
    # The sandbox of the browser refuses to run for the administrator of the machine.
    unboxed = ("--no-sandbox",) if getattr(os, "geteuid", lambda: 1)() == 0 else ()
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        return tuple(
            _printed(page, (program, *_OPTIONS, *unboxed, f"--user-data-dir={profile}")) for page in pages
        )


class BackgroundPrinter:
    """Makes PDF files beside pages while a class goes on; what was asked for first is made first."""

    def __init__(self) -> None:
        self.stands: Literal["", "none", "running", "made", "failed"] = ""
        self._one_at_a_time = threading.Lock()

    def begin(self, pages: Iterable[Path]) -> None:
        """Make PDF files of pages, where there is a browser; the program ends only once they are made."""
        program, waiting = browser(), tuple(pages)
        if not waiting:
            return
        self.stands = "running" if program else "none"
        if program:
            threading.Thread(target=self._make, args=(program, waiting), name="pdf").start()

    def _make(self, program: str, pages: tuple[Path, ...]) -> None:
        with self._one_at_a_time:
            try:
                printed(program, pages)
                self.stands = "made"
            except (NotPrintedError, OSError):
                self.stands = "failed"


def _printed(page: Path, command: tuple[str, ...]) -> Path:
    file = page.with_suffix(".pdf")
    file.unlink(missing_ok=True)
    try:
        subprocess.run(  # noqa: S603 -- a browser of the machine, and pages that the game has just written
            (*command, f"--print-to-pdf={file.resolve()}", page.resolve().as_uri()),
            capture_output=True,
            timeout=_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise NotPrintedError(page) from error
    if not file.is_file():
        raise NotPrintedError(page)
    return file
