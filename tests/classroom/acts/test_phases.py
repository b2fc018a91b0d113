"""On, back, past a stop, into a pause, to another scene."""

from dataclasses import replace

import pytest

from game.classroom import commands as ask
from game.classroom.acts.phases import MOST_PAGES
from game.classroom.polls import PollId, SeatId
from game.classroom.working import apply
from tests.classroom.rooms import Room, lesson


def test_the_whole_plan_runs_with_typed_counts_alone(room):
    room.decided({"C": 20, "A": 10})
    room.next()
    room.decided({"B": 22, "A": 8})
    room.to("closed")

    assert [decision.verdict.letter for decision in room.session.decisions] == ["C", "B"]
    assert room.session.course.scene == "won"
    room.do(ask.End("discarded"))
    assert room.refused(ask.Next(1)).key == "closed"


def test_a_class_that_complies_has_its_second_decision_by_a_jump(room):
    room.decided({"A": 30, "C": 2})

    assert room.session.course.scene == "quiet-file"
    assert room.refused(ask.Next(900)).key == "not_there"
    assert room.t.offers[0].command == ask.Jump(room.now)
    room.do(ask.Jump(600))
    assert (room.session.phase, room.session.here.decision) == ("read", 2)
    assert room.p["body"]["opened_anew"].startswith("Opened as it stood on the real course.")
    assert [taken.by for taken in room.session.course.taken] == ["history", "history"]
    assert len(room.session.courses) == 2


def test_without_a_historical_course_nothing_is_jumped_to():
    room = Room(replace(lesson(), real=None))
    room.decided({"A": 30, "C": 2})

    assert room.refused(ask.Jump(600)).key == "jump_off_history"


def test_a_jump_tells_what_happened_meanwhile(room):
    room.join(1)
    room.decided({"A": 30, "C": 2})
    room.do(ask.Jump(600))
    told = room.p["body"]["played"]

    assert 1 <= len(told) <= 3
    assert not any(entry["played_for_the_class"] for entry in told)
    assert room.s()["page"]["body"]["played"] == told


def test_back_from_a_jump_undoes_it(room):
    room.decided({"A": 30, "C": 2})
    course = room.session.course
    room.do(ask.Jump(600), ask.Back(620))

    assert room.session.courses == (course,)
    assert room.session.phase == "consequence"
    room.do(ask.Jump(640))


def test_without_a_jump_t_can_go_on_to_the_history(room):
    room.decided({"A": 30, "C": 2})
    room.do(ask.Skip(700, "history", sure=True))

    assert room.session.phase == "history"
    assert {stop.decision for stop in room.session.left_out} == {2}


def test_back_keeps_the_votes_of_a_phase(room):
    room.to("first-poll", 1)
    room.count(A=9)
    room.next()
    room.do(ask.Back(400))

    assert room.session.phase == "first-poll"
    assert room.session.open_poll.total == 9
    assert not room.session.open_poll.after_tally


def test_back_behind_a_reveal_voids_the_turn_and_asks_first(room):
    room.decided({"C": 20, "A": 10})
    refusal = room.refused(ask.Back(800))
    assert (refusal.key, refusal.asks) == ("void", True)
    room.do(ask.Back(800, sure=True))

    assert room.session.course.taken == ()
    assert room.session.decisions[0].verdict is None
    assert room.session.voided == ((1, "C"),)


def test_a_poll_held_again_after_its_tally_was_seen_is_marked(room):
    room.to("second-poll", 1)
    room.count(C=20, A=10)
    room.next()
    room.do(ask.Back(700))

    assert room.session.open_poll.after_tally
    assert room.p["body"]["after_tally"]


def test_a_voided_turn_takes_later_decisions_with_it(room):
    room.decided({"C": 20, "A": 10})
    room.next()
    room.to("first-poll", 2)
    room.count(A=5)
    while room.session.phase != "consequence":
        room.do(ask.Back(900, sure=True))
    room.do(ask.Back(900, sure=True))

    assert [decision.number for decision in room.session.decisions] == [1]
    assert not any(name.startswith("2.") for name in room.session.polls)


def test_the_first_stop_has_nothing_behind_it(room):
    assert room.refused(ask.Back(1)).key == "first_stop"


def test_a_pause_stands_the_clock_still_and_takes_no_vote(room):
    room.join(1)
    room.to("first-poll", 1)
    began = room.now
    room.do(ask.Limit(60), ask.Pause(began + 30))

    assert room.p["body"]["kind"] == "PausedBody"
    assert room.s()["page"]["body"]["says"] == "The class is paused. Stay connected."
    assert room.refused(ask.Vote(1, "1.first", "A")).key == "paused"
    assert room.refused(ask.Next(began + 40)).key == "paused"
    room.do(ask.GoOn(began + 100))
    assert room.session.clock.spent(began + 110) == 40
    assert room.session.clock.left(began + 110) == 20


