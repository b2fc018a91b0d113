"""The few parts of which exact pictures are kept, and how they are drawn.

    python -m tests.desktop.pictured

makes the pictures anew. Look at each before it is kept.
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import pygame

from game.desktop.parts.cards import LOCKED, OPEN, ChoiceCard
from game.desktop.parts.meters import MeterRow
from game.desktop.parts.procedure import AHEAD, HERE, NEXT, PASSED, MapStation, MapStrip, ProcedureCourse
from game.desktop.parts.ruling import Stamp
from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.cache import RenderCache
from game.desktop.toolkit.intents import Select
from game.desktop.toolkit.kit import Hand, Kit, Target
from game.desktop.toolkit.marks import TruthLabel
from game.desktop.toolkit.markup import blocks
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.pen import Pen
from game.desktop.toolkit.prose import Prose
from game.desktop.toolkit.theme import look_of, palette_of

FOLDER = Path(__file__).with_name("pictures")


def cards() -> Part:
    why = Prose("why", blocks("An order to produce is not final: [@ryan]."), "small", says="reason")
    return Column(
        (
            ChoiceCard(
                Target("one", "Produce the mailbox in full", Select("")), 1, "comply", "Comply · 5 days", OPEN
            ),
            ChoiceCard(Target("two", "Refuse, and wait", Select("")), 2, "refuse", "Refuse · 21 days", OPEN),
            ChoiceCard(
                Target("three", "Appeal the order at once", Select("")), 3, "litigate", "", LOCKED, why
            ),
        ),
        1.0,
    )


def course() -> Part:
    forms = (("Served", PASSED), ("Order", HERE), ("Contempt", NEXT), ("Appeal", AHEAD), ("Over", AHEAD))
    stops = tuple(MapStation(name, form, name == "Over") for name, form in forms)
    return MapStrip(ProcedureCourse(stops, "Order outstanding"))


def signs() -> Part:
    truths = (TruthLabel(name, name.capitalize()) for name in ("documented", "inferred", "invented"))
    meter = MeterRow(
        "Standing with the court", 44, 52, (0, 100), "fell 8", False, "The notice came too early."
    )
    return Column((*truths, meter, Stamp("Denied")), 1.0)


PARTS: Mapping[str, Callable[[], Part]] = {"cards": cards, "course": course, "signs": signs}


def drawn(name: str, theme: str) -> pygame.Surface:
    """Draw a part on the ground of a folder, the second card under the mouse, the first with the ring."""
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode((64, 64))
    look = look_of(palette_of(), (1280, 720), theme)
    kit = Kit(look, RenderCache())
    part = PARTS[name]()
    high = part.height(kit, 640)
    surface = pygame.Surface((680, high + 40))
    surface.fill(look.colour("folder" if name != "signs" else "paper"))
    pen = Pen(surface, kit, Hand(focus="one", hovered="two"))
    part.draw(pen, pygame.Rect(20, 20, 640, high))
    pen.ring()
    return surface


def file_of(name: str, theme: str) -> Path:
    return FOLDER / f"{name}-{theme}.png"


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name in PARTS:
        for theme in ("paper", "contrast"):
            pygame.image.save(drawn(name, theme), file_of(name, theme))


if __name__ == "__main__":
    main()
