"""Which sound a change on the desk makes, and playing it; where there is no sound card, nothing is heard."""

import contextlib
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from game.desktop.stage.preferences import Preferences
from game.desktop.stage.screen import Screen

if TYPE_CHECKING:
    from game.engine.play import Play
    from game.engine.replay import Step
    from game.model.position import Position

_READ = ("briefing", "scene", "after", "ending")


class Sounds:
    """Makes the sounds beside the game, once it is shown, and plays them as loud as is set."""

    def __init__(self, preferences: Preferences) -> None:
        """Start silent; nothing is made while the sound is off."""
        self._preferences = preferences
        self._made: dict[str, pygame.mixer.Sound] = {}
        self._maker: threading.Thread | None = None
        self._loud = preferences.now.sound
        self._shown: tuple[str, Play | None] = ("", None)

    def follow(self, screen: Screen, place: str) -> None:
        """Play what belongs to the change since the last screen, or a pen where the loudness was changed."""
        shown = (place.split(":", maxsplit=1)[0], screen.play)
        before, self._shown = self._shown, shown
        loud = self._preferences.now.sound
        changed, self._loud = loud != self._loud, loud
        if not loud:
            return
        if self._maker is None:
            self._maker = threading.Thread(target=self._make, daemon=True)
            self._maker.start()
        for name in ("pen",) if changed else sounds_between(before, shown):
            self._play(name, loud)

    def wait(self) -> None:
        """Stay until the sounds are made."""
        if self._maker is not None:
            self._maker.join()

    def _play(self, name: str, loud: int) -> None:
        sound = self._made.get(name)
        if sound is not None:
            sound.set_volume(loud / 100)
            sound.play()

    def _make(self) -> None:
        from game.desktop.senses.noises import NAMES, RATE, made

        try:
            with _quietly():
                pygame.mixer.init(RATE, -16, 1, 1024)
            for name in NAMES:
                self._made[name] = pygame.mixer.Sound(buffer=made(name))
        except pygame.error:
            # No sound card: everything that is heard can be seen as well.
            return


def sounds_between(before: "tuple[str, Play | None]", after: "tuple[str, Play | None]") -> tuple[str, ...]:
    """Return the sounds of a change from one kind of screen to another."""
    kind, play = after
    if kind not in _READ or before[0] == "page" or play is None:
        return ()
    step = _made_turn(before[1], play)
    if step is None:
        return () if kind == before[0] and play is before[1] else ("folder" if kind == "ending" else "paper",)
    ruled = (step.outcome.half if step.outcome else step.choice.half).ruling is not None
    names = ["stamp" if ruled else "pen"]
    if (_runs(play, step.after) and not _runs(play, step.before)) or _missed(step):
        names.append("clock")
    return (*names, "folder") if kind == "ending" else tuple(names)


def _made_turn(before: "Play | None", play: "Play") -> "Step | None":
    turned = before is not None and len(play.replay.steps) == len(before.replay.steps) + 1
    return play.last_step if turned else None


def _runs(play: "Play", position: "Position") -> bool:
    """Return whether fines run in any matter."""
    matters = play.case.scenario.matters
    return any(
        standing.sanction is not None
        and matters[name].procedure.postures[standing.posture].sanctions == "accrue"
        for name, standing in position.matters.items()
    )


def _missed(step: "Step") -> bool:
    """Return whether a deadline was missed in this turn."""
    old = step.before.deadlines
    return any(
        one.status == "missed" and (name not in old or old[name].status != "missed")
        for name, one in step.after.deadlines.items()
    )


@contextlib.contextmanager
def _quietly() -> Iterator[None]:
    """Systems without a card complain to whoever started the game; nobody there can do anything about it."""
    try:
        kept = os.dup(2)
    except OSError:
        yield
        return
    try:
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), 2)
            yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
