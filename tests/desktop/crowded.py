"""The fullest moment of each scene: of many plays at random, the one that shows the most choices in it.

    python -m tests.desktop.crowded docs/pictures/crowded

takes pictures of the twelve scenes with the most choices of all.
"""

import random
import sys
import tempfile
from functools import cache
from pathlib import Path

import pygame

from game.content.library import Library
from game.desktop.screens import ways
from game.desktop.screens.desk import Sitting
from game.desktop.toolkit.intents import Go
from game.engine.case import Case
from game.engine.play import Play
from game.model.scene import Choice
from tests.desktop.picturing import Camera, Studio, save_small

CASES = ("first-steps", "microsoft-ireland")


@cache
def fullest(name: str, plays: int = 300) -> dict[str, Play]:
    """Return a play for each scene that has choices, as far as the plays came to it."""
    scenario, chance = Library().load(name).playable, random.Random(name)
    variants = (None, *scenario.variants)
    found: dict[str, tuple[int, Play]] = {}
    for number in range(plays):
        case = Case(scenario, variants[number % len(variants)])
        play = Play.begin(case, number)
        while not case.ending(play.position) and (there := case.open_choices(play.position)):
            shown = len(case.choices(play.position))
            scene = play.position.scene
            if shown > found.get(scene, (0, play))[0]:
                found[scene] = shown, play
            choice = chance.choice(there)
            play = play.choose(choice.key.choice, _picks(play, choice, chance))
    return {scene: play for scene, (_, play) in sorted(found.items())}


def _picks(play: Play, choice: Choice, chance: random.Random) -> tuple[str, ...]:
    offer = play.case.picks(play.position, choice.key.choice)
    while offer is not None:
        some = {one for one in offer.options if chance.random() < 0.5}
        ordered = tuple(one for one in offer.options if one in some)
        if offer.takes(ordered):
            return ordered
    return ()


def most_crowded(number: int = 12) -> list[tuple[str, str, Play]]:
    """Return the scenes with the most choices, each with its case and a play that has come to it."""
    found = [(case, scene, play) for case in CASES for scene, play in fullest(case).items()]
    return sorted(found, key=lambda one: -len(one[2].case.choices(one[2].position)))[:number]


def take(folder: Path, camera: Camera) -> None:
    """Write a picture of each of the most crowded scenes into a folder."""
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode((64, 64))
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as kept:
        studio = Studio(camera, Path(kept))
        for case, scene, play in most_crowded():
            shown = ways.standing(Sitting(studio.desk, studio.shelf.open(case), play))
            save_small(studio.taken(shown, Go("no-hints")), folder / f"{scene}.png")


if __name__ == "__main__":
    take(Path(sys.argv[1]), Camera())
