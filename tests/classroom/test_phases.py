"""The agenda: which stops a plan makes, and their minutes."""

import pytest

from game.classroom.phases import DECIDING, END, OPENING, agenda, agenda_of_teams
from game.model.teaching import PHASES, LessonPlan


def plan(**parts):
    return LessonPlan(**{"id": "p", "minutes": 50, "decisions": ("a", "b"), "asks": "x", **parts})


def test_fifty_minutes_are_spent_as_the_specification_says():
    stops = agenda(plan())

    assert [(stop.phase, stop.decision, stop.minutes) for stop in stops] == [
        ("join", 0, 3),
        ("question-before", 0, 2),
        ("brief", 0, 4),
        ("first-poll", 1, 2),
        ("discuss", 1, 6),
        ("second-poll", 1, 1),
        ("reveal", 1, 4),
        ("consequence", 1, 2),
        ("read", 2, 2),
        ("first-poll", 2, 1),
        ("discuss", 2, 3),
        ("second-poll", 2, 1),
        ("reveal", 2, 1),
        ("consequence", 2, 1),
        ("history", 0, 5),
        ("debrief", 0, 8),
        ("misconceptions", 0, 2),
        ("question-after", 0, 2),
        ("closed", 0, 0),
    ]


@pytest.mark.parametrize(
    ("minutes", "decisions", "what_if"), [(50, 2, ""), (90, 4, "v"), (45, 2, ""), (75, 3, "")]
)
def test_l7_a_plan_keeps_thirty_percent_for_its_end(minutes, decisions, what_if):
    stops = agenda(plan(minutes=minutes, decisions=tuple("abcd"[:decisions]), what_if=what_if))
    end = sum(stop.minutes for stop in stops if stop.phase in END)

    assert end / sum(stop.minutes for stop in stops) >= 0.30


@pytest.mark.parametrize(
    ("minutes", "decisions", "what_if"), [(50, 2, ""), (90, 4, "v"), (25, 2, ""), (180, 4, "v")]
)
def test_the_minutes_of_a_plan_add_up(minutes, decisions, what_if):
    stops = agenda(plan(minutes=minutes, decisions=tuple("abcd"[:decisions]), what_if=what_if))

    assert sum(stop.minutes for stop in stops) == minutes


def test_l2_every_decision_has_a_poll_a_discussion_and_a_poll():
    stops = agenda(plan(minutes=90, decisions=tuple("abcd")))
    for decision in (1, 2, 3, 4):
        own = [stop.phase for stop in stops if stop.decision == decision]
        polls = [phase for phase in own if phase in ("first-poll", "discuss", "second-poll")]
        assert polls == ["first-poll", "discuss", "second-poll"]


def test_what_a_plan_does_not_ask_is_no_stop():
    phases = {stop.phase for stop in agenda(plan(asks=""), misconceptions=False)}

    assert not phases & {"question-before", "question-after", "what-if", "misconceptions"}


def test_an_author_gives_phases_other_minutes():
    stops = agenda(plan(phases={"brief": 9}))

    assert next(stop.minutes for stop in stops if stop.phase == "brief") == 9


@pytest.mark.parametrize(
    ("minutes", "decisions", "moot", "rest"),
    [
        (90, "abc", None, 3),
        (90, "abcd", "c", 3),
        (90, "abcd", "d", 3),
        (120, "abcd", None, 4),
        (90, "ab", None, 0),
        (90, "abcde", "c", 0),
        (50, "abc", None, 0),
    ],
)
def test_a_long_class_rests_after_its_second_decision_if_another_follows_and_there_is_time(
    minutes, decisions, moot, rest
):
    stops = agenda(plan(minutes=minutes, decisions=tuple(decisions), moot=moot, what_if="v"))
    breaks = [stop for stop in stops if stop.phase == "break"]

    assert [stop.minutes for stop in breaks] == [rest] * bool(rest)
    assert all(stop.decision == 2 and stops[stops.index(stop) + 1].decision == 3 for stop in breaks)
    if len(decisions) >= 4:
        assert sum(stop.minutes for stop in stops) == pytest.approx(minutes)


def test_an_author_makes_the_break_longer_or_leaves_it_out():
    four = {"minutes": 90, "decisions": tuple("abcd")}
    longer = agenda(plan(**four, phases={"break": 10}))
    without = agenda(plan(**four, phases={"break": 0}))

    assert [stop.minutes for stop in longer if stop.phase == "break"] == [10]
    assert not [stop for stop in without if stop.phase == "break"]


def test_teams_with_their_own_courses_have_the_minutes_of_the_break():
    four = agenda(plan(minutes=90, decisions=tuple("abcd")))

    assert sum(stop.minutes for stop in agenda_of_teams(four)) == sum(stop.minutes for stop in four)


def test_a_plan_may_give_minutes_to_every_phase_that_a_class_has_and_to_no_other():
    assert set(PHASES) == {*OPENING, *DECIDING, "moot", "break", *END}
