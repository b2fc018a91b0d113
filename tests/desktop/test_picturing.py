"""One command makes a picture of every screen, the same each time, in small files."""

import ast
from pathlib import Path

import pygame
import pytest

from game.desktop.screens import ways
from game.desktop.screens.debrief import TABS as DEBRIEFED
from game.desktop.screens.desk import PAGES
from game.desktop.screens.panels import PANELS
from tests.desktop.picturing import Camera, Studio, pictures, save_small, take_all

SCREENS = Path(ways.__file__).parent


class Watched(Studio):
    """Notes which screens were looked at."""

    def taken(self, screen, *intents):
        for intent in intents:
            screen = screen.handle(intent)
        SEEN.add(type(screen).__name__)
        return pygame.Surface((1, 1))


SEEN: set[str] = set()


def classes_of_screens() -> set[str]:
    trees = (ast.parse(file.read_text("utf-8")) for file in SCREENS.glob("*.py"))
    named = (node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    return {name for name in named if name.endswith("Screen")}


def test_every_screen_is_in_a_picture(tmp_path):
    names = [name for name, _ in pictures(Watched(Camera(), tmp_path))]

    assert classes_of_screens() <= SEEN
    assert len(names) == len(set(names))
    assert {*PAGES, *(f"scene-{tab}" for tab in PANELS), *(f"debrief-{tab}" for tab in DEBRIEFED)} <= {*names}


def test_a_picture_is_the_same_each_time_and_small(tmp_path):
    written = []
    for folder in (tmp_path / "first", tmp_path / "second"):
        studio = Studio(Camera(), folder)
        pygame.font.init()
        save_small(next(pictures(studio))[1], folder.with_suffix(".png"))
        written.append(folder.with_suffix(".png").read_bytes())

    assert written[0] == written[1]
    assert len(written[0]) < 120_000


def test_few_colours_are_written_as_they_are(tmp_path):
    surface = pygame.Surface((16, 16))
    for x in range(16):
        for y in range(16):
            surface.set_at((x, y), (x * 16, y * 16, 40))
    file = tmp_path / "squares.png"

    save_small(surface, file)

    read = pygame.image.load(file)
    assert {tuple(read.get_at((x, y))[:3]) for x in range(16) for y in range(16)} == {
        (x * 16, y * 16, 40) for x in range(16) for y in range(16)
    }


def test_of_many_colours_each_is_written_as_one_like_it(tmp_path):
    surface = pygame.Surface((64, 64))
    for x in range(64):
        for y in range(64):
            surface.set_at((x, y), (x * 4, y * 4, (x + y) * 2))
    file = tmp_path / "many.png"

    save_small(surface, file)

    read = pygame.image.load(file)
    furthest = max(
        sum(abs(a - b) for a, b in zip(read.get_at((x, y))[:3], surface.get_at((x, y))[:3], strict=True))
        for x in range(64)
        for y in range(64)
    )
    assert furthest < 60


@pytest.mark.long
def test_the_command_writes_every_picture(tmp_path):
    files = take_all(tmp_path / "pictures", Camera((1920, 1080), 150, "night"))

    assert len(files) > 25
    assert all(file.stat().st_size < 250_000 for file in files[:-1])
    assert files[-1].stat().st_size < 600_000
