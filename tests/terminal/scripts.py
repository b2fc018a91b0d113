"""Plays in a terminal for tests: what a player would type for a playbook, and what is printed then."""

import io
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import count
from pathlib import Path
from typing import NamedTuple

from game.content.loaded import Loaded
from game.content.phrases import Phrases
from game.content.words import load_words
from game.engine.case import Case, historical_replay, turn_of
from game.engine.play import Play
from game.engine.replay import Replay, Step
from game.model.expected import Playbook
from game.model.record import Seed
from game.saves.progress import Progress
from game.saves.slots import Slots
from game.terminal import TextSession, run
from tests.builders import CASES, SHIPPED, loaded

WORDS = load_words()


class Script(NamedTuple):
    """A playbook as it is typed: a seed that draws its outcomes, and the lines of each turn."""

    loaded: Loaded
    case: Case
    replay: Replay
    seed: int
    turns: tuple[tuple[str, ...], ...]

    @property
    def lines(self) -> list[str]:
        """Return all lines that are typed."""
        return [line for turn in self.turns for line in turn]


class Kept(NamedTuple):
    """Where a play is saved."""

    slots: Slots
    progress: Progress

    @classmethod
    def under(cls, folder: Path) -> "Kept":
        """Return saves in a folder."""
        return cls(Slots(folder), Progress(folder))


def playbooks() -> Iterator[tuple[Path, str]]:
    """Yield each playbook of each shipped scenario, and of each case that tests play."""
    for path in (*SHIPPED, *CASES):
        for playbook in sorted((path.parent / "playbooks").glob("*.yaml")):
            yield path, playbook.stem


def named(one: tuple[Path, str]) -> str:
    """Return the name of a playbook with that of its case."""
    return f"{one[0].parent.name}/{one[1]}"


@cache
def script(path: Path, name: str) -> Script:
    """Return a playbook as it is typed."""
    read = loaded(path)
    found = read.playbook(name)
    assert found, f"no playbook {name}"
    case = Case(read.playable, found.playbook.variant)
    replay = _played(case, found.playbook)
    turns = tuple(_typed(case, step) for step in replay.steps)
    return Script(read, case, replay, _seed(replay), turns)


def session(
    case: Case, typed: Iterable[str], kept: Kept | None = None, real: Replay | None = None
) -> TextSession:
    """Return a session in which some lines are typed."""
    reads = io.StringIO("".join(f"{line}\n" for line in typed))
    slots, progress = kept or (None, None)
    return TextSession(Phrases(case.scenario, WORDS), reads, io.StringIO(), real, slots, progress)


def printed(play: Play, typed: Iterable[str], kept: Kept | None = None, real: Replay | None = None) -> str:
    """Return all that is printed when some lines are typed."""
    sitting = session(play.case, typed, kept, real)
    assert run(play, sitting) == 0
    assert isinstance(sitting.writes, io.StringIO)
    return sitting.writes.getvalue()


def transcript(of: Script, typed: Iterable[str] | None = None) -> str:
    """Return what is printed for a script, or for other lines with its seed."""
    play = Play.begin(of.case, of.seed)
    real = historical_replay(of.case, of.loaded.historical)
    return printed(play, of.lines if typed is None else typed, real=real)


def _played(case: Case, playbook: Playbook) -> Replay:
    replay = case.begin()
    for expected in playbook.turns:
        replay = replay.then(case.advance(replay.position, turn_of(case, replay, expected)))
    return replay


def _typed(case: Case, step: Step) -> tuple[str, ...]:
    there = [choice.key for choice in case.choices(step.before)]
    number = str(there.index(step.turn.key) + 1)
    offer = case.picks(step.before, step.turn.choice)
    if offer is None or len(list(offer.sets())) < 2:
        return (number,)
    return number, " ".join(str(offer.options.index(pick) + 1) for pick in step.turn.picks)


def _seed(replay: Replay) -> int:
    """Find the first seed whose draws are the outcomes of a play."""
    return next(
        seed
        for seed in count()
        if all(_drawn(seed, number, step) for number, step in enumerate(replay.steps, start=1))
    )


def _drawn(seed: int, number: int, step: Step) -> bool:
    if len(step.odds) < 2:
        return True
    left = Seed(seed).draw(number, step.turn.key, step.turn.picks)
    for one in step.odds:
        left -= one.odds
        if left < 0:
            return one.outcome is step.outcome
    return False
