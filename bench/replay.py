"""How long it takes to replay 200 turns, as every undo and every load of a save does.

    python -m bench.replay [TURNS]

The turns are made at random in a case that nobody leaves: effects, moves, fines, deadlines, picks and
chance outcomes. Beside the replay stands the same number of bare triggers of a `transitions` machine.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from bench.figures import tell
from bench.others import python_with
from game.content.loading import load
from game.engine.case import Case
from game.engine.play import Play

ROUNDS = 30
# Prints the least milliseconds that so many triggers of a machine of two states take.
BARE = """
import sys, time
from transitions import Machine
class Walker: pass
walker, turns, took = Walker(), int(sys.argv[1]), []
machine = Machine(walker, states=["a", "b"], initial="a", auto_transitions=False)
machine.add_transition("go", "a", "b")
machine.add_transition("go", "b", "a")
go = machine.events["go"].trigger
for _ in range(int(sys.argv[2])):
    start = time.process_time()
    for _ in range(turns):
        go(walker)
    took.append(time.process_time() - start)
print(1000 * min(took))
"""

SCENARIO = """\
scenario_format: 1
id: endless
edition: 1
title: A desk that nobody leaves
matters: {warrant: {procedure: us-production-order}}
meters: {trust: {starts_at: 60}, reserve: {starts_at: 60}, standing: {starts_at: 60}}
facts: {preserved: {}, sworn: {}}
arguments: {statute: {}, comity: {}, scope: {}}
deadlines: {reply: {}}
cast: {judge: {name: Judge Okafor}}
opens_at: desk
opens_on: 2013-12-04
scenes:
  desk:
    choices:
      write:
        takes: 5 days
        effects: [{meter: trust, by: -1}, {find: preserved}]
        files: A letter.
        goes_to: desk
      move:
        takes: 2 weeks
        picks: {of: [statute, comity, scope], at_most: 2}
        effects: [{meter: reserve, by: -2}, {meter: standing, by: 3, when: [{fact: preserved}]}]
        files: A motion.
        outcomes:
          granted:
            odds: {base: 20, plus: [{when: [{preserved: comity}], points: 15}]}
            ruling: {by: judge, disposition: granted, says: It stops there., turns_on: statute}
          denied: {takes: 1 week, ruling: {by: judge, disposition: denied, says: It does not.}}
        goes_to: desk
      refuse:
        effects: [{sanction: warrant, per_day: 10000}, {deadline: reply, in: 14 days}]
        moves:
          - {move: order-directly, when: [{may: order-directly}]}
          - {move: hold-in-contempt, when: [{may: hold-in-contempt}]}
        goes_to: desk
      stay: {moves: [stay], takes: 1 day, goes_to: desk}
      lift: {moves: [lift-stay], takes: 1 day, goes_to: desk}
      reply: {when: [{deadline: reply, is: open}], effects: [{meet: reply}], goes_to: desk}
"""


def case() -> Case:
    """Make the case playable."""
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "scenario.yaml"
        file.write_text(SCENARIO, "utf-8")
        return Case(load(file).playable)


def random_play(turns: int) -> Play:
    """Play turns at random."""
    play, chance = Play.begin(case(), 1), Random(1)
    for _ in range(turns):
        choice = chance.choice(play.case.open_choices(play.position)).key.choice
        offer = play.case.picks(play.position, choice)
        picks = chance.choice(list(offer.sets())) if offer else ()
        play = play.choose(choice, picks)
    return play


def best_of(rounds: int, act: Callable[[], object]) -> float:
    """Return the shortest time, in milliseconds, that something took."""
    took = []
    for _ in range(rounds):
        start = time.process_time()
        act()
        took.append(time.process_time() - start)
    return 1000 * min(took)


def main() -> None:
    """Tell what a replay takes, and what bare triggers do."""
    turns = int(sys.argv[1]) if sys.argv[1:] else 200
    play = random_play(turns)
    if python := python_with("transitions"):
        command = [python, "-c", BARE, str(turns), str(ROUNDS)]
        ran = subprocess.run(command, capture_output=True, text=True, check=True)
        tell("replay.triggers", float(ran.stdout))
    tell("replay.replay", best_of(ROUNDS, lambda: play.case.replay(play.playthrough)))
    tell("replay.undo", best_of(ROUNDS, play.undo))


if __name__ == "__main__":
    main()
