"""What a finished play teaches, as data."""

from datetime import date
from fractions import Fraction

import pytest

from game.engine.debrief import Chances, Decision, Drawn, Foresight, OddsAround, debrief, points_apart
from game.engine.documented import all_documents, documents_of
from game.model.ids import MeterId
from tests.builders import desk, played, turn

CASE = desk(
    {
        "wait": "takes: 1 day",
        "draw": "outcomes: {granted: {odds: 40, effects: [{meter: trust, by: 5}]}, denied: {}}",
        "sure": "outcomes: {done: {}}",
        "leave": "goes_to: end",
        "appeal": "moves: [appeal]",
    },
    {
        "history": "[{date: 2020-01-02, who: Alice, what: She waited., at: desk.draw}, "
        "{date: 2020-01-03, who: Bob, what: He left., at: end}]",
    },
)
REAL = played(CASE, "draw:denied", "leave")


def test_the_course_of_a_play_has_each_turn_with_its_days():
    told = debrief(CASE, played(CASE, "wait", "leave"), None)

    assert [(stage.turn.choice, stage.begun, stage.over) for stage in told.course.stages] == [
        ("wait", date(2020, 1, 1), date(2020, 1, 2)),
        ("leave", date(2020, 1, 2), date(2020, 1, 2)),
    ]
    assert told.course.last_scene == "end"
    assert told.ending is not None


def test_without_a_historical_play_there_are_no_forks():
    told = debrief(CASE, played(CASE, "wait", "leave"), None)

    assert (told.history, told.forks) == (None, ())


def test_a_play_beside_history_forks_by_choice_or_by_chance():
    by_choice = debrief(CASE, played(CASE, "wait", "leave"), REAL).forks
    by_chance = debrief(CASE, played(CASE, "draw:granted"), REAL).forks

    assert [(fork.number, fork.by_chance) for fork in by_chance] == [(1, True)]
    assert [(fork.number, fork.by_chance) for fork in by_choice] == [(1, False)]
    assert by_choice[0].real == turn("draw:denied")
    assert [event.who for event in by_chance[0].answers] == ["Alice"]


def test_a_play_that_is_history_has_no_forks():
    assert debrief(CASE, REAL, REAL).forks == ()


def test_every_chance_outcome_is_in_the_ledger_of_luck_with_its_odds():
    told = debrief(CASE, played(CASE, "wait", "draw:granted", "sure:done", "leave"), None)
    drawn, sure = told.luck

    assert (drawn.number, drawn.outcome, drawn.odds, drawn.others) == (
        2,
        "granted",
        Fraction(2, 5),
        (("denied", Fraction(3, 5)),),
    )
    assert drawn.was_chance
    assert not sure.was_chance


def test_roads_not_taken_are_the_other_choices_that_were_open():
    told = debrief(CASE, played(CASE, "wait", "leave"), None)

    first = [road.choice.key.choice for road in told.roads_not_taken if road.number == 1]

    assert first == ["draw", "sure", "leave"], "the appeal was locked, and the wait was taken"


def test_meters_are_told_over_time():
    told = debrief(CASE, played(CASE, "wait", "draw:granted"), None)

    assert told.meters[MeterId("trust")] == (
        (date(2020, 1, 1), 60),
        (date(2020, 1, 2), 60),
        (date(2020, 1, 2), 65),
    )


def test_the_real_timeline_is_told_whole():
    assert [event.who for event in debrief(CASE, REAL, REAL).timeline] == ["Alice", "Bob"]


def test_a_fork_by_chance_names_the_turn_of_history_that_made_the_same_choice():
    """History passed the desk three times; what it drew on its second visit is what luck is held against."""
    real = played(CASE, "wait", "draw:denied", "leave")

    (by_chance,) = debrief(CASE, played(CASE, "draw:granted"), real).forks
    (by_choice,) = debrief(CASE, played(CASE, "sure:done"), real).forks

    assert (by_chance.real, by_chance.by_chance) == (turn("draw:denied"), True)
    assert (by_choice.real, by_choice.by_chance) == (turn("wait"), False)


def test_a_fork_gives_the_reasons_of_the_real_choice_before_those_of_its_scene():
    history = (
        "[{date: 2020-01-01, who: Clerk, what: It came., at: desk, why: It was due.}, "
        "{date: 2020-01-02, who: Alice, what: She drew., at: desk.draw, why: She dared.}, "
        "{date: 2020-01-03, who: Bob, what: He left., at: desk.leave, why: He was done.}]"
    )
    case = desk(
        {"wait": "takes: 1 day", "draw": "goes_to: end", "leave": "goes_to: end"}, {"history": history}
    )

    (drew,) = debrief(case, played(case, "leave"), played(case, "draw")).forks
    (waited,) = debrief(case, played(case, "leave"), played(case, "wait")).forks

    assert [event.who for event in drew.reasons] == ["Alice"]
    assert [event.who for event in waited.reasons] == ["Clerk"]


def test_the_points_of_three_odds_make_100_and_the_largest_remainders_are_rounded_up():
    def points(*shares: str) -> tuple[int, ...]:
        return Chances(tuple(map(Fraction, shares))).points

    assert points("1/3", "1/3", "1/3") == (34, 33, 33)
    assert points("1/6", "1/6", "2/3") == (17, 17, 66)
    assert points("1/8", "3/4", "1/8") == (13, 75, 12)
    assert points("1/4", "1/4", "0") == (25, 25, 0), "what is known of half of the plays stays a half"