def test_a_limit_is_off_unless_set_warns_at_twenty_seconds_and_can_be_extended(room):
    room.to("first-poll", 1)
    assert room.p["head"]["left"] is None
    room.do(ask.Limit(60))
    room.now += 39
    assert not room.p["head"]["warns"]
    room.now += 1
    assert (room.p["head"]["left"], room.p["head"]["warns"]) == (20, True)
    room.do(ask.Extend(room.now, 60))
    assert (room.p["head"]["left"], room.p["head"]["warns"]) == (80, False)


def test_a_seat_with_its_own_time_has_a_limit_of_its_own(room):
    room.join(3)
    room.do(ask.SetPace(2, "10x"), ask.SetPace(3, "no-limit"))
    room.to("first-poll", 1)
    room.do(ask.Limit(60))

    assert [room.s(seat)["own"]["left"] for seat in (1, 2, 3)] == [60, 600, None]


def test_l7_leaving_out_a_part_of_the_end_asks_first(room):
    room.decided({"A": 30})
    room.do(ask.Skip(700, "history", sure=True))

    refusal = room.refused(ask.Skip(800))
    assert (refusal.key, refusal.asks) == ("end_left_out", True)
    room.do(ask.Skip(800, sure=True))
    assert room.session.phase == "debrief"


def test_what_is_left_out_is_named_before_it_is(room):
    room.do(ask.Expect(40))
    room.to("first-poll", 1)
    room.count(A=9)

    refusal = room.refused(ask.Skip(300, "reveal"))
    assert refusal.says == (
        "This leaves out “Discuss” and “Second vote”. 31 of 40 have not voted. Go there anyway?"
    )
    room.do(ask.Skip(300, "reveal", sure=True))
    assert room.session.phase == "reveal"


def test_to_skip_to_the_next_stop_leaves_nothing_out_and_asks_what_going_on_asks(room):
    room.do(ask.Expect(40))
    room.to("first-poll", 1)
    room.count(A=9)

    assert room.refused(ask.Skip(300, "discuss")).says == room.refused(ask.Next(300)).says


def test_a_vote_closes_unasked_only_where_nearly_all_have_voted(room):
    room.do(ask.Expect(40))
    room.to("first-poll", 1)
    room.count(A=35)
    refusal = room.refused(ask.Next(300))
    assert (refusal.key, refusal.asks) == ("missing", True)
    assert refusal.says.startswith("5 of 40 have not voted")
    room.count(A=36)
    assert room.next(sure=False).phase == "discuss"


def test_back_from_a_jump_asks_before_it_drops_votes(room):
    room.decided({"A": 30, "C": 2})
    room.do(ask.Jump(600))
    room.to("first-poll", 2)
    room.count(B=9)
    room.do(ask.Back(620))

    refusal = room.refused(ask.Back(640))
    assert (refusal.key, refusal.asks) == ("jump_undone", True)
    room.do(ask.Back(640, sure=True))
    assert room.session.phase == "consequence"


def test_back_behind_a_decision_names_the_votes_that_rest_on_it(room):
    room.decided({"C": 20, "A": 10})
    room.next()
    room.to("first-poll", 2)
    room.count(A=9)
    for minute in (700, 710):
        room.do(ask.Back(minute))

    refusal = room.refused(ask.Back(720))
    assert refusal.says.endswith("The votes after it are lost: 9. Go back?")


def test_t_knows_planned_and_used_minutes(room):
    room.next()
    room.next()

    assert [(line.planned, line.used) for line in room.t.plan[:2]] == [(3, 60), (2, 60)]
    assert [line.here for line in room.t.plan[:4]] == [False, False, True, False]


def test_a_plan_that_begins_later_is_played_up_to_there_for_the_class(make_room):
    room = make_room("later")
    room.to("brief")

    assert room.session.course.scene == "ordered"
    assert [entry["played_for_the_class"] for entry in room.p["body"]["played"]] == [True, True]
    room.next()
    assert room.session.phase == "first-poll"


def test_t_takes_a_turn_where_history_cannot_go_on_by_itself(room):
    room.decided({"B": 30}, picks=(1,))
    room.do(ask.SettleChance("as-in-history"))
    room.next()
    room.decided({"B": 22})

    # The last stretch went on to the end, as in history.
    assert [taken.by for taken in room.session.course.taken] == ["class", "program", "class", "program"]


def test_a_decision_is_left_undecided_only_when_t_is_sure(room):
    room.to("first-poll", 1)

    assert "Nobody has voted." in room.refused(ask.Skip(100, "history")).says
    room.count(A=3)
    refusal = room.refused(ask.Skip(100, "history"))
    assert (refusal.key, refusal.asks) == ("left_out", True)
    assert "The decision is not settled." in refusal.says
    room.do(ask.Skip(100, "history", sure=True))
    assert room.p["body"]["kind"] == "HistoryBody"


