"""The report: what it says, and what it never says."""

import csv
import io
import json
import re
from datetime import date

import pytest

from game.classroom import commands as ask
from game.classroom.rehearsing import SimulatedSeats, rehearse
from game.classroom.report.building import report
from game.classroom.report.exports import cell, html, session_json, totals_csv
from game.classroom.report.questions import gift
from game.classroom.working import begun
from tests.classroom.rooms import Room, lesson, plain

DAY = date(2026, 11, 24)
NAUGHTY = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }}{% include 'base.html' %}",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "+1",
    "-1",
    "*bold* [[warrant]] [@ryan] [#provider]",
    "</style><style>body{display:none}",
    "&lt;b&gt; \N{LEFT-TO-RIGHT OVERRIDE}txet",
    "%s %d {0} {x}",
    "'; DROP TABLE votes;--",
    "\U0001f469\u200d\u2696\ufe0f because",
]


def rehearsed(seats=41, seed=3, plan="fifty", case=None):
    taught = lesson(plan, case) if case else lesson(plan)
    return rehearse(begun(taught, seed, rehearsal=True), SimulatedSeats(seats, seed))


def complied():
    """Give a class that complied, jumped, and stood in contempt then."""
    room = Room()
    room.join(12)
    room.to("first-poll", 1)
    room.vote("AAAAAAAAAAAC")
    room.next()
    room.do(
        ask.GiveReason(1, "1.reason", "because WAITING"),
        ask.GiveReason(12, "1.reason", "because trust breaks"),
    )
    room.do(ask.Approve(2))
    room.next()
    room.vote("AAAAAAAAAAAC")
    room.next()
    room.do(ask.Decide())
    room.next()
    room.do(ask.Jump(900))
    room.decided({"B": 12})
    room.to("closed")
    return room.session


def all_files(session):
    built = [report(session, DAY, copy) for copy in ("teacher", "students")]
    pages = [html(session, one) for one in built]
    return [*pages, *(totals_csv(one) for one in built), session_json(session, DAY.isoformat())]


def test_a_class_that_complied_has_a_report_with_both_courses():
    built = report(complied(), DAY, "students")

    assert [path.opened_at for path in built.courses] == ["", "The order stands"]
    assert [path.ended for path in built.courses] == ["QUIET-ENDING", "WON-ENDING"]
    assert [part.opened_anew for part in built.decisions] == [False, True]
    page = html(complied(), built)
    assert "QUIET-ENDING" in page
    assert "The class, after a jump" in page


def test_l2_both_polls_are_kept_with_the_movement_table():
    (first, _) = report(rehearsed(60), DAY, "students").decisions

    assert first.first_total
    assert first.second_total
    assert all(row.first is not None and row.second is not None for row in first.options if row.open)
    assert first.movement is not None
    assert first.movement.rows


def test_with_typed_counts_the_report_lacks_only_the_movement_table():
    room = Room()
    room.decided({"C": 20, "A": 10})
    room.next()
    room.decided({"B": 22, "A": 8})
    room.to("closed")
    built = report(room.session, DAY, "students")

    assert [part.movement for part in built.decisions] == [None, None]
    assert "Counts were typed in, so there is no table of movement." in built.decisions[0].remarks
    assert built.decisions[0].options[2].second.count == 20
    assert html(room.session, built)


def test_a_report_says_how_polls_were_held():
    room = Room()
    room.to("first-poll", 1)
    room.do(ask.LiftTally())
    room.count(A=10, C=10)
    room.to("second-poll", 1)
    room.count(A=10, C=10)
    room.next()
    room.do(ask.HoldTie(900))
    room.count(A=11, C=9)
    room.next()
    room.do(ask.Decide("C", "I want the other road."))
    room.next()
    room.do(ask.Back(1000, sure=True), ask.Decide())
    room.next()
    room.do(ask.Skip(1200, "closed", sure=True))
    (part,) = report(room.session, DAY, "teacher").decisions

    assert part.remarks == (
        "A vote was held again after its tally was seen.",
        "The counts were shown while the vote was open.",
        "Counts were typed in, so there is no table of movement.",
        "A turn was taken back here and decided again.",
        "A tie was voted on once more: A 11 and C 9.",
    )


