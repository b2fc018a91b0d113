"""Who sees what, phase by phase: the table of the specification, on the small case."""

import json

import pytest

from game.classroom import commands as ask
from tests.classroom.rooms import plain


def kinds(room):
    return room.p["body"]["kind"], room.s()["page"]["body"]["kind"]


def t(room):
    return plain(room.t)


def test_join(room):
    room.do(ask.Expect(43))
    room.join(3)

    assert kinds(room) == ("JoinBody", "JoinBody")
    body = room.p["body"]
    assert (body["code"], body["address"], body["joined"]) == ("418207", "http://192.0.2.7:8000/", 3)
    assert body["note"] == "No internet here: stay on this Wi-Fi."
    assert (t(room)["crowd"]["joined"], t(room)["crowd"]["expected"]) == (3, 43)
    assert "Say what is stored" in t(room)["notes"]["says"][0]
    assert room.s(2)["own"]["alias"] == room.session.seats[2].alias
    assert room.session.seats[2].alias not in json.dumps(room.p)


def test_p_may_hide_the_head_count(room):
    room.join(3)
    room.do(ask.HideCount())

    assert room.p["body"]["joined"] is None
    room.to("first-poll", 1)
    assert (room.p["body"]["voted"], room.p["body"]["of"]) == (None, None)


def test_question_before(room):
    room.join(4)
    room.next()
    room.do(ask.Vote(1, "before", "A", confidence=4), ask.Vote(2, "before", "B", confidence=2))

    body = room.p["body"]
    assert (body["ask"], body["answered"], body["of"]) == ("When can it be appealed?", 2, 4)
    assert [answer["text"] for answer in body["answers"]] == ["At once.", "After contempt.", "Never."]
    assert room.s(1)["own"]["vote"]["confidence"] == 4
    assert t(room)["notes"]["right"] == "B"
    assert t(room)["notes"]["before"] == {"kind": "BeforeAfter", "asked": 2, "right": 1, "sure_and_wrong": 1}
    assert [bar["phones"] for bar in t(room)["split"]["bars"]] == [1, 1, 0]


def test_brief(room):
    room.join(1)
    room.to("brief")

    body, seat = room.p["body"], room.s()["page"]["body"]
    assert body["facts"][0]["text"] == "Harbourline is served with a warrant for one mailbox abroad."
    assert body["exhibits"][0]["lines"][0]["text"] == "Produce the mailbox kept by Harbourline."
    assert body["truth"] == "Invented"
    assert body["full"] == []
    assert [line["speaker"] for line in seat["full"]] == ["", "Judge Okafor"]
    assert seat["glossary"][0]["term"] == "warrant"
    assert "NOTE-OF-SERVICE" in t(room)["notes"]["says"][0]


def test_first_poll(room):
    room.join(4)
    room.do(ask.Expect(5))
    room.to("first-poll", 1)
    room.vote("AAB")

    body = room.p["body"]
    assert (body["voted"], body["of"]) == (3, 5)
    assert [(one["letter"], one["open"]) for one in body["options"]] == [
        ("A", True),
        ("B", True),
        ("C", True),
        ("D", False),
    ]
    assert body["options"][3]["why"]
    assert len(body["options"][1]["grounds"]) == 3
    assert body["rule"] == "The option with most votes is chosen."
    assert t(room)["split"]["missing"] == 2
    assert room.s(1)["own"]["vote"]["letter"] == "A"


def test_a_locked_option_stands_with_its_reason_and_authority(room):
    room.to("first-poll", 1)
    locked = room.p["body"]["options"][3]

    assert locked["why"]
    assert locked["sources"]


def test_discuss(room):
    room.join(3)
    room.to("first-poll", 1)
    room.vote("AAB")
    room.next()
    room.do(ask.GiveReason(1, "1.reason", "because A is lawful", "statute"))

    body = room.p["body"]
    assert body["prompt"] == "What is the strongest fact against you?"
    assert "voted" not in body
    room.do(ask.Show(1))
    assert room.p["body"]["prompt"] == "What would change your mind?"
    assert t(room)["queue"] == [
        {
            "kind": "QueueLine",
            "reason": 1,
            "text": "because A is lawful",
            "card": "statute",
            "fate": "waiting",
        }
    ]
    assert len(t(room)["notes"]["prompts"]) == 6
    own = room.s(1)["own"]
    assert (own["first"], own["reason"], own["card"]) == ("A", "because A is lawful", "statute")
    assert room.s()["page"]["body"]["cue"] == "because … (an authority or a fact)"


def test_l9_the_reason_box_asks_for_because_and_offers_one_card_of_five(room):
    room.join(1)
    room.to("discuss", 1)
    body = room.s()["page"]["body"]

    assert body["cue"].startswith("because")
    assert [card["letter"] for card in body["cards"]] == [
        "statute",
        "precedent",
        "fact",
        "interest",
        "policy",
    ]
    assert body["longest"] == 280


