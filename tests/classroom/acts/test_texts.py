"""Reasons and reworded texts."""

from game.classroom import commands as ask


def reasons(room):
    return [(one.text, one.letter, one.fate) for one in room.session.reasons.values()]


def test_a_reason_goes_with_the_last_vote_of_its_seat(room):
    room.join(1)
    room.to("first-poll", 1)
    room.vote("A")
    room.to("second-poll", 1)
    room.vote("B")
    room.do(ask.GiveReason(1, "1.reason", "a reason"))

    assert reasons(room) == [("a reason", "B", "waiting")]


def test_no_reason_that_names_the_case_reaches_the_class_before_its_history(room):
    room.join(2)
    room.to("discuss", 1)
    room.do(ask.GiveReason(1, "1.reason", "Northgate did so."))
    assert room.refused(ask.Approve(1)).key == "repair_mask"
    assert room.refused(ask.ReadSlip("A", "As NGM did.")).key == "repair_mask"
    room.do(ask.Approval(on=False))
    assert room.refused(ask.GiveReason(2, "1.reason", "Northgate did so.")).key == "repair_mask"
    room.do(ask.GiveReason(2, "1.reason", "Harbourline did so."))

    room.to("reveal", 1)
    assert "Harbourline did so." in room.public()
    assert "Northgate" not in room.public()


def test_a_reworded_text_may_name_the_case_once_its_history_is_told(room):
    room.to("first-poll", 1)
    assert room.refused(ask.RewordText("service.obey.label", "Do as Northgate")).key == "repair_mask"
    room.do(ask.Skip(100, "history", sure=True))
    room.do(ask.RewordText("service.obey.label", "Do as Northgate"), ask.RewordText("service.on_screen", ""))

    assert room.session.rewordings == {"service.obey.label": "Do as Northgate"}
