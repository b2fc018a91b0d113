"""A cache of what is costly to make and asked for again: fonts, lines of text, drawings, smooth shapes."""

import io
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar

import pygame

from game import places
from game.desktop.toolkit.theme import FAMILIES, ROLES, SANS, SANS_BOLD, SANS_LABEL, Colour, Look

Kept = TypeVar("Kept")
# Sans characters are spaced in whole pixels, which shows while they are small: up to this size they are
# drawn twice as large and scaled down.
_COARSE = 26
_COARSE_FACES = (SANS, SANS_LABEL, SANS_BOLD)
MOST_LINES = 8_000_000
_MOST_PICTURES = 12_000_000
MOST_LAYOUTS = 600
# A layout has some dozen words, whose widths are asked for again where it is set otherwise.
_WIDTHS_OF_A_LAYOUT = 13


class SurfaceCache:
    """A least-recently-used cache of surfaces, up to a number of bytes."""

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._bytes = 0
        self._kept: OrderedDict[Hashable, tuple[pygame.Surface, int]] = OrderedDict()
        self._round = 0

    def get(self, key: Hashable, make: Callable[[], pygame.Surface]) -> pygame.Surface:
        """Return the surface of a key, made now if it is not kept."""
        found = self._kept.get(key)
        made = found[0] if found is not None else make()
        self._kept[key] = (made, self._round)
        if found is not None:
            self._kept.move_to_end(key)
            return made
        self._bytes += _weight(made)
        while self._bytes > self._most and len(self._kept) > 1:
            self._forget_first()
        return made

    def forget_unasked(self) -> None:
        """Evict what was not asked for since this was last called."""
        while self._kept and next(iter(self._kept.values()))[1] != self._round:
            self._forget_first()
        self._round += 1

    def _forget_first(self) -> None:
        _, (gone, _) = self._kept.popitem(last=False)
        self._bytes -= _weight(gone)


class RenderCache:
    """Makes fonts, lines of text and shapes once, and keeps them while they are used."""

    def __init__(
        self, family: str = "serif", most_lines: int = MOST_LINES, most_layouts: int = MOST_LAYOUTS
    ) -> None:
        """Start empty; fonts of this family are opened when first asked for.

        `most_lines` is how many bytes of written lines are kept, `most_layouts` how many texts set in lines.
        """
        self.family = family
        self._most_layouts = most_layouts
        self._fonts: dict[tuple[str, int], pygame.font.Font] = {}
        # A font that is opened by its name keeps the file open, once for each size.
        self._files: dict[str, bytes] = {}
        self._lines = SurfaceCache(most_lines)
        self._pictures = SurfaceCache(_MOST_PICTURES)
        self._widths: dict[tuple[str, int, str], int] = {}
        self._layouts: OrderedDict[Hashable, object] = OrderedDict()

    def font(self, face: str, size: int) -> pygame.font.Font:
        """Return a face opened at a size."""
        key = (face, size)
        if key not in self._fonts:
            file = FAMILIES[self.family].faces[face]
            try:
                if file not in self._files:
                    self._files[file] = (places.fonts() / file).read_bytes()
                self._fonts[key] = pygame.font.Font(io.BytesIO(self._files[file]), size)
            except (OSError, pygame.error):
                self._fonts[key] = pygame.font.Font(None, size)  # the one that pygame brings
        return self._fonts[key]

    def width(self, face: str, size: int, words: str) -> int:
        """Return the width of one line of text."""
        key = (face, size, words)
        known = self._widths.get(key)
        if known is None:
            if len(self._widths) > _WIDTHS_OF_A_LAYOUT * self._most_layouts:
                self._widths.clear()
            fine = _is_coarse(face, size)
            wide = self.font(face, size * 2 if fine else size).size(words)[0]
            known = self._widths[key] = (wide + 1) // 2 if fine else wide
        return known

    def role_width(self, look: Look, role: str, words: str) -> int:
        """Return the width of one line in a role of text."""
        return self.width(ROLES[role].face, look.size(role), words)

    def text(self, face: str, size: int, words: str, colour: Colour) -> pygame.Surface:
        """Return one line of text, rendered."""

        def make() -> pygame.Surface:
            if not _is_coarse(face, size):
                return self.font(face, size).render(words, True, colour)
            large = self.font(face, size * 2).render(words, True, colour)
            wide, high = large.get_size()
            return pygame.transform.smoothscale(large, ((wide + 1) // 2, (high + 1) // 2))

        return self._lines.get((face, size, words, colour), make)

    def forget_unwritten(self) -> None:
        """Evict the lines that were not written since this was last called."""
        self._lines.forget_unasked()

    def picture(self, key: Hashable, make: Callable[[], pygame.Surface]) -> pygame.Surface:
        """Return a drawing or a smooth shape, made once for each key."""
        return self._pictures.get(key, make)

    def layout(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """Return a layout of text, made once for each key."""
        if key in self._layouts:
            self._layouts.move_to_end(key)
            return self._layouts[key]  # type: ignore[return-value]  # a key names one kind of layout
        made = make()
        self._layouts[key] = made
        if len(self._layouts) > self._most_layouts:
            self._layouts.popitem(last=False)
        return made


def _is_coarse(face: str, size: int) -> bool:
    return size <= _COARSE and face in _COARSE_FACES


def _weight(surface: pygame.Surface) -> int:
    return surface.get_width() * surface.get_height() * surface.get_bytesize()
