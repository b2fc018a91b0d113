"""The windows of a class for those who have them read: a tree for T and for P, whose texts are read out.

There are no sounds in a class, and nothing of P is spoken: what the class sees is for the teacher to say.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

import pygame
from pygame import Rect

from game.desktop.senses import tree_adapter
from game.desktop.senses.tree_adapter import Accessible
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
        yield from self.lines


class WindowReader:
    """Follows one window; without the extra there is no tree.

    The tree asks it for what a stage has: view, look, hand and pen. P has no stage, and shows its texts.
    """

    def __init__(self, window: pygame.Window, view: View, look: Look) -> None:
        self.view, self.look = view, look
        self.hand, self.pen = Hand(), cast("Pen | None", None)
        stage = cast("WindowStage", self)
        self._tree = Accessible(window, stage) if tree_adapter.is_installed() else None
        if HIDDEN:
            window.show()

    def follow(self, stage: WindowStage | None = None) -> None:
        """Let whoever reads the window know what is shown now, on a stage if there is one."""
        if stage is not None:
            self.view, self.look, self.hand, self.pen = stage.view, stage.look, stage.hand, stage.pen
        if self._tree is not None:
            self._tree.follow()
