"""What a page keeps: the desktop's folder in the memory of the worker, told to the page as it changes."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from game import places
from game.browser.course import Homework, homework_of, homework_to_plain
from game.engine.play import Play
from game.errors import GameError
from game.model.ids import ScenarioId
from game.saves import settings
from game.saves.errors import DamagedFileError
from game.saves.files import MOST_BYTES, FoundContent
from game.saves.progress import Progress
from game.saves.record import Bookmark, Saved, block_of, from_text
from game.saves.slots import Slot, Slots

SHOWN = ("text_size", "theme", "font", "letters")


class KeptFiles:
    """The saves of one case and the settings, in the files in which the desktop keeps them."""

    def __init__(self, case: ScenarioId) -> None:
        self._case = case
        self._slots, self._progress = Slots(places.saves()), Progress(places.saves())
        self._homework = places.homework() / f"{case}.json"
        self._known = dict(self._files())

    def keep(self, play: Play) -> None:
        """Save a play, and note the ending that it has come to."""
        self._slots.autosave(play.playthrough, bookmark(play))
        if play.case.ending(play.position):
            self._progress.find(play.playthrough.scenario, play.position.scene)

    def save(self, name: str, play: Play) -> None:
        """Save a play under a name; raise SaveNameError."""
        self._slots.save(name, play.playthrough, bookmark(play))

    def last(self) -> FoundContent[Saved]:
        """Return the play that was left, if it has a turn; raise as `Slots.last` does."""
        found = self._slots.last(self._case)
        if found.value and not found.value.playthrough.turns:
            return FoundContent(None, found.set_aside)
        return found

    def slots(self) -> tuple[Slot, ...]:
        """Return the saves of the case, the newest first."""
        return self._slots.listed(self._case).slots

    def slot(self, file: object) -> Slot | None:
        """Return the save in a file."""
        return next((slot for slot in self.slots() if slot.file == file), None)

    def remove(self, slot: Slot) -> None:
        """Take a save away for good."""
        self._slots.remove(slot)

    def endings(self) -> int:
        """Return how many endings of the case were found here."""
        return len(self._progress.endings(self._case).value or ())

    @property
    def homework(self) -> Homework:
        """Return what is to be handed in besides the play, as far as it was given."""
        try:
            return homework_of(block_of(self._homework.read_text("utf-8")))
        except (OSError, GameError):
            return Homework()

    def note(self, homework: Homework) -> None:
        """Keep what is to be handed in besides the play."""
        self._homework.parent.mkdir(parents=True, exist_ok=True)
        self._homework.write_text(json.dumps(homework_to_plain(homework)), "utf-8")

    @property
    def settings(self) -> settings.Settings:
        """Return the settings."""
        return settings.read_settings(places.settings()).value or settings.Settings()

    def set(self, wanted: Mapping[str, object]) -> None:
        """Change some settings; what is no setting, or none of its values, is as if never set."""
        plain = {**asdict(self.settings), **wanted}
        settings.write_settings(places.settings(), settings.from_text(json.dumps(plain)))

    def changed(self) -> dict[str, str | None]:
        """Return the files that are others than when this was asked last, and None for each that is gone."""
        before, self._known = self._known, dict(self._files())
        gone: dict[str, str | None] = dict.fromkeys(before.keys() - self._known.keys())
        return gone | {name: text for name, text in self._known.items() if before.get(name) != text}

    def _files(self) -> Iterator[tuple[str, str]]:
        home = places.saves().parent
        for file in (places.settings(), self._homework, *places.saves().rglob("*")):
            if file.is_file():
                yield file.relative_to(home).as_posix(), file.read_text("utf-8", "replace")


def bookmark(play: Play) -> Bookmark:
    """Return where a play stands."""
    return Bookmark(play.case.scene(play.position).title, play.position.date)


def saved_now(play: Play) -> Saved:
    """Return a play as it is saved now."""
    return Saved(play.playthrough, datetime.now(UTC), bookmark=bookmark(play))


def of_file(text: Any) -> Saved:
    """Return the save of a file that somebody has chosen; raise DamagedFileError or NewerFormatError."""
    if not isinstance(text, str) or len(text) > MOST_BYTES:
        raise DamagedFileError("it is far too long")
    return from_text(text.removeprefix("\ufeff"))
