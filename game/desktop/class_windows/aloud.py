"""The windows of a class for those who hear them or have them read: a voice for T, a tree for T and for P.

There are no sounds in a class. Nothing of P is spoken: what the class sees is for the teacher to say.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

import pygame
from pygame import Rect

from game.content.words import Words
from game.desktop.senses import tree_adapter
from game.desktop.senses.outputs import VoiceReader, manner_of
from game.desktop.senses.tree_adapter import Accessible
from game.desktop.senses.voice import ChildVoice, Voice
from game.desktop.stage.screen import View
from game.desktop.stage.stage import WindowStage
from game.desktop.toolkit.kit import Hand, Kit, MirrorLine
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.pen import Pen
from game.desktop.toolkit.theme import Look

# Where the tree must hang on a window before it is seen, the window is made hidden.
HIDDEN = tree_adapter.BEFORE_SHOWN and tree_adapter.is_installed()


@dataclass(frozen=True, slots=True)
class ReadOutLines(Part):
    """Texts that were drawn elsewhere, to be read out."""

    lines: tuple[MirrorLine, ...] = ()

    def height(self, _kit: Kit, _width: int, /) -> int:
        """Return nothing: they are not drawn here."""
        return 0

    def draw(self, _pen: Pen, _box: Rect, /) -> None:
        """Draw nothing."""

    def mirror(self, _look: Look, /) -> Iterator[MirrorLine]:
        """Yield the texts."""
        yield from self.lines


class WindowContents:
    """What a window shows now, as its tree asks for it: a stage, or the texts of P with what drew them."""

    def __init__(self, view: View, look: Look) -> None:
        self.view, self.look = view, look
        self.hand, self.pen = Hand(), cast("Pen | None", None)

    def takes(self, stage: WindowStage) -> None:
        """Show what a stage shows."""
        self.view, self.look, self.hand, self.pen = stage.view, stage.look, stage.hand, stage.pen


class WindowReader:
    """Follows one window; without the extra there is no tree, and without a voice no speech."""

    def __init__(self, window: pygame.Window, shown: WindowContents) -> None:
        self.shown = shown
        # The tree looks at view, look, hand and pen alone.
        stage = cast("WindowStage", shown)
        self._tree = Accessible(window, stage) if tree_adapter.is_installed() else None
        if HIDDEN:
            window.show()

    def follow(self) -> None:
        """Let whoever reads the window know what is shown now."""
        if self._tree is not None:
            self._tree.follow()


class TeacherVoice:
    """Reads T aloud where the teacher has turned the voice on, with the same keys as in a play."""

    def __init__(self, stage: WindowStage, words: Words, voice: Voice | None = None) -> None:
        self._stage, self._words = stage, words
        self._voice = voice or ChildVoice(lambda: manner_of(stage.preferences))
        self._reader = VoiceReader(stage, words, self._voice)
        self._told_of_none = False
        stage.speak = self._reader.obey

    def follow(self) -> None:
        """Read what is new."""
        self._reader.follow()
        silent = isinstance(self._voice, ChildVoice) and self._voice.is_silent
        none = silent and self._stage.preferences.now.voice
        if none and not self._told_of_none:
            self._stage.say(self._words("desktop.voice.none"))
        self._told_of_none = none

    def end(self) -> None:
        """Be silent."""
        self._voice.stop()
