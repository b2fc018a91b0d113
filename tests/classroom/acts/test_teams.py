"""What a team may do once a course of its own has ended, and until when it is at play."""

from game.classroom import commands as ask
from tests.classroom.test_teams_without_phones import hands_in, to_the_end, turn


def test_a_team_whose_course_has_ended_opens_the_next_decision_and_nothing_else(make_room):
    room = hands_in(make_room(), 2)
    to_the_end(room, "A")

    refusal = room.refused(turn(room, "A", "B"))
    assert (refusal.key, refusal.says) == ("option", "Only these can be voted for: A.")
    room.do(turn(room, "A", "A"))
    assert len(room.session.roads["A"]) == 2


def test_a_team_with_no_decision_left_is_told_that_its_course_is_over(make_room):
    room = hands_in(make_room(), 2)
    for _ in range(4):
        to_the_end(room, "A")
        if room.session.of_team("A").lesson.plan.decisions[-1] in scenes_of(room, "A"):
            break
        room.do(turn(room, "A", "A"))

    assert room.refused(turn(room, "A", "A")).key == "team_over"


def scenes_of(room, team):
    """Return the scenes in which a team has made a turn."""
    return {one.turn.scene for course in room.session.roads[team] for one in course.taken}


def test_a_team_is_at_play_until_the_last_of_its_courses_has_ended(make_room):
    room = hands_in(make_room(), 2)
    assert room.refused(ask.Next(room.now)).says.endswith("stop where they stand: A and B. Go on?")
    to_the_end(room, "B")
    to_the_end(room, "A")
    room.do(turn(room, "A", "A"))

    assert room.refused(ask.Next(room.now)).says.endswith("stop where they stand: A. Go on?")
