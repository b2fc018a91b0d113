"""A rule book: postures and the moves between them."""

from game.model.ids import MatterId, MoveId
from tests.builders import after, desk, standing

CASE = desk(
    {
        "hold": "moves: [hold]",
        "stay": "moves: [stay]",
        "strict": "effects: [{find: strict}]",
        "fine": "effects: [{sanction: order, per_day: 1}]",
        "wait": "takes: 15 days",
    }
)
MOVES = CASE.scenario.matters[MatterId("order")].procedure.moves
APPEAL, HOLD, STAY = (MOVES[MoveId(name)] for name in ("appeal", "hold", "stay"))


def test_from_leads_from_posture_to_posture():
    assert standing(after(CASE, "hold")).posture == "contempt"
    assert standing(after(CASE, "hold", "stay")).posture == "contempt-stayed"


def test_a_move_is_allowed_where_its_matter_stands_in_a_posture_it_leads_from():
    assert not STAY.allowed(after(CASE))
    assert STAY.allowed(after(CASE, "hold"))
    assert not STAY.allowed(after(CASE, "hold", "stay"))


def test_a_move_is_allowed_only_while_its_when_holds():
    assert APPEAL.allowed(after(CASE, "hold"))
    assert not APPEAL.allowed(after(CASE, "strict", "hold"))
    assert APPEAL.allowed(after(CASE, "strict", "fine", "hold"))


def test_a_move_is_allowed_until_its_within_deadline_is_missed_and_also_once_it_was_met():
    held = after(CASE, "hold")
    (name,) = held.deadlines
    assert APPEAL.allowed(held.with_deadline(name, held.deadlines[name].met_on(held.date)))
    assert not APPEAL.allowed(after(CASE, "hold", "wait"))


def test_the_first_refusal_that_holds_is_shown():
    def says(*turns: str) -> str:
        refusal = APPEAL.refused(after(CASE, *turns))
        assert refusal
        return refusal.says

    assert says() == "An order to produce is not final."
    assert says("strict", "hold") == "Here a contempt needs a sanction."
    assert says("strict", "hold", "wait") == "Too late."


def test_a_move_without_refusals_has_none_to_show():
    assert STAY.refused(after(CASE)) is None


def test_moves_open_are_those_allowed_now():
    procedure = CASE.scenario.matters[MatterId("order")].procedure

    assert [move.id for move in procedure.moves_open(after(CASE))] == ["order-at-once", "hold", "vacate"]


def test_postures_ahead_are_all_that_moves_can_still_lead_to_however_many_moves_it_takes():
    procedure = CASE.scenario.matters[MatterId("order")].procedure

    assert procedure.ahead_of("unserved") == frozenset(procedure.postures) - {"unserved"}
    assert procedure.ahead_of("on-appeal") >= {"ordered", "contempt", "purged"}
    assert procedure.ahead_of("purged") == frozenset()