def test_t_asks_before_a_reveal_is_left_out_undecided(room):
    room.to("first-poll", 1)
    room.count(A=3)
    room.to("reveal", 1)

    for skip in (ask.Skip(5), ask.Skip(5, "consequence")):
        refusal = room.refused(skip)
        assert (refusal.key, refusal.asks) == ("leave_undecided", True)


def test_misconceptions_are_asked_and_then_refuted_a_page_at_a_time(room):
    room.join(2)
    room.to("first-poll", 1)
    room.do(ask.Skip(100, "history", sure=True))
    room.to("misconceptions")
    assert room.p["body"]["in_fact"] == ""
    room.vote("AB")
    room.do(ask.Show(1))
    assert room.p["body"]["in_fact"].startswith("IN-FACT-APPEAL")
    assert room.session.clock.limit == 0, "a page has no time of its own, as a step of a moot has"
    assert room.refused(ask.Vote(1, "claim.1", "A")).key == "poll_closed"
    room.do(ask.Show(2))
    assert room.p["body"]["claim"] == "Contempt is a crime."
    assert room.refused(ask.Show(4)).key == "page"


def test_two_pauses_are_both_taken_off_the_clock(room):
    room.do(ask.Pause(10), ask.GoOn(15), ask.Pause(20), ask.GoOn(27))

    assert room.session.clock.spent(30) == 30 - 5 - 7
    # A view may ask about a moment that was measured just before the stop began.
    assert room.session.clock.spent(3) == 0


def test_more_time_counts_from_now_where_there_was_no_limit_or_it_is_over(room):
    room.do(ask.Extend(40, 60))
    assert room.session.clock.left(40) == 60
    room.do(ask.Extend(200, 30))
    assert room.session.clock.left(200) == 30


def test_minutes_of_a_stop_that_is_gone_back_to_add_up(room):
    room.do(ask.Next(30), ask.Next(50), ask.Back(60), ask.Next(100))

    assert room.session.clock.used[1] == 20 + 40


def test_a_poll_whose_tally_was_lifted_is_not_marked_as_held_after_it(room):
    room.to("first-poll", 1)
    room.do(ask.LiftTally())
    room.count(A=3)
    room.to("second-poll", 1)
    assert not room.poll("1.second").after_tally

    room.do(ask.LiftTally(on=False), ask.Back(700))
    room.to("second-poll", 1)
    assert room.poll("1.second").after_tally


def test_every_question_of_the_debrief_that_was_turned_to_counts_as_asked(room):
    room.to("first-poll", 1)
    room.do(ask.Skip(100, "history", sure=True))
    room.to("debrief")
    room.do(ask.Show(1))

    assert room.session.asked == {0, 1}


def test_the_minority_path_is_put_away_when_the_class_goes_on(room):
    room.decided({"C": 20, "A": 10})
    room.do(ask.ShowMinority())
    room.next()

    assert not room.session.minority


def test_a_decision_that_is_undone_takes_its_own_reasons_along_and_no_other(room):
    room.join(1)
    room.to("second-poll", 1)
    room.do(ask.GiveReason(1, "1.reason", "at the first"))
    room.count(C=20, A=10)
    room.to("reveal", 1)
    room.do(ask.Decide())
    room.to("second-poll", 2)
    room.count(A=5)
    room.do(ask.GiveReason(1, "2.reason", "at the second"))
    while room.session.phase != "consequence":
        room.do(ask.Back(900, sure=True))
    room.do(ask.Back(900, sure=True))

    assert [one.text for one in room.session.reasons.values()] == ["at the first"]
    assert not any(name.startswith("2.") for name in room.session.polls)
    assert {"1.first", "1.second"} <= set(room.session.polls)


def test_a_page_is_one_of_those_there_are(room):
    assert room.refused(ask.Show(-1)).key == "page"
    room.do(ask.Show(MOST_PAGES - 1))
    assert room.refused(ask.Show(MOST_PAGES)).key == "page"

    assert room.session.item == MOST_PAGES - 1
    room.do(ask.Skip(10, "history", sure=True))
    room.to("question-after")
    room.do(ask.Show(1))
    assert room.refused(ask.Show(2)).key == "page", "the question and its answer"


def test_only_a_class_that_is_over_is_ended(room):
    assert room.refused(ask.End("exported")).key == "not_closed"
    room.do(ask.Skip(10, "history", sure=True))
    room.to("closed")
    assert room.refused(ask.Skip(20)).key == "closed"
    room.do(ask.End("exported"))

    assert room.session.ended == "exported"


