"""A scenario made playable."""

from datetime import date

import pytest

from game.content.loading import load
from game.engine.case import Case
from game.engine.errors import (
    CalendarError,
    ChoiceNotOpenError,
    OutcomeNotOpenError,
    UnknownVariantError,
    WrongSceneError,
)
from game.model.cites import Cite
from game.model.ids import ChoiceId, MeterId, VariantId
from game.model.scene import MoveRefused
from tests.builders import ROOT, after, desk, docket, fines, open_here, played, standing, turn

VARIANTS = {
    "opens_with": "[{find: found}, {meter: trust, by: -10}, {sanction: order, per_day: 5}]",
    "variants": "{harsh: {opens_with: [{meter: trust, by: -20}, {lose: found}, {find: strict}]}}",
}
PLAIN = desk({"act": ""}, VARIANTS)
HARSH = desk({"act": ""}, VARIANTS, variant="harsh")


def test_a_case_opens_in_its_first_scene_on_its_first_day():
    opening = desk({"act": ""}).opening()

    assert (opening.scene, opening.date) == ("desk", date(2020, 1, 1))
    assert opening.meters[MeterId("trust")] == 60
    assert standing(opening).posture == "served"


def test_a_matter_opens_in_the_posture_of_its_rule_book_unless_it_names_another():
    """A later order opens unserved."""
    case = desk(
        {"act": ""},
        {
            "matters": "{one: {procedure: book}, two: {procedure: book, opens_in: unserved}}",
            "arguments": "{}",
        },
    )

    assert standing(case.opening(), "one").posture == "served"
    assert standing(case.opening(), "two").posture == "unserved"


def test_effects_of_the_opening_happen_before_the_first_turn():
    assert PLAIN.opening().facts == {"found"}
    assert PLAIN.opening().meters[MeterId("trust")] == 50
    assert docket(played(PLAIN)) == [("2020-01-01", "SanctionStarted")]


def test_a_variant_applies_its_opens_with_after_the_scenarios_own():
    assert HARSH.opening().meters[MeterId("trust")] == 30
    assert HARSH.opening().facts == {"strict"}, "what the scenario found, the variant has lost"


def test_what_differs_between_circuits_is_a_fact_of_the_rule_book_that_a_variant_finds():
    choices = {"hold": "moves: [hold]", "appeal": "moves: [appeal]"}
    variants = {"variants": "{strict: {opens_with: [{find: strict}]}}"}
    here, there = desk(choices, variants), desk(choices, variants, variant="strict")

    assert "appeal" in open_here(here, after(here, "hold"))
    assert "appeal" not in open_here(there, after(there, "hold"))


def test_an_unknown_variant_is_refused_with_those_there_are():
    with pytest.raises(UnknownVariantError, match=r"'mild' .*one of: harsh"):
        Case(PLAIN.scenario, VariantId("mild"))


def test_an_order_to_produce_cannot_be_appealed_before_contempt():
    """The rule book shuts the move, and says why."""
    case = Case(load(ROOT / "scenarios" / "first-steps" / "scenario.yaml").playable)
    position = after(
        case,
        "service.produce-here",
        "motion.file-two(statute, comity):set-down",
        "hearing.rest-on-the-law:denied",
    )

    (reason,) = case.reasons(position, ChoiceId("appeal-now"))

    assert isinstance(reason, MoveRefused)
    assert reason.refusal is not None
    assert Cite("ryan-1971", "532-533") in reason.refusal.cites


def test_an_argument_that_was_not_preserved_cannot_be_the_ground_of_a_reversal():
    case = Case(load(ROOT / "scenarios" / "first-steps" / "scenario.yaml").playable)
    position = after(case, "service.produce-here", "motion.file-two(comity, scope):set-down")

    open_ones = [one.outcome.id for one in case.outcomes(position, ChoiceId("rest-on-the-law"))]

    assert "granted" not in open_ones, "that outcome turns on the statute"


