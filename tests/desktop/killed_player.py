"""Plays in the window, without a screen, as fast as it can, until it is killed; says what is surely saved.

    python killed_player.py SEED

Each line that it prints is the record of a play that has been saved: a list of its turns.
"""

import json
import random
import sys
import threading
import time

import pygame

from game.desktop import app, start

shown = threading.Event()
paint, keep_play = app.paint, start._Keeper._keep_play


def painted(window, stage):
    paint(window, stage)
    shown.set()


def kept(keeper):
    keep_play(keeper)
    play = keeper.stage.screen.play
    if play is not None and play.playthrough.turns:
        turns = [[turn.scene, turn.choice, list(turn.picks), turn.outcome] for turn in play.playthrough.turns]
        print(json.dumps(turns), flush=True)


def press(key: int) -> None:
    shown.clear()
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode="", scancode=0))
    shown.wait(0.2)


def drive() -> None:
    """Choose, tick, go on and take back at random, and never stop."""
    chance = random.Random(int(sys.argv[1]))
    shown.wait()
    keys = (pygame.K_1, pygame.K_2, pygame.K_3, pygame.K_4, pygame.K_RETURN, pygame.K_RETURN, pygame.K_u)
    press(pygame.K_RETURN)
    while True:
        press(chance.choice(keys))
        time.sleep(0.001)


# The process that works out odds imports this file too.
if __name__ == "__main__":
    app.paint = painted
    start._Keeper._keep_play = kept
    threading.Thread(target=drive, daemon=True).start()
    start.play(start.WindowOptions("first-steps", seed=7))
