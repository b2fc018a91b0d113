"""From the second poll to the turn."""

from dataclasses import replace

import pytest

from game.classroom import commands as ask
from game.engine.play import Play
from tests.classroom.rooms import Room, lesson


def turns(room):
    return [(str(taken.turn.key), taken.by) for taken in room.session.course.taken]


def test_a_decided_poll_is_a_turn_and_what_is_between_is_played_for_the_class(room):
    room.decided({"C": 21, "B": 20})

    assert turns(room) == [("service.ignore", "class"), ("corridor.call", "program")]
    assert room.session.course.scene == "ordered"
    entries = room.p["body"]["entries"]
    assert [entry["played_for_the_class"] for entry in entries] == [False, True]
    assert entries[0]["text"] == "The class refuses (option C): 21 of 41, by plurality."


def test_chance_waits_until_t_settles_it(room):
    room.decided({"B": 30}, picks=(1, 2))

    assert room.p["body"]["waiting_for_chance"]
    assert room.refused(ask.Next(999, sure=True)).key == "undrawn"
    assert [line.odds for line in room.t.outcomes] == ["80", "20"]
    room.do(ask.SettleChance("chosen", 2))
    assert turns(room) == [("service.move-to-vacate", "class")]
    assert room.session.course.scene == "won"
    assert room.p["body"]["odds_drawn"] == "GRANTED-LABEL: drawn at 20 in 100"


@pytest.mark.parametrize(("chance", "scene"), [("as-in-history", "ordered"), ("drawn", None)])
def test_chance_is_drawn_by_the_seed_or_taken_as_in_history(room, chance, scene):
    room.decided({"B": 30}, picks=(1,))
    room.do(ask.SettleChance(chance))

    assert room.session.course.taken[0].chance == chance
    assert scene in (None, room.session.course.scene)


def test_a_seed_draws_the_same_outcome_when_the_turn_is_taken_again(room):
    room.decided({"B": 30}, picks=(1,))
    room.do(ask.SettleChance())
    first = room.session.course
    room.do(ask.Back(500, sure=True), ask.Decide(picks=(1,)))
    room.next()
    room.do(ask.SettleChance())

    assert room.session.course == first


def test_without_the_ground_it_turns_on_an_outcome_is_not_open(room):
    room.decided({"B": 30}, picks=(2,))

    assert room.session.decisions[0].place == (0, 0)  # Only one outcome is open: nothing to draw.


def test_a_tie_is_voted_on_once_more_between_the_tied(room):
    room.to("second-poll", 1)
    room.count(A=20, C=20, B=1)
    room.next()

    assert room.refused(ask.Decide()).key == "tie"
    assert "A and C" in room.p["body"]["tie"]
    room.do(ask.HoldTie(700))
    assert (room.session.phase, room.p["body"]["tie"]) == ("second-poll", True)
    assert [one["letter"] for one in room.p["body"]["options"] if one["open"]] == ["A", "C"]
    room.count(A=19, C=22)
    room.next()
    room.do(ask.Decide())
    assert room.session.decisions[0].verdict.letter == "C"


def test_the_poll_that_breaks_a_tie_is_marked_though_the_tally_was_lifted_before(room):
    room.to("first-poll", 1)
    room.do(ask.LiftTally())
    room.count(A=3, C=3)
    room.to("second-poll", 1)
    room.count(A=3, C=3)
    room.next()
    room.do(ask.HoldTie(700))

    assert not room.poll("1.second").after_tally
    assert room.poll("1.tie-1").after_tally


def test_a_tie_that_stays_is_broken_by_general_counsel_with_a_reason(room):
    room.to("second-poll", 1)
    room.count(A=2, C=2)
    room.next()
    room.do(ask.HoldTie(700))
    room.count(A=2, C=2)
    room.next()

    assert room.refused(ask.Decide()).key == "tie"
    assert room.refused(ask.Decide("A")).key == "because"
    room.do(ask.Decide("A", "The client cannot wait."))
    verdict = room.session.decisions[0].verdict
    assert (verdict.ground, verdict.because) == ("general-counsel", "The client cannot wait.")


def test_without_a_majority_general_counsel_decides(room):
    room.do(ask.SetRule("majority"))
    room.to("second-poll", 1)
    room.count(A=20, B=12, C=9)
    room.next()

    assert room.refused(ask.Decide()).key == "majority"
    room.do(ask.Decide("C", "It keeps most open."))
    assert room.session.decisions[0].verdict.ground == "general-counsel"


def test_an_override_needs_a_reason_and_stands_in_the_docket(room):
    room.to("second-poll", 1)
    room.count(A=30, C=2)
    room.next()

    assert room.refused(ask.Decide("C")).key == "because"
    assert room.refused(ask.Decide("C", " \u200b ")).key == "because"
    room.do(ask.Decide("C", "I want to see the other road."))
    room.next()
    assert "against the vote" in room.p["body"]["entries"][0]["text"]
    assert "I want to see the other road." in room.p["body"]["entries"][0]["text"]


def test_both_paths_shows_the_minority_path_too_and_it_leaves_no_turn(room):
    room.do(ask.SetRule("both-paths"))
    room.decided({"C": 20, "A": 10})

    assert room.p["body"]["side"]["option"] == "Produce everything"
    assert turns(room)[0] == ("service.ignore", "class")


def test_the_minority_path_is_shown_on_request_and_put_away(room):
    room.decided({"C": 20, "A": 10})
    assert room.p["body"]["side"] is None
    room.do(ask.ShowMinority())
    assert room.p["body"]["side"]["moves"][0]["because"] == "Customers were not asked."
    room.do(ask.ShowMinority(on=False))
    assert room.p["body"]["side"] is None


