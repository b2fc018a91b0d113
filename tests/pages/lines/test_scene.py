"""A scene in lines, whole: the case, where it stands, the choices and why some are locked."""

import pytest

from game.content.phrases import Phrases
from game.engine.play import Play
from game.model.ids import ChoiceId
from game.pages.lines.telling import Telling, transcript
from tests.builders import desk, turn
from tests.terminal.scripts import WORDS

CASE = desk(
    {
        "fine": "effects: [{sanction: order, per_day: 10, doubles: daily}]",
        "hold": "label: Hold out, stance: contempt, takes: 2 days, moves: [hold]",
        "stay": "moves: [stay]",
        "appeal": "label: Appeal, moves: [appeal]",
        "start": "effects: [{deadline: reply, in: 1 day}, {meet: reply, when: [{fact: found}]}]",
        "find": "effects: [{find: found}]",
        "owe": "effects: [{fines: order, to: 70}]",
        "raise": "label: Raise it, picks: {of: [first, second], at_most: 1}",
        "brief": "picks: {of: [first, second, third], at_most: 2, label: For the brief, left_out: forfeited}",
        "end-it": "goes_to: end",
    },
    {
        "title": "A desk",
        "matters": "{order: {title: The order, procedure: book}}",
        "meters": "{trust: {label: Trust, starts_at: 60}, "
        "late: {label: Late, starts_at: 5, better: low, shown_when: [{fact: found}]}}",
        "summary": "A summary.",
        "role": "You are counsel.",
        "objectives": "{one: To hold}",
        "disclaimer": "No advice.",
        "variants": "{mild: {title: A mild judge}}",
    },
)
PHRASES = Phrases(CASE.scenario, WORDS)
TELLING = Telling(PHRASES)


def play(*turns: str) -> Play:
    """Return a play of some turns."""
    begun = Play.begin(CASE, 7)
    for one in turns:
        begun = begun.make(turn(one))
    return begun


def head(*turns: str) -> list[str]:
    """Return the first lines of a scene after some turns, up to the choices."""
    lines = list(TELLING.standing(play(*turns)))
    return lines[: lines.index("")]


def stands(*turns: str) -> str:
    """What the head of a scene says of where the case stands, on one line."""
    return " ".join(head(*turns)[2:])


def test_a_case_is_introduced_by_what_it_is_about_and_what_is_watched():
    assert TELLING.beginning(play())[:-3] == (
        *("A desk", "", "A summary.", "", "You are counsel.", "", "The order", "- The order.", ""),
        *("What is watched", "- Trust: 60 (more is better)", ""),
        "No advice.",
    )
    assert TELLING.beginning(play("find")) == ("A desk",), "a play under way has its title alone"


def test_a_variant_is_named_at_the_beginning():
    mild = desk({"act": ""}, {"variants": "{mild: {title: A mild judge}}"}, variant="mild")
    lines = Telling(Phrases(mild.scenario, WORDS)).beginning(Play.begin(mild, 7))

    assert WORDS("briefing.variant", title="A mild judge") in lines


def test_a_scene_has_its_number_its_day_and_where_the_case_stands():
    assert head() == ["Scene 1. Desk", "1 January 2020, day 0", "The order: Served."]
    assert head("owe") == ["Scene 2. Desk", "1 January 2020, day 0", "The order: Served. $70 in fines."]
    assert head("fine", "hold")[:2] == ["Scene 3. Desk", "3 January 2020, day 2"]
    assert stands("fine", "hold") == (
        "The order: In contempt. $0 in fines so far, and $10 more each day. Notice of appeal: 14 days left."
    )
    assert stands("fine", "hold", "hold").startswith(
        "The order: In contempt. $30 in fines so far, and $40 more"
    )
    assert stands("fine", "hold", "stay", "start") == (
        "The order: In contempt, stayed. $0 in fines so far; the $10 a day is stayed. "
        "Notice of appeal: 14 days left. Reply: 1 day left."
    )
    assert "Reply" not in " ".join(head("find", "start")), "what was met runs no longer"


def test_choices_have_numbers_and_a_locked_one_says_why():
    lines = TELLING.standing(play())[4:]

    assert lines[:8] == (
        *("What do you do?", "", "  1. Fine", "", "  2. Hold out", "     Stand in contempt · 2 days"),
        *("", "  3. Stay"),
    )
    assert lines[8:15] == (
        *("     Locked.", "     The rule book does not allow it now: Stay.", "", "  4. Appeal"),
        *("     Locked.", "     An order to produce is not final. United States v. Ryan, 402 U.S. 530"),
        "     (1971).",
    )
    assert lines[-1] == " 10. End it"


def test_what_can_be_picked_is_numbered_with_how_many_of_it():
    raised, brief = (CASE.picks(CASE.opening(), ChoiceId(one)) for one in ("raise", "brief"))

    assert TELLING.picks(raised) == (
        "Which arguments?",
        "  1. The first ground",
        "  2. Second",
        "Choose one.",
    )
    assert TELLING.picks(brief) == (
        *("For the brief", "  1. The first ground", "  2. Second", "  3. Third"),
        *(WORDS("picks.between", least=1, most=2), WORDS("picks.left_out")),
    )


def test_a_transcript_has_what_was_typed_and_the_debrief_at_its_end():
    lines = transcript(play("raise(second)", "end-it"), PHRASES)

    assert [line for line in lines if line.startswith(("Your choice", "Numbers, with"))] == [
        *("Your choice: 8", "Numbers, with a space between them: 2", "Your choice: 10"),
    ]
    assert [line for line in lines if line.startswith("Scene")] == ["Scene 1. Desk", "Scene 2. Desk"]
    at = lines.index("Debrief")
    assert lines[at - 2 : at + 8] == (
        *("A mixed ending: something kept, something lost.", "", "Debrief"),
        *("  1. Your course beside the marked road",),
        *("  2. Luck ledger", "  3. Meters over time", "  4. Roads not taken"),
        *("  5. Objectives", "  6. All of it", ""),
    )
    assert [line for line in lines[at:] if line.startswith(("1. 1 Jan", "2. 1 Jan", "It came", "Trust"))] == [
        *("1. 1 Jan 2020, “Desk”: Raise it", "2. 1 Jan 2020, “Desk”: End it", "It came to: The end"),
        "Trust: 60, 60, 60",
    ]


def test_parts_of_a_debrief_are_there_at_an_ending_alone():
    assert TELLING.parts(play("find")) == ()
    parts = TELLING.parts(play("end-it"))
    assert len(parts) == 5
    assert TELLING.part(play("end-it"), parts[1])[0] == "Luck ledger"
    assert TELLING.part(play("end-it"), parts[4]) == (
        *("Objectives", "- To hold", "  For talk: no play shows it by itself."),
    )


@pytest.mark.parametrize("turns", [("fine",), ("fine", "hold"), ("raise(first)",)])
def test_what_followed_begins_with_what_was_chosen(turns):
    label = CASE.scenario.scenes["desk"].choices[ChoiceId(turns[-1].split("(")[0])].label

    assert TELLING.followed(play(*turns))[0] == f"You choose: {label}"
