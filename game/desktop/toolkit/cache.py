"""A cache of what is costly to make and asked for again: fonts, lines of text, drawings, smooth shapes."""

import io
import re
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar

import pygame

from game import places
from game.content.typefaces import best_of, lacking, letters_of
from game.desktop.toolkit.theme import ROLES, SANS, SANS_BOLD, SANS_LABEL, Colour, Look, files_of

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
# A word with the spaces after it, or spaces that begin a line.
_WORDS = re.compile(r"\S+\s*|\s+")


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
    """Makes fonts, lines of text and shapes once, and keeps them while they are used.

    `lacks` has the characters that were to be written and that no font has.
    """

    def __init__(
        self, family: str = "serif", most_lines: int = MOST_LINES, most_layouts: int = MOST_LAYOUTS
    ) -> None:
        """Start empty; fonts of this family are opened when first asked for.

        `most_lines` is how many bytes of written lines are kept, `most_layouts` how many texts set in lines.
        """
        self.family = family
        self.lacks: set[str] = set()
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
        return self._opened(files_of(self.family, face)[0], size)

    def _opened(self, file: str, size: int) -> pygame.font.Font:
        key = (file, size)
        if key not in self._fonts:
            try:
                if file not in self._files:
                    self._files[file] = (places.fonts() / file).read_bytes()
                self._fonts[key] = pygame.font.Font(io.BytesIO(self._files[file]), size)
            except (OSError, pygame.error):
                self._fonts[key] = pygame.font.Font(None, size)  # the one that pygame brings
        return self._fonts[key]

    def _pieces(self, face: str, size: int, words: str) -> list[tuple[pygame.font.Font, str]]:
        """Return a line in pieces, each with a font that has its letters, as tall as the face itself."""
        own, *others = files_of(self.family, face)
        if words.isascii() or letters_of(own).issuperset(words):
            return [(self._opened(own, size), words)]
        self.lacks.update(lacking(words))
        # Word by word, so that no word is in two fonts.
        chosen: list[tuple[str, str]] = []
        for word in _WORDS.findall(words):
            file = best_of((own, *others), word.strip())
            if chosen and chosen[-1][0] == file:
                chosen[-1] = file, chosen[-1][1] + word
            else:
                chosen.append((file, word))
        return [(self._as_tall(own, file, size), piece) for file, piece in chosen]

    def _as_tall(self, own: str, file: str, size: int) -> pygame.font.Font:
        """Return a font at the size at which its x is as high as in another one."""
        if own == file:
            return self._opened(file, size)
        high, other = (self._opened(one, 100).render("x", False, "black") for one in (own, file))
        return self._opened(
            file, round(size * high.get_bounding_rect().height / other.get_bounding_rect().height)
        )

    def written(self, face: str, size: int, words: str, colour: Colour) -> pygame.Surface:
        """Return one line of text as its fonts draw it, and keep nothing."""
        pieces = self._pieces(face, size, words)
        if len(pieces) == 1 and pieces[0][0] is self.font(face, size):
            return pieces[0][0].render(words, True, colour)
        drawn = [font.render(piece, True, colour) for font, piece in pieces]
        own = self.font(face, size)
        # As much more above as below, so that the letters stand on the line of their neighbours.
        more = max(0, *(_reach(font, own) for font, _ in pieces))
        wide = sum(one.get_width() for one in drawn)
        line = pygame.Surface((wide, own.get_height() + 2 * more), pygame.SRCALPHA)
        line.fill((*colour, 0))
        across = 0
        for (font, _), one in zip(pieces, drawn, strict=True):
            line.blit(one, (across, more + own.get_ascent() - font.get_ascent()))
            across += one.get_width()
        return line

    def width(self, face: str, size: int, words: str) -> int:
        """Return the width of one line of text."""
        key = (face, size, words)
        known = self._widths.get(key)
        if known is None:
            if len(self._widths) > _WIDTHS_OF_A_LAYOUT * self._most_layouts:
                self._widths.clear()
            fine = _is_coarse(face, size)
            pieces = self._pieces(face, size * 2 if fine else size, words)
            wide = sum(font.size(piece)[0] for font, piece in pieces)
            known = self._widths[key] = (wide + 1) // 2 if fine else wide
        return known

    def role_width(self, look: Look, role: str, words: str) -> int:
        """Return the width of one line in a role of text."""
        return self.width(ROLES[role].face, look.size(role), words)

    def text(self, face: str, size: int, words: str, colour: Colour) -> pygame.Surface:
        """Return one line of text, rendered."""

        def make() -> pygame.Surface:
            if not _is_coarse(face, size):
                return self.written(face, size, words, colour)
            large = self.written(face, size * 2, words, colour)
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


def _reach(font: pygame.font.Font, own: pygame.font.Font) -> int:
    """Return how much further a font reaches above or below the line than another one."""
    return max(font.get_ascent() - own.get_ascent(), own.get_descent() - font.get_descent())


def _is_coarse(face: str, size: int) -> bool:
    return size <= _COARSE and face in _COARSE_FACES


def _weight(surface: pygame.Surface) -> int:
    return surface.get_width() * surface.get_height() * surface.get_bytesize()
