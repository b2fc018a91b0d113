"""T by keys alone: a whole class on one display without a network, and every act of a teacher."""

import json
from dataclasses import replace

import pygame
import pytest

from game.classroom import commands as ask
from game.classroom.journal.lines import JournalLine, command_line, read_command
from game.classroom.report.building import report
from game.classroom.report.exports import html, session_json
from game.classroom.room.play_on import OpenedSite
from game.classroom.session import rewordable
from game.classroom.views.bodies import ConsequenceBody, DebriefBody, DocketLine, MootBody, RevealBody
from game.classroom.views.public import ViewContext, seat_page
from game.classroom.working import apply
from game.desktop.class_windows.projector import mirror
from game.desktop.class_windows.start import BeforeScreen
from game.desktop.toolkit.intents import Leave, Select
from tests.classroom.report.test_report import DAY
from tests.desktop.class_windows.classes import Rehearsed, words


def test_a_whole_class_by_typed_counts_without_a_network():
    rehearsed = Rehearsed()
    rehearsed.hall.shared = True
    seen = set()
    for _ in range(60):
        phase = rehearsed.session.phase
        seen.add(phase)
        if phase == "closed":
            break
        poll = rehearsed.session.open_poll
        if poll is not None:
            count_hands(rehearsed, poll)
        rehearsed.first()
    rehearsed.first()

    assert {"first-poll", "second-poll", "reveal", "history", "question-after", "closed"} <= seen
    assert [one.verdict.letter for one in rehearsed.session.decisions] == ["B", "B"]
    assert rehearsed.session.ended == "exported"
    assert len(rehearsed.saved) == 1


def test_which_class_it_is_is_said_by_keys_and_stands_in_journal_report_table_and_record():
    rehearsed = Rehearsed()
    rehearsed.press("Say which class this is")
    rehearsed.type("Tuesday at ten")
    rehearsed.key(pygame.K_RETURN)
    assert "This class: Tuesday at ten" in rehearsed.mirror()
    rehearsed.press("Say which class this is")
    rehearsed.type(", room 4")
    rehearsed.key(pygame.K_RETURN)
    session, said = rehearsed.session, "Tuesday at ten, room 4"
    assert session.settings.section == said
    assert said not in str([mirror(words(), rehearsed.hall.projector()), seat_page(session, ViewContext())])

    told = report(replace(session, stop=len(session.lesson.stops) - 1), DAY, "students")
    assert told.head.section == said
    assert said in html(session, told)
    assert json.loads(session_json(session, "2026-12-02"))["section"] == said
    line = command_line(JournalLine(1, "join", ask.NameSection(f"=\u202e {said}" + 60 * "x")))
    kept = apply(session, read_command(line, 2).command)
    assert kept.settings.section == f"= {said}{60 * 'x'}"[:60]


def count_hands(rehearsed, poll):
    for place in range(1, len(poll.letters) + 1):
        rehearsed.type(f"{place}{19 if place == 2 else place}")
        rehearsed.key(pygame.K_RETURN)
    counted = rehearsed.session.open_poll.typed
    assert counted[poll.letters[1]] == 19
    assert sum(counted.values()) == 19 + sum(n for n in range(1, len(poll.letters) + 1) if n != 2)


def reach(rehearsed, phase):
    for here in rehearsed.go_through():
        if here == phase:
            return
    raise AssertionError(f"the class never came to {phase}")


def test_a_moot_is_held_by_enter_and_digits_and_its_marks_stand_on_t_alone():
    rehearsed = Rehearsed(plan="ninety")
    reach(rehearsed, "moot")
    rehearsed.first()
    seen = []
    while rehearsed.session.item < 6:
        rehearsed.first()
        seen.append(rehearsed.hall.projector().body.heading)
    rehearsed.type("143524")
    assert any("the client: 4 3 5 2 4" in line for line in rehearsed.mirror())
    rehearsed.key(pygame.K_RETURN)
    rehearsed.type("343524")
    rehearsed.key(pygame.K_RETURN)

    assert seen[0] == "The client's side speaks"
    assert rehearsed.session.moot.bench == 3
    assert rehearsed.session.marks == {"client": ((4, 3, 5, 2, 4),)}
    assert any("by 1: Issue 4.0" in line for line in rehearsed.mirror())
    public = [line.text for line in mirror(words(), rehearsed.hall.projector())]
    assert not any("Issue" in line for line in public)
    rehearsed.hall.shared = True
    assert not any("Issue" in line for line in rehearsed.mirror())
    rehearsed.type("15")
    assert any("the client: •" in line for line in rehearsed.mirror())


