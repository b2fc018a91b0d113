"""What holds in every play: random turns in the shipped scenarios and in the cases of the tests."""

from functools import cache
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from game.content.loading import load
from game.engine.case import Case
from game.engine.machines import ProcedureMachine, SceneMachine
from game.engine.play import Play
from game.engine.replay import Replay, Step
from game.model.effects.numbers import ChangeFines, SetSanction
from game.model.effects.record import PreserveArguments
from game.model.ids import ArgumentId, ChoiceId, MatterId, OutcomeId
from game.model.kinds import all_hold
from game.model.position import Standing
from game.model.record import Turn
from game.model.scene import Half
from tests.builders import CASES, SHIPPED, desk

LONGEST = 30

# At a desk that nobody leaves, plays are long: every kind of effect and move, in any order.
ENDLESS = {
    "serve": "moves: [two.serve]",
    "hold": "takes: 1 day, moves: [one.hold], effects: [{preserve: first}]",
    "hold-too": "moves: [two.hold], outcomes: {late: {odds: 30, takes: 4 days}, soon: {}}",
    "stay": "moves: [one.stay]",
    "lift": "moves: [one.lift-stay]",
    "appeal": "takes: 3 days, moves: [one.appeal], outcomes: {vacated: {odds: 20, takes: 9 days, "
    "moves: [one.vacate], ruling: {says: It falls., turns_on: [first, second]}}, pending: {takes: 9 days}}",
    "release": "moves: [one.release]",
    "purge": "moves: [one.purge]",
    "purge-too": "moves: [two.purge, {move: one.purge, when: [{may: one.purge}]}]",
    "fine": "effects: [{sanction: one, per_day: 50000, doubles: daily, cap: 900000}]",
    "fine-too": "effects: [{sanction: two, per_day: 250, doubles: weekly}]",
    "begun": "effects: [{fines: one, by: 1 day}], times: 3",
    "forgive": "effects: [{fines: two, to: 0}], when: [{fines: two, at_least: 1}]",
    "file": "takes: 2 days, picks: {of: [first, second, third], at_most: 2}, outcomes: "
    "{read: {odds: {base: 40, plus: [{when: [{preserved: first}], points: 70}]}}, unread: {odds: rest}}",
    "drop": "effects: [{forfeit: second, when: [{after: 2020-02-01}]}], times: 1",
    "up": "effects: [{meter: trust, by: 15}, {find: found}]",
    "down": "effects: [{meter: trust, by: -35}, {lose: found}]",
    "start": "effects: [{deadline: reply, in: 6 days}]",
    "longer": "effects: [{deadline: reply, by: 2 weeks}]",
    "shorter": "effects: [{deadline: reply, by: -9 days}]",
    "reply": "effects: [{meet: reply}], shown_when: [{deadline: reply, is: open}]",
    "wait": "takes: 5 days",
    "wait-on": "until: 2020-02-10",
}
MATTERS = {
    "matters": "{one: {procedure: book}, two: {procedure: book, opens_in: unserved}}",
    "arguments": "{first: {against: one}, second: {against: one}, third: {against: two}}",
    "variants": "{strict: {opens_with: [{find: strict}]}}",
}


@cache
def cases(name: str) -> tuple[Case, ...]:
    """Return a scenario made playable, plain and in each of its variants."""
    if name == "desk":
        return tuple(desk(ENDLESS, MATTERS, variant=variant) for variant in ("", "strict"))
    scenario = load(next(file for file in FILES if file.parent.name == name)).playable
    return tuple(Case(scenario, variant) for variant in (None, *scenario.variants))


FILES = [*SHIPPED, *CASES]
NAMES = [*["desk"] * 4, *(file.parent.name for file in FILES)]


@st.composite
def plays(draw: st.DrawFn) -> Play:
    """Make a random play: which case, which seed, and at each turn which choice, picks and outcome."""
    case = draw(st.sampled_from(cases(draw(st.sampled_from(NAMES)))))
    seed = draw(st.integers(0, 2**32))
    play, chance = Play.begin(case, seed), Random(seed)
    for _ in range(draw(st.just(LONGEST) | st.integers(0, LONGEST))):
        turn = random_turn(play, chance)
        if turn is None:
            break
        play = play.make(turn)
    return play