def test_nobody_jumps_out_of_a_vote(room):
    room.to("first-poll", 1)

    assert room.refused(ask.Jump(5)).key == "jump"


def test_what_is_not_paused_cannot_go_on(room):
    assert room.refused(ask.GoOn(5)).key == "not_paused"


def test_a_stop_that_is_behind_is_none_to_skip_to(room):
    room.to("first-poll", 1)

    assert room.refused(ask.Skip(10, "brief")).key == "skip"
    assert room.refused(ask.Skip(10, "first-poll")).key == "skip", "and neither is the one that is shown"


def test_a_poll_of_equals_is_held_again_between_them_and_only_where_they_are_equal(room):
    room.to("second-poll", 1)
    room.count(A=6, C=6)
    assert room.refused(ask.HoldTie(5)).key == "no_tie"
    room.to("reveal", 1)
    room.do(ask.HoldTie(800))

    assert (room.session.phase, room.session.open_poll.letters) == ("second-poll", ("A", "C"))
    assert room.session.open_poll.after_tally
    assert room.session.decision.ties == 1
    room.count(A=4, C=3)
    room.next()
    assert room.refused(ask.HoldTie(900)).key == "no_tie"


def test_where_the_class_has_decided_no_tie_is_left_to_break(room):
    room.to("second-poll", 1)
    room.count(A=6, C=6)
    room.to("reveal", 1)
    room.do(ask.Decide("A", because="The partners think so."))

    assert room.refused(ask.HoldTie(800)).key == "decided"


def test_a_limit_is_never_less_than_none(room):
    room.do(ask.Limit(-5))
    assert room.session.clock.left(0) is None
    room.do(ask.Limit(30), ask.Extend(10, -100))

    assert (room.session.clock.limit, room.session.clock.left(10)) == (0, None)


def test_the_poll_that_breaks_a_tie_counts_as_after_its_tally_even_where_that_was_lifted(room):
    room.to("second-poll", 1)
    room.do(ask.LiftTally())
    room.count(A=6, C=6)
    room.to("reveal", 1)
    room.do(ask.HoldTie(800))

    assert room.session.open_poll.after_tally


def test_back_from_a_jump_keeps_all_courses_before_it(room):
    """A longer plan can have come here by several jumps."""
    room.decided({"A": 30, "C": 2})
    room.do(ask.Jump(600))
    session = replace(room.session, courses=(room.session.courses[0], *room.session.courses))

    assert apply(session, ask.Back(620)).courses == session.courses[:2]


def rested(room):
    """Bring a long class that obeys to its break; the second decision is opened by a jump."""
    room.join(2)
    room.decided({"A": 2})
    room.do(ask.Jump(room.now))
    options = room.to("first-poll", 2).decision.options
    room.decided({next(one.letter for one in options if one.key.choice == "obey"): 2})
    assert room.t.offers[0].command == ask.Next(room.now), "into the break, whatever comes after it"
    assert room.refused(ask.Jump(room.now)).key == "jump"
    return room.next()


@pytest.mark.parametrize("journal", [False, True])
def test_in_the_break_a_clock_runs_no_vote_is_taken_and_what_comes_after_is_chosen(journal):
    room = Room(lesson("ninety", "microsoft-ireland"), journal=journal)
    rested(room)

    assert room.session.phase == "break"
    assert room.session.clock.left(room.now) == 180
    for body in (room.p["body"], room.s()["page"]["body"]):
        assert body["kind"] == "PausedBody"
        assert body["says"].startswith("A break of 3 min.")
    assert room.refused(ask.Vote(SeatId(1), PollId("2.second"), "A")).key == "poll_closed"
    assert room.refused(ask.Next(room.now + 60)).key == "not_there"
    assert room.t.offers[0].command == ask.Jump(room.now)
    room.do(ask.Jump(room.now + 180))
    assert (room.session.phase, room.session.here.decision) == ("read", 3)
    room.do(ask.Back(room.now + 200))
    assert (room.session.phase, len(room.session.courses)) == ("break", 2)


def test_back_from_the_break_loses_nothing_and_an_undrawn_chance_keeps_a_class_out_of_it():
    room = Room(lesson("ninety", "microsoft-ireland"))
    before = rested(room)
    room.do(ask.Back(room.now))
    assert (room.session.phase, room.session.decisions) == ("consequence", before.decisions)

    room.do(ask.Back(room.now, sure=True))
    waits = next(
        one.letter
        for one in room.session.decision.options
        if one.open and room.session.lesson.scenario.choice(one.key).outcomes
    )
    room.do(ask.Decide(waits, "A chance is to be drawn."))
    room.next()
    assert room.session.decision.pending
    assert room.refused(ask.Next(room.now, sure=True)).key == "undrawn"