def test_a_poll_after_the_tally_in_which_nobody_voted_was_not_held():
    room = Room()
    room.to("second-poll", 1)
    room.count(A=10, C=10)
    room.next()
    room.do(ask.HoldTie(900))
    room.next()
    room.do(ask.Decide("C", "I want the other road."))
    room.do(ask.Skip(1200, "closed", sure=True))
    (part,) = report(room.session, DAY, "teacher").decisions

    assert room.poll("1.tie-1").after_tally
    assert room.session.lesson.words("class.remark.after_tally") not in part.remarks


def test_a_report_has_its_twelve_parts_less_earlier_sections():
    built = report(rehearsed(), DAY, "students")

    assert "rehearsal" in built.head.notes[0].casefold()
    assert built.head.present == 41
    assert built.courses
    assert built.real
    assert len(built.decisions) == 2
    assert [one.title for one in built.named] == [
        "What they rest on, by option",
        "Cases named",
    ]
    assert all(part.moves for part in built.decisions)
    assert built.events[0].sources
    assert built.simplified == ("SIMPLIFIED: there were amici.",)
    assert [one.claim for one in built.claims] == [
        "An order to produce can simply be appealed.",
        "Contempt is a crime.",
    ]
    assert built.minority
    assert next(iter(built.left)) == "When it can be appealed"
    assert built.reading
    assert built.objectives[0][1] == "1, 2"
    assert built.objectives[0][2].startswith("For talk: no play shows it by itself. ")


def test_only_the_teachers_copy_has_notes_minutes_and_repairs():
    session = rehearsed()
    students, teachers = (html(session, report(session, DAY, copy)) for copy in ("students", "teacher"))

    assert "NOTE-OF-SERVICE" not in students
    assert "NOTE-OF-SERVICE" in teachers
    assert report(session, DAY, "teacher").teacher.minutes[0].planned == 3


def test_l8_misconceptions_stand_before_and_after_with_the_share_confidently_wrong():
    (asked, _) = report(rehearsed(100), DAY, "students").claims

    assert asked.before.question == "When can it be appealed?"
    assert asked.after.question == "A bank obeys and appeals. What happens?"
    assert asked.before.sure_and_wrong is not None
    assert (asked.answer, asked.because) == ("I disagree", "The order is a step.")
    assert "Right: “I disagree”. In fact:" in html(rehearsed(100), report(rehearsed(100), DAY, "students"))


def test_neither_copy_has_a_reason_that_was_not_approved():
    for text in all_files(complied()):
        assert "WAITING" not in text
    assert sum("trust breaks" in text for text in all_files(complied())) == 3


def test_s17_no_file_has_an_alias_a_token_or_a_row_for_a_seat():
    session = rehearsed()
    for text in all_files(session):
        for seat in session.seats.values():
            assert seat.alias not in text
            assert seat.token not in text
            assert seat.key not in text


@pytest.mark.parametrize("size", range(1, 13))
def test_s17_synthetic_classes_of_1_to_12_break_no_small_group_down(size):
    room = Room()
    room.join(size)
    room.to("first-poll", 1)
    room.vote(("ABC" * 4)[:size])
    room.to("second-poll", 1)
    room.vote(("BBC" * 4)[:size])
    room.next()
    room.do(ask.Decide("C", "For the test."))
    room.next()
    room.do(ask.Skip(900, "closed", sure=True))
    built = report(room.session, DAY, "students")
    (part,) = built.decisions
    told = [row.second and row.second.count for row in part.options]
    polls = json.loads(session_json(room.session, "2026-11-24"))["polls"]

    assert any("10 or fewer" in note for note in built.head.notes) == (size <= 10)
    assert (polls["1.first"]["counts"] is None) == (size < 5)
    if size < 5:
        assert told == [None] * 4
        assert ",second," not in totals_csv(built)
        assert "Fewer than five voted" in " ".join(part.remarks)
        assert built.minority[0].votes is None
    assert part.movement is None or all(row.seats >= 5 for row in part.movement.rows)


