"""Careful counsel in the Ireland case: to ignore the court, let evidence drift or pay for nothing is worse.

On the plain average the three look as good as the real course, or nearly: most of what follows them is slips
that a careful lawyer does not make. So each is held here against the real course, at the same decision.
"""

import pytest

from game.content.library import Library
from game.engine.case import Case, historical_replay
from game.search.decisions import OddsFrom
from game.search.explore import explore
from game.search.steps import compile_steps

VISIBLE = 5  # points of 100


@pytest.fixture(scope="module")
def decisions():
    """The decisions of the real course, by their scenes."""
    loaded = Library().load("microsoft-ireland")
    case = Case(loaded.playable)
    turns = historical_replay(case, loaded.historical).turns
    found = OddsFrom(explore(compile_steps(case.scenario))).decisions(turns)
    return {turn.scene: one for turn, one in zip(turns, found, strict=True)}


def worth(chances) -> float:
    """Return what odds are worth in points: 100 for a good ending, 50 for a mixed one."""
    good, mixed, _ = chances.shares
    return float(100 * good + 50 * mixed)


@pytest.mark.parametrize(
    ("scene", "choice"),
    [
        pytest.param("service", "say-nothing", id="ignores the warrant"),
        pytest.param("stay-lifted", "send-nothing", id="ignores the order"),
        pytest.param("service", "let-it-move", id="lets evidence drift"),
        pytest.param("stay-lifted", "let-her-name-it", id="pays for nothing"),
    ],
)
def test_the_three_temptations_end_visibly_worse_than_the_real_course(decisions, scene, choice):
    real, other = decisions[scene].careful.after, decisions[scene].careful.behind[choice]

    assert 100 * (real.shares[0] - other.shares[0]) > VISIBLE
    assert 100 * (other.shares[2] - real.shares[2]) > VISIBLE
    assert worth(real) > worth(other) + VISIBLE


def test_the_real_bargain_is_no_blunder_and_an_appeal_is_worth_more_than_giving_up(decisions):
    """Whoever loses without having paid a fine has lost, and has been heard."""
    signed, brief = decisions["stipulation"].careful, decisions["circuit"].careful

    assert signed.after.points[2] < 2 * VISIBLE
    assert worth(brief.after) > worth(brief.behind["withdraw"]) + VISIBLE


def test_whoever_defies_the_order_to_the_end_mostly_loses(decisions):
    assert decisions["stay-lifted"].careful.behind["defy"].points[2] > 2 * VISIBLE


def test_on_the_plain_average_the_choices_of_the_opening_hardly_differ(decisions):
    """That is why the average alone would teach wrong law."""
    average, careful = decisions["service"].average, decisions["service"].careful

    def apart(of) -> float:
        worths = [worth(of.behind[choice]) for choice in ("produce-and-move", "say-nothing", "let-it-move")]
        return max(worths) - min(worths)

    assert apart(average) < apart(careful)
