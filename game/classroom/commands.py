"""What can be asked of a session: small frozen values, each with one line of JSON; and its refusals.

A seat asks by its number, which the server finds from the digest of its cookie (`Session.seats`).
`at` is whole seconds since the session began; only what moves the phases says it.
`sure` is said when the session has asked back (`CommandRefusal.asks`).
"""

# Longer than 250 lines because all that a session understands should stand in one list.
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from game.classroom.decisions import Chance, Rule
from game.classroom.moot import Role, Side
from game.classroom.phases import Devices, Phase
from game.classroom.polls import Card, Pace, PollId, ReasonId, SeatId
from game.errors import GameError


@dataclass(frozen=True, slots=True)
class CommandRefusal:
    """A command that was not carried out; `asks` says that it is once it is sent again with `sure`."""

    key: str
    says: str
    asks: bool = False


class NotNowError(GameError):
    """A command that the session cannot carry out as it stands; the key names its sentence."""

    def __init__(self, key: str, *, asks: bool = False, **named: Any) -> None:
        self.key, self.asks, self.named = key, asks, named
        super().__init__(f"the session refuses: {key}")


@dataclass(frozen=True, slots=True)
class OpenRoom:
    """Let phones in by this room code; a new code replaces the old one, and an empty one closes the room."""

    code: str


@dataclass(frozen=True, slots=True)
class LockRoom:
    """Let nobody new in, or let them in again."""

    on: bool = True


@dataclass(frozen=True, slots=True)
class Expect:
    """Say how many participants are expected."""

    number: int


@dataclass(frozen=True, slots=True)
class NameSection:
    """Say which class this is, of several with one case; an empty label takes it away."""

    section: str


@dataclass(frozen=True, slots=True)
class HideCount:
    """Keep the head-count off P, or show it again."""

    on: bool = True


@dataclass(frozen=True, slots=True)
class IssueTickets:
    """Let in only who brings a single-use ticket; these are digests of the tickets printed."""

    tickets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Join:
    """Take a seat: digests of the cookie's token, of the seat key, and of a ticket where they are used."""

    token: str
    key: str
    ticket: str = ""


@dataclass(frozen=True, slots=True)
class ComeBack:
    """Take the seat of a seat key again, with a new cookie and a new key; the old cookie is void."""

    key: str
    token: str
    new_key: str


@dataclass(frozen=True, slots=True)
class RemoveSeat:
    """Take a seat out of the room, and its vote out of the open poll."""

    seat: SeatId


@dataclass(frozen=True, slots=True)
class SetPace:
    """Choose the time that a seat takes."""

    seat: SeatId
    pace: Pace


@dataclass(frozen=True, slots=True)
class MakeTeams:
    """Put all seats into this many teams of nearly one size; 0 does without teams."""

    number: int


@dataclass(frozen=True, slots=True)
class PutInTeam:
    """Move one seat to another team."""

    seat: SeatId
    team: str


SeatCommand: TypeAlias = Join | ComeBack | RemoveSeat | SetPace | MakeTeams | PutInTeam
RoomCommand: TypeAlias = OpenRoom | LockRoom | Expect | NameSection | HideCount | IssueTickets | SeatCommand


@dataclass(frozen=True, slots=True)
class Next:
    """Go to the next stop."""

    at: int
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Skip:
    """Leave stops out, up to a phase of the same decision, or the present one where none is named."""

    at: int
    to: Phase | None = None
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Back:
    """Go to the stop before; behind a reveal this voids the turn."""

    at: int
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Pause:
    """Rest: the clock stands, and no vote is taken."""

    at: int


@dataclass(frozen=True, slots=True)
class GoOn:
    """End the pause."""

    at: int


@dataclass(frozen=True, slots=True)
class Limit:
    """Limit the present stop to some seconds from its beginning; 0 is no limit."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Extend:
    """Give the present stop more seconds, counted from now where it had no limit or it is over."""

    at: int
    seconds: int = 60


@dataclass(frozen=True, slots=True)
class Show:
    """Turn to a page of the present phase: a prompt, a step of the moot, a question, a refutation."""

    item: int
    at: int = 0  # of a step that has its own time


@dataclass(frozen=True, slots=True)
class Jump:
    """Open the next planned scene as it stands on the historical course."""

    at: int


@dataclass(frozen=True, slots=True)
class HoldTie:
    """Hold one more poll, between the tied options."""

    at: int


@dataclass(frozen=True, slots=True)
class End:
    """Say what becomes of a closed session."""

    how: Literal["exported", "discarded"]


@dataclass(frozen=True, slots=True)
class PickOptions:
    """Put these choices of a scene to the class, by id, in place of the case's; before its first vote."""

    scene: str
    choices: tuple[str, ...]


PhaseCommand: TypeAlias = (
    Next | Skip | Back | Pause | GoOn | Limit | Extend | Show | Jump | HoldTie | End | PickOptions
)


@dataclass(frozen=True, slots=True)
class Vote:
    """Vote for an option by its letter, with numbered grounds or a confidence from 1 to 5 where asked."""

    seat: SeatId
    poll: PollId
    letter: str
    picks: tuple[int, ...] = ()
    confidence: int = 0
    request: str = ""  # one that was counted before changes nothing


@dataclass(frozen=True, slots=True)
class VoteTeam:
    """Send the votes within a team, one number for each option that can be voted for, in their order."""

    seat: SeatId
    poll: PollId
    counts: tuple[int, ...]
    request: str = ""


@dataclass(frozen=True, slots=True)
class TypeCount:
    """Type the count of one option in the open poll, in place of the one before."""

    letter: str
    number: int


