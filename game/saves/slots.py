"""Where saves are kept: an autosave for each scenario, and saves under names that the user gives."""

import contextlib
import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path
from typing import Literal

from game.errors import GameError
from game.model.ids import ScenarioId
from game.model.record import Playthrough
from game.model.value import value
from game.saves.courses import COURSES, Courses
from game.saves.errors import DamagedFileError, NewerFormatError, NotReadError, SaveNameError
from game.saves.files import BACKUP, FoundContent, KeptFile, SetAside
from game.saves.progress import PROGRESS
from game.saves.record import UNSHOWN, Bookmark, Saved, TurnLines, from_text, to_text

Kind = Literal["autosave", "earlier", "named"]

LONGEST_NAME = 80
_SUFFIX = ".json"
_AUTOSAVE = f"autosave{_SUFFIX}"
_EARLIER = f"earlier{_SUFFIX}"
_NO_SAVES = (PROGRESS, COURSES)


def _now() -> datetime:
    return datetime.now(UTC)


@value
class Slot:
    """One save in a list: an autosave, the autosave of the play before it, or one with a name."""

    scenario: ScenarioId
    file: str
    saved: Saved

    @property
    def kind(self) -> Kind:
        """Return how the save came to be."""
        if self.file == _AUTOSAVE:
            return "autosave"
        return "earlier" if self.file == _EARLIER else "named"


@value
class Listing:
    """The saves that can be read, the newest first; what was set aside; what could not be opened."""

    slots: tuple[Slot, ...]
    set_aside: tuple[SetAside, ...] = ()
    unread: tuple[GameError, ...] = ()


