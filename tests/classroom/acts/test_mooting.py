"""The mini-moot: roles, steps, questions and a ruling of the bench, and marks that nobody else sees."""

import json

import pytest

from game.classroom import commands as ask
from game.classroom.commands import CommandRefusal
from game.classroom.lesson import lesson_of, load_aliases
from game.classroom.moot import STEPS
from game.classroom.pack import pack_pages
from game.classroom.rehearsing import SimulatedSeats, rehearse
from game.classroom.report.building import report
from game.classroom.report.exports import html, session_json, totals_csv
from game.classroom.working import apply, begun
from game.content.words import load_words
from tests.classroom.report.test_report import DAY
from tests.classroom.rooms import Room, lesson, loaded

FIRST, SECOND = (4, 3, 5, 2, 4), (2, 3, 3, 4, 4)


def in_moot(make_room, seats=9):
    """Give a class in which a bench of three has been drawn, and its judges."""
    room = make_room("mooted")
    room.join(seats)
    room.to("moot", 1)
    room.do(ask.DrawRoles(3))
    return room, held(room, "bench")


def held(room, role):
    return sorted(seat for seat, one in room.session.moot.roles.items() if one == role)


def ruling(room):
    """Bring a moot to where the bench rules on a motion that the others have decided on."""
    room.to("second-poll", 1)
    for seat in room.session.seats:
        if seat not in held(room, "bench"):
            room.do(ask.Vote(seat, "1.second", "B", (1, 2)))
    room.next()
    room.do(ask.Decide(picks=(1, 2)))
    room.next()


def test_a_bench_hears_both_sides_asks_and_rules(make_room):
    room, judges = in_moot(make_room)
    seen = [room.p["body"]["heading"]]
    room.do(ask.GiveReason(judges[0], "1.question", "Where does it say so?"), ask.Approve(1))
    for item in range(1, len(STEPS)):
        room.do(ask.Show(item, room.now))
        seen.append(room.p["body"]["heading"])
        assert room.session.clock.limit == 60 * tuple(STEPS.values())[item]
        assert (room.p["body"]["asked"] == ["Where does it say so?"]) == (3 <= item <= 5)

    assert seen == [
        "Who does what",
        "The client's side speaks",
        "The other side speaks",
        "The bench asks",
        "The client's side replies",
        "The other side replies",
        "The bench writes",
    ]
    ruling(room)
    assert [one["letter"] for one in room.s(judges[0])["own"]["rulings"]] == ["A", "B"]
    for judge, letter in zip(judges, "BAB", strict=True):
        room.do(ask.Vote(judge, "1.bench", letter))
    offered = room.t.offers[0]
    assert offered.label == "As the bench has ruled: GRANTED-LABEL"
    room.do(offered.command)
    taken = room.session.course.taken[-1]
    assert (taken.turn.outcome, taken.chance) == ("granted", "bench")


def test_roles_are_drawn_again_given_by_hand_or_named_aloud(make_room):
    room, first = in_moot(make_room)
    room.do(ask.DrawRoles(5))
    again = held(room, "bench")

    assert (len(first), len(again), len(held(room, "client")), len(held(room, "other"))) == (3, 5, 2, 2)
    spare = held(room, "client")[0]
    room.do(ask.GiveRole(spare, "bench"), ask.GiveRole(again[0], None))
    assert spare in held(room, "bench")
    assert again[0] not in held(room, "bench")
    assert room.s(spare)["own"]["role"] == "bench"
    room.do(ask.NameRoles(3))
    assert room.session.moot.roles == {}
    assert room.session.moot.bench == 3


def test_the_bench_alone_asks_and_rules_and_the_others_alone_vote_again(make_room):
    room, judges = in_moot(make_room)
    other = next(seat for seat in room.session.seats if seat not in judges)

    assert room.refused(ask.GiveReason(other, "1.question", "Me too?")).key == "reasons_closed"
    room.to("second-poll", 1)
    assert room.refused(ask.Vote(judges[0], "1.second", "A")).key == "bench_rules"
    assert (room.p["body"]["of"], room.s(judges[0])["own"]["votes"]) == (6, False)
    ruling(room)
    assert room.refused(ask.Vote(other, "1.bench", "A")).key == "bench_only"
    assert room.s(other)["own"]["rulings"] == []
    assert "GRANTED-LABEL" not in str(room.p) + str(room.s(other))