@dataclass(frozen=True, slots=True)
class Hands:
    """Vote by hands, cards or slips from now on, or by phones again; both add up."""

    on: bool = True


@dataclass(frozen=True, slots=True)
class SetDevices:
    """Set whose device a seat is: each person's own, or a team's, and what a team is asked for."""

    devices: Devices


@dataclass(frozen=True, slots=True)
class PressFor:
    """Take a team's turn for it, as it told it aloud; `poll` names the turn, as a vote of its phones does."""

    team: str
    poll: PollId
    letter: str
    picks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TakeBackTurn:
    """Take the last turn of a team's own course back, such as a slip of the finger."""

    team: str


@dataclass(frozen=True, slots=True)
class SetAdvice:
    """Set the thresholds of the advice on T, in percent."""

    agreed: int = 85
    leading: int = 70
    sizeable: int = 20


@dataclass(frozen=True, slots=True)
class SetRule:
    """Choose how a second poll becomes a choice; before the first poll of a decision."""

    rule: Rule


@dataclass(frozen=True, slots=True)
class LiftTally:
    """Show the counts of this decision while it is being voted on; the report says so."""

    on: bool = True


VoteCommand: TypeAlias = Vote | VoteTeam | TypeCount | Hands | SetDevices | SetAdvice | SetRule | LiftTally


@dataclass(frozen=True, slots=True)
class Decide:
    """Let the rule decide; or, with a letter and a reason, decide as general counsel or override it."""

    letter: str = ""
    because: str = ""
    picks: tuple[int, ...] = ()  # the grounds, where ticks tie or there are none


@dataclass(frozen=True, slots=True)
class SettleChance:
    """Settle the chance of the decided choice: drawn, as in history, chosen, or as the bench has ruled."""

    chance: Chance = "drawn"
    outcome: int = 0


@dataclass(frozen=True, slots=True)
class PlayFor:
    """Take a turn for the class in a scene that is not put to it."""

    letter: str
    picks: tuple[int, ...] = ()
    outcome: int = 0


@dataclass(frozen=True, slots=True)
class ShowMinority:
    """Show where the minority's path would have led, or put that away."""

    on: bool = True


@dataclass(frozen=True, slots=True)
class DrawRoles:
    """Draw the bench of the moot, of three or five, and who speaks for each side, among the seats."""

    bench: int


@dataclass(frozen=True, slots=True)
class NameRoles:
    """Let the bench, of three or five, and the speakers be named aloud; nobody has a role by seat."""

    bench: int


@dataclass(frozen=True, slots=True)
class GiveRole:
    """Give one seat a role of the moot, or take it away."""

    seat: SeatId
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class GiveMarks:
    """Write down what one judge thought of a side, from 1 to 5 by each criterion; for the teacher alone."""

    side: Side
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TakeBackMarks:
    """Take the last row of marks of a side back."""

    side: Side


@dataclass(frozen=True, slots=True)
class MarkSide:
    """Mark a side as a judge, by phone; for the teacher alone, and a later one takes its place."""

    seat: SeatId
    side: Side
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TellMarks:
    """Tell the teacher each judge's marks, on T and in the teacher's copy, or their means alone."""

    each: bool = True


MarkCommand: TypeAlias = GiveMarks | TakeBackMarks | MarkSide | TellMarks
MootCommand: TypeAlias = DrawRoles | NameRoles | GiveRole | MarkCommand
TeamCommand: TypeAlias = Vote | PressFor | TakeBackTurn
DecidingCommand: TypeAlias = Decide | SettleChance | PlayFor | ShowMinority


@dataclass(frozen=True, slots=True)
class GiveReason:
    """Write the one reason of a seat in a poll; a later one takes its place."""

    seat: SeatId
    poll: PollId
    text: str
    card: Card = ""


@dataclass(frozen=True, slots=True)
class ReadSlip:
    """Take down a reason that was read from a slip; it is approved."""

    letter: str
    text: str
    card: Card = ""


@dataclass(frozen=True, slots=True)
class Approve:
    """Make a reason fit for P."""

    reason: ReasonId


@dataclass(frozen=True, slots=True)
class ApproveAll:
    """Make several reasons fit for P at once; those that say the same stand as one."""

    reasons: tuple[ReasonId, ...]


@dataclass(frozen=True, slots=True)
class Hide:
    """Keep a reason out."""

    reason: ReasonId


@dataclass(frozen=True, slots=True)
class Merge:
    """Join a reason with a like one, which stands for both."""

    reason: ReasonId
    into: ReasonId


@dataclass(frozen=True, slots=True)
class Approval:
    """Look at reasons before they are shown (the default), or show them at once."""

    on: bool = True


@dataclass(frozen=True, slots=True)
class RewordText:
    """Fix a text for this session; `place` is as the view names it, and an empty text undoes the fix."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class OpenExhibit:
    """Open an exhibit of the briefing for the team of a seat, by its number from 1."""

    seat: SeatId
    exhibit: int


@dataclass(frozen=True, slots=True)
class OfferReceipts:
    """Let whoever took part take a receipt at the end, or nobody."""

    on: bool = True


@dataclass(frozen=True, slots=True)
class TakeReceipt:
    """Take a receipt; only the digest of its code is told, and not by whom."""

    digest: str


ReceiptCommand: TypeAlias = OfferReceipts | TakeReceipt
TextCommand: TypeAlias = GiveReason | ReadSlip | Approve | ApproveAll | Hide | Merge | Approval | RewordText

Command: TypeAlias = (
    RoomCommand
    | PhaseCommand
    | VoteCommand
    | MootCommand
    | TeamCommand
    | DecidingCommand
    | TextCommand
    | OpenExhibit
    | ReceiptCommand
)
