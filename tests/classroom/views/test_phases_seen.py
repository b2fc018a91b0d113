"""Who sees what, phase by phase: the table of the specification, on the small case."""

import json

import pytest

from game.classroom import commands as ask
from game.classroom.report.building import report
from tests.classroom.report.test_report import DAY
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
            "letter": "A",
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

    assert [(one["label"], one["moved"]) for one in body["moves"]] == [("Customer trust", "fell 25")]
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
    assert [(one["letter"], one["label"]) for one in body["options"]] == [
        ("A", "Give in"),
        ("B", "Stipulate to contempt"),
    ]
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
    told = "Northgate Mail is served. Documented by Order of the day, No. 13 Mag. 1 (2014), at 3."
    assert body["events"][0]["what"] == told
    assert first["why"] == "Why (inferred): The mail lay abroad. Control decides."
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
    room.do(ask.Skip(700, "history", sure=True))
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
    room.do(ask.Skip(700, "history", sure=True))
    room.to("debrief")

    assert not any("closest" in card for card in t(room)["notes"]["cards"])


def test_the_options_stand_on_p_and_on_phones_while_they_are_argued_about(room):
    room.join(1)
    room.to("first-poll", 1)
    ballot = room.p["body"]
    room.vote("B")
    room.next()

    for seen in (room.p, room.s()["page"]):
        assert seen["body"]["question"] == ballot["question"]
        assert seen["body"]["options"] == ballot["options"]


def test_question_after_and_the_end(room):
    room.join(2)
    room.to("first-poll", 1)
    room.vote("AB")
    room.do(ask.Skip(700, "history", sure=True))
    room.to("question-after")

    # Whoever has no phone answers by hand, so the question stands on P too.
    for seen in (room.p, room.s()["page"]):
        assert seen["body"]["ask"] == "A bank obeys and appeals. What happens?"
        assert (seen["body"]["right"], seen["body"]["in_fact"]) == ("", "")
    room.vote("BA")
    assert room.t.offers[0].command == ask.Show(1)
    room.do(ask.Show(1))
    for seen in (room.p, room.s()["page"]):
        assert seen["body"]["right"] == "B"
        assert seen["body"]["in_fact"].startswith("IN-FACT-APPEAL")
        assert seen["body"]["at_first"].startswith("At the start:")
    assert room.s(2)["own"]["answered"] == ["", "A"]
    assert room.refused(ask.Vote(1, "after", "A")).key == "poll_closed"
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


def test_a_limit_warns_from_its_last_twenty_seconds_on(room):
    room.join(1)
    room.to("first-poll", 1)
    room.do(ask.Limit(60))
    warned = []
    for after in (39, 40, 41):
        room.now += after - (room.session.clock.spent(room.now))
        warned.append((room.p["head"]["warns"], room.s()["own"]["warns"]))

    assert warned == [(False, False), (True, True), (True, True)]


def test_ten_times_the_time_is_ten_times_the_limit(room):
    room.join(2)
    room.do(ask.SetPace(1, "10x"), ask.SetPace(2, "no-limit"))
    room.to("first-poll", 1)
    room.do(ask.Limit(60))
    room.now += 25

    assert [room.s(seat)["own"]["left"] for seat in (1, 2)] == [575, None]


def test_the_day_of_the_case_stands_above_its_decisions_alone(room):
    room.to("brief")
    assert room.p["head"]["day"] == ""
    room.to("first-poll", 1)
    assert room.p["head"]["day"] == "Day 0"
    assert (room.p["head"]["decision"], room.p["head"]["decisions"]) == (1, 2)


def test_a_room_that_is_over_shows_no_code_and_is_closed_once_the_teacher_has_ended_it(room):
    room.join(1)
    room.to("first-poll", 1)
    room.do(ask.Skip(100, "history", sure=True))
    room.to("closed")

    assert room.p["head"]["code"] == ""
    assert room.p["body"]["says"].startswith("Thank you.")
    room.do(ask.End("exported"))
    assert room.p["body"]["says"] == "This room is closed."


def test_what_a_class_should_know_first_stands_on_the_briefing_alone(room):
    room.to("brief")
    note = room.p["body"]["content_note"]
    room.decided({"C": 20, "A": 10})
    room.to("read", 2)

    assert note
    assert room.p["body"]["content_note"] == ""