def test_a_count_can_be_fixed_before_and_after_enter():
    rehearsed = Rehearsed()
    reach(rehearsed, "first-poll")
    rehearsed.type("28")
    rehearsed.key(pygame.K_BACKSPACE)
    rehearsed.type("7")
    assert any("B: 7" in line for line in rehearsed.mirror())
    rehearsed.key(pygame.K_RETURN)
    assert rehearsed.session.open_poll.typed == {"B": 7}
    assert words()("class.t.counted", letter="B", count=7) in rehearsed.mirror()
    rehearsed.type("212")
    rehearsed.key(pygame.K_RETURN)
    assert rehearsed.session.open_poll.typed == {"B": 12}


def test_the_key_that_stores_a_count_closes_nothing_however_often_it_is_pressed():
    rehearsed = Rehearsed()
    reach(rehearsed, "second-poll")
    rehearsed.at_work.do(ask.Expect(40))
    rehearsed.type("213")
    for _ in range(2):
        rehearsed.key(pygame.K_RETURN)
        assert rehearsed.session.phase == "second-poll"
        assert rehearsed.stage.screen.question is None
    # The third asks, in a sentence that names what would be lost; a fourth stays.
    rehearsed.key(pygame.K_RETURN)
    assert words()("class.refused.missing", missing=27, of=40) in rehearsed.mirror()
    rehearsed.key(pygame.K_RETURN)
    assert rehearsed.session.phase == "second-poll"
    assert rehearsed.stage.screen.question is None


@pytest.mark.parametrize("size", [(1280, 800), (1280, 720)])
def test_what_is_being_counted_is_in_sight_however_many_options_there_are(size):
    rehearsed = Rehearsed(size=size)
    reach(rehearsed, "first-poll")
    names = tuple(rehearsed.session.lesson.scenario.scenes[rehearsed.session.course.scene].choices)
    rehearsed.at_work.do(ask.PickOptions(rehearsed.session.course.scene, names))
    assert len(rehearsed.session.decision.open_letters) >= 6
    rehearsed.type("213")
    echo = [piece.box for piece in rehearsed.look().written if piece.text == "B: 13"]

    assert echo
    assert echo[0].bottom <= size[1]


def test_a_count_for_no_option_is_told():
    rehearsed = Rehearsed()
    reach(rehearsed, "first-poll")
    rehearsed.type("95")
    rehearsed.key(pygame.K_RETURN)

    assert words()("class.t.count_help") in rehearsed.mirror()
    assert not rehearsed.session.open_poll.typed


def test_an_override_needs_a_written_reason():
    rehearsed = Rehearsed(seats=12)
    reach(rehearsed, "reveal")
    label = next(one for one in rehearsed.labels() if one.startswith(("Override", "Decide for")))
    rehearsed.press(label)
    rehearsed.press(words()("class.t.yes"))
    assert rehearsed.session.decision.verdict is None
    assert words()("class.refused.because") in rehearsed.mirror()

    # The question stays, and takes what is written next.
    rehearsed.type("We owe the court candour.")
    rehearsed.press(words()("class.t.yes"))
    assert rehearsed.session.decision.verdict.because == "We owe the court candour."


def test_esc_leaves_a_question_and_nothing_is_done():
    rehearsed = Rehearsed(seats=12)
    reach(rehearsed, "reveal")
    before = rehearsed.session
    rehearsed.press(next(one for one in rehearsed.labels() if one.startswith(("Override", "Decide for"))))
    rehearsed.key(pygame.K_ESCAPE)

    assert rehearsed.session is before
    assert rehearsed.stage.screen.question is None