def random_turn(play: Play, chance: Random) -> Turn | None:
    """Return one of all turns that can be made; with none at an ending."""
    case, position = play.case, play.position
    open_ones = case.open_choices(position)
    if not open_ones:
        return None
    choice = chance.choice(open_ones).key.choice
    able = [
        (picks, ways) for picks in pick_sets(case, play, choice) if (ways := outcomes(play, choice, picks))
    ]
    picks, ways = chance.choice(able)
    return Turn(position.scene, choice, picks, chance.choice(ways))


def pick_sets(case: Case, play: Play, choice: ChoiceId) -> list[tuple[ArgumentId, ...]]:
    """Return every set of picks that a choice takes here."""
    offer = case.picks(play.position, choice)
    return list(offer.sets()) if offer else [()]


def outcomes(play: Play, choice: ChoiceId, picks: tuple[ArgumentId, ...]) -> list[OutcomeId | None]:
    """Return each way that a choice can turn out here."""
    odds = play.case.outcomes(play.position, choice, picks)
    return [one.outcome.id for one in odds] or [None]


def halves(step: Step) -> list[Half]:
    """Return the halves of a turn."""
    return [step.choice.half, *([step.outcome.half] if step.outcome else [])]


def accrues(case: Case, matter: MatterId, standing: Standing) -> bool:
    """Return whether days are owed while a matter stands so."""
    return case.scenario.matters[matter].procedure.accrues(standing)


def changes_fines(step: Step, matter: MatterId) -> bool:
    """Return whether an effect of the turn changes what is owed, other than by time."""
    changes = [effect.change for half in halves(step) for effect in half.effects]
    return any(isinstance(change, ChangeFines) and change.matter == matter for change in changes)


def moved(step: Step, matter: MatterId) -> bool:
    """Return whether the turn has a move of a matter."""
    return any(planned.move.matter == matter for half in halves(step) for planned in half.moves)


RANDOMLY = settings(max_examples=60)


@RANDOMLY
@given(plays())
def test_tables_and_procedure_machines_agree_at_every_step(play):
    machines = {
        name: ProcedureMachine(matter.procedure) for name, matter in play.case.scenario.matters.items()
    }
    for position in (play.replay.opening, *(step.after for step in play.replay.steps)):
        for name, matter in play.case.scenario.matters.items():
            standing = position.matters[name]
            for move in matter.procedure.moves.values():
                leads_to = move.entered(standing) if move.allowed(position) else None
                assert machines[name].postures_after(move.id, standing.postures, position) == leads_to


@RANDOMLY
@given(plays())
def test_tables_and_the_scene_machine_agree_at_every_step(play):
    machine = SceneMachine(play.case.scenario)
    for step in play.replay.steps:
        for choice in play.case.scene(step.before).choices.values():
            for outcome in choice.outcomes.values() or (None,):
                leads_to = machine.scene_after(choice.key, outcome.id if outcome else None, step.before)
                open_ways = [way for way in choice.ways_on(outcome) if all_hold(way.when, step.before)]
                assert leads_to == open_ways[0].scene
        assert step.after.scene in {way.scene for way in step.choice.ways_on(step.outcome)}


@RANDOMLY
@given(plays(), st.integers(0, LONGEST))
def test_undo_n_then_redo_n_is_the_identity(play, count):
    count = min(count, len(play.playthrough.turns))
    undone = play
    for _ in range(count):
        undone = undone.undo()
    assert len(undone.playthrough.turns) == len(play.playthrough.turns) - count
    for _ in range(count):
        undone = undone.redo()

    assert undone == play


@RANDOMLY
@given(plays())
def test_fines_never_grow_while_stayed_or_after_purge(play):
    """Nor in any other posture that does not accrue; a sum named by an effect is another thing."""
    for step in play.replay.steps:
        for matter, before in step.before.matters.items():
            if moved(step, matter) or changes_fines(step, matter):
                continue
            if not accrues(play.case, matter, before):
                assert step.after.matters[matter].fines == before.fines


@RANDOMLY
@given(plays())
def test_fines_are_0_before_a_sum_was_ever_set_or_named(play):
    """So they never grow before an order: a sum is set by an order, or by nothing."""
    for matter in play.case.scenario.matters:
        if play.replay.opening.matters[matter].sanction or play.replay.opening.matters[matter].fines:
            continue
        for step in play.replay.steps:
            changes = [effect.change for half in halves(step) for effect in half.effects]
            if any(isinstance(one, ChangeFines | SetSanction) and one.matter == matter for one in changes):
                break
            assert step.after.matters[matter].fines == 0


