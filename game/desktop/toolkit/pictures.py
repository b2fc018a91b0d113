"""Drawings at exact size, a case's own pictures, icons in the ink of their ground: kept once made."""

import contextlib
import io
from collections.abc import Mapping
from pathlib import Path

import pygame
from pygame import Rect, Surface

from game import places
from game.content.drawings import picture_size, unfit_picture
from game.desktop.toolkit.part import Kit, Look, Mirror, MirrorLine, Part, Pen, Skin
from game.model.value import value

_INK_OF_FILES = "#2B2622"
TITLE = "."  # the kind of the title picture, which lies beside the folders of the others
OWN = "own"  # the kind of a case's own picture; its name is the path of the file
_SIZES: Mapping[str, tuple[int, int]] = {"places": (1600, 600), "portraits": (400, 480), TITLE: (1600, 900)}
WHOLE = 600 / 1600  # the height of a whole place by its width
_DARKER_AT_NIGHT = 204  # 0.8 of 255


def icon(kit: Kit, name: str, side: int, ink: str) -> Surface:
    """Return an icon in an ink; its name may have its folder before it, as in `stations/order`."""
    colour = kit.look.colour(ink)

    def make() -> Surface:
        folder, _, alone = name.rpartition("/")
        try:
            drawn = places.drawing(folder or "icons", alone).read_text(encoding="utf-8")
            tinted = drawn.replace(_INK_OF_FILES, "#{:02X}{:02X}{:02X}".format(*colour))
            return pygame.image.load_sized_svg(io.BytesIO(tinted.encode()), (side, side))
        except (OSError, pygame.error):
            # An icon stands beside its word; without the file the word stands alone.
            return Surface((side, side), pygame.SRCALPHA)

    return kit.cache.picture(("icon", name, side, colour), make)


def plate(kit: Kit, kind: str, name: str, size: tuple[int, int]) -> Surface:
    """Return the middle of a place or a portrait, filling a size whole."""
    night, written = kit.look.theme == "night", 0
    if Path(name).is_absolute():
        # What a case brings may be drawn anew while it is shown.
        with contextlib.suppress(OSError):
            written = Path(name).stat().st_mtime_ns

    def make() -> Surface:
        cut = Surface(size)
        cut.fill(kit.look.colour("card"))
        with contextlib.suppress(OSError, MemoryError, pygame.error):
            whole = _covering(kind, name, size)
            cut.blit(whole, whole.get_rect(center=(size[0] // 2, size[1] // 2)))
        if night:
            cut.fill((_DARKER_AT_NIGHT,) * 3, special_flags=pygame.BLEND_RGB_MULT)
        return cut

    return kit.cache.picture((kind, name, size, night, written), make)


def _covering(kind: str, name: str, size: tuple[int, int]) -> Surface:
    """Return a picture that covers a size, of a photograph no more than is seen."""
    file = _file(kind, name)
    wide, high = _own_size(file) if kind == OWN else _SIZES[kind]
    factor = max(size[0] / wide, size[1] / high)
    if kind != OWN or file.suffix.lower() == ".svg":
        return pygame.image.load_sized_svg(str(file), (round(wide * factor) + 1, round(high * factor) + 1))
    own = _opened(file)
    seen = Rect(0, 0, max(1, round(size[0] / factor)), max(1, round(size[1] / factor)))
    seen.center = own.get_rect().center
    return pygame.transform.smoothscale(own.subsurface(seen.clip(own.get_rect())), size)


def _file(kind: str, name: str) -> Path:
    """Return the file of a drawing of the game, or of a case's own, whose name is its whole path."""
    return Path(name) if Path(name).is_absolute() else places.drawing(kind, name)


def _own_size(file: Path) -> tuple[int, int]:
    """Return the size of a case's own picture; raise OSError where it cannot be shown."""
    size = picture_size(file)
    if size is None or unfit_picture(file):
        raise OSError(f"{file.name} cannot be shown")
    return size


def _opened(file: Path) -> Surface:
    """Return a case's own picture as it is, an SVG small; raise OSError or pygame.error."""
    size = _own_size(file)
    if file.suffix.lower() == ".svg":
        return pygame.image.load_sized_svg(str(file), (min(size[0], 64), min(size[1], 64)))
    read = pygame.image.load(str(file))
    whole = Surface(read.get_size(), pygame.SRCALPHA)
    whole.blit(read, (0, 0))
    return whole


def exists(kind: str, name: str) -> bool:
    """Return whether there is a drawing of this name, or a picture of a case's own that can be shown."""
    if kind != OWN:
        return bool(name) and _file(kind, name).is_file()
    with contextlib.suppress(OSError, ValueError, MemoryError, pygame.error):
        return bool(name) and min(_opened(Path(name)).get_size()) > 0
    return False


def is_drawn(kit: Kit, kind: str, name: str) -> bool:
    """Return whether there is a drawing of this name, looked up once."""
    return kit.cache.layout(("exists", kind, name), lambda: exists(kind, name))


@value
class Plate(Part):
    """A place or a portrait in its frame; `share` is height by width."""

    kind: str
    name: str
    share: float

    def height(self, kit: Kit, width: int, /) -> int:
        return round(width * self.share) if is_drawn(kit, self.kind, self.name) else 0

    def draw(self, pen: Pen, box: Rect, /) -> None:
        # Less than half a picture at the edge of a scrolling region is left out.
        is_sliver = pen.scroll and box.clip(pen.surface.get_clip()).height * 2 < box.height
        if not is_drawn(pen.kit, self.kind, self.name) or is_sliver:
            return
        pen.surface.blit(plate(pen.kit, self.kind, self.name, box.size), box)
        pen.panel(box, Skin(None, "rule", 0.25))


@value
class Scenery:
    """Where a scene plays, as it is shown: the case's own picture and its words, else a place of the game."""

    place: str = ""
    own: str = ""
    says: str = ""

    def drawn(self, kit: Kit) -> tuple[str, str] | None:
        """Return the kind and the name of what can be drawn, or None if nothing can."""
        return next((one for one in self._named() if is_drawn(kit, *one)), None)

    @property
    def is_there(self) -> bool:
        """Return whether there is anything to be drawn."""
        return any(exists(*one) for one in self._named())

    def _named(self) -> tuple[tuple[str, str], ...]:
        return ((OWN, self.own), ("places", self.place))


@value
class SceneryPlate(Part):
    """Scenery in its frame; `share` is height by width, and that of a whole place where none is given."""

    scenery: Scenery
    share: float = WHOLE

    def height(self, kit: Kit, width: int, /) -> int:
        plate = self._plate(kit)
        return plate.height(kit, width) if plate else 0

    def draw(self, pen: Pen, box: Rect, /) -> None:
        plate = self._plate(pen.kit)
        if plate:
            plate.draw(pen, box)

    def mirror(self, _look: Look, /) -> Mirror:
        if self.scenery.own and self.scenery.says:
            yield MirrorLine("picture", self.scenery.says)

    def _plate(self, kit: Kit) -> Plate | None:
        named = self.scenery.drawn(kit)
        return Plate(*named, self.share) if named else None
