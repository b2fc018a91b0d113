"""Watches the files of a case, and reads it again when they have been saved.

An editor saves by writing over the file, by emptying it first, or by putting another one in its
place, some twice in a row; what is half written must not look like a mistake. So a reading without
errors is reported at once, and one with errors only when the files have rested for a while.

Whatever takes longer than reading is done by another process, and cancelled by the next save: in this
one it would keep the author waiting for the scene.
"""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import watchfiles

from game import places
from game.content.words import Words
from game.model.ids import VariantId
from game.processes import Background, StumbledError
from game.proof.checks import CheckResult
from game.workshop.revision import Revision, judge, proved, read, reviewed

# So many positions are explored after a save; `contempt check` goes on where a case has more.
MOST_POSITIONS = 100_000
MOST_FILES = 2_000

_STEP = 10  # milliseconds without another change
_GROUP = 200  # milliseconds at most in which changes are one
_LOOK = 100  # milliseconds until there is something else to do
_REST = 0.2  # seconds before a mistake is reported
_REVIEW = 0.06  # seconds before more is looked for: what was read is painted first
_ALL = 1.0  # seconds between two looks at all files, whatever the system reports

_READ = frozenset({".yaml", ".yml"})
_SEEN = frozenset({".png", ".svg", ".jpg", ".jpeg", ".webp", ".gif"})
_FOLDERS = ("procedures", "common")

_Print = dict[Path, tuple[int, int, int]]


@dataclass(slots=True)
class CaseWatch:
    """Reads one case again and again; `tell` hears each reading, on a thread, as more is known of it."""

    path: Path
    words: Words
    tell: Callable[[Revision], None]
    variant: VariantId | None = None
    proves: bool = True
    _newest: Revision | None = None
    _held: Revision | None = None
    _printed: _Print = field(default_factory=dict)
    _changed: float = 0.0
    _looked: float = 0.0
    _judged: int = -1
    _background: Background = field(default_factory=Background)
    _over: threading.Event = field(default_factory=threading.Event)

    def first(self) -> Revision:
        """Read the case for the first time."""
        self._printed = printed(self.path)
        self._newest = read(self.path, 0, self.variant)
        self._changed = self._looked = time.monotonic()
        return self._newest

    def start(self) -> None:
        """Watch the files from now on, until told to stop."""
        threading.Thread(target=self._run, daemon=True).start()

    def stop(self) -> None:
        """Watch no longer."""
        self._over.set()
        self._background.end()

    def _run(self) -> None:
        for changed in self._looks():
            now = time.monotonic()
            try:
                if changed or now - self._looked > _ALL:
                    self._look(now)
                self._go_on(now)
            except Exception as error:  # noqa: BLE001 -- a mistake of the program must not end the watch
                self._held = None
                if self._newest is not None:
                    trouble = f"{type(error).__name__}: {error}"
                    self._told(replace(self._newest, depth="proved", trouble=trouble))

    def _looks(self) -> Iterator[bool]:
        """Yield, soon after a change and every little while, whether anything changed."""
        try:
            watched = watchfiles.watch(
                *_folders(self.path),
                watch_filter=None,
                debounce=_GROUP,
                step=_STEP,
                rust_timeout=_LOOK,
                yield_on_timeout=True,
                stop_event=self._over,
                recursive=False,
            )
            for changes in watched:
                yield bool(changes)
        except (OSError, RuntimeError):
            # The system watches no more folders, or the folder is gone: looking does as well.
            while not self._over.wait(_LOOK / 1000):
                yield True

    def _look(self, now: float) -> None:
        self._looked = now
        found = printed(self.path)
        if found == self._printed:
            return
        self._printed, self._changed = found, now
        self._background.stop()
        last = self._held or self._newest
        revision = read(self.path, last.number + 1 if last else 0, self.variant)
        self._held = revision if revision.errors else None
        if self._held is None:
            self._told(revision)

    def _go_on(self, now: float) -> None:
        """Report a mistake once the files rest, and look further into what was read."""
        rested, newest = now - self._changed, self._newest
        if self._held is not None:
            if rested > _REST:
                self._told(self._held)
                self._held = None
        elif newest is not None and newest.number != self._judged and rested > _REVIEW:
            self._judged = newest.number
            self._judge(newest)

    def _judge(self, newest: Revision) -> None:
        """Let another process find what reading does not show; without one, review what was read."""
        if newest.case is None:
            self._newest = replace(newest, depth="proved")
            return
        asked = self.path, self.variant, MOST_POSITIONS
        if not self.proves or not self._background.ask(judge, asked, partial(self._heard, newest.number)):
            self._told(reviewed(newest, self.words))

    def _heard(self, number: int, answer: object) -> None:
        """Report what the other process found, first by reading, then by playing."""
        newest = self._newest
        if newest is None or newest.number != number:
            return
        if isinstance(answer, CheckResult) and newest.depth == "read":
            self._told(replace(newest, findings=answer.findings, depth="proving"))
            return
        if isinstance(answer, CheckResult):
            self._told(proved(newest, answer))
        else:
            trouble = str(answer) if isinstance(answer, StumbledError) else ""
            self._told(replace(newest, depth="proved", trouble=trouble))
        self._background.ready()

    def _told(self, revision: Revision) -> None:
        self._newest = revision
        self.tell(revision)


def printed(path: Path) -> _Print:
    """Return when each file of a case was written, how long it is, and which it is."""
    found: _Print = {}
    files = [path]
    for folder in _folders(path):
        with contextlib.suppress(OSError):
            files += [file for file in sorted(folder.iterdir()) if file.suffix.lower() in _READ | _SEEN]
    for file in files[:MOST_FILES]:
        with contextlib.suppress(OSError):
            there = file.stat()
            found[file] = there.st_mtime_ns, there.st_size, there.st_ino
    return found


def _folders(path: Path) -> tuple[Path, ...]:
    """Return the folders in which something may change that belongs to the case."""
    inside = path.absolute().parent
    with contextlib.suppress(OSError):
        own = [each for each in sorted(inside.iterdir()) if each.is_dir() and not each.name.startswith(".")]
        own += [each for each in sorted((inside / "pictures").glob("*")) if each.is_dir()]
        shared = [each / name for each in (inside.parent, places.scenarios()) for name in _FOLDERS]
        return tuple(dict.fromkeys((inside, *own, *(folder for folder in shared if folder.is_dir()))))
    return ()