@RANDOMLY
@given(plays())
def test_fines_grow_by_what_each_day_in_contempt_costs(play):
    """Counted anew, a day at a time."""
    for step in play.replay.steps:
        for matter, before in step.before.matters.items():
            changed = [effect.change for half in halves(step) for effect in half.effects]
            if moved(step, matter) or any(isinstance(one, ChangeFines | SetSanction) for one in changed):
                continue
            owed = before.fines
            if before.sanction and accrues(play.case, matter, before):
                for day in range((step.after.date - step.before.date).days):
                    owed += before.sanction.on_day(before.accrued_days + day + 1)
            assert step.after.matters[matter].fines == owed


@RANDOMLY
@given(plays())
def test_meters_stay_in_bounds(play):
    for position in (play.replay.opening, *(step.after for step in play.replay.steps)):
        for name, meter in play.case.scenario.meters.items():
            assert meter.lowest <= position.meters[name] <= meter.highest


@RANDOMLY
@given(plays())
def test_the_docket_is_in_date_order(play):
    days = [entry.day for entry in play.replay.docket]

    assert days == sorted(days)
    assert all(play.replay.opening.date <= day <= play.position.date for day in days)


@RANDOMLY
@given(plays())
def test_the_odds_of_the_open_outcomes_make_exactly_1(play):
    for choice in play.case.open_choices(play.position):
        for picks in pick_sets(play.case, play, choice.key.choice):
            odds = play.case.outcomes(play.position, choice.key.choice, picks)
            assert not choice.outcomes or sum(one.odds for one in odds) == 1
            assert all(0 < one.odds <= 1 for one in odds)


@RANDOMLY
@given(plays())
def test_an_unpreserved_argument_never_stands_in_turns_on_of_an_outcome_that_happened(play):
    for step in play.replay.steps:
        raised = set(step.before.preserved) | set(step.turn.picks)
        for effect in step.choice.half.effects:
            if isinstance(effect.change, PreserveArguments):
                raised |= set(effect.change.arguments)
        ruling = step.outcome.half.ruling if step.outcome else None
        grounds = set(ruling.turns_on) if ruling else set()

        assert grounds <= raised - step.before.forfeited


@RANDOMLY
@given(plays())
def test_an_argument_is_never_both_preserved_and_forfeited_and_never_comes_back(play):
    for step in play.replay.steps:
        assert not step.after.preserved & step.after.forfeited
        assert step.before.forfeited <= step.after.forfeited


@RANDOMLY
@given(plays())
def test_an_open_deadline_has_not_passed(play):
    for step in play.replay.steps:
        for deadline in step.after.deadlines.values():
            assert (deadline.status == "open") <= (step.after.date <= deadline.last_day)


@RANDOMLY
@given(plays())
def test_no_choice_is_made_more_often_than_its_times(play):
    for key, count in play.position.chosen.items():
        times = play.case.scenario.choice(key).times
        assert times is None or count <= times


@RANDOMLY
@given(plays())
def test_a_choice_has_a_reason_exactly_where_it_is_not_open(play):
    open_ones = play.case.open_choices(play.position)
    for choice in play.case.choices(play.position):
        assert (choice in open_ones) == (not play.case.reasons(play.position, choice.key.choice))


@RANDOMLY
@given(plays())
def test_replay_equals_the_incremental_play(play):
    assert play.case.replay(play.playthrough) == play.replay


@RANDOMLY
@given(plays(), st.integers(0, 10**6))
def test_seeded_draws_repeat(play, seed):
    """The same seed and the same choices: the same play, turn by turn."""

    def drawn() -> Replay:
        again = Play.begin(play.case, seed)
        for turn in play.playthrough.turns:
            if turn.scene != again.position.scene:
                break
            if turn.choice not in [one.key.choice for one in play.case.open_choices(again.position)]:
                break
            offer = play.case.picks(again.position, turn.choice)
            if offer is not None and not offer.takes(turn.picks):
                break
            again = again.choose(turn.choice, turn.picks)
        return again.replay

    assert drawn() == drawn()
