"""What the plays of one variant come to, in simple values: another process can have found them out."""

from dataclasses import dataclass
from fractions import Fraction

from game.authoring.check_sheet import Shown
from game.authoring.check_teaching import planned_scenes
from game.authoring.courses import Course
from game.authoring.late_cites import Cited, late_cites
from game.authoring.lumping import in_order
from game.authoring.steps import Wrong
from game.authoring.weighing import Weighing, by_choice
from game.model.ids import ChoiceKey, OutcomeId, SceneId


@dataclass(frozen=True, slots=True)
class Account:
    """What some plays come through, where they break, and what they cite too early.

    A shortest play shows each choice with wrong odds, each scene that is stuck without an open choice, and
    each planned scene in which a choice is alone. The odds of the endings are those of even play; they are
    worked out only where the author expects some.
    """

    positions: int
    bounded: bool
    scenes: frozenset[SceneId]
    choices: frozenset[ChoiceKey]
    outcomes: frozenset[tuple[ChoiceKey, OutcomeId]]
    wrong: dict[ChoiceKey, tuple[Wrong, Shown]]
    stuck: dict[SceneId, Shown]
    alone: dict[SceneId, Shown]
    late: tuple[Cited, ...]
    odds: dict[SceneId, Fraction]


def account_of(course: Course) -> Account:
    """Answer with what the plays of a variant come to."""
    lumped, steps = course.lumped, course.steps
    taken: set[tuple[int, int]] = set()
    for options in lumped.options:
        for choice, _, ways, _ in options:
            taken.update([(choice, outcome) for _, outcome, _ in ways])
    tried = {one.choice for each in lumped.wrong.values() for one in each}
    happened = ((steps.choices[choice].key, steps.outcome(choice, outcome)) for choice, outcome in taken)
    return Account(
        positions=lumped.positions,
        bounded=bool(lumped.cut),
        scenes=frozenset(steps.scenes[scene] for scene in set(lumped.scenes)),
        choices=frozenset(steps.choices[one].key for one in tried.union(choice for choice, _ in taken)),
        outcomes=frozenset((key, outcome) for key, outcome in happened if outcome is not None),
        wrong=_wrong(course),
        stuck=_shown(course, _stuck(course)),
        alone=_shown(course, _alone(course)),
        late=tuple(late_cites(course)),
        odds=_odds(course),
    )


def _odds(course: Course) -> dict[SceneId, Fraction]:
    expected = course.steps.scenario.expected.get(course.steps.variant)
    asked = expected and expected.endings and not course.lumped.cut
    return Weighing(in_order(course.lumped)).probabilities() if asked else {}


def _wrong(course: Course) -> dict[ChoiceKey, tuple[Wrong, Shown]]:
    at, found = course.lumped.wrong, dict[ChoiceKey, tuple[Wrong, Shown]]()
    for number in course.order if at else ():
        for wrong in at.get(number, ()):
            key = course.steps.choices[wrong.choice].key
            if key not in found:
                found[key] = wrong, course.play(number)
    return found


def _shown(course: Course, numbers: set[int]) -> dict[SceneId, Shown]:
    """Answer with the scenes of some positions, each with a shortest play to one of them."""
    names, found = course.steps.scenes, dict[SceneId, Shown]()
    for number in course.order if numbers else ():
        scene = names[course.lumped.scenes[number]]
        if number in numbers and scene not in found:
            found[scene] = course.play(number)
    return found


def _stuck(course: Course) -> set[int]:
    """Answer with the positions in which nothing is open, and the case is not over."""
    lumped, scenes = course.lumped, course.steps.scenario.scenes
    over = {number for number, name in enumerate(course.steps.scenes) if scenes[name].ending}
    stuck = {
        number
        for number, options in enumerate(lumped.options)
        if not options and lumped.scenes[number] not in over
    }
    return stuck - lumped.cut.union(lumped.wrong)


def _alone(course: Course) -> set[int]:
    """Answer with the positions of planned scenes in which there is nothing to decide."""
    lumped, names, planned = course.lumped, course.steps.scenes, planned_scenes(course.steps.scenario)
    there = (number for number, scene in enumerate(lumped.scenes) if names[scene] in planned)
    return {number for number in there if len(by_choice(lumped.options[number])) < 2} - lumped.cut
