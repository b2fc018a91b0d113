"""The fullest moment of each scene: of many plays at random, the one that shows the most choices in it."""

import random
from functools import cache

from game.content.library import Library
from game.engine.case import Case
from game.engine.play import Play
from game.model.scene import Choice

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
