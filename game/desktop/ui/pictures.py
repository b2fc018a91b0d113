"""Drawings: SVG files at exact size, icons in the ink of their ground, kept once made."""

import contextlib
import io
from collections.abc import Mapping
from dataclasses import dataclass

import pygame
from pygame import Rect, Surface

from game import places
from game.desktop.colours import Colour
from game.desktop.ui.part import Kit, Part
from game.desktop.ui.pen import Pen, Skin

_INK_OF_FILES = "#2B2622"
TITLE = "."  # the kind of the title picture, which lies beside the folders of the others
_SIZES: Mapping[str, tuple[int, int]] = {"places": (1600, 600), "portraits": (400, 480), TITLE: (1600, 900)}
_DARKER_AT_NIGHT = 204  # 0.8 of 255


def icon(kit: Kit, name: str, side: int, ink: str) -> Surface:
    """Answer with an icon in an ink."""
    colour = kit.look.colour(ink)

    def make() -> Surface:
        try:
            drawn = places.drawing("icons", name).read_text(encoding="utf-8")
            tinted = drawn.replace(_INK_OF_FILES, _hex(colour))
            return pygame.image.load_sized_svg(io.BytesIO(tinted.encode()), (side, side))
        except (OSError, pygame.error):
            # An icon stands beside its word; without the file the word stands alone.
            return Surface((side, side), pygame.SRCALPHA)

    return kit.store.picture(("icon", name, side, colour), make)


def plate(kit: Kit, kind: str, name: str, size: tuple[int, int]) -> Surface:
    """Answer with the middle of a place or a portrait, filling a size whole."""
    night = kit.look.theme == "night"

    def make() -> Surface:
        file = places.drawing(kind, name)
        wide, high = _SIZES[kind]
        factor = max(size[0] / wide, size[1] / high)
        cut = Surface(size)
        cut.fill(kit.look.colour("card"))
        with contextlib.suppress(OSError, pygame.error):
            at = (round(wide * factor) + 1, round(high * factor) + 1)
            whole = pygame.image.load_sized_svg(str(file), at)
            cut.blit(whole, whole.get_rect(center=(size[0] // 2, size[1] // 2)))
        if night:
            cut.fill((_DARKER_AT_NIGHT,) * 3, special_flags=pygame.BLEND_RGB_MULT)
        return cut

    return kit.store.picture((kind, name, size, night), make)


def exists(kind: str, name: str) -> bool:
    """Answer whether there is a drawing of this name."""
    return bool(name) and places.drawing(kind, name).is_file()


def is_drawn(kit: Kit, kind: str, name: str) -> bool:
    """Answer whether there is a drawing of this name, looked up once."""
    return kit.store.layout(("exists", kind, name), lambda: exists(kind, name))


@dataclass(frozen=True, slots=True)
class Plate(Part):
    """A place or a portrait in its frame; `share` is height by width."""

    kind: str
    name: str
    share: float

    def height(self, kit: Kit, width: int, /) -> int:
        """Answer with the height of the picture at this width."""
        return round(width * self.share) if is_drawn(kit, self.kind, self.name) else 0

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw the picture with its thin frame."""
        if not is_drawn(pen.kit, self.kind, self.name) or _is_sliver(pen, box):
            return
        pen.surface.blit(plate(pen.kit, self.kind, self.name, box.size), box)
        pen.panel(box, Skin(None, "rule", 0.25))


@dataclass(frozen=True, slots=True)
class WholePlate(Part):
    """A place from edge to edge; only its middle in a window that is lower than `cut`."""

    name: str
    cut: int = 0

    def height(self, kit: Kit, width: int, /) -> int:
        """Answer with the height of the picture at this width."""
        return self._plate(kit).height(kit, width)

    def draw(self, pen: Pen, box: Rect, /) -> None:
        """Draw the picture with its thin frame."""
        self._plate(pen.kit).draw(pen, box)

    def _plate(self, kit: Kit) -> Plate:
        wide, high = _SIZES["places"]
        return Plate("places", self.name, 3 / 10 if kit.look.height < self.cut else high / wide)


def _is_sliver(pen: Pen, box: Rect) -> bool:
    """Less than half a picture at the edge of a scrolling region is left out."""
    return bool(pen.scroll) and box.clip(pen.surface.get_clip()).height * 2 < box.height


def _hex(colour: Colour) -> str:
    return "#{:02X}{:02X}{:02X}".format(*colour)
