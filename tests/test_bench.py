"""The page of figures: what is measured stands beside its goal, and what falls short is said at the top."""

from bench.__main__ import PAGE, Found, kept_sections, page, section
from bench.goals import BESIDE, PARTS, Goal, Part

PART = Part(
    "made-up",
    "Reading and proving many scenes",
    ("none",),
    (
        Goal("a.b", "a check", most=2, beside="replay.triggers"),
        Goal("a.c", "plays", "", least=10),
        Goal("d", "odds"),
    ),
)


def found_of(*lines):
    found = Found()
    found.load = 0.0
    for line in lines:
        found.hear(line)
    return found


def test_a_figure_stands_beside_its_goal_and_what_falls_short_at_the_top():
    found = found_of(
        "a.b: 3", "a.c: 12", "replay.triggers: 1.5", "no figure: of ours", "left out: d, as it rains"
    )
    text = section(PART, found)

    assert "| a check | 3 s | 2 s | **no** | as many triggers of `transitions`, 1.5 s | 2.00 |" in text
    assert "| plays | 12 | at least 10 | yes |  |  |" in text
    assert "| odds | not measured |  |  |  |  |\n\n- Left out: d, as it rains" in text
    whole = page({PART.title: text})
    assert "What falls short:\n\n- Reading and proving many scenes: a check, 3 s (goal 2 s)\n\n##" in whole
    assert kept_sections(whole) == {PART.title: text}


def test_the_page_is_that_of_its_own_tables():
    text = PAGE.read_text("utf-8")

    # But for the machine, which is another one here.
    assert page(kept_sections(text)).split("What falls short")[1:] == text.split("What falls short")[1:]


def test_figures_have_one_goal_each_and_what_is_beside_them_has_a_name():
    goals = [goal for part in PARTS for goal in part.goals]

    assert len({goal.figure for goal in goals}) == len(goals)
    assert {goal.beside for goal in goals} - {""} <= set(BESIDE)
