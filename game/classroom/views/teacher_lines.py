"""What T is made of: its lines, the buttons beside the phases, and groups of them under a heading."""

from dataclasses import dataclass

from game.classroom.polls import Advice, Bar


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One stop of the agenda: planned minutes, seconds used, and whether it is over, here or to come."""

    label: str
    decision: int
    planned: float
    used: int
    here: bool
    over: bool
    left_out: bool


@dataclass(frozen=True, slots=True)
class SeatLine:
    """One seat in the list on T, so that it can be moved or removed; never how it voted."""

    seat: int
    alias: str
    team: str
    connected: bool


@dataclass(frozen=True, slots=True)
class VoteShift:
    """How many went from one option to another; an empty letter is `did not vote`."""

    before: str
    after: str
    seats: int


@dataclass(frozen=True, slots=True)
class Split:
    """The votes as T alone sees them: the open or last poll, the one before it, and what to make of it."""

    bars: tuple[Bar, ...]
    before: tuple[Bar, ...]
    total: int
    missing: int
    need_time: int
    advice: Advice
    advised: str
    movement: tuple[VoteShift, ...]
    too_many: bool


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One reason in the queue: its text, its card, what the teacher made of it, its option; never whose."""

    reason: int
    text: str
    card: str
    fate: str
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who is in the room."""

    joined: int
    expected: int
    connected: int
    locked: bool
    teams: tuple[str, ...]
    seats: tuple[SeatLine, ...]


@dataclass(frozen=True, slots=True)
class Control:
    """One button; of several of which one is chosen, `chosen` says whether it is this."""

    name: str
    label: str
    chosen: bool | None = None

    @property
    def kind(self) -> str:
        """Return what kind of act it is."""
        return self.name.partition(":")[0]


@dataclass(frozen=True, slots=True)
class ControlGroup:
    """Buttons under their heading and what is said about them.

    With `filled`, a text is written first; with `into`, one of these is chosen first.
    """

    heading: str = ""
    says: str = ""
    controls: tuple[Control, ...] = ()
    filled: str | None = None
    into: tuple[tuple[int, str], ...] = ()
