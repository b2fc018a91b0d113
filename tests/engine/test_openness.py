"""What is open in a position, why the rest is not, and what would have opened it."""

from fractions import Fraction

import pytest

from game.engine.case import Case
from game.engine.errors import ChoiceNotOpenError, OddsError, PicksError
from game.model.cites import Cite
from game.model.guards.values import FactFound
from game.model.ids import ChoiceId, SceneId
from game.model.record import Turn
from game.model.scene import GuardFails, MoveRefused, NoChance, NoOutcomeOpen, NotPreserved, TimesUsedUp
from tests.builders import HEAD, after, desk, odds, open_here, played, read

ACT = ChoiceId("act")
WAYS = {
    "find": "effects: [{find: found}]",
    "raise": "effects: [{preserve: first}]",
    "give-up": "effects: [{forfeit: second}]",
    "hold": "moves: [hold]",
    "fine": "effects: [{sanction: order, per_day: 10}]",
    "wait": "takes: 10 days",
}


def opens(choice: str, *turns: str) -> bool:
    """Return whether the choice `act` is open after some turns."""
    case = desk({**WAYS, "act": choice})
    return "act" in open_here(case, after(case, *turns))


def test_a_choice_is_there_where_its_shown_when_holds():
    case = desk({**WAYS, "act": "shown_when: [{fact: found}]"})

    assert "act" not in [choice.key.choice for choice in case.choices(case.opening())]
    assert "act" in [choice.key.choice for choice in case.choices(after(case, "find"))]


def test_a_choice_is_open_where_its_when_holds():
    assert not opens("when: [{fact: found}]")
    assert opens("when: [{fact: found}]", "find")


def test_a_choice_is_open_until_its_times_are_used_up():
    """At most N times a play."""
    assert opens("times: 2", "act")
    assert not opens("times: 2", "act", "act")


def test_a_choice_is_open_where_its_moves_are_allowed():
    assert not opens("moves: [appeal]")
    assert opens("moves: [appeal]", "hold")


def test_the_moves_of_a_choice_are_judged_after_its_time():
    """The notice is due in 14 days: ten days have passed, ten more would be too late."""
    assert opens("moves: [appeal]", "hold", "wait")
    assert not opens("takes: 10 days, moves: [appeal]", "hold", "wait")


def test_the_moves_of_a_choice_are_judged_after_its_effects():
    strict = {"opens_with": "[{find: strict}]"}
    bare = desk({**WAYS, "act": "moves: [appeal]"}, strict)
    with_sum = desk({**WAYS, "act": "effects: [{sanction: order, per_day: 1}], moves: [appeal]"}, strict)

    assert "act" not in open_here(bare, after(bare, "hold"))
    assert "act" in open_here(with_sum, after(with_sum, "hold"))


def test_a_choice_without_an_open_outcome_is_not_open():
    assert not opens("outcomes: {granted: {when: [{fact: found}]}}")
    assert opens("outcomes: {granted: {when: [{fact: found}]}}", "find")


def reasons(choice: str, *turns: str):
    """Return the reasons why the choice `act` is locked after some turns."""
    case = desk({**WAYS, "act": choice})
    return case.reasons(after(case, *turns), ACT)


def test_a_locked_choice_tells_the_guard_that_fails_and_what_would_have_earned_it():
    (reason,) = reasons("when: [{fact: found}, {posture: contempt}]", "hold")

    assert isinstance(reason, GuardFails)
    assert [str(key) for key in reason.earned_by] == ["desk.find"]


def test_a_locked_choice_tells_the_move_that_the_rule_book_refuses_with_its_sentence_and_authority():
    (reason,) = reasons("moves: [appeal]")

    assert isinstance(reason, MoveRefused)
    assert (reason.move.id, reason.postures) == ("appeal", ("served",))
    assert reason.refusal is not None
    assert (reason.refusal.says, reason.refusal.cites) == (
        "An order to produce is not final.",
        (Cite("ryan"),),
    )


def test_a_locked_choice_tells_that_its_times_are_used_up():
    assert reasons("times: 1", "act") == (TimesUsedUp(1),)


def test_a_locked_choice_tells_that_no_outcome_is_open():
    (reason,) = reasons("outcomes: {granted: {when: [{fact: found}]}}")

    assert isinstance(reason, NoOutcomeOpen)
    assert reason.nearest == "granted"
    (inside,) = reason.reasons
    assert isinstance(inside, GuardFails)
    assert [str(key) for key in inside.earned_by] == ["desk.find"]


def test_the_outcome_that_is_nearest_to_open_says_what_shuts_it():
    (reason,) = reasons(
        "outcomes: {far: {when: [{fact: found}, {posture: contempt}]}, "
        "near: {ruling: {says: So., disposition: granted, turns_on: [first]}}}"
    )

    assert (reason.nearest, reason.reasons) == ("near", (NotPreserved(("first",)),))