def test_a_seat_sees_its_votes_within_its_team_and_its_reason_of_this_poll_alone(room):
    room.join(2)
    room.do(ask.SetDevices("team-counts"))
    room.to("first-poll", 1)
    room.do(ask.VoteTeam(1, "1.first", (3, 1, 0)))
    assert room.s(1)["own"]["counts"] == [3, 1, 0]
    assert room.s(2)["own"]["counts"] == []
    room.to("second-poll", 1)
    room.do(ask.GiveReason(1, "1.reason", "at the first"))
    room.count(C=20, A=10)
    room.to("reveal", 1)
    room.do(ask.Decide())
    room.to("discuss", 2)

    assert room.s(1)["own"]["reason"] == ""


def test_without_a_second_poll_the_first_counts_as_the_last_vote_of_a_seat(room):
    room.join(1)
    room.to("first-poll", 1)
    room.vote("B")
    room.to("discuss", 1)

    assert (room.s()["own"]["first"], room.s()["own"]["second"]) == ("B", "B")


def test_who_was_removed_is_not_waited_for(room):
    room.join(3)
    room.do(ask.RemoveSeat(2))
    room.to("first-poll", 1)

    assert room.p["body"]["of"] == 2


def test_a_ballot_between_equals_says_so_and_keeps_the_locked_options_in_sight(room):
    room.to("second-poll", 1)
    assert not room.p["body"]["tie"]
    room.count(A=6, C=6)
    room.to("reveal", 1)
    room.do(ask.HoldTie(800))

    body = room.p["body"]
    assert body["tie"]
    assert [(one["letter"], one["open"]) for one in body["options"]] == [
        *(("A", True), ("C", True), ("D", False)),
    ]


def test_a_lifted_tally_is_on_p_and_not_on_s(room):
    room.join(2)
    room.to("first-poll", 1)
    room.vote("AB")
    assert room.p["body"]["lifted"] == []
    room.do(ask.LiftTally())

    assert [bar["phones"] for bar in room.p["body"]["lifted"]] == [1, 1, 0]
    assert room.s()["page"]["body"]["lifted"] == []


def test_prompts_begin_again_after_the_last(room):
    room.to("discuss", 1)
    first = room.p["body"]["prompt"]
    room.do(ask.Show(5))
    last = room.p["body"]["prompt"]
    room.do(ask.Show(6))

    assert room.p["body"]["prompt"] == first != last


def test_equal_reasons_stand_once_and_three_of_them_are_in_front(room):
    room.join(5)
    room.to("first-poll", 1)
    room.vote("AAAAB")
    room.next()
    for seat, text in enumerate(("so", "so", "thus", "hence", "no"), 1):
        room.do(ask.GiveReason(seat, "1.reason", text), ask.Approve(seat))
    room.do(ask.Hide(3))
    room.to("second-poll", 1)
    room.count(A=3)
    room.next()
    body = room.p["body"]

    assert body["options"][0]["reasons"] == ["so", "hence"]
    assert body["options"][1]["reasons"] == ["no"]
    assert body["reasons"] == ["so", "no", "so"]


def test_a_reason_that_was_written_before_its_seat_voted_is_for_what_it_voted_later(room):
    room.join(1)
    room.to("discuss", 1)
    room.do(ask.GiveReason(1, "1.reason", "because"), ask.Approve(1))
    room.next()
    room.vote("C")
    room.next()

    assert [one["reasons"] for one in room.p["body"]["options"]] == [[], [], ["because"], []]


def test_one_poll_is_shown_as_one(room):
    room.to("first-poll", 1)
    room.count(A=3, C=1)
    room.do(ask.Skip(200, "reveal", sure=True))
    body = room.p["body"]

    assert (body["one_poll"], body["first_total"], body["second_total"]) == (True, 4, 0)


def test_the_choice_of_general_counsel_is_told_with_the_votes_it_had(room):
    room.to("second-poll", 1)
    room.count(A=6, B=6)
    room.to("reveal", 1)
    room.do(ask.Decide("C", because="It is lawful."))

    assert room.p["body"]["because"] == "It is lawful."
    assert "0 of 12" in room.p["body"]["decided"]