def test_s17_a_decided_line_of_a_small_class_does_not_tell_its_votes():
    room = Room()
    room.join(3)
    room.to("second-poll", 1)
    room.vote("AAC")
    room.next()
    room.do(ask.Decide())
    room.next()
    room.do(ask.Skip(900, "closed", sure=True))

    for text in all_files(room.session):
        assert "2 of 3" not in text


@pytest.mark.parametrize("text", NAUGHTY)
def test_s12_s14_what_a_student_writes_stays_text_in_every_file(text):
    room = Room()
    room.join(6)
    room.to("discuss", 1)
    room.do(ask.GiveReason(1, "1.reason", text), ask.Approve(1), ask.RewordText("service.obey.label", text))
    room.to("second-poll", 1)
    room.vote("AAAAAC")
    room.next()
    room.do(ask.Decide("C", text))
    room.next()
    room.do(ask.Skip(900, "closed", sure=True))
    page, _, table, _, document = all_files(room.session)

    assert "<script" not in page
    assert "onerror=alert(1)>" not in page.replace("&gt;", "")
    assert "49" not in re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL) or "{{ 7*7 }}" not in text
    assert page.count("</style>") == 1
    rows = list(csv.reader(io.StringIO(table)))
    assert {len(row) for row in rows} == {11}
    assert not any(one.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for one in row)
    assert json.loads(document)["report_format"] == 1


def test_a_reason_is_never_read_as_markdown_and_is_told_though_its_seat_never_voted():
    room = Room()
    room.join(6)
    room.to("discuss", 1)
    room.do(ask.GiveReason(6, "1.reason", "because *stars* and [[warrant]]"), ask.Approve(1))
    room.to("second-poll", 1)
    room.vote("AAAAA")
    room.do(ask.Skip(900, "closed", sure=True))
    built = report(room.session, DAY, "students")

    assert built.decisions[0].other_reasons == ("because *stars* and [[warrant]]",)
    assert "because *stars* and [[warrant]]" in html(room.session, built)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("a=1", "a=1"),
    ],
)
def test_s14_a_cell_that_a_spreadsheet_would_run_is_kept_as_text(text, kept):
    assert cell(text) == kept


def test_l4_no_field_of_a_report_has_points():
    def keys(value):
        if isinstance(value, dict):
            yield from value
            for one in value.values():
                yield from keys(one)
        for one in value if isinstance(value, list) else ():
            yield from keys(one)

    session = rehearsed()
    names = set(keys(plain(report(session, DAY, "teacher")))) | set(
        keys(json.loads(session_json(session, "")))
    )

    assert not [name for name in names if any(word in name for word in ("score", "points", "rank", "grade"))]


def test_a_page_needs_nothing_else():
    session = rehearsed()
    page = html(session, report(session, DAY, "students"))

    assert "default-src 'none'" in page
    assert not re.search(r"<(script|link|img|iframe)", page)
    assert not re.search(r"(src|href)=[\"'](?!https://|#|data:)", page)


@pytest.mark.parametrize("plan", ["fifty", "ninety"])
def test_the_flagship_has_its_report_by_both_plans(plan):
    session = rehearsed(41, 5, plan, "microsoft-ireland")
    page = html(session, report(session, DAY, "teacher"))

    assert "The Ireland warrant" in page
    assert len(page) < 1_000_000


def test_csv_is_by_rfc_4180():
    table = totals_csv(report(rehearsed(), DAY, "students"))

    assert table.endswith("\r\n")
    assert "\n" not in table.replace("\r\n", "")
    header, *rows = csv.reader(io.StringIO(table))
    assert header == [
        "decision",
        "title",
        "poll",
        "letter",
        "option",
        "votes",
        "percent",
        "decided",
        "day",
        "present",
        "section",
    ]
    first = [row for row in rows if row[0] == "1" and row[2] == "first"]
    assert abs(sum(float(row[6]) for row in first) - 100) < 0.3
    shares = {row[5]: {one[6] for one in first if one[5] == row[5]} for row in first}
    assert all(len(alike) == 1 for alike in shares.values()), "equal counts have equal shares"


