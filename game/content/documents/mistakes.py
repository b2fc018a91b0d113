"""What does not fit in a file: found where it stands, and given its way through the file from there up."""

from collections.abc import Mapping
from dataclasses import field, replace

from game.content.problems import MOST_ERRORS
from game.content.tree import Plain, Steps
from game.errors import GameError
from game.model.value import value


@value
class Mistake:
    """One part of a file that does not fit: of which kind that is, what was written, and the way to it.

    `known` are the keys or words of which one was asked for, each with what it means.
    """

    kind: str
    given: Plain
    steps: Steps = ()
    known: Mapping[str, str] = field(default_factory=dict)
    at_key: bool = False


class MistakesError(GameError):
    """A part of a file does not fit: all mistakes that are inside it."""

    def __init__(self, *mistakes: Mistake) -> None:
        self.mistakes = mistakes
        super().__init__(f"{len(mistakes)} parts of a file do not fit")

    def add_to(self, mistakes: list[Mistake], step: str | int) -> None:
        """Add them to those of the list or block that they are in, where they stand at a step.

        Raise MistakesError where there are so many that nobody will be told of more.
        """
        mistakes += [replace(one, steps=(step, *one.steps)) for one in self.mistakes]
        if len(mistakes) >= MOST_ERRORS:
            raise MistakesError(*mistakes) from None