def test_by_the_rule_of_both_paths_the_minority_is_shown_unasked(room):
    room.do(ask.SetRule("both-paths"))
    room.decided({"C": 20, "A": 10, "B": 3}, picks=())
    body = room.p["body"]

    assert (
        body["side"]["option"]
        == room.session.lesson.scenario.choice(room.session.decisions[0].option("A").key).label
    )
    assert not body["aside"]


def test_stand_ins_are_told_at_the_history(room):
    room.to("first-poll", 1)
    room.do(ask.Skip(100, "history", sure=True))

    assert room.p["body"]["stood_for"] == ["Harbourline stood for Northgate Mail."]


def test_courses_tell_their_votes_and_where_a_jump_opened_them(room):
    room.decided({"A": 30, "C": 2})
    room.do(ask.Jump(700))
    room.decided({"B": 20})
    room.to("history")
    first, second = room.p["body"]["courses"]

    assert first["nodes"][0]["votes"] == room.session.lesson.words("class.votes", votes=30, of=32)
    assert (first["opened_at"], bool(second["opened_at"])) == ("", True)


def test_questions_of_the_debrief_begin_again_after_the_last(room):
    room.to("first-poll", 1)
    room.do(ask.Skip(100, "history", sure=True))
    room.to("debrief")
    body = room.p["body"]
    room.do(ask.Show(body["of"]))

    assert room.p["body"]["question"] == body["question"]


def test_who_was_sure_and_wrong_is_counted_from_a_confidence_of_four(room):
    room.join(5)
    room.to("question-before")
    for seat, (letter, confidence) in enumerate((("A", 3), ("A", 4), ("C", 5), ("B", 5), ("B", 1)), 1):
        room.do(ask.Vote(seat, "before", letter, confidence=confidence))

    assert t(room)["notes"]["before"] == {"kind": "BeforeAfter", "asked": 5, "right": 2, "sure_and_wrong": 2}


@pytest.mark.parametrize(("leading", "told"), [(65, True), (66, False)])
def test_a_lead_of_thirty_is_still_close(room, leading, told):
    room.decided({"A": leading, "C": 100 - leading})
    room.do(ask.Skip(700, "history", sure=True))
    room.to("debrief")

    assert any("closest" in card for card in t(room)["notes"]["cards"]) == told


def test_the_decision_that_moved_most_is_told(room):
    room.to("first-poll", 1)
    room.count(A=10, C=10)
    room.to("second-poll", 1)
    room.count(A=4, C=16)
    room.to("reveal", 1)
    room.do(ask.Decide())
    room.next()
    room.to("first-poll", 2)
    room.count(A=10, B=10)
    room.to("second-poll", 2)
    room.count(A=9, B=11)
    room.to("reveal", 2)
    room.do(ask.Decide())
    room.to("debrief")

    assert t(room)["notes"]["cards"][0] == room.session.lesson.words("class.theme.move", number=1, points=30)


def test_after_a_claim_the_teacher_hears_how_many_agreed(room):
    room.join(3)
    room.to("first-poll", 1)
    room.do(ask.Skip(100, "history", sure=True))
    room.to("misconceptions")
    room.vote("AAB")
    room.do(ask.Show(1))

    words = room.session.lesson.words
    assert t(room)["notes"]["says"] == [words("class.note.refuted_of", agreed=2, asked=3)]
    room.do(ask.Show(2))
    assert room.p["body"]["poll"] == room.session.open_poll.id == "claim.2"


def test_the_right_answer_to_a_claim_and_why_stand_on_t_before_the_class_sees_them(room):
    room.to("first-poll", 1)
    room.do(ask.Skip(100, "misconceptions", sure=True))
    words, says = room.session.lesson.words, t(room)["notes"]["says"]

    assert says == [
        words("class.note.claim"),
        "IN-FACT-APPEAL. It has to be refused first. The order is a step.",
    ]
    assert "IN-FACT" not in str(room.p)


def test_why_an_answer_to_the_last_question_is_right_stands_on_t(room):
    room.to("first-poll", 1)
    room.do(ask.Skip(100, "question-after", sure=True))

    assert t(room)["notes"]["says"] == ["IN-FACT-APPEAL. It has to be refused first. The order is a step."]


