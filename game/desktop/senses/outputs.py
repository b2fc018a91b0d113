"""What a window gives beside its picture: sounds, the accessibility tree, and the text mirror read aloud."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from game.content.words import Words
from game.desktop.senses.sounds import Sounds
from game.desktop.senses.tree_adapter import Accessible
from game.desktop.senses.voice import ChildVoice, Manner
from game.desktop.stage.stage import WindowStage
from game.desktop.toolkit.intents import Speak
from game.desktop.toolkit.part import MirrorLine
from game.model.value import value

# What is said with a thing that can be pressed when the focus comes to it.
_WITH_IT = frozenset({"note", "reason", "tick", "value", "written"})
# Figures, which mean nothing without the heading that they stand under.
_FIGURES = frozenset({"row", "value"})
# How far some work has come is shown twice a second, and would be heard as often.
_UNSAID = frozenset({"progress"})
# What changes by itself all the time in a class: read in its turn, and not each time that it changes.
_RESTLESS = _UNSAID | {"clock", "count", "votes", "here", "over", "ahead"}


class SpokenOutput:
    """Reads a stage aloud where the voice is turned on, and obeys the keys of the voice."""

    def __init__(self, stage: WindowStage, words: Words, voice: ChildVoice | None = None) -> None:
        self._stage, self._words = stage, words
        self._voice = voice or ChildVoice(
            lambda: Manner(stage.preferences.now.voice_volume, stage.preferences.now.voice_speed)
        )
        self._reader = VoiceReader(stage, words, self._voice)
        self._said_none = False
        stage.speak = self._reader.obey

    def follow(self) -> None:
        """Read what is new; say once that no voice is installed."""
        self._reader.follow()
        is_missing = self._voice.is_silent and self._stage.preferences.now.voice
        if is_missing and not self._said_none:
            self._stage.say(self._words("desktop.voice.none"))
        self._said_none = is_missing

    def end(self) -> None:
        """Be silent."""
        self._voice.stop()


class Outputs:
    """Follows a stage for those who hear, or have it read to them."""

    def __init__(self, stage: WindowStage, words: Words, tree: Accessible | None) -> None:
        self._stage, self._tree = stage, tree
        self._sounds = Sounds(stage.preferences)
        self._spoken = SpokenOutput(stage, words)

    def follow(self) -> None:
        """Say what is shown now, by each of them, after a change."""
        self._sounds.follow(self._stage.screen, self._stage.view.place)
        self._spoken.follow()
        if self._tree is not None:
            self._tree.follow()

    def end(self) -> None:
        """Be silent: the window is closed."""
        self._spoken.end()


@value
class Heard:
    """What was shown when it was last read: the place, its lines, the focus, and how often was acted."""

    place: str
    lines: tuple[MirrorLine, ...]
    focus: str
    meant: int


class VoiceReader:
    """Follows a stage and lets a voice say what stands there, each line once.

    A new screen is read from its top, then what the focus comes to and what is new.
    """

    def __init__(self, stage: WindowStage, words: Words, voice: ChildVoice) -> None:
        self._stage, self._words, self._voice = stage, words, voice
        self._heard: Heard | None = None
        self._left: tuple[int, ...] = ()
        self._at = -1

    def follow(self) -> None:
        """Read what is new since the last time; say once that the voice is off."""
        before, stage = self._heard, self._stage
        if not stage.preferences.now.voice:
            if before is not None:
                self._heard, self._left = None, ()
                self._voice.say((self._words("voice.is_off"),), lambda _: None)
            return
        lines = tuple(line for line in stage.view.lines(stage.look) if line.text)
        now = self._heard = Heard(stage.view.place, lines, stage.hand.focus, stage.meant)
        if before is None or before.place != now.place:
            self._say(range(len(lines)))
            return
        # What has the focus now, then what was not there before.
        fresh = list(_headed(lines, list(_fresh(before.lines, lines))))
        focused = _focused(now) if before.focus != now.focus else ()
        wanted = [*(number for number in focused if number not in fresh), *fresh]
        if wanted and before.meant == now.meant and before.focus == now.focus:
            # Nobody did anything: what has come is read when what is being read is over.
            wanted = [*_moved(self._left, before.lines, lines), *wanted]
        if wanted:
            self._say(wanted)
        else:
            self._left = tuple(_moved(self._left, before.lines, lines))

    def obey(self, intent: Speak) -> None:
        """Read on or back from where the voice is, say it again, be silent, or turn the voice on or off."""
        preferences, heard = self._stage.preferences, self._heard
        if intent.how == "voice":
            preferences.choose(replace(preferences.now, voice=not preferences.now.voice))
        elif intent.how == "stop" or not preferences.now.voice or heard is None:
            self._voice.stop()
            self._left = ()
        elif intent.how == "repeat":
            self._say([max(0, self._at)])
        else:
            at, count = self._at + (1 if intent.how == "on" else -1), len(heard.lines)
            if at >= count:
                self._voice.say((self._words("voice.end"),), lambda _: None)
            else:
                self._say(range(max(0, at), count))

    def spoken(self, line: MirrorLine) -> str:
        """Return a line as it is said: what it is, where that matters, and its words."""
        kind = f"voice.{line.role.replace(' ', '_')}"
        words = " ".join(line.text.removeprefix("\u2022").split())
        return f"{self._words(kind)}: {words}" if kind in self._words else words

    def _say(self, which: Iterable[int]) -> None:
        """Say lines by their numbers, and know at each how far it has come."""
        lines = self._heard.lines if self._heard else ()
        self._left = tuple(which)
        said = [(number, lines[number]) for number in self._left if lines[number].role not in _UNSAID]

        def tell(count: int) -> None:
            self._at = said[count][0]
            self._left = tuple(number for number, _ in said[count:])

        self._voice.say([self.spoken(line) for _, line in said], tell)


def _fresh(before: Sequence[MirrorLine], now: Sequence[MirrorLine]) -> Iterator[int]:
    """Yield the numbers of the lines that were not there before, and are read when they come."""
    known = Counter((line.role, line.text) for line in before)
    for number, line in enumerate(now):
        key = line.role, line.text
        if known[key]:
            known[key] -= 1
        elif line.role not in _RESTLESS:
            yield number


def _headed(lines: Sequence[MirrorLine], fresh: Sequence[int]) -> Iterator[int]:
    """Yield the numbers of new lines; before figures that come under an old heading, that of the heading."""
    said = set(fresh)
    for number in fresh:
        if lines[number].role in _FIGURES:
            over = next((at for at in range(number, -1, -1) if lines[at].role == "heading"), None)
            if over is not None and over not in said:
                said.add(over)
                yield over
        yield number


def _focused(now: Heard) -> Iterator[int]:
    """Yield the numbers of the line that has the focus and of what is said with it."""
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
