"""Reasons and reworded texts."""

from game.classroom import commands as ask
from game.classroom.session import LONGEST_FIX


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


def test_the_second_reason_of_a_seat_takes_the_place_of_its_first_and_of_no_other(room):
    room.join(3)
    room.to("second-poll", 1)
    for seat in (2, 1, 3, 2):
        room.do(ask.GiveReason(seat, "1.reason", f"by seat {seat}"))
    room.do(ask.GiveReason(2, "1.reason", "said better"))

    given = [(id_, one.seat, one.text) for id_, one in room.session.reasons.items()]
    assert given == [(1, 2, "said better"), (2, 1, "by seat 1"), (3, 3, "by seat 3")]


def test_a_reason_of_another_decision_is_another_reason(room):
    room.join(1)
    room.to("second-poll", 1)
    room.do(ask.GiveReason(1, "1.reason", "at the first"))
    room.count(C=20, A=10)
    room.to("reveal", 1)
    room.do(ask.Decide())
    room.to("second-poll", 2)
    room.do(ask.GiveReason(1, "2.reason", "at the second"))

    assert [(one.poll, one.text) for one in room.session.reasons.values()] == [
        ("1.reason", "at the first"),
        ("2.reason", "at the second"),
    ]


def test_a_reason_is_approved_hidden_and_merged_by_its_number(room):
    room.join(3)
    room.to("second-poll", 1)
    for seat in (1, 2, 3):
        room.do(ask.GiveReason(seat, "1.reason", f"by seat {seat}"))
    room.do(ask.Approve(2), ask.Hide(1), ask.Merge(3, 2))

    assert [one.fate for one in room.session.reasons.values()] == ["hidden", "approved", "merged"]
    assert room.session.reasons[3].into == 2
    assert room.refused(ask.Merge(2, 2)).key == "merge"
    assert room.refused(ask.Merge(1, 3)).key == "merge", "what is merged itself takes no other"
    assert room.refused(ask.Approve(4)).key == "no_reason"


def test_reasons_are_taken_only_for_what_is_asked_and_never_empty_or_in_a_pause(room):
    room.join(1)
    assert room.refused(ask.GiveReason(1, "1.reason", "too soon")).key == "reasons_closed"
    assert room.refused(ask.ReadSlip("A", "too soon")).key == "reasons_closed"
    room.to("second-poll", 1)
    assert room.refused(ask.GiveReason(1, "2.reason", "elsewhere")).key == "reasons_closed"
    assert room.refused(ask.GiveReason(1, "1.reason", " \n")).key == "reason_empty"
    assert room.refused(ask.ReadSlip("A", " \n")).key == "reason_empty"
    room.do(ask.ReadSlip("A", "from a slip", "fact"))
    room.do(ask.Pause(room.now))
    assert room.refused(ask.GiveReason(1, "1.reason", "in a pause")).key == "reasons_closed"

    assert [(one.text, one.letter, one.card, one.fate) for one in room.session.reasons.values()] == [
        ("from a slip", "A", "fact", "approved")
    ]


def test_a_reworded_text_has_single_spaces_a_limit_and_goes_back_when_it_is_empty(room):
    room.to("first-poll", 1)
    assert room.refused(ask.RewordText("service.nothing.label", "x")).key == "repair_place"
    room.do(ask.RewordText("service.obey.label", f"  Send \n it {'x' * 20_000}"))
    room.do(ask.RewordText("service.on_screen", "Now"))
    fix = room.session.rewordings["service.obey.label"]
    assert fix.startswith("Send it x")
    assert len(fix) == LONGEST_FIX
    room.do(ask.RewordText("service.obey.label", " "))

    assert room.session.rewordings == {"service.on_screen": "Now"}


def test_all_that_waits_for_an_option_is_approved_at_once_and_like_ones_stand_as_one(room):
    room.join(4)
    room.to("first-poll", 1)
    room.vote("AABA")
    room.next()
    told = (
        "Because the statute is silent.",
        "the statute is silent",
        "because of Bergen",
        "Northgate did so",
    )
    for seat, text in enumerate(told, start=1):
        room.do(ask.GiveReason(seat, "1.reason", text))
    assert [(line.letter, line.reason) for line in room.t.queue] == [("A", 1), ("A", 2), ("A", 4), ("B", 3)]
    room.do(ask.ApproveAll((4, 1, 2)))

    fates = [one.fate for one in room.session.reasons.values()]
    # What names the real case goes on waiting.
    assert fates == ["approved", "merged", "waiting", "waiting"]
    assert room.session.reasons[2].into == 1
    assert room.refused(ask.ApproveAll((9,))).key == "no_reason"