def test_the_queue_has_the_waiting_reasons_first(room):
    room.join(3)
    room.to("discuss", 1)
    for seat in (1, 2, 3):
        room.do(ask.GiveReason(seat, "1.reason", f"by {seat}"))
    room.do(ask.Approve(1))

    assert [one["reason"] for one in t(room)["queue"]] == [2, 3, 1]


def test_the_minutes_of_a_stop_that_is_returned_to_add_up_on_t(room):
    room.do(ask.Next(30), ask.Next(50), ask.Back(60))
    room.now = 100
    plan = t(room)["plan"]

    assert [line["used"] for line in plan[:3]] == [30, 60, 10]
    assert [line["over"] for line in plan[:3]] == [True, False, False]


def test_what_was_left_out_of_the_plan_is_marked(room):
    room.to("first-poll", 1)
    room.do(ask.Skip(100, "history", sure=True))
    plan = t(room)["plan"]

    assert {line["decision"] for line in plan if line["left_out"]} == {1, 2}
    assert not [line["label"] for line in plan if line["left_out"] and not line["decision"]]


@pytest.mark.parametrize(("votes", "missing", "too_many"), [(4, 1, False), (5, 0, False), (6, 0, True)])
def test_more_votes_than_were_expected_are_told_to_the_teacher(room, votes, missing, too_many):
    room.do(ask.Expect(5))
    room.to("first-poll", 1)
    room.count(A=votes)
    split = t(room)["split"]

    assert (split["missing"], split["too_many"]) == (missing, too_many)


@pytest.mark.parametrize(("expected", "voters"), [(0, 3), (2, 3), (5, 5)])
def test_of_seats_and_people_expected_the_more_can_vote(room, expected, voters):
    room.do(ask.Expect(expected))
    room.join(3)
    room.to("first-poll", 1)

    assert room.p["body"]["of"] == voters


def test_grounds_that_forfeit_no_others_are_asked_for_without_a_warning(room):
    room.to("first-poll", 1)
    asked = room.p["body"]["options"][1]["ask"]

    assert asked
    assert room.session.lesson.words("picks.left_out") not in asked


def test_what_was_drawn_is_told_with_its_odds(room):
    room.decided({"B": 30}, picks=(1,))
    assert (room.p["body"]["waiting_for_chance"], room.p["body"]["odds_drawn"]) == (True, "")
    room.do(ask.SettleChance("chosen", 1))

    (drawn, *_) = room.session.course.replay.steps[0].odds
    assert room.p["body"]["odds_drawn"] == room.session.lesson.words(
        "class.drawn",
        outcome=drawn.outcome.label,
        odds=room.session.lesson.phrases.odds(drawn.odds),
    )


def test_each_team_with_one_vote_has_its_course_on_p_on_phones_and_in_the_report(room):
    room.join(4)
    room.do(ask.MakeTeams(4), ask.SetDevices("team-vote"))
    team = {seat.id: seat.team for seat in room.session.seats.values()}
    room.to("first-poll", 1)
    room.vote("CCAC")
    room.to("second-poll", 1)
    room.vote("CCAC")
    room.next()
    first = {one["team"]: (one["letter"], one["stance"]) for one in room.p["body"]["teams"]}
    assert first == {
        team[1]: ("C", "Refuse"),
        team[2]: ("C", "Refuse"),
        team[3]: ("A", "Comply"),
        team[4]: ("C", "Refuse"),
    }
    room.do(ask.Decide())
    room.to("second-poll", 2)
    room.vote("BAB")
    room.next()

    shown = {one["team"]: (one["before"], one["letter"]) for one in room.p["body"]["teams"]}
    assert shown == {
        team[1]: (["C"], "B"),
        team[2]: (["C"], "A"),
        team[3]: (["A"], "B"),
        team[4]: (["C"], ""),
    }
    assert room.s()["page"]["body"] == room.p["body"]
    assert [one.letter for one in report(room.session, DAY, "students").decisions[0].teams] == [
        first[name][0] for name in sorted(first)
    ]
    room.do(ask.SetDevices("each"))
    assert room.p["body"]["teams"] == []
