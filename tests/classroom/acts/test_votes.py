"""Votes and typed counts."""

from hypothesis import given
from hypothesis import strategies as some

from game.classroom import commands as ask
from game.classroom.commands import CommandRefusal
from game.classroom.working import apply
from tests.classroom.rooms import Room


def test_a_vote_can_be_changed_until_the_poll_closes(room):
    room.join(2)
    room.to("first-poll", 1)
    room.vote("AB")
    room.vote("C")

    assert [bar.count for bar in room.poll("1.first").bars] == [0, 1, 1]
    room.next()
    assert room.refused(ask.Vote(1, "1.first", "A")).key == "poll_closed"


def test_s8_a_repeated_request_changes_nothing_even_after_a_later_vote(room):
    room.join(1)
    room.to("first-poll", 1)
    first, second = ask.Vote(1, "1.first", "A", request="r1"), ask.Vote(1, "1.first", "B", request="r2")
    room.do(first, second, first)

    assert room.poll("1.first").ballots[1].letter == "B"


def test_s8_another_letter_under_the_same_request_is_another_vote(room):
    room.join(2)
    room.to("first-poll", 1)
    room.do(
        *(ask.Vote(seat, "1.first", letter, request="r1") for seat, letter in ((1, "A"), (1, "B"), (2, "C")))
    )

    assert {seat: one.letter for seat, one in room.poll("1.first").ballots.items()} == {1: "B", 2: "C"}


def test_s8_a_repeated_request_is_answered_alike_after_the_poll_has_closed(room):
    room.join(1)
    room.to("first-poll", 1)
    vote = ask.Vote(1, "1.first", "A", request="r1")
    room.do(vote)
    room.next()
    room.do(vote)

    assert room.refused(ask.Vote(1, "1.first", "B", request="r2")).key == "poll_closed"


@given(some.data())
def test_s8_doubled_reordered_and_delayed_requests_count_each_seat_once(data):
    room = Room()
    room.join(4)
    room.to("first-poll", 1)
    votes = [
        ask.Vote(seat, "1.first", data.draw(some.sampled_from("ABC")), request=f"{seat}.{turn}")
        for seat in (1, 2, 3, 4)
        for turn in (1, 2)
    ]
    sent = data.draw(some.permutations(votes + votes))
    session, last, seen = room.session, {}, set()
    for vote in sent:
        session = apply(session, vote)
        assert not isinstance(session, CommandRefusal)
        if vote.request not in seen:
            last[vote.seat] = vote.letter
            seen.add(vote.request)

    assert {seat: one.letter for seat, one in session.polls["1.first"].ballots.items()} == last


def test_a_vote_for_another_poll_or_for_what_is_locked_is_refused(room):
    room.join(1)
    room.to("first-poll", 1)

    assert room.refused(ask.Vote(1, "1.second", "A")).key == "poll_closed"
    assert room.refused(ask.Vote(1, "1.first", "D")).key == "option"
    assert room.refused(ask.Vote(9, "1.first", "A")).key == "seat"
    assert room.refused(ask.Vote(1, "1.first", "A", confidence=9)).key == "confidence"


def test_grounds_are_ticked_on_the_same_page_up_to_as_many_as_are_taken(room):
    room.join(1)
    room.to("first-poll", 1)
    room.do(ask.Vote(1, "1.first", "B", (1, 3)))

    for wrong in ((1, 2, 3), (4,), (1, 1)):
        assert room.refused(ask.Vote(1, "1.first", "B", wrong)).key == "picks"
    assert room.refused(ask.Vote(1, "1.first", "A", (1,))).key == "picks"


def test_the_question_at_first_takes_a_vote_for_each_of_its_answers_and_there_is_no_tally_to_lift(room):
    assert room.refused(ask.LiftTally()).key == "no_decision"
    room.join(1)
    room.to("question-before")
    answers = room.session.lesson.question("question-before").answers

    assert room.session.open_poll.letters == tuple("ABCD"[: len(answers)])
    room.vote("A")
    assert room.session.open_poll.total == 1


def test_a_typed_count_replaces_the_one_before_and_adds_to_the_phones(room):
    room.join(2)
    room.to("first-poll", 1)
    room.vote("BB")
    room.count(B=12)
    room.count(B=19)

    assert room.poll("1.first").bars[1].count == 21
    assert room.refused(ask.TypeCount("D", 1)).key == "option"
    for wrong in (-1, 5001):
        assert room.refused(ask.TypeCount("B", wrong)).key == "typed"
    room.count(A=5000)


