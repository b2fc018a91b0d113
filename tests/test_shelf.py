"""What every shipped case holds to, tried in each run: clean, fair, as long as it says, and sealed."""

import re
from functools import cache
from pathlib import Path

import pytest

from game.content.mentions import stands_in
from game.content.words import load_words
from game.engine.case import Case, historical_replay
from game.proof.checks import check
from game.search.careful import Counselled
from game.search.explore import Quotient, explore
from game.search.reading_time import words_in
from game.search.steps import compile_steps
from game.search.weighing import Weighing
from tests.builders import IRELAND, SHIPPED, TUTORIAL, loaded
from tests.classroom.rooms import lesson
from tests.classroom.views.test_leaks import watched
from tests.terminal.scripts import playbooks, script

EVERY_CASE = pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.parent.name)
LEAST, MOST = 0.01, 0.40
OFTEN, OFTEN_ENOUGH = 0.10, 3
MINUTES = range(15, 36)
MOST_WORDS = 90  # on the projector, at once
# Two older cases. In the tutorial two doors are narrow on purpose: they show that a lucky way is no plan.
# The Ireland case has 22 endings, twice as many as others, and so some that are rare.
RARE = {
    TUTORIAL: {"the-front-door", "a-shorter-warrant"},
    IRELAND: {"tidy-lawyer", "second-cellar", "contempt-that-won", "last-word", "erased"},
}
# Careful counsel mostly asks too late there, and the rest is shared by the other 21.
OFTEN_AT = {IRELAND: 0.06}


@cache
def explored(file: Path) -> Quotient:
    """Return a case with all its positions."""
    return explore(compile_steps(loaded(file).playable))


def careful_odds(of: Quotient) -> dict[str, float]:
    """Return the odds of each ending under careful counsel, weighed from the opening forward."""
    counsel, found = Counselled(of), dict[str, float]()
    masses = [0.0] * len(of.targets)
    masses[-1] = 1.0
    for number in reversed(range(len(masses))):
        mass, targets, pattern = masses[number], of.targets[number], of.patterns[number]
        if not targets:
            scene = of.steps.scenario.scenes[of.scene(number)].id
            found[scene] = found.get(scene, 0.0) + mass
        for share, (_, sets) in zip(counsel.shares[number], counsel._shape(pattern)[1], strict=True):
            behind = [
                counsel._drawn(chances, [counsel._numbers[to] for to in targets[at]]) for chances, at in sets
            ]
            for taken, (chances, at) in zip(counsel._logit(behind), sets, strict=True):
                for chance, to in zip(chances, targets[at], strict=True):
                    masses[to] += mass * share * taken * chance
    return found


def shown_at_once(file: Path) -> dict[str, int]:
    """Return how many words the projector has of each scene."""
    scenes = loaded(file).playable.scenes.items()
    return {name: sum(words_in(one.text) for one in scene.on_screen) for name, scene in scenes}


@EVERY_CASE
def test_a_shipped_case_is_clean_and_nothing_of_a_class_or_of_sealed_names_is_waived(file):
    checked = check([file], load_words())

    assert [str(problem) for problem in checked.problems] == []
    assert [one for one in checked.waived if one.problem.code[0] == "T"] == []


@EVERY_CASE
def test_every_ending_is_reached_by_a_playbook(file):
    reached = {script(*one).replay.position.scene for one in playbooks() if one[0] == file}

    assert {scene.id for scene in loaded(file).playable.endings} <= reached


@EVERY_CASE
def test_no_ending_is_rare_and_none_is_common_whatever_one_chooses(file):
    found = {
        name: float(chance) for name, chance in Weighing(explored(file)).probabilities().items() if chance
    }
    odd = {name: chance for name, chance in found.items() if not LEAST <= chance <= MOST}

    assert set(odd) == RARE.get(file, set()), odd


@EVERY_CASE
def test_careful_counsel_comes_often_to_three_endings_at_least(file):
    found = careful_odds(explored(file))
    often = [name for name, chance in found.items() if chance >= OFTEN_AT.get(file, OFTEN)]

    assert sum(found.values()) == pytest.approx(1)
    assert len(often) >= OFTEN_ENOUGH, found


@EVERY_CASE
def test_a_case_takes_a_quarter_of_an_hour_to_35_minutes(file):
    """The first steps are shorter; that the promise is kept is what a check holds."""
    assert loaded(file).playable.words.minutes in (range(5, 15) if file == TUTORIAL else MINUTES)


@EVERY_CASE
def test_the_projector_has_no_more_words_than_a_class_reads_at_once(file):
    assert {name: count for name, count in shown_at_once(file).items() if count > MOST_WORDS} == {}


@EVERY_CASE
def test_no_real_name_stands_on_a_cover_or_reaches_a_class_before_the_history(file):
    scenario = loaded(file).playable
    real = [form for one in scenario.mask.names.values() for form in (one.real, *one.also)]
    words = scenario.words
    cover = f"{words.title} {words.summary} {words.role} {scenario.mask.title}"
    sent = "".join(
        told for phase, _, _, told in watched(lesson("fifty", file.parent.name)) if phase != "history"
    )

    assert scenario.mask.title
    assert [name for name in real if stands_in(name, cover)] == []
    assert [name for name in real if re.search(rf"\b{re.escape(name)}\b", sent)] == []
    assert [name for name in scenario.mask.sealed if name in sent] == []


@pytest.mark.parametrize(
    ("name", "fines"),
    [
        ("first-steps", 0),
        ("microsoft-ireland", 0),  # contempt by agreement, without a sum
        ("wicket-mail", 10_000),  # two days at 5,000
        ("x-corp-2023", 350_000),  # 50,000 doubled daily, three days begun
        ("yahoo-belgium", 16_500),  # invented: the reports name no sum of the last fine
        ("yahoo-fisc-2007", 0),  # threatened, and never set
        ("cloud-act-quillhaven", 0),
    ],
)
def test_the_real_course_of_each_case_comes_to_the_sum_that_its_sources_tell(name, fines):
    file = next(file for file in SHIPPED if file.parent.name == name)
    read = loaded(file)
    replay = historical_replay(Case(read.playable), read.historical)

    assert replay is not None
    assert sum(one.fines for one in replay.position.matters.values()) == fines
    # Where refusal is a crime nobody is ever held in contempt.
    postures = {at for step in replay.steps for one in step.after.matters.values() for at in one.postures}
    assert (name in ("yahoo-belgium", "yahoo-fisc-2007")) <= (not any("contempt" in at for at in postures))