def test_a_class_of_hands_holds_its_moot_by_the_first_button_and_typed_counts(make_room):
    room = make_room("mooted")
    room.to("moot", 1)
    while room.session.phase == "moot":
        room.do(room.t.offers[0].command)
    assert room.session.moot.bench == 3
    room.count(B=20)
    room.to("reveal", 1)
    room.do(ask.Decide(picks=(1, 2)))
    room.next()
    assert room.t.split.missing == 3
    room.count(A=2, B=1)

    assert room.t.offers[0].command == ask.SettleChance("bench", 1)
    assert room.t.split.missing == 0


def test_without_a_bench_and_at_a_tie_the_odds_draw(make_room):
    room = make_room("mooted")
    room.decided({"B": 20}, picks=(1, 2))
    assert room.t.offers[0].command == ask.SettleChance("drawn")
    assert room.refused(ask.SettleChance("bench", 1)).key == "no_bench"

    room, judges = in_moot(make_room)
    ruling(room)
    for judge, letter in zip(judges, "BA", strict=False):
        room.do(ask.Vote(judge, "1.bench", letter))
    assert room.t.offers[0].command == ask.SettleChance("drawn")
    assert ask.SettleChance("bench", 2) in [one.command for one in room.t.offers]


def test_marks_are_refused_unless_five_from_1_to_5_and_can_be_taken_back(make_room):
    room, _ = in_moot(make_room)
    for wrong in ((4, 3, 5, 2), (4, 3, 5, 2, 6), (4, 3, 5, 2, 0)):
        assert room.refused(ask.GiveMarks("client", wrong)).key == "marks"
    room.do(ask.GiveMarks("client", FIRST), ask.GiveMarks("client", SECOND), ask.GiveMarks("other", FIRST))
    room.do(ask.TakeBackMarks("other"))
    full = make_room("mooted")
    full.to("moot", 1)
    full.do(*[ask.GiveMarks("client", FIRST)] * 5)
    assert full.refused(ask.GiveMarks("client", FIRST)).key == "marks_full", "one row for each judge"
    assert len(full.do(ask.TakeBackMarks("client")).marks["client"]) == 4

    assert room.t.notes.moot[-1] == (
        "Marks for the client's side, by 2: Issue 3.0, Authority 3.0, Facts 4.0, "
        "The other side's best point 3.0, Candour 4.0."
    )
    room.do(ask.Skip(room.now, "history", sure=True))
    assert room.refused(ask.GiveMarks("client", FIRST)).key == "no_moot"


def test_t_tells_the_means_of_all_judges_and_each_ones_marks_where_the_teacher_wants_them(make_room):
    room, judges = in_moot(make_room)
    first = room.session.seats[judges[0]].alias
    other = next(seat for seat in room.session.seats if seat not in judges)
    assert room.refused(ask.MarkSide(other, "client", FIRST)).key == "bench_marks"
    assert room.refused(ask.MarkSide(judges[0], "client", (4, 3, 5, 2, 6))).key == "marks"
    room.do(ask.MarkSide(judges[0], "client", SECOND), ask.MarkSide(judges[0], "client", FIRST))
    room.do(ask.GiveMarks("client", SECOND), ask.MarkSide(judges[1], "other", FIRST))

    client, other_side = room.t.notes.moot[-2:]
    assert client.startswith("Marks for the client's side, by 2: Issue 3.0, Authority 3.0, Facts 4.0, ")
    assert other_side.startswith("Marks for the other side, by 1: Issue 4.0, Authority 3.0, Facts 5.0, ")
    room.do(ask.TellMarks())
    assert f"{first}: the client's side 4 3 5 2 4; the other side –." in room.t.notes.moot
    assert room.t.notes.moot[-1] == "Sheet 1: the client's side 2 3 3 4 4; the other side –."
    room.do(ask.GiveRole(judges[0], None))
    assert not any(line.startswith(first) for line in room.t.notes.moot)
    room.do(ask.GiveRole(judges[0], "bench"))
    assert any(line.startswith(first) for line in room.t.notes.moot)


def whole_moot(marks):
    """Give all bytes that P and every phone get in a class with a moot, marked or not.

    What a judge has marked stands on that judge's page, and is left out.
    """
    kept = []

    def do(session, command):
        if isinstance(command, ask.MarkSide) and not marks:
            return session
        if session.phase == "moot" and session.item == len(STEPS) - 1:
            for row in marks:
                session = apply(session, ask.GiveMarks("client", row))
            session = apply(session, ask.TellMarks(bool(marks)))
        return apply(session, command)

    def keep(session):
        room.session = session
        pages = {seat: room.s(seat) for seat in session.seats}
        for seat in held(room, "bench"):
            if pages[seat]["own"]:
                pages[seat]["own"].pop("marks")
        kept.append(json.dumps([room.p, pages]))

    room = Room(lesson("mooted"))
    end = rehearse(begun(lesson("mooted"), 3), SimulatedSeats(11, 3), do, keep)
    assert bool(end.marks) == bool(end.judged) == bool(marks)
    return kept


