"""The sounds of a desk, made from numbers: paper, a pen, a stamp, a clock, a folder."""

import math
import random
from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass

RATE = 22_050
_LOUDEST = 20_000


@dataclass(frozen=True, slots=True)
class Noise:
    """A rushing sound: how long it lasts, how dull it is (0 to 1), and how loud at each moment."""

    seconds: float
    dull: float
    loud: Callable[[float], float]

    def samples(self) -> list[float]:
        """Return the sound between -1 and 1; the same each time."""
        chance = random.Random(7)
        made, level = [], 0.0
        for number in range(round(self.seconds * RATE)):
            level += (chance.uniform(-1, 1) - level) * (1 - self.dull)
            made.append(level * self.loud(number / RATE / self.seconds))
        return made


@dataclass(frozen=True, slots=True)
class Stroke:
    """A struck sound: its tones in hertz, how long it lasts, and how quickly it dies away."""

    tones: tuple[float, ...]
    seconds: float
    dies: float

    def samples(self) -> list[float]:
        """Return the sound between -1 and 1."""
        turns = [2 * math.pi * tone / RATE for tone in self.tones]
        made = []
        for number in range(round(self.seconds * RATE)):
            fading = math.exp(-self.dies * number / RATE)
            made.append(fading * sum(math.sin(turn * number) for turn in turns) / len(turns))
        return made


_SOUNDS: Mapping[str, tuple[Noise | Stroke, ...]] = {
    "paper": (Noise(0.22, 0.55, lambda t: 0.5 * math.sin(math.pi * t) * (1 + math.sin(9 * t)) / 2),),
    "pen": (Noise(0.16, 0.3, lambda t: 0.3 * math.sin(math.pi * t) * (0.6 + 0.4 * math.sin(60 * t))),),
    "stamp": (Stroke((82.0, 123.0), 0.22, 22.0), Noise(0.05, 0.7, lambda t: 0.6 * (1 - t))),
    "clock": (Stroke((196.0, 311.0, 523.0), 0.7, 6.0),),
    "folder": (Stroke((70.0,), 0.18, 26.0), Noise(0.2, 0.85, lambda t: (1 - t) ** 2)),
}
NAMES = tuple(_SOUNDS)


def made(name: str) -> bytes:
    """Return a sound as whole numbers of sixteen bits, one channel, in this machine's order."""
    layers = [part.samples() for part in _SOUNDS[name]]
    longest = max(map(len, layers))
    mixed = [sum(layer[at] for layer in layers if at < len(layer)) for at in range(longest)]
    most = max(1.0, *map(abs, mixed))
    # The last samples fade, so that nothing clicks.
    end = min(200, longest)
    fades = [1.0] * (longest - end) + [1 - at / end for at in range(end)]
    heights = (level / most * fade * _LOUDEST for level, fade in zip(mixed, fades, strict=True))
    return array("h", map(round, heights)).tobytes()
