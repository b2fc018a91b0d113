"""The procedure of a kind of matter: postures, the moves between them, and who may make them when."""

from collections.abc import Mapping
from typing import Literal

from game.model.cites import Cite
from game.model.fields import MISSED, Fields, Reads
from game.model.ids import DeadlineId, MatterId, MoveId, PostureId
from game.model.kinds import Guard, all_hold, all_lines, all_reads
from game.model.position import Position
from game.model.value import value

Sanctions = Literal["rest", "accrue", "end", "void"]


@value
class Posture:
    """One way for a duty to stand, and what standing so does to the daily sum and to the record."""

    id: PostureId
    label: str
    means: str = ""
    once: str = ""
    sanctions: Sanctions = "rest"
    closes_record: bool = False
    stayed: bool = False
    cites: tuple[Cite, ...] = ()


@value
class Refusal:
    """What a rule book says where a move is not allowed, with its authorities."""

    says: str
    when: tuple[Guard, ...] = ()
    cites: tuple[Cite, ...] = ()


@value
class Move:
    """A step of one matter from posture to posture, allowed while guards and deadline permit it."""

    id: MoveId
    matter: MatterId
    label: str
    leads: Mapping[PostureId, PostureId]
    means: str = ""
    when: tuple[Guard, ...] = ()
    within: DeadlineId | None = None
    refusals: tuple[Refusal, ...] = ()
    cites: tuple[Cite, ...] = ()

    def permits(self, position: Position) -> bool:
        """Return whether guards and deadline let the move be made, wherever the matter stands."""
        if not all_hold(self.when, position):
            return False
        deadline = position.deadlines.get(self.within) if self.within else None
        return deadline is None or deadline.status != "missed"

    def allowed(self, position: Position) -> bool:
        """Return whether the move can be made in this position."""
        return position.matters[self.matter].posture in self.leads and self.permits(position)

    def refused(self, position: Position) -> Refusal | None:
        """Return the first refusal that holds in this position, if the rule book has one."""
        return next((one for one in self.refusals if all_hold(one.when, position)), None)

    def permits_line(self, fields: Fields) -> str:
        """Return the expression that is true where guards and deadline let the move be made."""
        guards = all_lines(self.when, fields)
        if self.within is None:
            return guards
        return f"({guards}) and {fields.statuses[self.within].compared('!=', MISSED)}"

    def reads(self, fields: Fields) -> Reads:
        """Return all that says whether the move can be made, and where it leads."""
        within = fields.statuses[self.within].mask if self.within is not None else 0
        return all_reads(self.when, fields) | Reads(fields.postures[self.matter].mask | within)


@value
class DeadlineRule:
    """A deadline that starts by itself when its matter comes into some postures from outside them."""

    id: DeadlineId
    label: str
    days: int
    starts_in: frozenset[PostureId]


@value
class Station:
    """One stop on the line of the procedure map, for one posture or several; `sign` names its drawing."""

    label: str
    postures: tuple[PostureId, ...]
    sign: str = ""


@value
class Procedure:
    """A rule book, bound to the matter that it governs."""

    id: str
    title: str
    opens_in: PostureId
    postures: Mapping[PostureId, Posture]
    moves: Mapping[MoveId, Move]
    means: str = ""
    deadlines: tuple[DeadlineRule, ...] = ()
    stations: tuple[Station, ...] = ()

    def moves_open(self, position: Position) -> tuple[Move, ...]:
        """Return the moves that are allowed in this position, in the rule book's order."""
        return tuple(move for move in self.moves.values() if move.allowed(position))

    def ahead_of(self, posture: PostureId) -> frozenset[PostureId]:
        """Return every posture that moves can still lead to, whatever their guards say."""
        ahead: set[PostureId] = set()
        waiting = [posture]
        while waiting:
            here = waiting.pop()
            onward = {move.leads[here] for move in self.moves.values() if here in move.leads} - ahead
            ahead |= onward
            waiting.extend(onward)
        return frozenset(ahead)


@value
class Matter:
    """One order and the duty it imposes."""

    id: MatterId
    title: str
    procedure: Procedure
    opens_in: PostureId
