"""The sounds of a desk, made from numbers: which one a change makes, and playing it.

Without a sound card nothing is heard.
"""

import contextlib
import math
import os
import random
import threading
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from game.desktop.stage.preferences import Preferences
from game.desktop.stage.screen import Screen

if TYPE_CHECKING:
    from game.engine.play import Play
    from game.model.position import Position

_READ = ("briefing", "scene", "after", "ending")
RATE = 22_050
_LOUDEST = 20_000


def _rushing(seconds: float, dull: float, loud: Callable[[float], float]) -> list[float]:
    """Return noise as samples between -1 and 1, the same each time; `loud` is asked for each moment of it."""
    chance = random.Random(7)
    made, level = [], 0.0
    for number in range(round(seconds * RATE)):
        level += (chance.uniform(-1, 1) - level) * (1 - dull)
        made.append(level * loud(number / RATE / seconds))
    return made


def _struck(tones: Sequence[float], seconds: float, dies: float) -> list[float]:
    """Return tones in hertz, struck together, as samples between -1 and 1; `dies` says how quickly."""
    turns = [2 * math.pi * tone / RATE for tone in tones]
    return [
        math.exp(-dies * number / RATE) * sum(math.sin(turn * number) for turn in turns) / len(turns)
        for number in range(round(seconds * RATE))
    ]


_SOUNDS: Mapping[str, Callable[[], list[list[float]]]] = {
    "paper": lambda: [
        _rushing(0.22, 0.55, lambda t: 0.5 * math.sin(math.pi * t) * (1 + math.sin(9 * t)) / 2)
    ],
    "pen": lambda: [
        _rushing(0.16, 0.3, lambda t: 0.3 * math.sin(math.pi * t) * (0.6 + 0.4 * math.sin(60 * t)))
    ],
    "stamp": lambda: [_struck((82.0, 123.0), 0.22, 22.0), _rushing(0.05, 0.7, lambda t: 0.6 * (1 - t))],
    "clock": lambda: [_struck((196.0, 311.0, 523.0), 0.7, 6.0)],
    "folder": lambda: [_struck((70.0,), 0.18, 26.0), _rushing(0.2, 0.85, lambda t: (1 - t) ** 2)],
}
NAMES = tuple(_SOUNDS)


def made(name: str) -> bytes:
    """Return a sound as whole numbers of sixteen bits, one channel, in this machine's order."""
    layers = _SOUNDS[name]()
    longest = max(map(len, layers))
    mixed = [sum(layer[at] for layer in layers if at < len(layer)) for at in range(longest)]
    most = max(1.0, *map(abs, mixed))
    # The last samples fade, so that nothing clicks.
    end = min(200, longest)
    fades = [1.0] * (longest - end) + [1 - at / end for at in range(end)]
    heights = (level / most * fade * _LOUDEST for level, fade in zip(mixed, fades, strict=True))
    return array("h", map(round, heights)).tobytes()


class Sounds:
    """Makes the sounds beside the game, once it is shown, and plays them as loud as is set."""

    def __init__(self, preferences: Preferences) -> None:
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
            if name in self._made:
                self._made[name].set_volume(loud / 100)
                self._made[name].play()

    def wait(self) -> None:
        """Stay until the sounds are made."""
        if self._maker is not None:
            self._maker.join()

    def _make(self) -> None:
        import pygame.mixer

        # No sound card: everything that is heard can be seen as well.
        with contextlib.suppress(pygame.error):
            with quietly():
                pygame.mixer.init(RATE, -16, 1, 1024)
            for name in NAMES:
                self._made[name] = pygame.mixer.Sound(buffer=made(name))


@contextlib.contextmanager
def quietly() -> Iterator[None]:
    """Yield while nothing is said on standard error, where systems without a card complain to no purpose."""
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


def sounds_between(before: "tuple[str, Play | None]", after: "tuple[str, Play | None]") -> tuple[str, ...]:
    """Return the sounds of a change from one kind of screen to another."""
    (old_kind, old), (kind, play) = before, after
    if kind not in _READ or old_kind == "page" or play is None:
        return ()
    step = play.last_step
    if step is None or old is None or len(play.replay.steps) != len(old.replay.steps) + 1:
        return () if kind == old_kind and play is old else ("folder" if kind == "ending" else "paper",)
    ruled = (step.outcome.half if step.outcome else step.choice.half).ruling is not None
    names = ["stamp" if ruled else "pen"]
    deadlines = step.before.deadlines
    missed = any(
        one.status == "missed" and (name not in deadlines or deadlines[name].status != "missed")
        for name, one in step.after.deadlines.items()
    )
    if missed or (_fines_run(play, step.after) and not _fines_run(play, step.before)):
        names.append("clock")
    return (*names, "folder") if kind == "ending" else tuple(names)


def _fines_run(play: "Play", position: "Position") -> bool:
    matters = play.case.scenario.matters
    return any(
        standing.sanction is not None and matters[name].procedure.accrues(standing)
        for name, standing in position.matters.items()
    )