def test_reasons_are_approved_hidden_and_merged():
    rehearsed = Rehearsed(seats=12)
    rehearsed.vote = lambda: [
        rehearsed.at_work.do(due.command) for due in rehearsed.cast.due(rehearsed.session)
    ]
    reach(rehearsed, "discuss")
    queue = rehearsed.hall.teacher().queue
    assert len(queue) > 3
    rehearsed.press(words()("class.t.reasons") + f" {len(queue)}")
    for name in ("approve", "hide"):
        rehearsed.stage.mean(Select(f"reason:{name}:{queue[0].reason}"))
        fate = {"approve": "approved", "hide": "hidden"}[name]
        assert rehearsed.session.reasons[queue[0].reason].fate == fate
    rehearsed.stage.mean(Select(f"reason:merge:{queue[1].reason}"))
    assert words()("class.t.merge_into") in rehearsed.mirror()
    offered = {one.id for one in rehearsed.stage.view.targets(rehearsed.stage.look)}
    assert f"reason:merge:{queue[2].reason}" in offered
    assert f"reason:merge:{queue[1].reason}" not in offered, "none is merged into itself"
    rehearsed.stage.mean(Select(f"reason:merge:{queue[2].reason}"))
    assert rehearsed.session.reasons[queue[1].reason].into == queue[2].reason


def test_a_digit_approves_all_that_waits_for_an_option_and_takes_a_question_of_the_debrief():
    rehearsed = Rehearsed(seats=12)
    phases = rehearsed.go_through()
    assert "discuss" in (phase for phase in phases if phase == "discuss")
    for reason in rehearsed.session.reasons:
        rehearsed.at_work.do(ask.Hide(reason))
    for seat in (1, 2):
        rehearsed.at_work.do(ask.GiveReason(seat, "1.reason", f"because {seat}"))
    letter = next(line.letter for line in rehearsed.hall.teacher().queue if line.fate == "waiting")
    rehearsed.key(getattr(pygame, f"K_{'ABCDEFGHI'.index(letter) + 1}"), str("ABCDEFGHI".index(letter) + 1))
    fates = {one.letter: one.fate for one in rehearsed.session.reasons.values() if one.seat in (1, 2)}
    assert fates[letter] == "approved"
    assert rehearsed.session.phase == "discuss"

    assert "debrief" in (phase for phase in phases if phase == "debrief")
    rehearsed.key(pygame.K_3, "3")
    assert (rehearsed.session.phase, rehearsed.session.item) == ("debrief", 2)
    rehearsed.press(words()("class.t.reasons"))
    rehearsed.press(next(label for label in rehearsed.labels() if label.startswith("5. ")))
    assert rehearsed.session.item == 4


def test_a_reason_in_letters_that_the_windows_lack_is_said_to_be_so_and_not_approved_by_one_key():
    rehearsed = Rehearsed(seats=4)
    reach(rehearsed, "discuss")
    for reason in rehearsed.session.reasons:
        rehearsed.at_work.do(ask.Hide(reason))
    arabic = "\N{ARABIC LETTER AIN}\N{ARABIC LETTER DAL}\N{ARABIC LETTER LAM}"
    rehearsed.at_work.do(ask.GiveReason(1, "1.reason", f"{arabic} law"))
    waits = next(one for one in rehearsed.session.reasons.values() if arabic in one.text)
    rehearsed.press(f"{words()('class.t.reasons')} 1")
    rehearsed.press(words()("class.t.approve"))

    assert words()("class.t.unreadable_asks", lacks=3, of=7) in rehearsed.mirror()
    assert rehearsed.session.reasons[waits.id].fate == "waiting"
    rehearsed.press(words()("class.t.yes"))
    assert rehearsed.session.reasons[waits.id].fate == "approved"
    for at in (900, 960):
        rehearsed.at_work.do(ask.Next(at, sure=True))
    told = [line.text for line in mirror(words(), rehearsed.hall.projector())]
    assert words()("class.p.unreadable") in told
    assert not [line for line in told if arabic in line]


