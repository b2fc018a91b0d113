"""Seats, known by an alias alone, and what they say: votes in polls, and short anonymous reasons."""

import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple, NewType

from game.model.ids import ExhibitId

SeatId = NewType("SeatId", int)
Pace = Literal["1x", "10x", "no-limit"]
PACES: tuple[Pace, ...] = ("1x", "10x", "no-limit")


@dataclass(frozen=True, slots=True)
class Seat:
    """One participant, or one team's device."""

    id: SeatId
    alias: str
    token: str  # the digest of the cookie that holds the seat
    key: str  # that of the seat key, which gives it back at another address
    joined: int = 0  # the stop of the agenda at which it came in
    team: str = ""
    pace: Pace = "1x"
    removed: bool = False


class OpenedExhibit(NamedTuple):
    """That a seat has opened an exhibit of the briefing, and for which team."""

    exhibit: ExhibitId
    team: str
    seat: SeatId


PollId = NewType("PollId", str)
LETTERS = "ABCDEFGHI"
Advice = Literal["", "go-on", "discuss", "your-call"]


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
    """One vote; the last ballot of a seat counts, and a repeated request changes nothing."""

    id: PollId
    letters: tuple[str, ...]
    ballots: Mapping[SeatId, Ballot] = field(default_factory=dict)
    # What the device of a team sent: the votes within the team, option by option.
    teams: Mapping[SeatId, tuple[int, ...]] = field(default_factory=dict)
    typed: Mapping[str, int] = field(default_factory=dict)
    requests: frozenset[str] = frozenset()
    after_tally: bool = False

    @staticmethod
    def request_of(seat: SeatId, ballot: Ballot, request: str) -> str:
        """Return what a request is known by together with its vote."""
        return f"{request} {seat} {ballot.letter} {ballot.picks} {ballot.confidence}"

    def voted(self, seat: SeatId, ballot: Ballot, request: str) -> "Poll":
        """Return this poll with a seat's ballot in place of the one before."""
        apart = self.without(seat) if seat in self.teams else self
        requests = self.requests | ({request, self.request_of(seat, ballot, request)} if request else set())
        return replace(apart, ballots={**apart.ballots, seat: ballot}, requests=requests)

    def voted_in_team(self, seat: SeatId, counts: tuple[int, ...], request: str) -> "Poll":
        """Return this poll with the votes within a team, in place of those its device sent before."""
        apart = self.without(seat) if seat in self.ballots else self
        requests = self.requests | ({request} - {""})
        return replace(apart, teams={**apart.teams, seat: counts}, requests=requests)

    def without(self, seat: SeatId) -> "Poll":
        """Return this poll without the vote of one seat."""
        ballots = {one: ballot for one, ballot in self.ballots.items() if one != seat}
        teams = {one: votes for one, votes in self.teams.items() if one != seat}
        return replace(self, ballots=ballots, teams=teams)

    def counted(self, letter: str, number: int) -> "Poll":
        """Return this poll with the typed count of one option in place of the one before."""
        return replace(self, typed={**self.typed, letter: number})

    @property
    def total(self) -> int:
        """Return all votes cast."""
        return len(self.ballots) + sum(map(sum, self.teams.values())) + sum(self.typed.values())

    def has(self, seat: SeatId) -> bool:
        """Return whether a seat has voted."""
        return seat in self.ballots or seat in self.teams

    @property
    def bars(self) -> tuple[Bar, ...]:
        """Return the votes of each option; the percents add up to 100 if there are votes."""
        phones = Counter(ballot.letter for ballot in self.ballots.values())
        for votes in self.teams.values():
            phones.update(dict(zip(self.letters, votes, strict=True)))
        counts = [phones[letter] + self.typed.get(letter, 0) for letter in self.letters]
        shares = percents(counts)
        return tuple(
            Bar(letter, phones[letter], self.typed.get(letter, 0), share)
            for letter, share in zip(self.letters, shares, strict=True)
        )

    def bar(self, letter: str) -> Bar | None:
        """Return the votes of one option, or None if it is not in this poll."""
        return next((bar for bar in self.bars if bar.letter == letter), None)

    def count_of(self, letter: str) -> int:
        """Return all votes of one option."""
        return next((bar.count for bar in self.bars if bar.letter == letter), 0)

    @property
    def leading(self) -> tuple[str, ...]:
        """Return the options that have most votes: several at a tie, none before any vote."""
        most = max((bar.count for bar in self.bars), default=0)
        return tuple(bar.letter for bar in self.bars if bar.count == most) if most else ()


