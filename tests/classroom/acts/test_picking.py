"""Three to five options: picked by the case, or by the teacher before anybody has voted."""

from game.classroom import commands as ask
from game.classroom.working import begun
from tests.classroom.rooms import Room, lesson


def test_the_teacher_picks_the_options_until_somebody_has_voted(room):
    room.to("first-poll", 1)
    every = [option.key.choice for option in room.session.decision.options]
    kept = (every[0], every[1])
    room.do(ask.PickOptions("service", kept))

    assert [option.key.choice for option in room.session.decision.options] == list(kept)
    assert room.session.open_poll.letters == ("A", "B")
    assert [one["letter"] for one in room.p["body"]["options"]] == ["A", "B"]
    assert room.refused(ask.PickOptions("service", kept[:1])).key == "two_options"
    room.count(A=3)
    assert room.refused(ask.PickOptions("service", tuple(every))).key == "options_fixed"


def test_options_are_picked_before_their_vote_is_opened(room):
    every = list(room.lesson.scenario.scenes["service"].choices)
    room.do(ask.PickOptions("service", tuple(reversed(every[:2]))))
    room.to("first-poll", 1)

    assert [option.key.choice for option in room.session.decision.options] == every[:2]
    assert room.refused(ask.PickOptions("service", ("no-such", every[0]))).key == "no_decision"


def test_every_planned_vote_of_a_shipped_case_is_between_three_and_five_options():
    for case in ("microsoft-ireland", "first-steps"):
        for plan in lesson("fifty", case).scenario.teaching.plans:
            taught = lesson(plan, case)
            room = Room(taught)
            room.session = begun(taught, 7)
            room.to("first-poll", 1)
            assert 3 <= len(room.session.decision.options) <= 5, (case, plan)
