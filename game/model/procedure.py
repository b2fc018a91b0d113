"""The procedure of a kind of matter: postures, the moves between them, and who may make them when."""

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from game.model.cites import Cite
from game.model.fields import MISSED, Fields, Reads, union
from game.model.ids import DeadlineId, MatterId, MoveId, PostureId, Standpoint, TrackId, TrackKey
from game.model.kinds import Guard, all_hold, all_lines, all_reads
from game.model.position import Position, Standing
from game.model.value import value

Sanctions = Literal["accrue", "rest", "end", "void"]


@value
class Posture:
    """One way for a duty to stand, and what standing so does to the daily sum and to the record."""

    id: PostureId
    label: str
    means: str = ""
    once: str = ""
    sanctions: Sanctions | None = None
    closes_record: bool = False
    stayed: bool = False
    cites: tuple[Cite, ...] = ()
    # The place of its track in the rule book.
    track: int = 0


@value
class Refusal:
    """What a rule book says where a move is not allowed, with its authorities."""

    says: str
    when: tuple[Guard, ...] = ()
    cites: tuple[Cite, ...] = ()


@value
class Move:
    """A step of one matter from posture to posture, allowed while guards and deadline permit it.

    In each of its `tracks` the matter must stand in a posture that the move leads from or needs; `also`
    is what it changes where a further track stands so.
    """

    id: MoveId
    matter: MatterId
    label: str
    leads: Mapping[PostureId, PostureId]
    means: str = ""
    when: tuple[Guard, ...] = ()
    within: DeadlineId | None = None
    refusals: tuple[Refusal, ...] = ()
    cites: tuple[Cite, ...] = ()
    needs: frozenset[PostureId] = frozenset()
    also: Mapping[PostureId, PostureId] = field(default_factory=dict)
    tracks: tuple[int, ...] = (0,)

    def permits(self, position: Position) -> bool:
        """Return whether guards and deadline let the move be made, wherever the matter stands."""
        if not all_hold(self.when, position):
            return False
        deadline = position.deadlines.get(self.within) if self.within else None
        return deadline is None or deadline.status != "missed"

    def fits(self, posture: PostureId) -> bool:
        """Return whether the move can be made in this posture, as far as its track goes."""
        return posture in self.leads or posture in self.needs

    def allowed(self, position: Position) -> bool:
        """Return whether the move can be made in this position."""
        postures = position.matters[self.matter].postures
        return all(self.fits(postures[track]) for track in self.tracks) and self.permits(position)

    def misfits(self, standing: Standing) -> tuple[PostureId, ...]:
        """Return the postures in which the matter stands and should not, wherever the move could be made."""
        return tuple([one for one in (standing.postures[at] for at in self.tracks) if not self.fits(one)])

    def entered(self, standing: Standing) -> tuple[PostureId, ...]:
        """Return the postures that the move leads to, track by track, where it is allowed."""
        onward = (self.leads.get(one) or self.also.get(one) for one in standing.postures)
        return tuple([one for one in onward if one])

    def made_from(self, standing: Standing) -> Standing:
        """Return the standing in the postures that the move leads to, where it is allowed."""
        postures = [self.leads.get(one) or self.also.get(one) or one for one in standing.postures]
        return Standing(tuple(postures), standing.sanction, standing.accrued_days, standing.fines)

    def refused(self, position: Position) -> Refusal | None:
        """Return the first refusal that holds in this position, if the rule book has one."""
        return next((one for one in self.refusals if all_hold(one.when, position)), None)

    def stands_lines(self, fields: Fields) -> dict[int, str]:
        """Return, for each of its tracks, the expression that is true where the matter stands right there."""
        asked: dict[int, list[str]] = {track: [] for track in self.tracks}
        for posture in (*self.leads, *sorted(self.needs)):
            standpoint = Standpoint(self.matter, posture)
            asked[fields.tracks[standpoint].track].append(fields.stands(standpoint))
        return {track: " or ".join(stands) or "False" for track, stands in asked.items()}

    def permits_line(self, fields: Fields) -> str:
        """Return the expression that is true where guards and deadline let the move be made."""
        guards = all_lines(self.when, fields)
        if self.within is None:
            return guards
        return f"({guards}) and {fields.statuses[self.within].compared('!=', MISSED)}"

    def reads(self, fields: Fields) -> Reads:
        """Return all that says whether the move can be made, and where it leads."""
        bits = fields.statuses[self.within].mask if self.within is not None else 0
        bits |= union(fields.postures[TrackKey(self.matter, track)].mask for track in self.tracks)
        bits |= union(fields.track(Standpoint(self.matter, one)).mask for one in self.also)
        return all_reads(self.when, fields) | Reads(bits)


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
class Track:
    """A line of postures of which a matter always stands in one, whatever its other tracks say."""

    id: TrackId
    label: str
    opens_in: PostureId
    postures: tuple[PostureId, ...]
    stations: tuple[Station, ...] = ()


@value
class Procedure:
    """A rule book, bound to the matter that it governs; most have one track."""

    id: str
    title: str
    tracks: tuple[Track, ...]
    postures: Mapping[PostureId, Posture]
    moves: Mapping[MoveId, Move]
    means: str = ""
    deadlines: tuple[DeadlineRule, ...] = ()

    def standing_in(self, standing: Standing) -> tuple[Posture, ...]:
        """Return the posture of each track in which a matter stands."""
        return tuple([self.postures[one] for one in standing.postures])

    def accrues(self, standing: Standing) -> bool:
        """Return whether days are owed while a matter stands so: a posture says it, and none says `rest`."""
        said = [one.sanctions for one in self.standing_in(standing)]
        return "accrue" in said and "rest" not in said

    def moves_open(self, position: Position) -> tuple[Move, ...]:
        """Return the moves that are allowed in this position, in the rule book's order."""
        return tuple(move for move in self.moves.values() if move.allowed(position))

    def ahead_of(self, posture: PostureId) -> frozenset[PostureId]:
        """Return every posture that moves can still lead to from one, whatever else they ask for."""
        pairs = [pair for move in self.moves.values() for pair in (move.leads, move.also) if pair]
        ahead: set[PostureId] = set()
        waiting = [posture]
        while waiting:
            here = waiting.pop()
            onward = {leads[here] for leads in pairs if here in leads} - ahead
            ahead |= onward
            waiting.extend(onward)
        return frozenset(ahead)


@value
class Matter:
    """One order and the duty it imposes; it opens in one posture of each track."""

    id: MatterId
    title: str
    procedure: Procedure
    opens_in: tuple[PostureId, ...]