def test_the_table_says_when_how_many_and_who_answered_right():
    built = report(rehearsed(), DAY, "students")
    rows = list(csv.reader(io.StringIO(totals_csv(built))))[1:]
    asked = {row[2]: row for row in rows if row[0] == ""}
    answered = (built.claims[0].before, built.claims[0].after)

    assert {tuple(row[8:]) for row in rows} == {(built.head.day, str(built.head.present), "")}
    assert [asked[poll][5] for poll in ("before", "after")] == [str(one.right) for one in answered]
    judged = [(row[4], row[5]) for row in rows if row[2] == "claim"]
    assert judged == [("I disagree", str(one.asked - one.agreed)) for one in built.claims]


def test_the_questions_are_written_as_a_learning_platform_reads_them():
    taught = lesson("fifty", "microsoft-ireland")
    written = gift(taught)
    # A reader of GIFT: a title, a text, and answers of which one is right; a sign after a backslash is plain.
    plain = re.sub(r"\\[~=#{}:\\]", "", written)
    blocks = re.findall(r"::[^:]+::\[plain\][^{}~=#]+\{([^{}]+)\}", plain)
    asked = [
        one
        for each in taught.scenario.teaching.misconceptions.values()
        for one in (each.before, each.after)
        if one is not None
    ]

    assert len(blocks) == len(asked) > 4
    assert plain.count("{") == plain.count("}") == len(asked)
    for block, one in zip(blocks, asked, strict=True):
        answers = block.split("####")[0]
        assert (answers.count("="), answers.count("~")) == (1, len(one.answers) - 1)


@pytest.mark.parametrize(("size", "told"), [(3, False), (4, False), (5, True), (9, True)])
def test_s17_answers_of_a_group_under_five_are_not_broken_down(size, told):
    room = Room()
    room.join(size)
    room.next()
    room.vote("B" * size, confidence=5)
    room.to("first-poll", 1)
    room.do(ask.Skip(900, "misconceptions", sure=True))
    room.vote("A" * size)
    room.to("closed")
    asked, _ = report(room.session, DAY, "students").claims

    assert (asked.before.right is not None) is told
    assert (asked.agreed is not None) is told
    assert asked.before.sure_and_wrong == 0


def test_s17_few_who_are_confidently_wrong_are_not_told_nor_few_who_are_wrong_without_confidence():
    def sure_and_wrong(sure, unsure):
        room = Room()
        room.join(20)
        room.next()
        for seat in range(1, 21):
            wrong = seat <= sure + unsure
            confidence = 5 if seat <= sure else 1
            room.do(ask.Vote(seat, "before", "A" if wrong else "B", confidence=confidence))
        room.to("first-poll", 1)
        room.do(ask.Skip(900, "closed", sure=True))
        return report(room.session, DAY, "students").claims[0].before.sure_and_wrong

    assert sure_and_wrong(2, 8) is None
    assert sure_and_wrong(8, 2) is None
    assert sure_and_wrong(6, 7) == 6
    assert sure_and_wrong(0, 7) == 0


def test_what_followed_a_decision_ends_where_the_next_one_begins():
    room = Room()
    room.decided({"C": 20, "A": 10})
    room.next()
    room.decided({"B": 22, "A": 8})
    room.to("closed")
    first, second = report(room.session, DAY, "students").decisions

    assert [entry.text for entry in first.followed][1:] == ["Counsel calls Northgate Mail."]
    assert any("stipulate" in entry.text for entry in second.followed)
    assert not any("stipulate" in entry.text for entry in first.followed)


def test_s17_five_votes_are_enough_to_be_told():
    room = Room()
    room.join(5)
    room.to("first-poll", 1)
    room.vote("ABCAB")
    room.to("second-poll", 1)
    room.vote("BBCBB")
    room.next()
    room.do(ask.Decide("C", "For the test."))
    room.next()
    room.do(ask.Skip(900, "closed", sure=True))
    (part,) = report(room.session, DAY, "students").decisions

    assert {row.letter: row.first.count for row in part.options if row.first} == {"A": 2, "B": 2, "C": 1}
    assert {row.letter: row.second.count for row in part.options if row.second} == {"A": 0, "B": 4, "C": 1}