@pytest.mark.parametrize(
    ("odds", "others", "fortune", "fell"),
    [
        (50, [50], 0, "toss"),
        (50, [50], -1, "toss.lost"),
        (50, [50], 1, "toss.won"),
        (60, [40], -1, "likely"),
        (40, [60], 1, "long"),
        # Of three, the likeliest has fallen though it was less likely than all others together.
        (40, [30, 30], 0, "likely"),
        (30, [30, 40], 0, "long"),
        (40, [40, 20], 0, "even"),
    ],
)
def test_a_draw_fell_as_was_likely_against_the_odds_or_as_a_coin(odds, others, fortune, fell):
    """A lost toss of a coin is none that fell as was likely."""
    rest = tuple((f"other-{number}", Fraction(one, 100)) for number, one in enumerate(others))
    drawn = Drawn(1, CASE.scenario.scenes["desk"].choices["draw"].key, "granted", Fraction(odds, 100), rest)

    assert drawn.fell(fortune) == fell


def chances(*points: int) -> Chances:
    good, mixed, bad = (Fraction(one, 1000) for one in points)
    return Chances((good, mixed, bad))


def test_odds_less_than_half_a_point_apart_are_equal():
    assert points_apart(chances(300, 400, 300), chances(304, 400, 296)) == 0
    assert points_apart(chances(300, 400, 300), chances(306, 400, 294)) == 1


EVEN, WORSE = chances(400, 400, 200), chances(300, 400, 300)
BETTER, HARDLY_WORSE = chances(500, 400, 100), chances(396, 400, 204)
OPEN, SAVABLE = Foresight(), Foresight(savable=True)


@pytest.mark.parametrize(
    ("before", "after", "odds", "turned"),
    [
        (SAVABLE, Foresight(lost=True), WORSE, "lost"),
        (SAVABLE, Foresight(savable=True, safe=True), EVEN, "safe"),
        (SAVABLE, OPEN, WORSE, "unsavable"),
        (SAVABLE, SAVABLE, WORSE, "savable"),
        (SAVABLE, SAVABLE, EVEN, ""),
        (SAVABLE, SAVABLE, BETTER, ""),
        (SAVABLE, SAVABLE, HARDLY_WORSE, ""),
        (OPEN, OPEN, WORSE, ""),
        (Foresight(lost=True), Foresight(lost=True), WORSE, ""),
    ],
)
def test_what_became_certain_is_told_once_and_what_can_be_saved_where_it_looks_worse(
    before, after, odds, turned
):
    around = OddsAround(EVEN, odds, {})

    assert Decision(1, around, around, before, after).turned == turned


def test_an_objective_is_met_where_a_play_first_comes_to_what_shows_it():
    """By a choice, by the scene where it ends, or not; one that no play can show is for talk."""
    aims = "{a: {says: Wait., met_by: [desk.draw, desk.wait]}, b: {says: End., met_by: end}, c: Talk.}"
    case = desk({"wait": "", "draw": "", "leave": "goes_to: end"}, {"objectives": aims})

    def verdicts(*turns):
        return [(one.verdict, one.met_in) for one in debrief(case, played(case, *turns), None).objectives]

    assert verdicts("wait", "leave") == [("met", "desk"), ("met", "end"), ("talk", None)]
    assert verdicts("leave") == [("unmet", None), ("met", "end"), ("talk", None)]


PAPER = "title: A paper, text: Read it., claims: {c: {says: So., is: exact, because: Yes.}}"
SOURCES = {
    "authorities": "{diary: {cite: The diary}, letter: {cite: The letter}, scan: {cite: The scan}}",
    "exhibits": f"{{shown: {{{PAPER}}}, unseen: {{{PAPER}}}, plain: {{title: A form, text: Fill it in.}}}}",
}


def test_papers_to_judge_are_those_with_claims_that_the_play_has_shown():
    case = desk({"read": "text: [Look., {exhibit: plain}, {exhibit: shown}]", "wait": ""}, SOURCES)

    def judged(*turns):
        return [one.exhibit.id for one in debrief(case, played(case, *turns), None).papers]

    assert (judged("wait"), judged("wait", "read")) == ([], ["shown"])
    assert list(case.papers_shown(played(case, "read"))) == ["plain", "shown"]


def test_the_papers_of_a_scene_are_those_of_its_text_first_and_each_once():
    case = desk({"go": ""}, SOURCES, text="[{exhibit: unseen}]\n    exhibits: [plain, unseen, shown]")

    assert case.papers(case.opening()) == ("unseen", "plain", "shown")


def test_a_turn_is_documented_by_its_halves_and_what_they_enter_in_the_docket():
    entry = "effects: [{docket: Sent., documented_by: [letter at 1]}]"
    outcome = "outcomes: {a: {documented_by: [scan at 2]}}"
    choices = {"send": f"documented_by: [diary at 3], {entry}, {outcome}"}
    case = desk(choices, SOURCES, text="Here.\n    documented_by: [scan at 4]")

    told = [(one.authority, one.pin) for one in documents_of(case.scenario, turn("send:a"))]
    assert told == [("scan", "4"), ("diary", "3"), ("letter", "1"), ("scan", "2")]
    assert [one.authority for one in all_documents(case.scenario)] == ["scan", "diary", "letter", "scan"]