SCRIPTS = {
    "Arabic": "\u0644\u0623\u0646 \u0627\u0644\u0645\u062d\u0643\u0645\u0629",
    "Hebrew": "\u05db\u05d9 \u05d1\u05d9\u05ea",
    "Devanagari": "\u0915\u094d\u092f\u094b\u0902\u0915\u093f",
    "Chinese": "\u56e0\u4e3a\u6cd5\u9662",
    "emoji": "because \U0001f642",
}


def test_no_script_that_the_windows_lack_stands_there_unsaid_on_t_or_on_any_page_of_p():
    """What a phone or the report shows is drawn by a browser, with the letters of its own device."""
    rehearsed = Rehearsed(seats=9)
    reach(rehearsed, "discuss")
    for seat, text in enumerate(SCRIPTS.values(), start=1):
        rehearsed.at_work.do(ask.GiveReason(seat, "1.reason", text))
    rehearsed.press(next(label for label in rehearsed.labels() if label.startswith("Reasons")))
    on_t = [line for line in rehearsed.mirror() if "cannot be shown here" in line]
    assert len(on_t) == len(SCRIPTS)
    page, said = rehearsed.hall.projector(), words()("class.p.unreadable")
    for text in SCRIPTS.values():
        for shown in (
            DebriefBody("", "Why?", 1, 1, "debrief", (text,)),
            MootBody("1.question", 3, 6, "The bench asks", (), "", (), (text,), "", 280),
            RevealBody((), 0, 0, False, "", "The class refuses.", text, 0, ()),
            ConsequenceBody("", (), (DocketLine("Day 1", f"Refused “{text}”", ""),), (), (), (), False),
        ):
            told = " ".join(line.text for line in mirror(words(), replace(page, body=shown)))
            assert (said in told, text in told) == (True, False), (type(shown), text)

    rehearsed.press(words()("class.t.texts"))
    rehearsed.press(words()("class.t.fix"))
    rehearsed.type(SCRIPTS["Chinese"])
    rehearsed.key(pygame.K_RETURN)
    assert any("4 of its" in line for line in rehearsed.mirror())
    assert not rehearsed.session.rewordings


def test_the_room_is_opened_locked_and_closed():
    rehearsed = Rehearsed()
    rehearsed.press(words()("class.t.room"))
    label = next(one for one in rehearsed.labels() if "127.0.0.1" in one)
    rehearsed.press(label)
    try:
        assert rehearsed.session.room.code
        assert rehearsed.hall.room.address.url in rehearsed.mirror()
        rehearsed.press(words()("class.t.lock"))
        assert rehearsed.session.room.locked
        rehearsed.press(words()("class.t.unlock"))
        rehearsed.press("+5")
        assert rehearsed.session.room.expected == 5
        rehearsed.press(words()("class.t.close_room"))
    finally:
        rehearsed.hall.room.close()
    assert not rehearsed.session.room.code
    assert rehearsed.hall.room.address is None


def test_an_address_that_cannot_be_had_is_told_and_the_class_goes_on():
    rehearsed = Rehearsed()
    rehearsed.stage.mean(Select("open:192.0.2.77"))

    assert any("cannot be opened at 192.0.2.77" in line for line in rehearsed.mirror())
    rehearsed.first()
    assert rehearsed.session.phase == "question-before"


def test_s13_on_a_shared_display_nothing_private_stands():
    rehearsed = Rehearsed(seats=12)
    rehearsed.hall.shared = True
    for phase in rehearsed.go_through():
        told = " ".join(rehearsed.mirror())
        assert "vote, in private" not in told
        assert not [one.text for one in rehearsed.session.reasons.values() if one.text in told], phase


