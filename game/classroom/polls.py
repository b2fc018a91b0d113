"""A poll: one vote of the class, by phones and by typed counts, and what it comes to."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NewType

from game.classroom.seats import SeatId

PollId = NewType("PollId", str)
LETTERS = "ABCDEFGHI"


@dataclass(frozen=True, slots=True)
class Ballot:
    """What one seat has voted for: an option by its letter, grounds by their numbers, confidence 1 to 5."""

    letter: str
    picks: tuple[int, ...] = ()
    confidence: int = 0


@dataclass(frozen=True, slots=True)
class Bar:
    """The votes of one option: by phones, typed, and together as whole percent of the poll."""

    letter: str
    phones: int
    typed: int
    percent: int

    @property
    def count(self) -> int:
        """Return all votes of the option."""
        return self.phones + self.typed


@dataclass(frozen=True, slots=True)
class Poll:
    """One vote; the last ballot of a seat counts, and a repeated request changes nothing.

    `teams` holds what the device of a team told: the votes within the team, option by option.
    """

    id: PollId
    letters: tuple[str, ...]
    ballots: Mapping[SeatId, Ballot] = field(default_factory=dict)
    teams: Mapping[SeatId, tuple[int, ...]] = field(default_factory=dict)
    typed: Mapping[str, int] = field(default_factory=dict)
    requests: frozenset[str] = frozenset()
    after_tally: bool = False

    def voted(self, seat: SeatId, ballot: Ballot, request: str) -> "Poll":
        """Return the ballot of a seat counted in place of the one before."""
        apart = self.without(seat) if seat in self.teams else self
        return replace(apart, ballots={**apart.ballots, seat: ballot}, requests=self._asked(request))

    def told(self, seat: SeatId, counts: tuple[int, ...], request: str) -> "Poll":
        """Return the votes within a team counted in place of what its device told before."""
        apart = self.without(seat) if seat in self.ballots else self
        return replace(apart, teams={**apart.teams, seat: counts}, requests=self._asked(request))

    def without(self, seat: SeatId) -> "Poll":
        """Return the vote of one seat withdrawn."""
        ballots = {one: ballot for one, ballot in self.ballots.items() if one != seat}
        return replace(
            self, ballots=ballots, teams={one: votes for one, votes in self.teams.items() if one != seat}
        )

    def counted(self, letter: str, number: int) -> "Poll":
        """Return the typed count of one option, in place of the one before."""
        return replace(self, typed={**self.typed, letter: number})

    def held_again(self) -> "Poll":
        """Return this poll marked as held after its tally was seen."""
        return replace(self, after_tally=True)

    @property
    def total(self) -> int:
        """Return all votes cast."""
        return len(self.ballots) + sum(map(sum, self.teams.values())) + sum(self.typed.values())

    def has(self, seat: SeatId) -> bool:
        """Return whether a seat has voted."""
        return seat in self.ballots or seat in self.teams

    @property
    def bars(self) -> tuple[Bar, ...]:
        """Return the votes of each option; the percents make 100 where there are votes."""
        phones = Counter(ballot.letter for ballot in self.ballots.values())
        for votes in self.teams.values():
            phones.update(dict(zip(self.letters, votes, strict=True)))
        counts = [phones[letter] + self.typed.get(letter, 0) for letter in self.letters]
        shares = percents(counts)
        return tuple(
            Bar(letter, phones[letter], self.typed.get(letter, 0), share)
            for letter, share in zip(self.letters, shares, strict=True)
        )

    def _asked(self, request: str) -> frozenset[str]:
        return self.requests | {request} if request else self.requests

    @property
    def leading(self) -> tuple[str, ...]:
        """Return the options that have most votes: several at a tie, none before any vote."""
        most = max((bar.count for bar in self.bars), default=0)
        return tuple(bar.letter for bar in self.bars if bar.count == most) if most else ()


def percents(counts: list[int]) -> list[int]:
    """Return whole percents that make 100, by the largest remainders; with zeros for no votes."""
    total = sum(counts)
    if not total:
        return [0] * len(counts)
    floors = [100 * count // total for count in counts]
    order = sorted(range(len(counts)), key=lambda place: -(100 * counts[place] % total))
    for place in order[: 100 - sum(floors)]:
        floors[place] += 1
    return floors