class Slots:
    """The saves in one folder, a folder in it for each scenario; read anew for each question."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = _now) -> None:
        self._folder = folder
        self._now = now
        # The autosave that was written last from here, and the play in it: a turn later it is not read again,
        # and its lines are not made anew, so that a turn late in a play takes no longer than an early one.
        self._latest: tuple[KeptFile[Saved], Playthrough] | None = None
        self._lines = TurnLines()
        self.courses = Courses(folder)

    def autosave(self, playthrough: Playthrough, bookmark: Bookmark) -> tuple[SetAside, ...]:
        """Save a play in the place of its last autosave, or of another's, which is kept as earlier."""
        # Returned is what was set aside because it was damaged.
        file = self._file(playthrough.scenario, _AUTOSAVE)
        set_aside: tuple[SetAside, ...] = ()
        latest = self._latest
        is_next = bool(latest and latest[0].is_as_written and _is_same_play(latest[1], playthrough))
        if latest and is_next:
            file = latest[0]
        else:
            set_aside = self._keep_earlier(file, playthrough)
        self._latest = file, playthrough
        text = to_text(Saved(playthrough, self._now(), bookmark=bookmark), self._lines)
        # One flush a turn: each one waits for the disk, and the next turn's makes the name of this one last.
        return (*set_aside, *file.write(text, flush_name=not is_next))

    def save(self, name: str, playthrough: Playthrough, bookmark: Bookmark) -> tuple[SetAside, ...]:
        """Save a play under a name, as `autosave` does, in the place of an older one; raise SaveNameError."""
        cleaned = clean(name)
        file = self._file(playthrough.scenario, file_name(cleaned))
        return file.write(to_text(Saved(playthrough, self._now(), cleaned, bookmark)))

    def save_beside(self, name: str, playthrough: Playthrough, bookmark: Bookmark) -> str:
        """Save a play under a name, with a number behind it where another play has that; return the name."""
        cleaned = clean(name)
        saved = self.listed(playthrough.scenario).slots
        taken = {slot.saved.name: slot.saved.playthrough for slot in saved}
        names = (cleaned, *(f"{cleaned} {number}" for number in range(2, len(taken) + 3)))
        free = next(one for one in names if one not in taken or goes_on(taken[one], playthrough))
        self.save(free, playthrough, bookmark)
        return free

    def last(self, scenario: ScenarioId) -> FoundContent[Saved]:
        """Return the autosave of a scenario; raise as `KeptFile.read` does."""
        return self._file(scenario, _AUTOSAVE).read()

    def newest(self) -> FoundContent[Saved]:
        """Return the newest autosave of all scenarios."""
        listing = self._listed(lambda file: file == _AUTOSAVE)
        return FoundContent(listing.slots[0].saved if listing.slots else None, listing.set_aside)

    def listed(self, scenario: ScenarioId | None = None) -> Listing:
        """Return all saves, of one scenario or of all."""
        return self._listed(lambda _file: True, scenario)

    def remove(self, slot: Slot) -> None:
        """Take a save away for good; raise NotWrittenError where the system refuses."""
        self._file(slot.scenario, slot.file).remove()

    def _keep_earlier(self, file: KeptFile[Saved], playthrough: Playthrough) -> tuple[SetAside, ...]:
        """Another seed or variant is another play; whoever begins anew keeps the play before."""
        try:
            before = file.read()
        except NewerFormatError:
            # It gets a name of its own, so that the play of this version does not replace it.
            free = (file.path.with_name(f"later-version-{number}{_SUFFIX}") for number in count(1))
            with contextlib.suppress(OSError):
                file.path.rename(next(name for name in free if not name.exists()))
            return ()
        except NotReadError:
            return ()
        if before.value is None or not before.value.playthrough.turns:
            return before.set_aside
        old = before.value.playthrough
        if _is_same_play(old, playthrough):
            return before.set_aside
        earlier = self._file(playthrough.scenario, _EARLIER)
        set_aside = (*before.set_aside, *earlier.write(to_text(before.value)))
        return (*set_aside, *self.courses.add(old))

    def _listed(self, wanted: Callable[[str], bool], scenario: ScenarioId | None = None) -> Listing:
        slots: list[Slot] = []
        set_aside: list[SetAside] = []
        unread: list[GameError] = []
        folders = sorted(self._folder.iterdir()) if self._folder.is_dir() else []
        for folder in folders:
            if not folder.is_dir() or scenario not in (None, folder.name):
                continue
            # A save of which only the `.bak` is left counts.
            names = {file.name.removesuffix(BACKUP) for file in folder.glob("[!.]*")}
            saves = sorted(name for name in names if name.endswith(_SUFFIX) and name not in _NO_SAVES)
            for name in filter(wanted, saves):
                try:
                    found = self._file(ScenarioId(folder.name), name).read()
                except (NotReadError, NewerFormatError) as error:
                    unread.append(error)
                    continue
                set_aside.extend(found.set_aside)
                if found.value:
                    slots.append(Slot(ScenarioId(folder.name), name, found.value))
        slots.sort(key=lambda slot: slot.saved.at, reverse=True)
        return Listing(tuple(slots), tuple(set_aside), tuple(unread))

    def _file(self, scenario: ScenarioId, name: str) -> KeptFile[Saved]:
        return KeptFile(self._folder / scenario / name, partial(_of, scenario))


def goes_on(old: Playthrough, new: Playthrough) -> bool:
    """Return whether one play is another one as it went on, so that nothing is lost with the older."""
    return _is_same_play(old, new) and new.turns[: len(old.turns)] == old.turns


def _is_same_play(old: Playthrough, new: Playthrough) -> bool:
    return (old.scenario, old.seed, old.variant) == (new.scenario, new.seed, new.variant)


def clean(name: str) -> str:
    """Return a name as it is shown; raise SaveNameError where nothing of it can be."""
    shown = "".join(" " if unicodedata.category(one) in UNSHOWN else one for one in name)
    short = " ".join(unicodedata.normalize("NFC", shown).split())[:LONGEST_NAME].rstrip()
    if not any(one.isalnum() for one in short):
        raise SaveNameError(name)
    return short


def file_name(name: str) -> str:
    """Return a file's name for a save's name: safe on every system, another for every other name."""
    import hashlib  # Here, since it takes long to load, and a first frame names no save.

    letters = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:40].strip("-")
    digest = hashlib.sha256(name.encode()).hexdigest()[:8]
    return f"{words}-{digest}{_SUFFIX}" if words else f"save-{digest}{_SUFFIX}"


def _of(scenario: ScenarioId, text: str) -> Saved:
    saved = from_text(text)
    if saved.playthrough.scenario != scenario:
        raise DamagedFileError(f"it is a save of the case '{saved.playthrough.scenario}'")
    return saved