def test_seats_can_be_removed_and_put_in_teams():
    rehearsed = Rehearsed(seats=6)
    reach(rehearsed, "question-before")
    rehearsed.press(words()("class.t.seats"))
    rehearsed.press("2")
    assert {seat.team for seat in rehearsed.session.present} == {"A", "B"}
    count = len(rehearsed.session.present)
    alias = rehearsed.session.present[0].alias
    rehearsed.press(words()("class.t.remove"))
    assert len(rehearsed.session.present) == count
    assert words()("class.t.remove_asks", alias=alias) in rehearsed.mirror()

    rehearsed.press(words()("class.t.yes"))
    assert len(rehearsed.session.present) == count - 1


def test_esc_leaves_a_seat_where_it_is():
    rehearsed = Rehearsed(seats=6)
    reach(rehearsed, "question-before")
    before = rehearsed.session.present
    rehearsed.press(words()("class.t.seats"))
    rehearsed.press(words()("class.t.remove"))
    rehearsed.key(pygame.K_ESCAPE)

    assert rehearsed.session.present == before


def test_while_a_vote_is_open_whoever_has_not_voted_yet_has_not_changed():
    rehearsed = Rehearsed(seats=12)
    reach(rehearsed, "discuss")
    rehearsed.first()

    assert rehearsed.session.phase == "second-poll"
    assert not rehearsed.session.open_poll.total
    changed = words()("class.t.movement", moved="")
    assert not any(line.startswith(changed) for line in rehearsed.mirror())


def test_rules_depth_and_colours_are_settled_by_name():
    rehearsed = Rehearsed()
    rehearsed.press(words()("class.t.rules"))
    rehearsed.press(words()("class.t.rule.majority"))
    assert rehearsed.session.settings.rule == "majority"
    rehearsed.press("16")
    rehearsed.press(words()("settings.theme.night"))
    assert (rehearsed.hall.settled.depth, rehearsed.hall.settled.theme) == (16, "night")


def test_page_keys_turn_p_and_nothing_else():
    rehearsed = Rehearsed(seats=12)
    reach(rehearsed, "reveal")
    rehearsed.hall.pages = 3
    before = rehearsed.session
    rehearsed.key(pygame.K_PAGEDOWN)
    assert rehearsed.hall.page == 1
    rehearsed.key(pygame.K_PAGEUP)
    assert rehearsed.hall.page == 0
    assert rehearsed.session is before


@pytest.mark.parametrize(("size", "scale"), [((1024, 768), 100), ((1280, 720), 150), ((1920, 1080), 200)])
def test_a3_the_main_button_is_in_sight_in_every_phase(size, scale):
    rehearsed = Rehearsed(size, scale, seats=8)
    for phase in rehearsed.go_through():
        pen = rehearsed.look()
        assert pen.hits["offer:0"].seen(), phase


def test_a_report_that_cannot_be_written_is_told_and_nothing_is_lost():
    rehearsed = Rehearsed(seats=4)
    reach(rehearsed, "closed")

    def full(_):
        raise OSError(28, "No space left on device")

    rehearsed.hall.save = full
    rehearsed.first()
    assert any("No space left on device" in line for line in rehearsed.mirror())
    assert rehearsed.session.ended == ""


def test_before_a_class_that_was_broken_off_it_can_be_taken_up_again():
    sheet = BeforeScreen(words(), "A class", "broken off at 10:12", ("T001 something is missing",))
    lines = [line.text for line in sheet.view().body.mirror(None)]

    assert "broken off at 10:12" in lines
    assert "T001 something is missing" in lines
    assert sheet.handle(Select("go-on")).answer == "go-on"
    assert sheet.handle(Select("begin")).answer == "begin"
    assert sheet.handle(Leave()).answer == "leave"


def test_the_room_stays_closed_until_it_is_opened():
    rehearsed = Rehearsed()

    assert rehearsed.hall.room.address is None
    assert isinstance(rehearsed.at_work.do(ask.Expect(5)), type(rehearsed.session))