def test_reveal(room):
    room.join(5)
    room.to("first-poll", 1)
    room.vote("AAABC")
    room.next()
    for seat, text in enumerate(
        ("because A", "because A too", "because A three", "because B", "because C"), 1
    ):
        room.do(ask.GiveReason(seat, "1.reason", text), ask.Approve(seat))
    room.next()
    room.vote("CAABC")
    room.next()

    body = room.p["body"]
    shares = {one["letter"]: (one["first"]["count"], one["second"]["count"]) for one in with_counts(body)}
    assert shares == {"A": (3, 2), "B": (1, 1), "C": (1, 2), "D": (0, 0)}
    assert sorted(body["reasons"]) == ["because A", "because B", "because C"]
    assert body["tie"] == "A and C are tied."
    moved = {(one["before"], one["after"]): one["seats"] for one in t(room)["split"]["movement"]}
    assert moved == {("A", "A"): 2, ("A", "C"): 1, ("B", "B"): 1, ("C", "C"): 1}
    assert (room.s(1)["own"]["first"], room.s(1)["own"]["second"]) == ("A", "C")


def with_counts(body):
    """Yield options with the sum of phones and typed counts, as a window adds them."""
    for one in body["options"]:
        for poll in ("first", "second"):
            bar = one[poll] or {"phones": 0, "typed": 0}
            one[poll] = {"count": bar["phones"] + bar["typed"]}
        yield one


def test_l5_every_option_shows_its_best_reasons_and_what_was_uncertain_at_reveal(room):
    room.join(1)
    room.to("second-poll", 1)
    room.count(A=3)
    room.next()

    for body in (room.p["body"], room.s()["page"]["body"]):
        assert len(body["options"]) == 4
        for option in body["options"]:
            assert option["best_for"]
            assert option["best_against"]
            assert option["unknown_then"]


def test_l5_they_are_not_shown_before(room):
    room.to("second-poll", 1)

    assert "The client obeys." not in room.public()


def test_l10_every_consequence_has_a_cause_and_a_label_and_there_is_no_sum(room):
    room.do(ask.Next(1), ask.Next(2))
    room.decided({"A": 3})
    body = room.p["body"]

    assert [(one["label"], one["moved"]) for one in body["moves"]] == [("Customer trust", "fell −25")]
    assert all(one["because"] and one["truth"] for one in body["moves"])
    assert body["moves"][0]["grave"]
    assert not {"score", "points", "sum", "total"} & set(body)


def test_consequence_shows_fines_deadlines_and_labels(room):
    room.decided({"C": 3})
    room.next()
    room.decided({"B": 9})
    body = room.p["body"]

    assert body["ended"] == "WON-ENDING"
    assert {entry["truth"] for entry in body["entries"] if not entry["text"].startswith("The class")} <= {
        "Inferred",
        "Invented",
        "Documented",
        "",
    }
    assert body["owing"][0]["matter"] == "The warrant for one mailbox"


def test_what_if(make_room):
    room = make_room("ninety")
    room.decided({"C": 30})
    room.next()
    room.decided({"B": 20, "A": 10})
    room.to("what-if")
    room.count(B=5, A=25)

    body = room.p["body"]
    assert body["fact"] == "The mailbox is kept at home"
    assert body["voted"] == 30
    split = t(room)["split"]
    assert [bar["typed"] for bar in split["before"]] == [10, 20]
    assert [bar["typed"] for bar in split["bars"]] == [25, 5]


def test_history_lays_every_course_beside_the_real_one_with_a_sentence_at_each_fork(room):
    room.join(1)
    room.decided({"A": 30})
    room.do(ask.Jump(700))
    room.decided({"B": 20})
    room.to("history")
    body = room.p["body"]

    assert body["title"] == "The Northgate warrant"
    assert [path["name"] for path in body["courses"]] == ["The class", "The class, after a jump"]
    first = body["courses"][0]["nodes"][0]
    assert (first["fork"], first["by"]) == (True, "the class")
    assert first["why"] == "The mail lay abroad. Control decides."
    assert [node["by"] for node in body["courses"][1]["nodes"]][:3] == [
        "as in history",
        "as in history",
        "the class",
    ]
    assert body["events"][0]["day"] == "4 December 2013"
    assert body["events"][3]["sources"][0]["cite"].startswith("Northgate v. United States")
    assert t(room)["notes"]["simplified"] == ["SIMPLIFIED: there were amici."]
    assert room.s()["page"]["body"] == body


def test_debrief_goes_by_theme_one_question_at_a_time(room):
    room.join(2)
    room.decided({"A": 30, "C": 29})
    room.do(ask.Skip(700, "history"))
    room.to("debrief")
    seen = []
    for item in range(3):
        room.do(ask.Show(item))
        seen.append((room.p["body"]["theme"], room.p["body"]["question"], t(room)["notes"]["answer"]))

    assert seen[0] == ("When it can be appealed", "Why did they want contempt?", "MODEL-ANSWER-1.")
    assert seen[2] == ("What it cost", "Who paid?", "MODEL-ANSWER-3.")
    assert t(room)["notes"]["cards"][0] == (
        "Decision 1 was the closest: its first two options were 2 percent of the votes apart."
    )
    assert "MODEL-ANSWER" not in room.public()
    room.do(ask.GiveReason(1, "debrief", "It was hard."))
    assert room.p["body"]["lines"] == []
    room.do(ask.Approve(1))
    assert room.p["body"]["lines"] == ["It was hard."]


