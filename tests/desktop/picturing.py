"""Pictures of every screen, for the README and the docs: the same files each time.

    python -m tests.desktop.picturing docs/pictures [--size 1280x720] [--text 100] [--theme paper]

The screens are those of a play of the real course, painted in memory; no window opens, and neither
the settings nor the saves of the caller are touched.
"""

import os

# Before pygame is loaded: pictures are painted in memory, and nothing is said beside them.
os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import argparse
import io
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pygame

from game.content.words import load_words
from game.desktop.screens import ways
from game.desktop.screens.after import after_turn
from game.desktop.screens.debrief import TABS as DEBRIEFED
from game.desktop.screens.debrief import DebriefScreen
from game.desktop.screens.desk import PAGES, PlayerDesk, Sitting
from game.desktop.screens.library import LibraryScreen
from game.desktop.screens.panels import PANELS
from game.desktop.screens.share_card import png_of
from game.desktop.shelf import KeptShelf
from game.desktop.stage.background_odds import BackgroundOdds
from game.desktop.stage.preferences import Preferences
from game.desktop.stage.screen import Screen
from game.desktop.stage.stage import WindowStage
from game.desktop.toolkit.intents import Choose, Explain, Go, Intent, Select
from game.desktop.toolkit.theme import THEMES, palette_of
from game.engine.play import Play
from game.saves.progress import Progress
from game.saves.settings import Settings
from game.saves.slots import Slots
from game.search.arriving import begun_at

FIRST, CASE, HINGE = "first-steps", "microsoft-ireland", "stay-lifted"
_SEED = 7
_WHEN = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
_COLOURS, _FLAT = 256, 48  # in a file, and kept as they are: the grounds and inks of the screens
_CELLS = (0xC0C0C0, 0xE0E0E0, 0xF0F0F0, 0xFFFFFF)  # the bits in which like colours agree, coarse to fine

Picture = tuple[str, pygame.Surface]


@dataclass(frozen=True, slots=True)
class Camera:
    """How pictures are taken: the size of the window, the text size, the theme."""

    size: tuple[int, int] = (1280, 720)
    text: int = 100
    theme: str = THEMES[0]


@dataclass(slots=True)
class Studio:
    """A desk with its own shelf, on which every screen can be set up."""

    camera: Camera
    folder: Path
    desk: PlayerDesk = field(init=False)
    shelf: KeptShelf = field(init=False)

    def __post_init__(self) -> None:
        """Set the desk up: nothing is saved yet."""
        words = load_words()
        slots = Slots(self.folder, lambda: _WHEN)
        self.shelf = KeptShelf(words, seeds=lambda: _SEED, slots=slots, progress=Progress(self.folder))
        settings = Settings(text_size=self.camera.text, theme=self.camera.theme, sound=0)
        odds = BackgroundOdds(tell=lambda: None, apart=False)
        self.desk = PlayerDesk(words, self.shelf, ways, Preferences(settings), odds)

    def taken(self, screen: Screen, *intents: Intent) -> pygame.Surface:
        """Return the picture of a screen after some intents, its focus not shown."""
        surface = pygame.Surface(self.camera.size)
        stage = WindowStage(screen, palette_of(), self.camera.size, self.desk.preferences)
        for intent in intents:
            stage.mean(intent)
        stage.paint(surface)
        if stage.wants_paint:
            stage.paint(surface)
        return surface

    def played(self, name: str, turns: int | None) -> Sitting:
        """Return a case after some turns of its real course, or after all of them."""
        opened = self.shelf.open(name)
        assert opened.real is not None, "pictures are of cases with a real course"
        play = Play.begin(opened.case, _SEED)
        for turn in opened.real.turns[:turns]:
            play = play.make(turn)
        return Sitting(self.desk, opened, play)

    def hinge(self) -> Sitting:
        """Return the case where it turns: refuse, or produce; appeal is locked."""
        opened = self.shelf.open(CASE)
        return Sitting(self.desk, opened, begun_at(opened.case, _SEED, HINGE, opened.real))

    def ended(self, name: str) -> Sitting:
        """Return a case at the end of its real course, kept as the window keeps it."""
        sitting = self.played(name, None)
        self.shelf.keep(sitting.play)
        return sitting


def pictures(studio: Studio) -> Iterator[Picture]:
    """Yield every screen by its name, in the order in which a player meets them."""
    desk, opened = studio.desk, studio.shelf.open(CASE)
    yield "library", studio.taken(LibraryScreen(desk, CASE))
    briefing, variants = ways.opening(desk, opened), opened.scenario.variants
    yield "briefing", studio.taken(briefing)
    yield "variants", studio.taken(briefing, Go("variants"), Select(next(iter(variants))))
    yield "first-steps", studio.taken(ways.standing(studio.played(FIRST, 0)))
    hinge = studio.hinge()
    scene = ways.standing(hinge)
    yield "scene", studio.taken(scene)
    for tab in PANELS:
        yield f"scene-{tab}", studio.taken(scene, Select(tab))
    yield "scene-authority", studio.taken(scene, _why_locked(hinge))
    yield "scene-locked", studio.taken(ways.standing(locked_first(studio)), Go("no-hints"))
    filing = next(one for one in _along(studio, CASE) if _with_picks(one))
    yield "scene-picks", studio.taken(ways.standing(filing), *_with_picks(filing))
    yield "ruling", studio.taken(after_turn(next(one for one in _along(studio, CASE) if _is_ruled(one))))
    over = studio.ended(CASE)
    yield "ending", studio.taken(ways.standing(over))
    yield "card", pygame.image.load(io.BytesIO(png_of(over.opened, over.play)))
    yield "chapters", studio.taken(briefing, Go("chapters"), Select(HINGE))
    sitting = _strayed(hinge)
    desk.odds.of(sitting.opened.case, sitting.play.replay.turns).over.wait()
    strayed, real = DebriefScreen(sitting), DebriefScreen(studio.ended(CASE))
    for tab in DEBRIEFED:
        # The paper with claims lies on the real course alone.
        yield f"debrief-{tab}", studio.taken(real if tab == "claims" else strayed, Select(tab))
    studio.shelf.save_as("Before the contempt", hinge.play)
    for name in PAGES:
        yield name, studio.taken(scene, Go(name))