def test_a_new_room_code_takes_the_place_of_the_old_one():
    rehearsed = Rehearsed()
    rehearsed.at_work.do(ask.OpenRoom("418207"))
    rehearsed.stage.mean(Select("code:"))

    assert rehearsed.session.room.code not in ("", "418207")


def test_a_step_is_limited_and_the_limit_taken_away():
    rehearsed = Rehearsed()
    rehearsed.press(words()("class.t.rules"))
    rehearsed.press("3 min")
    assert rehearsed.session.clock.limit == 180
    rehearsed.press(words()("class.t.no_limit"))
    assert rehearsed.session.clock.limit == 0


def test_t_skips_to_a_later_phase_of_the_decision_and_is_asked_before_the_end_is_cut():
    rehearsed = Rehearsed(seats=12)
    reach(rehearsed, "first-poll")
    rehearsed.press(words()("class.t.rules"))
    rehearsed.press(words()("class.phase.debrief"))
    assert words()("class.refused.end_left_out") in rehearsed.mirror()
    rehearsed.key(pygame.K_ESCAPE)
    rehearsed.press(words()("class.phase.second-poll"))
    assert "This leaves out “Discuss”." in rehearsed.stage.screen.question.asks
    rehearsed.press(words()("class.t.yes"))
    assert rehearsed.session.phase == "second-poll"


def test_l9_a_slip_that_is_read_aloud_is_written_down_with_its_letter():
    rehearsed = Rehearsed()
    reach(rehearsed, "discuss")
    rehearsed.press(words()("class.t.reasons"))
    rehearsed.press(words()("class.t.slip_for", letter="B"))
    rehearsed.press(words()("class.t.yes"))
    assert words()("class.refused.reason_empty") in rehearsed.mirror()
    rehearsed.type("because Dublin has judges of its own")
    rehearsed.press(words()("class.t.yes"))

    (reason,) = rehearsed.session.reasons.values()
    assert (reason.letter, reason.text) == ("B", "because Dublin has judges of its own")
    assert reason.fate == "approved"


def test_a_text_is_fixed_on_t_and_a_real_name_is_refused_without_losing_what_was_typed():
    rehearsed = Rehearsed()
    reach(rehearsed, "first-poll")
    rehearsed.press(words()("class.t.texts"))
    place = f"{rehearsed.session.decision.scene}.obey.label"
    before = rewordable(rehearsed.session)[place]
    rehearsed.stage.mean(Select(f"fix:{place}"))
    rehearsed.type(" for Microsoft")
    rehearsed.press(words()("class.t.yes"))
    assert words()("class.refused.repair_mask") in rehearsed.mirror()
    for _ in range(len(" for Microsoft")):
        rehearsed.key(pygame.K_BACKSPACE)
    rehearsed.type(", all of it")
    rehearsed.press(words()("class.t.yes"))

    assert rehearsed.session.rewordings[place] == f"{before}, all of it"
    rehearsed.press(words()("class.t.unfix"))
    assert not rehearsed.session.rewordings


def test_a_seat_is_moved_to_another_team_and_a_team_has_one_device():
    rehearsed = Rehearsed(seats=6)
    reach(rehearsed, "question-before")
    rehearsed.press(words()("class.t.seats"))
    rehearsed.press("2")
    rehearsed.press(words()("class.t.devices.team-vote"))
    seat = rehearsed.session.present[0]
    rehearsed.stage.mean(Select(f"move:{seat.id}:{'AB'.replace(seat.team, '')}"))

    assert rehearsed.session.seats[seat.id].team != seat.team
    assert rehearsed.session.settings.devices == "team-vote"


def test_t_asks_whether_the_class_sees_it_and_then_hides_what_is_private():
    rehearsed = Rehearsed(seats=6)
    rehearsed.press(words()("class.t.room"))
    rehearsed.press(words()("class.t.sees_on"))

    assert rehearsed.hall.shared
    assert rehearsed.hall.teacher().strip