def test_a_locked_choice_tells_every_reason_at_once():
    told = reasons("when: [{fact: found}], times: 1, moves: [appeal]")
    kinds = [type(reason) for reason in told]

    assert kinds == [GuardFails, MoveRefused]


def test_an_open_choice_has_no_reasons():
    assert reasons("takes: 1 day") == ()


PICKING = desk(
    {
        **WAYS,
        "act": "picks: {of: [first, second, third], at_most: 2, label: Grounds}",
        "two": "picks: {of: [first, second, third], at_least: 2, at_most: 3}",
        "none": "picks: {of: [first], at_least: 0, at_most: 1}",
        "brief": "picks: {of: [first, second], at_least: 0, at_most: 1, left_out: forfeited}",
    }
)


def offer(choice: str, *turns: str) -> tuple[list[str], int, int]:
    """Return what can be picked, the least and the most."""
    found = PICKING.picks(after(PICKING, *turns), ChoiceId(choice))
    assert found
    return list(found.options), found.at_least, found.at_most


def test_picks_offer_only_what_is_neither_preserved_nor_forfeited():
    assert offer("act") == (["first", "second", "third"], 1, 2)
    assert offer("act", "raise") == (["second", "third"], 1, 2)
    assert offer("act", "raise", "give-up") == (["third"], 1, 1)


def test_picks_ask_for_1_at_least_or_what_is_left():
    assert offer("act", "act(first, second)") == (["third"], 1, 1)
    assert offer("act", "act(first, second)", "act(third)") == ([], 0, 0)
    assert offer("two", "raise", "give-up") == (["third"], 1, 1), "two are asked for, and one is left"
    assert offer("none") == (["first"], 0, 1)


def test_picks_that_forfeit_the_rest_offer_what_is_preserved_too():
    """A brief is built from the grounds that were raised below; one that was forfeited cannot come back."""
    assert offer("brief") == (["first", "second"], 0, 1)
    assert offer("brief", "raise") == (["first", "second"], 0, 1)
    assert offer("brief", "raise", "give-up") == (["first"], 0, 1)


@pytest.mark.parametrize(
    "picks", ["", "(first, second, third)", "(first, first)", "(fourth)", "(first, fourth)"]
)
def test_other_picks_than_the_offered_ones_are_refused(picks):
    with pytest.raises(PicksError, match="takes 1 to 2 of first, second, third"):
        played(PICKING, f"act{picks}")


def test_picks_cannot_be_made_with_a_choice_that_has_none():
    with pytest.raises(PicksError, match="no picks"):
        played(PICKING, "find(first)")


def test_picks_can_be_written_in_any_order():
    assert after(PICKING, "act(first, second)") == after(PICKING, "act(second, first)")


def test_every_allowed_set_of_picks_is_given_once():
    found = PICKING.picks(PICKING.opening(), ACT)
    assert found

    sets = list(found.sets())

    assert sets == [
        *(("first",), ("second",), ("third",)),
        *(("first", "second"), ("first", "third"), ("second", "third")),
    ]
    assert all(found.takes(one) for one in sets)


def test_a_choice_that_opens_with_some_picks_only_is_open():
    choice = "picks: {of: [first, second], at_most: 1}, outcomes: {granted: {when: [{preserved: second}]}}"

    assert opens(choice)
    assert not opens(choice, "give-up")


def granted(outcome: str, *turns: str) -> bool:
    """Return whether an outcome of 40 points is open beside one that takes the rest, after some turns."""
    case = desk(
        {**WAYS, "act": f"takes: 10 days, outcomes: {{granted: {{odds: 40, {outcome}}}, denied: {{}}}}"}
    )
    return "granted" in odds(case, after(case, *turns), "act")


def test_an_outcome_is_open_where_its_when_holds_after_counsels_half():
    assert not granted("when: [{after: 2020-01-11}]")
    assert granted("when: [{after: 2020-01-10}]"), "counsel's ten days are over by then"


def test_turns_on_needs_all_grounds_preserved():
    both = "ruling: {says: Yes., turns_on: [first, second]}"

    assert not granted(both)
    assert not granted(both, "raise")
    assert granted("ruling: {says: Yes., turns_on: first}", "raise")


def test_a_ground_that_is_picked_with_the_choice_counts_for_its_outcome():
    case = desk(
        {
            "act": "picks: {of: [first, second], at_most: 2}, "
            "outcomes: {granted: {odds: 40, ruling: {says: Yes., turns_on: [first, second]}}, denied: {}}"
        }
    )

    assert list(odds(case, case.opening(), "act", "first")) == ["denied"]
    assert list(odds(case, case.opening(), "act", "first", "second")) == ["granted", "denied"]


