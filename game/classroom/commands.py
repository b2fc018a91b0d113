"""All that a session understands, in one list; what each command says and does stands in `acts`."""

from collections.abc import Mapping

from game.classroom.acts.base import Command
from game.classroom.acts.clock import Extend, GoOn, Limit, Pause
from game.classroom.acts.deciding import Decide, PlayFor, SettleChance, ShowMinority
from game.classroom.acts.mooting import (
    DrawRoles,
    GiveMarks,
    GiveRole,
    MarkSide,
    NameRoles,
    TakeBackMarks,
    TellMarks,
)
from game.classroom.acts.phases import Back, End, HoldTie, Jump, Next, Show, Skip
from game.classroom.acts.room import (
    ComeBack,
    Expect,
    HideCount,
    IssueTickets,
    Join,
    LockRoom,
    MakeTeams,
    NameSection,
    OfferReceipts,
    OpenExhibit,
    OpenRoom,
    PutInTeam,
    RemoveSeat,
    SetPace,
    TakeReceipt,
)
from game.classroom.acts.settling import Hands, LiftTally, PickOptions, SetAdvice, SetDevices, SetRule
from game.classroom.acts.texts import (
    Approval,
    Approve,
    ApproveAll,
    GiveReason,
    Hide,
    Merge,
    ReadSlip,
    RewordText,
)
from game.classroom.acts.votes import PressFor, TakeBackTurn, TypeCount, Vote, VoteTeam
from game.classroom.refusals import CommandRefusal, NotNowError

# Slots make each class twice, and the later one is the one that is used.
KINDS: Mapping[str, type[Command]] = {kind.__name__: kind for kind in Command.__subclasses__()}
