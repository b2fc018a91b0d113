"""What no play under a rule book with tracks can come to: moves, postures, and postures at the same time.

A matter is walked through all that its tracks can be together, from where it can open, by every move whose
postures fit; what a move asks for besides may always be so.
"""

from collections.abc import Iterator
from datetime import date
from itertools import combinations, product
from typing import TypeAlias

from game.model.guards.standing import StandsIn
from game.model.ids import PostureId, SceneId
from game.model.kinds import Guard, all_hold, deep
from game.model.position import Position, Standing
from game.model.procedure import Move, Procedure
from game.model.scenario import Scenario
from game.proof.findings import Sheet, in_a_row

Together: TypeAlias = tuple[PostureId, ...]
# Above so many combinations of postures nothing is said.
MOST = 50_000


def check_tracks(procedure: Procedure, sheet: Sheet) -> None:
    """Report moves that no play can make, postures that none comes to, and refusals that are never given."""
    held = _walked(procedure) if len(procedure.tracks) > 1 else None
    if not held:
        return
    for posture in procedure.postures:
        if not any(posture in together for together in held):
            track = procedure.tracks[procedure.postures[posture].track].id
            what = f"no move that can be made leads to posture '{posture}'"
            remedy = "Lead a move there, or take the posture out."
            sheet.warn(("tracks", track, "postures", posture), "P014", (what, remedy))
    for move in procedure.moves.values():
        if not any(_can_make(move, together) for together in held):
            clash = _clash([_fitting(move, procedure, track) for track in move.tracks], held)
            why = f": {clash} are never true together" if clash else ""
            remedy = "Look at the postures of `from`, `needs` and `when`, or take the move out."
            sheet.warn(("moves", move.id), "P013", (f"no play can make the move '{move.id}'{why}", remedy))
        for at, refusal in enumerate(move.refusals):
            asked = [_named(guard) for guard in refusal.when if isinstance(guard, StandsIn)]
            if clash := _clash(asked, held):
                what = f"no play stands in {clash} at once, so this is never said"
                steps = ("moves", move.id, "refused", at)
                sheet.warn(steps, "P015", (what, "Ask for postures that can be true together."))


def never_together(guards: tuple[Guard, ...], scenario: Scenario) -> str:
    """Return what to do where guards ask for postures that no play holds together, or nothing."""
    for name, matter in scenario.matters.items():
        asked = [guard for guard in guards if isinstance(guard, StandsIn)]
        own = [_named(guard) for guard in asked if {one.matter for one in guard.standpoints} == {name}]
        held = _walked(matter.procedure) if len(own) > 1 and len(matter.procedure.tracks) > 1 else None
        if held and (clash := _clash(own, held)):
            return f"Ask for postures that can be true together: {clash} never are."
    return ""


def _walked(procedure: Procedure) -> set[Together] | None:
    """Return all that the tracks can be together, or None where that is too much."""
    led_to = {to for move in procedure.moves.values() for to in (*move.leads.values(), *move.also.values())}
    left = {at for move in procedure.moves.values() for at in (*move.leads, *move.also)}
    # Where no move leads and some lead away, a matter of a scenario may open.
    opens = [[track.opens_in, *(left.intersection(track.postures) - led_to)] for track in procedure.tracks]
    waiting = [*product(*opens)]
    found = set(waiting)
    while waiting and len(found) <= MOST:
        together = waiting.pop()
        for move in procedure.moves.values():
            if _can_make(move, together):
                after = move.made_from(Standing(together)).postures
                if after not in found:
                    found.add(after)
                    waiting.append(after)
    return found if len(found) <= MOST else None


def _can_make(move: Move, together: Together) -> bool:
    """Return whether a move fits some postures, whatever it asks for besides."""
    if not all(move.fits(together[track]) for track in move.tracks):
        return False
    # Nothing but postures is asked of this position.
    there = Position(SceneId(""), date.min, {move.matter: Standing(together)}, {})
    return all_hold((guard for guard in move.when if _asks_for_postures_alone(guard)), there)


def _asks_for_postures_alone(guard: Guard) -> bool:
    return all(isinstance(one, StandsIn) or bool(one.inside) for one in deep((guard,)))


def _fitting(move: Move, procedure: Procedure, track: int) -> Together:
    return tuple(one for one in procedure.tracks[track].postures if move.fits(one))


def _named(guard: StandsIn) -> Together:
    return tuple(standpoint.posture for standpoint in guard.standpoints)


def _clash(asked: list[Together], held: set[Together]) -> str:
    """Return two of some lists of postures in words, of which never one of each is true at once."""

    def both(one: Together, other: Together) -> Iterator[bool]:
        return (not (set(one).isdisjoint(here) or set(other).isdisjoint(here)) for here in held)

    pairs = ((one, other) for one, other in combinations(asked, 2) if not any(both(one, other)))
    return next((f"{in_a_row(one)} and {in_a_row(other)}" for one, other in pairs), "")