def test_no_matter_can_suspend_another():
    """Two duties, two clocks: contesting one order lets the other run on."""
    case = desk(
        {
            "hold": "effects: [{sanction: warrant, per_day: 10}], moves: [warrant.hold]",
            "contest": "moves: [gag.hold, gag.stay]",
            "wait": "takes: 3 days",
        },
        {"matters": "{warrant: {procedure: book}, gag: {procedure: book}}", "arguments": "{}"},
    )

    assert standing(after(case, "hold", "contest", "wait"), "warrant").fines == 30


def test_a_turn_in_another_scene_is_refused():
    with pytest.raises(WrongSceneError, match="scene 'end', but the case stands in scene 'desk'") as refused:
        PLAIN.advance(PLAIN.opening(), turn("end.act"))
    assert (refused.value.turn_scene, refused.value.scene) == ("end", "desk")


def test_a_choice_that_is_not_open_is_refused_with_those_that_are():
    case = desk(
        {"appeal": "moves: [appeal]", "hold": "moves: [hold]", "hidden": "shown_when: [{fact: found}]"}
    )

    for choice in ("appeal", "hidden", "unheard-of"):
        with pytest.raises(ChoiceNotOpenError) as raised:
            played(case, choice)
        assert raised.value.open_here == ("hold",)
        assert str(raised.value) == f"choice '{choice}' is not open in scene 'desk' (open here: hold)"


def test_where_a_case_has_ended_no_choice_is_told_to_be_open():
    case = desk({"finish": "goes_to: end"})

    with pytest.raises(ChoiceNotOpenError) as raised:
        case.advance(after(case, "finish"), turn("end.finish"))
    assert raised.value.open_here == ()
    assert str(raised.value) == "choice 'finish' is not open in scene 'end' (open here: none)"


def test_a_choice_made_as_often_as_it_may_be_cannot_be_made_again():
    case = desk({"act": "times: 1", "other": ""})

    with pytest.raises(ChoiceNotOpenError):
        played(case, "act", "act")


@pytest.mark.parametrize("made", ["act", "act:granted", "act:unheard-of"])
def test_an_outcome_that_is_not_open_is_refused_with_those_that_are(made):
    case = desk({"act": "outcomes: {granted: {odds: 0}, denied: {}}"})

    with pytest.raises(OutcomeNotOpenError) as raised:
        played(case, made)

    assert raised.value.open_here == ("denied",)


def test_an_outcome_for_a_choice_without_outcomes_is_refused():
    with pytest.raises(OutcomeNotOpenError, match="it has no outcomes"):
        played(PLAIN, "act:granted")


def test_time_that_would_run_past_the_end_of_the_calendar_is_refused_in_a_sentence():
    case = desk({"act": "takes: 36525 days"}, {"opens_on": "2999-12-31"})

    with pytest.raises(CalendarError, match="the year 9999"):
        played(case, *["act"] * 80)


def test_paragraphs_are_shown_where_their_when_holds():
    """A scene's text, as the position stands when it is read."""
    case = desk(
        {"find": "effects: [{find: found}]"},
        {"exhibits": "{fax: {title: The fax, text: Two pages.}}"},
        text="[First., {text: It is found., when: [{fact: found}]}, "
        "{judge: Speak., when: [{not: [{fact: found}]}]}, {exhibit: fax}]",
    )

    def read(*turns: str) -> list[tuple[str, str | None, str | None]]:
        return [(one.text, one.speaker, one.exhibit) for one in case.text(after(case, *turns))]

    assert read() == [("First.", None, None), ("Speak.", "judge", None), ("", None, "fax")]
    assert read("find") == [("First.", None, None), ("It is found.", None, None), ("", None, "fax")]


def test_the_ending_of_a_position_is_that_of_its_scene():
    case = desk({"leave": "goes_to: end"})
    position = after(case, "leave")
    ending = case.ending(position)

    assert case.ending(case.opening()) is None
    assert ending is not None
    assert ending.title == "The end"
    assert case.choices(position) == ()


def test_every_question_answers_the_same_for_the_same_position():
    case = desk(
        {"hold": "moves: [hold]", "fine": "effects: [{sanction: order, per_day: 9}]", "wait": "takes: 2 days"}
    )

    assert fines(case, "hold", "fine", "wait") == fines(case, "hold", "fine", "wait") == 18
    assert open_here(case, case.opening()) == open_here(case, case.opening())