def test_a_contempt_that_rests_on_two_orders_turns_on_a_ground_against_each():
    case = desk(
        {
            "one": "effects: [{preserve: against-warrant}]",
            "other": "effects: [{preserve: against-key}]",
            "act": "outcomes: {reversed: {odds: 50, moves: [warrant.vacate, key.vacate], "
            "ruling: {says: Both fall., turns_on: [against-warrant, against-key]}}, affirmed: {}}",
        },
        {
            "matters": "{warrant: {procedure: book}, key: {procedure: book}}",
            "arguments": "{against-warrant: {against: warrant}, against-key: {against: key}}",
        },
    )

    assert list(odds(case, after(case, "one"), "act")) == ["affirmed"]
    assert list(odds(case, after(case, "one", "other"), "act")) == ["reversed", "affirmed"]


def test_an_outcome_is_open_where_its_moves_are_allowed_after_its_time_and_effects():
    assert not granted("moves: [appeal]")
    assert granted("moves: [appeal]", "hold")
    assert not granted("takes: 10 days, moves: [appeal]", "hold"), "the notice is late by then"
    assert granted("effects: [{find: found}], moves: [{move: stay, when: [{fact: found}]}]", "hold")


def test_odds_are_judged_after_counsels_half():
    case = desk(
        {
            "act": "picks: {of: [first, second], at_most: 1}, outcomes: "
            "{granted: {odds: {base: 10, plus: [{when: [{preserved: second}], points: 5}]}}, denied: {}}"
        }
    )

    assert odds(case, case.opening(), "act", "first")["granted"] == Fraction(10, 100)
    assert odds(case, case.opening(), "act", "second")["granted"] == Fraction(15, 100)


def test_an_outcome_without_odds_takes_what_the_other_open_ones_leave():
    case = desk(
        {**WAYS, "act": "outcomes: {a: {odds: 30, when: [{fact: found}]}, b: {odds: 20.5}, c: {odds: rest}}"}
    )

    assert odds(case, case.opening(), "act") == {"b": Fraction(205, 1000), "c": Fraction(795, 1000)}
    assert odds(case, after(case, "find"), "act")["c"] == Fraction(495, 1000)


def test_an_outcome_at_zero_is_not_open():
    case = desk({"act": "outcomes: {a: {odds: 0}, b: {}}", "full": "outcomes: {a: {odds: 100}, b: {}}"})

    assert odds(case, case.opening(), "act") == {"b": 1}
    assert odds(case, case.opening(), "full") == {"a": 1}, "the rest of nothing"


@pytest.mark.parametrize(
    ("outcomes", "total"),
    [
        ("{a: {odds: SOME}, b: {odds: 60}}", 90),
        ("{a: {odds: SOME}, b: {odds: 60}, c: {odds: 40}}", 130),
        ("{a: {odds: SOME}, b: {odds: 90}, c: {}}", 120),
    ],
)
def test_odds_that_do_not_make_100_are_never_rescaled(outcomes, total):
    """Only the position shows it: 30 here, 10 once something is found."""
    some = "{base: 30, plus: [{when: [{fact: found}], points: -20}]}"
    case = desk({"act": f"outcomes: {outcomes.replace('SOME', some)}"})

    with pytest.raises(OddsError) as raised:
        case.outcomes(case.opening(), ACT)

    assert raised.value.total == total


def test_at_most_one_open_outcome_takes_the_rest():
    case = desk({**WAYS, "act": "outcomes: {a: {when: [{fact: found}]}, b: {odds: 10}, c: {}}"})

    assert odds(case, case.opening(), "act")["c"] == Fraction(90, 100)
    with pytest.raises(OddsError):
        case.outcomes(after(case, "find"), ACT)


def test_two_outcomes_that_take_the_rest_are_told_as_such():
    case = desk({"act": "outcomes: {a: {when: [{not: [{fact: found}]}]}, b: {odds: 100}, c: {}}"})

    with pytest.raises(OddsError, match=r"^2 open outcomes of .* take the rest here, and only one can"):
        case.outcomes(case.opening(), ACT)


def test_a_choice_without_an_open_outcome_cannot_be_made():
    case = desk({**WAYS, "act": "outcomes: {granted: {odds: 100, when: [{fact: found}]}}"})

    with pytest.raises(ChoiceNotOpenError):
        played(case, "act:granted")
    with pytest.raises(ChoiceNotOpenError):
        case.outcomes(case.opening(), ACT)