def test_marks_change_no_byte_of_the_projector_or_of_any_phone():
    assert whole_moot([FIRST]) == whole_moot([])


def test_back_into_the_moot_loses_nothing_and_back_behind_the_ruling_lets_the_bench_rule_again(make_room):
    room, judges = in_moot(make_room)
    ruling(room)
    room.do(ask.Vote(judges[0], "1.bench", "B"))
    room.do(room.t.offers[0].command)
    room.do(ask.Back(room.now, sure=True), ask.Back(room.now), ask.Back(room.now))

    assert room.session.phase == "moot"
    assert held(room, "bench") == judges
    ruling(room)
    assert room.session.open_poll.total == 0


def test_few_seats_and_benches_of_other_sizes_are_refused(make_room):
    room = make_room("mooted")
    room.join(4)
    assert isinstance(apply(room.session, ask.DrawRoles(3)), CommandRefusal)
    room.to("moot", 1)

    few = room.refused(ask.DrawRoles(3))
    assert (few.key, "5 seats" in few.says) == ("few_seats", True)
    assert room.refused(ask.NameRoles(4)).key == "bench"


def test_the_report_tells_the_moot_by_role_and_the_marks_in_the_teachers_copy_alone(make_room):
    room, judges = in_moot(make_room)
    room.do(ask.GiveReason(judges[0], "1.question", "Where does it say so?"), ask.Approve(1))
    room.do(ask.MarkSide(judges[1], "client", FIRST), ask.GiveMarks("client", SECOND))
    ruling(room)
    for judge in judges:
        room.do(ask.Vote(judge, "1.bench", "B"))
    room.do(room.t.offers[0].command)
    teachers, students = (
        html(room.session, report(room.session, DAY, copy)) for copy in ("teacher", "students")
    )

    told = report(room.session, DAY, "students").decisions[0].moot
    assert told.heard == (
        "A bench of 3, with roles given by seat, heard two sides.",
        "Pleaded for the client: “Move to vacate”.",
        "The ruling: GRANTED-LABEL (by the bench of the class).",
    )
    assert told.asked == ("Where does it say so?",)
    assert ("Means of the marks" in teachers, "Means of the marks" in students) == (True, False)
    assert report(room.session, DAY, "teacher").teacher.marks[2] == ("Facts", "4.0", "–")
    for seat in room.session.seats.values():
        assert seat.alias not in teachers + students
    assert report(room.session, DAY, "teacher").teacher.judges == ()
    room.do(ask.TellMarks())
    each = report(room.session, DAY, "teacher")
    assert each.teacher.judges == (("Judge 1", "2 3 3 4 4", "–"), ("Judge 2", "4 3 5 2 4", "–"))
    assert "Marks of each judge" in html(room.session, each)
    assert "Marks of each judge" not in html(room.session, report(room.session, DAY, "students"))
    assert "marks" not in session_json(room.session, "") + totals_csv(report(room.session, DAY, "teacher"))


def test_the_pack_of_a_plan_with_a_moot_has_its_sheet_and_no_other_has_one():
    with_moot, without = (pack_pages(printed(plan)) for plan in ("mooted", "fifty"))

    assert "moot.html" not in without
    assert all(word in with_moot["moot.html"] for word in ("Candour", "Move to vacate", "The bench asks"))
    assert "Name the bench and two speakers a side" in with_moot["teacher.html"]
    assert "Northgate" not in with_moot["moot.html"]


def printed(plan):
    words = load_words(also=["class", "seat", "class-pack"])
    return lesson_of(loaded(), plan, words, load_aliases())


@pytest.mark.parametrize("case", ["microsoft-ireland", "yahoo-fisc-2007"])
def test_a_long_class_of_a_shipped_case_comes_through_its_moot(case):
    end = rehearse(begun(lesson("ninety", case), 5), SimulatedSeats(41, 5))
    decision = end.decisions[end.lesson.plan.mooted - 1]

    assert decision.scene == end.lesson.plan.moot
    assert end.courses[decision.place[0]].taken[decision.place[1]].chance == "bench"
    assert sum(stop.minutes for stop in end.lesson.stops) == pytest.approx(90)