def test_a_class_that_agreed_is_not_told_of_a_close_split(room):
    room.join(2)
    room.decided({"A": 30, "C": 1})
    room.do(ask.Skip(700, "history"))
    room.to("debrief")

    assert not any("closest" in card for card in t(room)["notes"]["cards"])


def test_question_after_and_the_end(room):
    room.join(2)
    room.to("first-poll", 1)
    room.vote("AB")
    room.do(ask.Skip(700, "history", sure=True))
    room.to("question-after")

    assert room.p["body"]["says"].startswith("Thank you.")
    assert room.s()["page"]["body"]["ask"] == "A bank obeys and appeals. What happens?"
    room.do(ask.Hands())
    assert room.p["body"]["kind"] == "QuestionBody"
    room.next()
    assert room.p["head"]["title"] == ""
    assert room.s()["page"]["body"]["says"] == "This room is closed."
    assert [type(offer.command).__name__ for offer in room.t.offers] == ["End", "End"]


def test_a_text_is_fixed_on_every_view_and_the_fix_goes_through_the_mask(room):
    room.to("first-poll", 1)
    room.do(ask.RewordText("service.obey.label", "Hand over [#provider]'s mailbox"))

    assert room.p["body"]["options"][0]["label"] == "Hand over Harbourline's mailbox"
    assert (
        room.refused(ask.RewordText("service.obey.label", "Hand over Northgate's mailbox")).key
        == "repair_mask"
    )
    assert room.refused(ask.RewordText("circuit.argue.label", "Other")).key == "repair_place"
    room.do(ask.RewordText("service.on_screen", "FIXED"), ask.Back(900))
    assert room.p["body"]["facts"][0]["text"] == "FIXED"
    room.do(ask.RewordText("service.on_screen", ""))
    assert room.p["body"]["facts"][0]["text"] != "FIXED"


def test_reasons_are_merged_and_the_other_stands_for_both(room):
    room.join(2)
    room.to("discuss", 1)
    room.do(ask.GiveReason(1, "1.reason", "because A"), ask.GiveReason(2, "1.reason", "because a."))
    room.do(ask.Merge(2, 1), ask.Approve(1))

    assert [line["reason"] for line in t(room)["queue"]] == [1]
    assert room.refused(ask.Merge(1, 2)).key == "merge"
    assert room.refused(ask.Approve(9)).key == "no_reason"


def test_a_reason_written_again_waits_again(room):
    room.join(1)
    room.to("discuss", 1)
    room.do(
        ask.GiveReason(1, "1.reason", "because A"), ask.Approve(1), ask.GiveReason(1, "1.reason", "because B")
    )

    (line,) = t(room)["queue"]
    assert (line["text"], line["fate"]) == ("because B", "waiting")


def test_without_pre_approval_reasons_are_fit_at_once(room):
    room.join(1)
    room.do(ask.Approval(on=False))
    room.to("discuss", 1)
    room.do(ask.GiveReason(1, "1.reason", "because A"))

    assert t(room)["queue"][0]["fate"] == "approved"


def test_reasons_come_from_slips_too_and_only_while_they_are_asked_for(room):
    assert room.refused(ask.ReadSlip("A", "because A")).key == "reasons_closed"
    room.to("discuss", 1)
    room.do(ask.ReadSlip("A", "because a slip says so", "fact"))
    assert room.refused(ask.ReadSlip("A", " ")).key == "reason_empty"
    room.to("second-poll", 1)
    room.count(A=3)
    room.next()
    assert room.p["body"]["reasons"] == ["because a slip says so"]


def test_w_a_warning_sounds_nowhere_before_there_is_a_limit(room):
    room.to("first-poll", 1)
    room.now += 10_000

    assert not room.p["head"]["warns"]


@pytest.mark.parametrize("word", ["score", "rank", "leaderboard", "winner", "correct"])
def test_l4_no_view_has_points_of_any_kind(room, word):
    from game.classroom.views import bodies, notes, public, teacher

    names = [
        name
        for module in (bodies, notes, public, teacher)
        for kind in vars(module).values()
        if isinstance(kind, type)
        for name in getattr(kind, "__slots__", ())
    ]
    assert names
    assert not [name for name in names if word in name]


def test_without_phones_the_projector_shows_the_last_question_too(room):
    room.do(ask.OpenRoom(""))
    room.to("first-poll", 1)
    room.do(ask.Skip(700, "history", sure=True))
    room.to("question-after")

    assert room.p["body"]["kind"] == "QuestionBody"
    assert room.p["body"]["ask"] == "A bank obeys and appeals. What happens?"