def test_a_choice_whose_outcomes_all_have_odds_of_nothing_is_locked_until_one_has_some():
    raised = "{base: 0, plus: [{when: [{fact: found}], points: 100}]}"
    case = desk({**WAYS, "act": f"outcomes: {{granted: {{odds: {raised}}}, denied: {{odds: 0}}}}"})

    assert case.reasons(case.opening(), ACT) == (NoOutcomeOpen("granted", (NoChance(),)),)
    assert "act" not in open_here(case, case.opening())
    with pytest.raises(ChoiceNotOpenError):
        case.outcomes(case.opening(), ACT)
    assert odds(case, after(case, "find"), "act") == {"granted": Fraction(1)}


EARNING = {
    "pass": "",
    "find": "effects: [{find: found}]",
    "raise": "effects: [{preserve: first}]",
    "file": "picks: {of: [second, third], at_most: 1}",
    "give-up": "effects: [{forfeit: [first, second]}]",
    "hold": "moves: [hold]",
    "fine": "effects: [{sanction: order, per_day: 10}]",
    "owe": "effects: [{fines: order, by: 100}]",
    "gain": "effects: [{meter: trust, by: 20}]",
    "lose": "effects: [{meter: trust, by: -20}]",
    "start": "effects: [{deadline: reply, in: 3 days}]",
    "meet": "effects: [{meet: reply}]",
    "ask": "outcomes: {granted: {odds: 40, effects: [{find: other}]}, denied: {}}",
}


def earned(guard: str, *turns: str) -> list[str]:
    """Return the choices that would have made a guard hold, told after some turns."""
    case = desk(
        {**EARNING, "act": f"when: [{guard}]"},
        {"conditions": "{ready: {says: Ready, when: [{fact: found}]}}"},
    )
    told = case.reasons(after(case, *(turns or ("pass",))), ChoiceId("act"))
    return [
        str(key).removeprefix("desk.") for one in told if isinstance(one, GuardFails) for key in one.earned_by
    ]


@pytest.mark.parametrize(
    ("guard", "choices"),
    [
        ("{fact: found}", ["find"]),
        ("{fact: other}", ["ask"]),
        ("{preserved: first}", ["raise"]),
        ("{preserved: third}", ["file"]),
        ("{posture: contempt}", ["hold"]),
        ("{sanction: order}", ["fine"]),
        ("{fines: order, at_least: 50}", ["owe"]),
        ("{meter: trust, at_least: 75}", ["gain"]),
        ("{meter: trust, at_most: 45}", ["lose"]),
        ("{meter: trust, at_least: 95}", []),
        ("{deadline: reply, is: met}", ["meet"]),
        ("{chosen: desk.hold}", ["hold"]),
        ("{holds: ready}", ["find"]),
        ("{any: [{fact: found}, {preserved: first}]}", ["find", "raise"]),
        ("{before: 2019-01-01}", []),
    ],
)
def test_a_failing_guard_names_the_choices_already_passed_that_would_have_earned_it(guard, choices):
    assert earned(guard) == choices


def test_a_choice_that_was_made_is_not_named():
    assert earned("{fact: other}", "ask:denied") == []


def test_a_choice_of_a_scene_that_was_never_passed_is_not_named():
    case = desk({**EARNING, "act": "when: [{fact: found}]"})

    (reason,) = case.reasons(case.opening(), ChoiceId("act"))

    assert isinstance(reason, GuardFails)
    assert reason.earned_by == ()


def test_a_choice_that_raises_what_is_forfeited_would_have_earned_nothing():
    assert earned("{preserved: first}", "give-up") == []
    assert earned("{preserved: second}", "give-up") == []


def test_scenes_whose_choices_do_the_same_are_asked_once_for_all(monkeypatch):
    """Else a turn late in a long play would take longer than an early one."""
    head = "".join(f"{key}: {part}\n" for key, part in (HEAD | {"opens_at": "s-0"}).items())
    off = "{{effects: [{{find: found}}], goes_to: end}}"
    row = "  s-{0}: {{choices: {{on: {{goes_to: s-{1}}}, off: " + off + "}}}}\n"
    last = "  s-9: {choices: {go: {when: [{fact: GUARD}], goes_to: end}}}\n  end: {ending: {title: End}}\n"
    written_case = f"{head}scenes:\n{''.join(row.format(n, n + 1) for n in range(9))}{last}"
    asked = []
    as_it_was = FactFound.earned_by
    monkeypatch.setattr(FactFound, "earned_by", lambda *each: asked.append(each) or as_it_was(*each))

    for fact, earning in (("found", [f"s-{number}.off" for number in range(9)]), ("other", [])):
        case = Case(read(written_case.replace("GUARD", fact)).playable)
        position = case.opening()
        for number in range(9):
            position = case.advance(position, Turn(SceneId(f"s-{number}"), ChoiceId("on"))).after
        asked.clear()
        (reason,) = case.reasons(position, ChoiceId("go"))
        assert [str(key) for key in reason.earned_by] == earning
    assert len(asked) == 2