def test_the_rule_is_fixed_once_somebody_has_voted(room):
    room.to("first-poll", 1)
    room.do(ask.SetRule("majority"))
    room.count(A=3)

    assert room.refused(ask.SetRule("plurality")).key == "rule"
    room.to("reveal", 1)
    room.do(ask.Decide("A", "because"), ask.SetRule("plurality"))


def test_hands_and_phones_change_in_mid_session_and_no_vote_is_lost(room):
    room.join(2)
    room.to("first-poll", 1)
    room.vote("AB")
    room.do(ask.Hands())
    room.count(A=5)
    room.do(ask.Hands(on=False))

    assert [bar.count for bar in room.poll("1.first").bars] == [6, 1, 0]


def test_t_asks_before_it_closes_a_poll_on_somebody_who_needs_time(room):
    room.join(3)
    room.do(ask.SetPace(1, "10x"), ask.SetPace(2, "no-limit"))
    room.to("first-poll", 1)
    room.vote("  A")

    assert room.t.split.need_time == 2
    refusal = room.refused(ask.Next(999))
    assert refusal.asks
    assert refusal.says == "2 still need time. Close it anyway?"
    room.vote("AB")
    assert room.t.split.need_time == 0
    room.next(sure=False)


def test_s7_t_warns_of_more_votes_than_are_expected(room):
    room.do(ask.Expect(3))
    room.to("first-poll", 1)
    room.count(A=3)
    assert not room.t.split.too_many
    room.count(A=4)
    assert room.t.split.too_many


def test_the_device_of_a_team_tells_the_votes_within_it(room):
    room.join(2)
    room.do(ask.SetDevices("team-counts"))
    room.to("first-poll", 1)
    room.do(ask.VoteTeam(1, "1.first", (3, 0, 2)), ask.VoteTeam(2, "1.first", (1, 1, 1), request="r"))
    room.do(ask.VoteTeam(1, "1.first", (4, 0, 1)), ask.VoteTeam(2, "1.first", (9, 9, 9), request="r"))
    room.count(C=10)

    assert [bar.count for bar in room.poll("1.first").bars] == [5, 1, 12]
    assert room.poll("1.first").total == 18
    assert room.s(1)["own"]["counts"] == [4, 0, 1]
    assert room.s(1)["page"]["body"]["devices"] == "team-counts"
    for wrong in ((1, 2), (1, 2, 3, 4), (-1, 0, 0), (101, 0, 0)):
        assert room.refused(ask.VoteTeam(1, "1.first", wrong)).key == "team_counts"


def test_a_seat_that_votes_for_itself_after_its_team_counts_once(room):
    room.join(1)
    room.do(ask.SetDevices("team-counts"))
    room.to("first-poll", 1)
    room.do(ask.VoteTeam(1, "1.first", (3, 0, 2)), ask.SetDevices("team-vote"), ask.Vote(1, "1.first", "B"))

    assert [bar.count for bar in room.poll("1.first").bars] == [0, 1, 0]
    assert room.refused(ask.VoteTeam(1, "1.first", (3, 0, 2))).key == "devices"


def test_there_is_no_advice_before_half_of_the_class_has_voted(room):
    room.do(ask.Expect(40))
    room.to("first-poll", 1)
    room.count(A=19)
    assert (room.t.split.advice, room.t.split.advised) == ("", "")
    room.count(A=20)
    assert room.t.split.advice == "go-on"
    # Which button is the main one leaves nothing out, whatever the vote says.
    assert isinstance(room.t.offers[0].command, ask.Next)


def test_where_nobody_said_how_many_there_are_one_option_counted_is_no_split(room):
    room.to("first-poll", 1)
    room.count(A=19)
    assert room.t.split.advice == ""
    room.count(C=1)
    assert room.t.split.advice == "go-on"


def test_the_thresholds_of_the_advice_can_be_set(room):
    room.to("first-poll", 1)
    room.count(A=80, B=20)
    assert room.t.split.advice == "your-call"
    room.do(ask.SetAdvice(agreed=75))
    assert room.t.split.advice == "go-on"
    for wrong in (-1, 101):
        assert room.refused(ask.SetAdvice(agreed=wrong)).key == "advice"
    room.do(ask.SetAdvice(agreed=100, sizeable=0))
