"""One decision of a class: its options, how its second poll became a choice, and how that was ruled."""

from dataclasses import dataclass
from typing import Literal

from game.classroom.polls import Poll, PollId
from game.model.ids import ArgumentId, ChoiceKey, SceneId

Rule = Literal["plurality", "majority", "both-paths"]
RULES: tuple[Rule, ...] = ("plurality", "majority", "both-paths")

# By what an option became the choice: a rule, or the teacher as the client's general counsel.
DecidedBy = Literal["plurality", "majority", "both-paths", "general-counsel", "override"]


@dataclass(frozen=True, slots=True)
class BallotOption:
    """A choice of the scene as it stood when the class reached it, under its letter."""

    letter: str
    key: ChoiceKey
    open: bool


@dataclass(frozen=True, slots=True)
class ClassVerdict:
    """What the class, or for it the teacher, has chosen: option, grounds picked, and by what it won."""

    letter: str
    ground: DecidedBy
    votes: int
    of: int
    because: str = ""
    picks: tuple[ArgumentId, ...] = ()
    one_poll: bool = False


@dataclass(frozen=True, slots=True)
class ClassDecision:
    """A planned scene that is put to the class; `ties` counts the polls held to break a tie.

    `place` says which turn it became: the number of its course, and the number of the turn there.
    """

    number: int
    scene: SceneId
    options: tuple[BallotOption, ...]
    verdict: ClassVerdict | None = None
    place: tuple[int, int] | None = None
    ties: int = 0
    lifted: bool = False
    tally_seen: bool = False

    @property
    def first(self) -> PollId:
        """Return the name of the poll before the discussion."""
        return poll_named(self.number, "first")

    @property
    def second(self) -> PollId:
        """Return the name of the poll after it."""
        return poll_named(self.number, "second")

    @property
    def last(self) -> PollId:
        """Return the name of the last poll held: the second, or the one that broke a tie."""
        return poll_named(self.number, f"tie-{self.ties}") if self.ties else self.second

    @property
    def open_letters(self) -> tuple[str, ...]:
        """Return the letters that can be voted for."""
        return tuple(option.letter for option in self.options if option.open)

    @property
    def pending(self) -> bool:
        """Return whether the class has decided, but its turn is not yet taken."""
        return self.verdict is not None and self.place is None

    def option(self, letter: str) -> BallotOption:
        """Return the option of a letter; raise StopIteration if there is none."""
        return next(option for option in self.options if option.letter == letter)


def poll_named(decision: int, which: str) -> PollId:
    """Return the name of a poll of a decision, such as `1.first`."""
    return PollId(f"{decision}.{which}")


def winner_by(rule: Rule, poll: Poll) -> str | None:
    """Return the option that a rule makes of a poll; None at a tie or without a majority."""
    leading = poll.leading
    if len(leading) != 1:
        return None
    most = max(bar.count for bar in poll.bars)
    if rule == "majority" and 2 * most <= poll.total:
        return None
    return leading[0]