def _strayed(sitting: Sitting) -> Sitting:
    """Leave the real course and play on to an ending: the first open choice that history did not take."""
    play, case = sitting.play, sitting.opened.case
    while not case.ending(play.position):
        there = case.open_choices(play.position)
        choice = next((one for one in there if not one.historical), there[0]).key.choice
        offer = case.picks(play.position, choice)
        play = play.choose(choice, offer.options[: offer.at_most] if offer else ())
    return sitting.played(play)


def _why_locked(sitting: Sitting) -> Explain:
    """Return what pressing the first locked choice opens: the authority of its reason."""
    case, phrases, position = sitting.opened.case, sitting.opened.phrases, sitting.play.position
    for choice in case.choices(position):
        for reason in case.reasons(position, choice.key.choice):
            for cite in phrases.cites_of(reason):
                return Explain("authority", cite.authority, f"choice:{choice.key.choice}")
    raise AssertionError("a choice is locked there, with its authority")


def locked_first(studio: Studio) -> Sitting:
    """Return the first case where counsel first meets a locked choice."""
    for sitting in _along(studio, FIRST):
        case, position = sitting.opened.case, sitting.play.position
        if any(case.reasons(position, choice.key.choice) for choice in case.choices(position)):
            return sitting
    raise AssertionError("the first case teaches what a lock is")


def _along(studio: Studio, name: str) -> Iterator[Sitting]:
    """Return a case at its opening and after each turn of its real course but the last."""
    real = studio.shelf.open(name).real
    return (studio.played(name, turns) for turns in range(len(real.turns) if real else 0))


def _with_picks(sitting: Sitting) -> tuple[Choose, ...]:
    """Return the intent that opens the picks of the first choice that has some here, if one has."""
    case, position = sitting.opened.case, sitting.play.position
    there = (choice.key.choice for choice in case.open_choices(position))
    return tuple(Choose(choice) for choice in there if case.picks(position, choice))[:1]


def _is_ruled(sitting: Sitting) -> bool:
    """Return whether a court has just ruled, and could have ruled otherwise."""
    step = sitting.play.last_step
    drawn = step.outcome if step is not None and len(step.odds) > 1 else None
    return drawn is not None and drawn.half.ruling is not None


def save_small(surface: pygame.Surface, file: Path) -> None:
    """Write a picture in at most 256 colours, a third of its size; the same pixels make the same file."""
    pixels = memoryview(pygame.image.tobytes(surface, "RGBX")).cast("I")
    by_weight = sorted((counted := Counter(pixels)), key=lambda one: (-counted[one], one))
    # Of like colours, which are the edges of letters, the most frequent one stands for all.
    like = [one for cell in _CELLS for one in {each & cell: each for each in reversed(by_weight)}.values()]
    kept = list(dict.fromkeys([*by_weight[:_FLAT], *like]))[:_COLOURS]
    palette = [pygame.Color(*one.to_bytes(4, "little")[:3]) for one in kept]
    nearest = pygame.Surface((1, 1), depth=8)
    nearest.set_palette(palette + palette[:1] * (_COLOURS - len(palette)))
    numbers = {one: nearest.map_rgb(pygame.Color(*one.to_bytes(4, "little")[:3])) for one in counted}
    small = pygame.image.frombytes(bytes(map(numbers.__getitem__, pixels)), surface.get_size(), "P")
    small.set_palette(nearest.get_palette())
    pygame.image.save(small, file)


def take(folder: Path, camera: Camera) -> list[Path]:
    """Take every picture into a folder; return the files."""
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode((64, 64))
    folder.mkdir(parents=True, exist_ok=True)
    taken = []
    with tempfile.TemporaryDirectory() as kept:
        for name, surface in pictures(Studio(camera, Path(kept))):
            file = folder / f"{name}.png"
            save_small(surface, file)
            taken.append(file)
    return taken


def take_all(folder: Path, camera: Camera) -> list[Path]:
    """Take every picture, and the one that moves."""
    from tests.desktop.filming import take_film

    return [*take(folder, camera), take_film(folder)]


def main() -> None:
    """Take the pictures that the command line asks for."""
    asks = argparse.ArgumentParser(prog="python -m tests.desktop.picturing", description=__doc__)
    asks.add_argument("folder", type=Path)
    asks.add_argument("--size", default="1280x720")
    asks.add_argument("--text", type=int, default=100)
    asks.add_argument("--theme", choices=THEMES, default=THEMES[0])
    given = asks.parse_args()
    wide, high = given.size.split("x")
    take_all(given.folder, Camera((int(wide), int(high)), given.text, given.theme))


if __name__ == "__main__":
    main()
