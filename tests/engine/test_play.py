"""A solo play: its record, and the chance that follows from its seed."""

import ast
from fractions import Fraction

import pytest

from game.engine.play import Play, drawn
from game.model.ids import ChoiceId, ChoiceKey, SceneId
from game.model.record import Seed, Turn
from tests.builders import ROOT, desk, record

CASE = desk(
    {
        "draw": "outcomes: {a: {odds: 40}, b: {odds: 30}, c: {}}",
        "file": "picks: {of: [first, second], at_most: 1}, outcomes: {a: {odds: 50}, b: {}}",
        "wait": "takes: 1 day",
    }
)
DRAW, FILE, WAIT = (ChoiceId(name) for name in ("draw", "file", "wait"))


def test_undoing_and_choosing_again_draws_the_same_outcome():
    for seed in range(20):
        play = Play.begin(CASE, seed).choose(WAIT).choose(DRAW)

        again = play.undo().choose(DRAW)

        assert again.playthrough == play.playthrough


def test_another_choice_in_between_draws_anew():
    """The draw follows from the number of the turn: the same choice one turn later is another draw."""
    drawn = {
        (
            Play.begin(CASE, seed).choose(DRAW).playthrough.turns[-1].outcome,
            Play.begin(CASE, seed).choose(WAIT).choose(DRAW).playthrough.turns[-1].outcome,
        )
        for seed in range(40)
    }

    assert any(first != second for first, second in drawn)


def test_a_seed_draws_the_same_play_always():
    def drawn(seed: int) -> list[str | None]:
        play = Play.begin(CASE, seed)
        for _ in range(30):
            play = play.choose(DRAW)
        return [turn.outcome for turn in play.playthrough.turns]

    assert drawn(7) == drawn(7)
    assert drawn(7) != drawn(8)


def test_outcomes_are_drawn_about_as_often_as_their_odds_say():
    drawn = [Play.begin(CASE, seed).choose(DRAW).playthrough.turns[0].outcome for seed in range(1000)]

    assert abs(drawn.count("a") - 400) < 60
    assert abs(drawn.count("b") - 300) < 60


def test_a_choice_without_outcomes_draws_nothing():
    assert Play.begin(CASE, 1).choose(WAIT).playthrough.turns[0].outcome is None


def test_picks_are_part_of_the_record():
    play = Play.begin(CASE, 1).choose(FILE, ("second",))

    assert play.playthrough.turns[0].picks == ("second",)
    assert play.position.preserved == {"second"}


def test_undo_and_redo_play_the_record_again():
    play = Play.begin(CASE, 3).choose(DRAW).choose(WAIT).choose(DRAW)

    undone = play.undo().undo()

    assert undone.playthrough.turns == play.playthrough.turns[:1]
    assert undone.replay == CASE.replay(undone.playthrough)
    assert undone.redo().redo() == play


def test_undo_at_the_opening_and_redo_with_nothing_undone_change_nothing():
    play = Play.begin(CASE, 3)

    assert play.undo() == play
    assert play.redo() == play
    assert play.last_step is None


def test_loading_replays_the_turns_of_the_record():
    play = Play.begin(CASE, 3).choose(DRAW).choose(WAIT)

    assert Play.resume(CASE, play.playthrough) == play
    assert [step.turn.choice for step in (*play.replay.steps, play.last_step)] == [DRAW, WAIT, WAIT]


def test_a_recorded_outcome_holds_whatever_the_seed_would_draw():
    for outcome in ("a", "b", "c"):
        assert Play.resume(CASE, record(CASE, f"draw:{outcome}")).last_step.outcome.id == outcome


@pytest.mark.parametrize("file", sorted((ROOT / "game" / "engine").glob("*.py")), ids=lambda file: file.stem)
def test_the_engine_never_draws(file):
    """No module of chance is imported; only the play asks the seed of the model."""
    imported, names = set(), set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add(node.module)
            names |= {name.name for name in node.names}

    assert not imported & {"random", "secrets", "numpy", "uuid", "time", "os"}
    assert ("Seed" in names) == (file.stem == "play")


def test_a_draw_that_meets_the_end_of_one_outcome_is_the_next():
    class Halfway(Seed):
        def draw(self, *_about: object) -> Fraction:
            return Fraction(1, 2)

    odds = CASE.outcomes(CASE.opening(), FILE, ("first",))

    assert [(one.outcome.id, one.odds) for one in odds] == [("a", Fraction(1, 2)), ("b", Fraction(1, 2))]
    assert drawn(Halfway(0), 1, Turn(SceneId("desk"), FILE), odds) == "b"


def test_the_first_turn_is_the_first_draw_of_the_seed_and_the_odds_are_laid_end_to_end():
    key = ChoiceKey(SceneId("desk"), DRAW)
    for seed in range(30):
        drawn = Seed(seed).draw(1, key, ())
        outcome = "a" if drawn < Fraction(2, 5) else "b" if drawn < Fraction(7, 10) else "c"

        assert Play.begin(CASE, seed).choose(DRAW).playthrough.turns[0].outcome == outcome