@dataclass(frozen=True, slots=True)
class Thresholds:
    """In percent: above the first nothing needs talk; up to the second it does, if two have the third."""

    agreed: int = 85
    leading: int = 70
    sizeable: int = 20


def advice(poll: Poll, limits: Thresholds) -> Advice:
    """Return whether to discuss, by the exact split alone, since no vote is correct (L-3); "" before any."""
    if not poll.total:
        return ""
    counts = sorted((100 * bar.count for bar in poll.bars), reverse=True)
    if counts[0] > limits.agreed * poll.total:
        return "go-on"
    sizeable = sum(count >= limits.sizeable * poll.total for count in counts)
    if counts[0] <= limits.leading * poll.total and sizeable >= 2:
        return "discuss"
    return "your-call"


def percents(counts: list[int]) -> list[int]:
    """Return whole percents that add up to 100, by largest remainders; zeros without votes."""
    total = sum(counts)
    if not total:
        return [0] * len(counts)
    floors = [100 * count // total for count in counts]
    order = sorted(range(len(counts)), key=lambda place: -(100 * counts[place] % total))
    for place in order[: 100 - sum(floors)]:
        floors[place] += 1
    return floors


ReasonId = NewType("ReasonId", int)
Card = Literal["", "statute", "precedent", "fact", "interest", "policy"]
CARDS: tuple[Card, ...] = ("", "statute", "precedent", "fact", "interest", "policy")
Fate = Literal["waiting", "approved", "hidden", "merged"]

LONGEST = 280
MOST_MARKS = 2
_SAY_NOTHING = frozenset({"because", "the", "a", "an"})
# Control, format (bidirectional and zero-width characters among them), surrogates, private use, line breaks.
_UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Reason:
    """One text for one option in one poll; nobody's name stands on it, and T never sees whose it is."""

    id: ReasonId
    poll: PollId
    text: str
    letter: str = ""
    card: Card = ""
    seat: SeatId | None = None  # none where it was read from a slip
    fate: Fate = "waiting"
    into: ReasonId | None = None  # the reason that it was merged with

    def judged(self, fate: Fate, into: ReasonId | None = None) -> "Reason":
        """Return this reason as the teacher has decided on it."""
        return replace(self, fate=fate, into=into)


def same_words(text: str) -> str:
    """Return what a reason says without what makes no difference: capitals, signs, "because", articles."""
    words = "".join(one if one.isalnum() else " " for one in text.casefold()).split()
    return " ".join(one for one in words if one not in _SAY_NOTHING)


def cleaned(written: str) -> str:
    """Return a text as it can be shown anywhere: NFC, no hidden characters, few marks, 280 code points."""
    kept: list[str] = []
    marks = 0
    for character in unicodedata.normalize("NFC", " ".join(written.split())):
        kind = unicodedata.category(character)
        marks = marks + 1 if kind.startswith("M") else 0
        if kind not in _UNSHOWN and marks <= MOST_MARKS:
            kept.append(character)
    # Characters that were taken out may have stood between a letter and its accent.
    return unicodedata.normalize("NFC", " ".join("".join(kept).split()))[:LONGEST].strip()


def figures_in(written: str) -> tuple[int, ...]:
    """Return the figures of a line such as `4 3 5 2 4`."""
    return tuple(int(sign) for sign in written if sign.isascii() and sign.isdigit())
