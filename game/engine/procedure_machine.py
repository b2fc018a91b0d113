"""The procedure of one matter as a state machine: which posture a move leads to, and whether it may."""

from transitions import Machine

from game.model.ids import MoveId, PostureId
from game.model.position import Position
from game.model.procedure import Procedure


class _PostureWalker:
    """The throwaway model of one question to the machine."""

    __slots__ = ("stands_in",)

    def __init__(self, posture: PostureId) -> None:
        self.stands_in: str = posture


class ProcedureMachine:
    """Answers where a move leads; guards are conditions of its transitions, and nothing else hangs on it."""

    def __init__(self, procedure: Procedure) -> None:
        self._machine = Machine(
            model=None,
            states=list(procedure.postures),
            initial=procedure.opens_in,
            # With an underscore, so that no author's id can meet it.
            model_attribute="stands_in",
            auto_transitions=False,
            ignore_invalid_triggers=True,
        )
        for move in procedure.moves.values():
            for source, target in move.leads.items():
                self._machine.add_transition(move.id, source, target, conditions=move.permits)

    def posture_after(self, move: MoveId, posture: PostureId, position: Position) -> PostureId | None:
        """Return the posture that the move leads to, or None where it is not allowed."""
        walker = _PostureWalker(posture)
        event = self._machine.events.get(move)
        if event is None or not event.trigger(walker, position):
            return None
        return PostureId(walker.stands_in)