def test_s3_t_shows_a_picture_and_a_badge_while_a_phone_may_control_the_class():
    rehearsed = Rehearsed()
    rehearsed.stage.mean(Select("open:127.0.0.1"))
    try:
        rehearsed.press(words()("class.t.remote_on"))
        assert rehearsed.hall.room.controlled == "waits"
        assert any(words()("class.t.remote_badge") in line for line in rehearsed.mirror())
        rehearsed.press(words()("class.t.remote_revoke"))
        assert not rehearsed.hall.room.controlled
        assert not any(words()("class.t.remote_badge") in line for line in rehearsed.mirror())
    finally:
        rehearsed.hall.room.close()


def test_s7_t_says_that_one_vote_for_each_device_is_best_effort_and_that_tickets_are_strict():
    rehearsed = Rehearsed()
    assert rehearsed.hall.open_room("127.0.0.1") == ""
    told = " ".join(rehearsed.mirror())
    rehearsed.hall.room.close()

    assert "cannot be promised" in told
    assert "tickets make it strict" in told


def test_a_digit_names_an_option_by_its_letter_also_in_a_vote_between_two_that_were_level():
    rehearsed = Rehearsed()
    reach(rehearsed, "first-poll")
    rehearsed.type("120")
    rehearsed.key(pygame.K_RETURN)
    rehearsed.type("420")
    rehearsed.key(pygame.K_RETURN)
    for _ in range(3):
        rehearsed.first()
        if rehearsed.session.phase == "second-poll":
            break
    for typed in ("120", "420"):
        rehearsed.type(typed)
        rehearsed.key(pygame.K_RETURN)
    rehearsed.first()
    rehearsed.press("One more poll between the tied options")
    rehearsed.type("419")
    rehearsed.key(pygame.K_RETURN)

    assert rehearsed.session.open_poll.letters == ("A", "D")
    assert rehearsed.session.open_poll.typed == {"D": 19}


def test_s16_the_journal_is_gone_as_soon_as_a_class_is_exported_and_only_leaving_is_offered(tmp_path):
    from game.classroom.at_work import ClassAtWork
    from game.classroom.journal.keeping import Journal
    from game.classroom.journal.lines import JournalOpening

    rehearsed = Rehearsed()
    journal = Journal.begin(tmp_path, JournalOpening("microsoft-ireland", "", "2", "fifty", 7))
    rehearsed.hall.at_work = rehearsed.at_work = ClassAtWork(rehearsed.session, journal)
    rehearsed.at_work.do(ask.Skip(60, "closed", sure=True))
    rehearsed.press("Export")

    assert list(tmp_path.iterdir()) == []
    for shared in (False, True):
        rehearsed.hall.shared = shared
        assert "Close this window" in rehearsed.labels()
        assert "Export" not in rehearsed.labels()
        assert "The report is in somewhere" in rehearsed.mirror()


def test_on_a_shared_display_what_is_told_stands_above_the_buttons_and_covers_none():
    rehearsed = Rehearsed(size=(1280, 72))
    rehearsed.hall.shared = True
    reach(rehearsed, "first-poll")
    rehearsed.type("95")
    rehearsed.key(pygame.K_RETURN)
    pen = rehearsed.look()
    told = next(piece for piece in pen.written if piece.text.startswith("Counting hands"))

    assert not [hit for hit in pen.hits.values() if hit.box.colliderect(told.box)]


def test_t_offers_to_play_on_at_the_end_where_a_site_can_be_made():
    rehearsed, offer = Rehearsed(), words()("class.t.play_on_offer")
    room = rehearsed.hall.room
    room.open("127.0.0.1", 0)
    try:
        reach(rehearsed, "history")
        assert offer not in rehearsed.labels()
        room.play_on._open_site = lambda host: OpenedSite(f"http://{host}:1/", lambda: None)
        assert offer in rehearsed.labels()
        rehearsed.press(offer)
        room.play_on._work.join(timeout=30)
        assert offer not in rehearsed.labels()
        reach(rehearsed, "closed")
        assert "Play on: http://127.0.0.1:1/" in [
            line.text for line in mirror(words(), rehearsed.hall.projector())
        ]
    finally:
        room.close()
