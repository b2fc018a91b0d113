"""How long a play takes to read: all words that are shown, and some time for each choice.

Two hundred words a minute are a guess themselves, so that a thousand random plays are exact enough.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from game.model.kinds import all_lines
from game.model.prose import Prose
from game.model.scene import Scene
from game.search.random_play import RandomPlays, RandomTurn
from game.search.reading_time import SECONDS_A_CHOICE, WORDS_A_MINUTE, words_in
from game.search.steps import Steps
from game.search.turn_lines import halves

PLAYS = 1_000
# Plays of a long case tell as much by fewer: with this many turns, no more are begun.
MOST_TURNS = 50_000
_SEED = 0

# The seconds that something takes to read in a packed position.
_Seconds = Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Minutes:
    """The time of random plays, in minutes: the shortest, their mean, the longest; how many there are."""

    shortest: Fraction
    mean: Fraction
    longest: Fraction
    plays: int = PLAYS

    @property
    def plain(self) -> dict[str, float]:
        """Return the minutes as data for other programs, to a tenth."""
        spans = {"shortest": self.shortest, "mean": self.mean, "longest": self.longest}
        return {span: round(float(time), 1) for span, time in spans.items()}


def reading_minutes(steps: Steps) -> Minutes:
    """Return the minutes of up to `PLAYS` random plays, the same each time; a play that is stuck counts."""
    texts, plays = _Texts(steps), RandomPlays(steps, _SEED)
    times = list[int]()
    while len(times) < PLAYS and texts.turns < MOST_TURNS:
        times.append(texts.seconds(plays.turns()))
    mean = Fraction(sum(times), 60 * len(times))
    return Minutes(Fraction(min(times), 60), mean, Fraction(max(times), 60), len(times))


class _Texts:
    """What is read in each scene and after each turn, with the seconds of it; how many turns were read."""

    def __init__(self, steps: Steps) -> None:
        self._steps, self._layout = steps, steps.layout
        self._scenes = [self._scene(steps.scenario.scenes[name]) for name in steps.scenes]
        self._turns: dict[tuple[int, int], _Seconds] = {}
        self.turns = 0

    def seconds(self, turns: Iterator[RandomTurn]) -> int:
        """Return the seconds of a play by its turns."""
        seconds = self._scenes[self._steps.opening_scene](self._steps.opening)
        for choice, outcome, position in turns:
            self.turns += 1
            read = self._turns.get((choice, outcome))
            if read is None:
                read = self._turns[choice, outcome] = self._turn(choice, outcome)
            seconds += (
                self._weighing(choice)
                + read(position)
                + self._scenes[self._layout.scene_of(position)](position)
            )
        return seconds

    def _weighing(self, number: int) -> int:
        return 0 if self._steps.choices[number].by_itself else SECONDS_A_CHOICE

    def _turn(self, number: int, outcome: int) -> _Seconds:
        counsel, *courts = halves(self._steps.choices[number])
        made = (counsel, *courts[outcome : outcome + 1])
        said = sum(words_in(half.ruling.says) for half in made if half.ruling)
        return self._read(tuple(paragraph for half in made for paragraph in half.text), said)

    def _scene(self, scene: Scene) -> _Seconds:
        labels = sum(words_in(choice.label) for choice in scene.choices.values())
        return self._read(scene.text, labels + (words_in(scene.ending.lesson) if scene.ending else 0))

    def _read(self, prose: Prose, words: int) -> _Seconds:
        """Return what counts the seconds of some prose, with some more words."""
        always = words + sum(words_in(one.text) for one in prose if not one.when)
        parts = [f"({words_in(p.text)} if {all_lines(p.when, self._layout)} else 0)" for p in prose if p.when]
        line = f"lambda s: ({' + '.join([str(always), *parts])}) * 60 // {WORDS_A_MINUTE}"
        made: _Seconds = eval(line)  # noqa: S307 -- written from the model, no text of an author in it
        return made
