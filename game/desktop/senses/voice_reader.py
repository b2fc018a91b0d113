"""Reads the text mirror aloud: a new screen from its top, then what the focus comes to and what is new."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from game.content.words import Words
from game.desktop.senses.voice import Manner, Voice
from game.desktop.toolkit.intents import Speak
from game.desktop.toolkit.kit import MirrorLine

if TYPE_CHECKING:
    from game.desktop.stage.preferences import Preferences
    from game.desktop.stage.stage import WindowStage

# What is said with a thing that can be pressed when the focus comes to it.
_WITH_IT = frozenset({"note", "reason", "value", "written"})
# How far some work has come is shown twice a second, and would be heard as often.
_UNSAID = frozenset({"progress"})
# What changes by itself all the time in a class: read in its turn, and not each time that it changes.
_RESTLESS = _UNSAID | {"clock", "count", "votes", "here", "over", "ahead"}


@dataclass(frozen=True, slots=True)
class Heard:
    """What was shown when it was last read: the place, its lines, the focus, and how often was acted."""

    place: str
    lines: tuple[MirrorLine, ...]
    focus: str
    meant: int


class VoiceReader:
    """Follows a stage and lets a voice say what stands there, each line once."""

    def __init__(self, stage: "WindowStage", words: Words, voice: Voice) -> None:
        """Start silent, before anything was read."""
        self._stage, self._words, self._voice = stage, words, voice
        self._heard: Heard | None = None
        self._left: tuple[int, ...] = ()
        self._at = -1

    def follow(self) -> None:
        """Read what is new since the last time, where the voice is on."""
        if not self._preferences.now.voice:
            self._hush()
            return
        view, hand = self._stage.view, self._stage.hand
        lines = tuple(line for line in view.lines(self._stage.look) if line.text)
        before = self._heard
        now = self._heard = Heard(view.place, lines, hand.focus, self._stage.meant)
        if before is None or before.place != now.place:
            self._say(range(len(lines)))
            return
        wanted = list(_changed(before, now))
        if wanted and before.meant == now.meant and before.focus == now.focus:
            # Nobody did anything: what has come is read when what is being read is over.
            wanted = [*_moved(self._left, before.lines, lines), *wanted]
        if wanted:
            self._say(wanted)
        else:
            self._left = tuple(_moved(self._left, before.lines, lines))

    def obey(self, intent: Speak) -> None:
        """Read on or back from where the voice is, say it again, be silent, or turn the voice on or off."""
        preferences = self._preferences
        if intent.how == "voice":
            preferences.choose(replace(preferences.now, voice=not preferences.now.voice))
        elif intent.how == "stop" or not preferences.now.voice or self._heard is None:
            self._voice.stop()
            self._left = ()
        elif intent.how == "repeat":
            self._say([max(0, self._at)])
        else:
            self._read_from(self._at + (1 if intent.how == "on" else -1))

    def spoken(self, line: MirrorLine) -> str:
        """Return a line as it is said: what it is, where that matters, and its words."""
        kind = f"voice.{line.role.replace(' ', '_')}"
        words = " ".join(line.text.removeprefix("\u2022").split())
        return f"{self._words(kind)}: {words}" if kind in self._words else words

    @property
    def _preferences(self) -> "Preferences":
        return self._stage.preferences

    def _hush(self) -> None:
        if self._heard is not None:
            self._heard, self._left = None, ()
            self._voice.say((self._words("voice.is_off"),), lambda _: None)

    def _read_from(self, at: int) -> None:
        count = len(self._heard.lines) if self._heard else 0
        if at >= count:
            self._voice.say((self._words("voice.end"),), lambda _: None)
        else:
            self._say(range(max(0, at), count))

    def _say(self, which: Sequence[int]) -> None:
        """Say lines by their numbers, and know at each how far it has come."""
        numbers = tuple(which)
        lines = self._heard.lines if self._heard else ()
        self._left = numbers
        said = [(number, lines[number]) for number in numbers if lines[number].role not in _UNSAID]

        def tell(count: int) -> None:
            self._at = said[count][0]
            self._left = tuple(number for number, _ in said[count:])

        self._voice.say([self.spoken(line) for _, line in said], tell)


def manner_of(preferences: "Preferences") -> Manner:
    """Return how loud and how fast is spoken now."""
    return Manner(preferences.now.voice_volume, preferences.now.voice_speed)


def _changed(before: Heard, now: Heard) -> Iterator[int]:
    """Yield the numbers of the lines to be read: what has the focus now, then what was not there before."""
    fresh = list(_fresh(before.lines, now.lines))
    if before.focus != now.focus:
        focused = [number for number in _focused(now) if number not in fresh]
        yield from focused
    yield from fresh


def _fresh(before: Sequence[MirrorLine], now: Sequence[MirrorLine]) -> Iterator[int]:
    known = Counter((line.role, line.text) for line in before)
    for number, line in enumerate(now):
        key = line.role, line.text
        if known[key]:
            known[key] -= 1
        elif line.role not in _RESTLESS:
            yield number


def _focused(now: Heard) -> Iterator[int]:
    start = next((n for n, line in enumerate(now.lines) if line.target and line.target.id == now.focus), None)
    if start is None:
        return
    yield start
    for number in range(start + 1, len(now.lines)):
        if now.lines[number].role not in _WITH_IT:
            return
        yield number


def _moved(left: Sequence[int], before: Sequence[MirrorLine], now: Sequence[MirrorLine]) -> Iterator[int]:
    """Yield the numbers that lines still to be read have now."""
    wanted = Counter((before[number].role, before[number].text) for number in left if number < len(before))
    for number, line in enumerate(now):
        key = line.role, line.text
        if wanted[key]:
            wanted[key] -= 1
            yield number
