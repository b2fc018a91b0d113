"""T as it is drawn: in every phase of a class that obeys at once, no text leaves its place."""

from itertools import combinations

import pytest

from game.classroom import commands as ask
from game.classroom.polls import Bar
from game.desktop.class_windows.projector import mirror
from game.desktop.class_windows.teacher_parts import TeacherParts
from game.desktop.class_windows.teacher_rows import OptionMarkButton, VotesRow
from game.desktop.toolkit.buttons import Buttons
from tests.desktop.class_windows.classes import Reading, Rehearsed, words


def go_on(rehearsed, most="A"):
    """Yield each phase of a class that counts hands and mostly votes for one option."""
    for _ in range(60):
        poll = rehearsed.session.open_poll
        if poll is not None:
            for number, letter in enumerate(poll.letters):
                rehearsed.at_work.do(ask.TypeCount(letter, 19 if letter == most else number + 1))
        yield rehearsed.session.phase
        if rehearsed.session.phase == "closed":
            return
        rehearsed.first()
    raise AssertionError("the plan never ended")


def come_to(rehearsed, phase, most="A"):
    return next(here for here in go_on(rehearsed, most) if here == phase)


@pytest.mark.parametrize("size", [(1280, 656), (1280, 800), (1024, 768), (1920, 1080)])
def test_every_button_holds_its_words_and_no_two_texts_lie_on_each_other(size, monkeypatch):
    """And what is written can be read off the picture: its ink stands there, and nothing over it."""
    plan = "ninety" if size in ((1280, 800), (1920, 1080)) else "fifty"
    reading, rehearsed = Reading(monkeypatch), Rehearsed(size, plan=plan)
    for phase in go_on(rehearsed):
        pen = rehearsed.look()
        assert not list(reading.unread(pen, rehearsed.surface)), phase
        for one, other in combinations(pen.written, 2):
            common = one.box.inflate(0, -one.box.height // 3).clip(
                other.box.inflate(0, -other.box.height // 3)
            )
            assert common.width < 3 or common.height < 3, (phase, one.text, other.text)
        boxes = [hit.box for name, hit in pen.hits.items() if name.startswith("offer:") and hit.seen()]
        for box in boxes:
            for piece in pen.written:
                assert box.contains(piece.box) or not box.colliderect(piece.box.inflate(0, -8)), (
                    phase,
                    piece.text,
                )


def test_after_obedience_what_is_seldom_wanted_comes_last():
    rehearsed = Rehearsed((1280, 656))
    come_to(rehearsed, "consequence")
    labels = [one.label for one in rehearsed.hall.teacher().offers]

    assert labels[0].startswith("Jump to")
    assert labels.index("Back") < next(at for at, one in enumerate(labels) if one.startswith("For the class"))
    assert words()("class.offer.minority") in labels


def test_whoever_reads_is_shown_no_vote_and_what_follows_begins_with_what_is_to_be_said():
    rehearsed = Rehearsed((1280, 656))
    come_to(rehearsed, "consequence")
    told = rehearsed.mirror()
    assert told.index(words()("class.t.misses")) < told.index(words()("class.t.split"))

    come_to(rehearsed, "read")
    assert words()("class.t.split") not in rehearsed.mirror()
    assert words()("class.t.misses") in rehearsed.mirror()


def test_the_last_question_stands_whole_on_t_so_that_hands_can_answer_beside_phones():
    rehearsed = Rehearsed(seats=6)
    come_to(rehearsed, "question-after")
    asked = rehearsed.session.lesson.asked.after

    for text in (asked.ask, *asked.answers.values()):
        assert any(text in line for line in rehearsed.mirror()), text


def test_what_is_wrong_with_a_claim_is_no_answer_to_the_question():
    rehearsed = Rehearsed()
    come_to(rehearsed, "misconceptions")
    assert words()("class.note.claim") in rehearsed.mirror()
    assert not [line for line in rehearsed.mirror() if line.startswith("The right answer")]

    rehearsed.first()
    assert any("agreed with the claim" in line for line in rehearsed.mirror())


def test_discarding_a_class_asks_first():
    rehearsed = Rehearsed()
    come_to(rehearsed, "closed")
    rehearsed.press("Discard")
    assert rehearsed.session.ended == ""
    rehearsed.press("Yes, do it")

    assert rehearsed.session.ended == "discarded"
    assert words()("class.t.discarded") in rehearsed.mirror()


def test_what_has_become_of_a_class_is_told_once_and_covers_no_button():
    rehearsed = Rehearsed()
    come_to(rehearsed, "closed")
    rehearsed.press("Export")
    pen = rehearsed.look()
    told = [piece for piece in pen.written if "report is in" in piece.text]

    assert len(told) == 1
    assert pen.hits["offer:0"].seen()
    assert not pen.hits["offer:0"].box.colliderect(told[0].box)


@pytest.mark.parametrize("size", [(1280, 656), (1024, 768)])
def test_no_two_options_have_the_same_name_on_t_and_the_plan_is_not_cut(size):
    rehearsed = Rehearsed(size)
    for phase in go_on(rehearsed):
        pen = rehearsed.look()
        if rehearsed.hall.teacher().split is not None and phase == "second-poll":
            said = [piece.text for piece in pen.written]
            assert any(text.endswith("before") for text in said), said
        assert "plan" not in pen.spans, (phase, "the plan has to be scrolled")
        plan = [piece.text for piece in pen.written if piece.box.right < size[0] * 0.26]
        assert not [text for text in plan if "…" in text], phase


def test_options_that_begin_alike_are_told_apart_in_the_lines_that_t_has_for_them():
    rehearsed = Rehearsed((1280, 656))
    kit = rehearsed.look().kit
    scenes = rehearsed.session.lesson.scenario.scenes
    for plan in rehearsed.session.lesson.scenario.teaching.plans.values():
        for scene in plan.decisions:
            labels = [one.label for one in scenes[scene].choices.values()]
            names = [named(kit, label) for label in labels]
            assert len(set(names)) == len(labels), names


def named(kit, label):
    """Give a label as T has room for it, at the width of its column in a low window."""
    return VotesRow(Bar("A", 3, 0, 0), label, 3)._name(kit, 415).text


def test_after_an_override_the_main_button_has_the_keys_and_its_reason_stands_in_quotation_marks():
    rehearsed = Rehearsed()
    come_to(rehearsed, "reveal")
    rehearsed.press("Override: B")
    rehearsed.type("We owe the court candour.")
    rehearsed.press(words()("class.t.yes"))

    assert rehearsed.session.decision.verdict.letter == "B"
    assert rehearsed.stage.hand.focus == "offer:0"
    told = [line.text for line in mirror(words(), rehearsed.hall.projector())]
    assert any(line.endswith("against the vote. “We owe the court candour.”") for line in told), told


@pytest.mark.parametrize("size", [(1024, 768), (1280, 720)])
def test_the_options_that_the_votes_have_not_chosen_take_one_row(size):
    rehearsed = Rehearsed(size).with_all_options()
    come_to(rehearsed, "reveal")
    pen = rehearsed.look()
    offers = rehearsed.hall.teacher().offers
    against = [pen.hits[f"offer:{number}"].box for number, one in enumerate(offers) if one.needs]

    assert len(against) >= 4
    assert len({box.top for box in against}) == 1
    assert words()("class.t.otherwise") in rehearsed.mirror()


def test_where_the_votes_have_chosen_nothing_no_option_is_the_main_button():
    rehearsed = Rehearsed()
    for phase in rehearsed.go_through():
        if phase == "reveal":
            break
    assert rehearsed.hall.teacher().offers[0].needs == ("because",)

    assert isinstance(part_of(rehearsed, "offer:0"), OptionMarkButton)


def part_of(rehearsed, name):
    """Give the button of T that is called so."""
    parts = TeacherParts(rehearsed.hall, rehearsed.hall.teacher(), "")
    rows = [one for one in parts._offers().parts if isinstance(one, Buttons)]
    return next(button for row in rows for button in row.buttons if button.target.id == name)


def test_a_count_beyond_the_class_is_told_above_the_counts():
    rehearsed = Rehearsed()
    rehearsed.at_work.do(ask.Expect(5))
    come_to(rehearsed, "first-poll")
    told = rehearsed.mirror()

    assert told.index(words()("class.t.too_many")) < next(
        place for place, line in enumerate(told) if line.startswith("A. ")
    )


def test_a_paused_class_is_told_on_t_until_it_goes_on():
    rehearsed = Rehearsed()
    come_to(rehearsed, "discuss")
    rehearsed.press(words()("class.offer.pause"))
    assert words()("class.t.paused") in rehearsed.mirror()

    rehearsed.press(words()("class.offer.go_on"))
    assert words()("class.t.paused") not in rehearsed.mirror()


def test_every_choice_of_a_vote_stands_whole_in_its_button_in_rules():
    rehearsed = Rehearsed((1280, 800))
    come_to(rehearsed, "first-poll")
    rehearsed.press(words()("class.t.rules"))
    pen = rehearsed.look()
    picks = [hit.box for name, hit in pen.hits.items() if name.startswith("pick:")]
    labels = [piece.box for piece in pen.written if piece.box.left > 800]

    assert picks
    for box in picks:
        inside = [piece for piece in labels if piece.colliderect(box)]
        assert all(box.left <= piece.left and piece.right <= box.right for piece in inside)