def test_the_grounds_most_ticked_by_the_winners_are_taken(room):
    room.join(5)
    room.to("second-poll", 1)
    for seat, letter, picks in [
        (1, "B", (1, 3)),
        (2, "B", (3,)),
        (3, "B", (3, 1)),
        (4, "A", ()),
        (5, "B", (2,)),
    ]:
        room.do(ask.Vote(seat, "1.second", letter, picks))
    room.next()
    room.do(ask.Decide())

    assert room.session.decisions[0].verdict.picks == ("breadth", "statute")


def test_t_settles_ties_of_grounds(room):
    room.join(3)
    room.to("second-poll", 1)
    for seat, picks in [(1, (1,)), (2, (2,)), (3, (3,))]:
        room.do(ask.Vote(seat, "1.second", "B", picks))
    room.next()

    assert room.refused(ask.Decide()).key == "picks_tie"
    assert room.refused(ask.Decide(picks=(1, 2, 3))).key == "picks_needed"
    room.do(ask.Decide(picks=(2, 3)))
    assert room.session.decisions[0].verdict.picks == ("comity", "breadth")


def test_with_typed_counts_t_says_which_grounds(room):
    room.to("second-poll", 1)
    room.count(B=30)
    room.next()

    assert room.refused(ask.Decide()).key == "picks_needed"


def test_t_is_offered_each_set_of_grounds_that_ticks_do_not_settle(room):
    room.to("second-poll", 1)
    room.count(B=30)
    room.next()
    offers = [offer for offer in room.t.offers if isinstance(offer.command, ask.Decide) and not offer.needs]

    assert [offer.command.picks for offer in offers] == [(1, 2), (1, 3), (2, 3)]
    assert "The statute stops at the border" in offers[0].label
    room.do(offers[2].command)
    assert room.session.decisions[0].verdict.picks == ("comity", "breadth")


def test_general_counsel_need_not_say_which_grounds(room):
    room.to("second-poll", 1)
    room.count(A=30)
    room.next()
    room.do(ask.Decide("B", "We ask a judge first."))

    assert room.session.decisions[0].verdict.picks == ("statute", "comity")


def test_one_poll_decides_where_discussion_and_second_poll_are_left_out(room):
    room.to("first-poll", 1)
    room.count(C=40, A=1)
    assert room.t.split.advice == "go-on"
    room.do(ask.Skip(300, "reveal", sure=True), ask.Decide())

    assert room.session.decisions[0].verdict.one_poll
    assert [stop.phase for stop in room.session.left_out] == ["discuss", "second-poll"]


def test_nobody_goes_on_from_reveal_undecided(room):
    room.to("second-poll", 1)
    room.next()

    assert room.refused(ask.Decide()).key == "no_votes"
    assert room.refused(ask.Next(900, sure=True)).key == "undecided"


def test_nothing_is_decided_or_drawn_out_of_its_time(room):
    assert room.refused(ask.Decide()).key == "decide"
    assert room.refused(ask.SettleChance()).key == "draw"
    assert room.refused(ask.HoldTie(1)).key == "no_tie"
    assert room.refused(ask.PlayFor("A")).key == "play_for"
    assert room.refused(ask.ShowMinority()).key == "no_decision"


def test_general_counsel_too_decides_only_for_what_is_open(room):
    room.to("second-poll", 1)
    room.count(A=30)
    room.next()

    refusal = room.refused(ask.Decide("D", "A higher court is quicker."))
    assert (refusal.key, "A, B, C" in refusal.says) == ("option", True)


def test_what_history_never_drew_is_not_drawn_as_in_history():
    room = Room(lesson("fifty", "microsoft-ireland"))
    room.to("first-poll", 1)
    letter = next(one.letter for one in room.session.decision.options if one.key.choice == "tell-customer")
    room.decided({letter: 30})

    assert room.refused(ask.SettleChance("as-in-history")).key == "no_historical_outcome"


@pytest.mark.parametrize("seed", [1, 7, 8, 30])
def test_a_class_draws_what_one_player_with_its_seed_draws(make_room, seed):
    room = make_room(seed=seed)
    room.decided({"B": 30}, picks=(1,))
    room.do(ask.SettleChance())
    turn = room.session.courses[0].taken[0].turn

    alone = Play.begin(room.lesson.case, seed).choose(turn.choice, turn.picks)
    assert alone.replay.steps[0].turn == turn


@pytest.mark.parametrize(("outcome", "chance"), [(1, "chosen"), (0, "drawn")])
def test_a_turn_that_t_takes_for_the_class_says_whether_its_outcome_was_chosen(outcome, chance):
    room = Room(lesson("fifty", "microsoft-ireland"))
    room.decided({"D": 30})
    offered = next(one.command for one in room.t.offers if isinstance(one.command, ask.PlayFor))
    before = len(room.session.course.taken)
    assert room.refused(replace(offered, letter="I")).key == "play_for"
    room.do(replace(offered, outcome=outcome))

    taken = room.session.course.taken[before]
    assert (taken.by, taken.chance, taken.decision) == ("teacher", chance, 0)


def test_t_takes_no_turn_in_a_scene_that_the_class_decides(room):
    room.to("brief")
    assert room.refused(ask.PlayFor("A")).key == "play_for"
    room.to("first-poll", 1)
    assert room.refused(ask.PlayFor("A")).key == "play_for", "while the class votes"
    room.decided({"B": 30}, picks=(1, 2))

    assert room.refused(ask.PlayFor("A")).key == "play_for", "while chance waits"


def test_a_reason_of_general_counsel_does_not_name_the_case_before_its_history(room):
    room.to("first-poll", 1)
    room.count(A=3)
    room.to("reveal", 1)

    assert room.refused(ask.Decide("C", "Northgate did so.")).key == "repair_mask"
    room.do(ask.Decide("C", "Harbourline did so."))
