"""What the plays of one variant come to, in simple values: another process can have found them out."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from game.model.ids import ChoiceKey, OutcomeId, SceneId
from game.proof.check_sheet import Shown
from game.proof.check_teaching import planned_scenes
from game.proof.courses import Course
from game.proof.late_cites import Cited, late_cites
from game.search.patterns import Pattern, Wrong
from game.search.weighing import Weighing


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
    """Return what the plays of a variant come to."""
    lumped, steps = course.lumped, course.steps
    patterns = set(lumped.patterns)
    taken = {(kind.choice, outcome) for each in patterns for kind, _, outcome, _ in each.ways}
    tried = {one.choice for each in patterns for one in each.wrong}
    happened = ((steps.choices[choice].key, steps.outcome(choice, outcome)) for choice, outcome in taken)
    return Account(
        positions=lumped.positions,
        bounded=bool(lumped.cut),
        scenes=frozenset(steps.scenes[each.scene] for each in patterns),
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
    return Weighing(course.lumped).probabilities() if asked else {}


def _wrong(course: Course) -> dict[ChoiceKey, tuple[Wrong, Shown]]:
    patterns, found = course.lumped.patterns, dict[ChoiceKey, tuple[Wrong, Shown]]()
    for number in course.order if any(each.wrong for each in set(patterns)) else ():
        for wrong in patterns[number].wrong:
            key = course.steps.choices[wrong.choice].key
            if key not in found:
                found[key] = wrong, course.play(number)
    return found


def _shown(course: Course, numbers: set[int]) -> dict[SceneId, Shown]:
    """Return the scenes of some positions, each with a shortest play to one of them."""
    names, found = course.steps.scenes, dict[SceneId, Shown]()
    for number in course.order if numbers else ():
        scene = names[course.lumped.patterns[number].scene]
        if number in numbers and scene not in found:
            found[scene] = course.play(number)
    return found


def _stuck(course: Course) -> set[int]:
    """Return the positions in which nothing is open, and the case is not over."""
    scenes = course.steps.scenario.scenes
    over = {number for number, name in enumerate(course.steps.scenes) if scenes[name].ending}
    return _where(course, lambda one: not (one.kinds or one.wrong or one.scene in over))


def _alone(course: Course) -> set[int]:
    """Return the positions of planned scenes in which there is nothing to decide."""
    names, planned = course.steps.scenes, planned_scenes(course.steps.scenario)
    return _where(course, lambda one: names[one.scene] in planned and len(one.choices) < 2)


def _where(course: Course, asked: Callable[[Pattern], bool]) -> set[int]:
    """Return the positions whose patterns are asked for; not with those that a limit cut off."""
    lumped = course.lumped
    patterns = {one for one in set(lumped.patterns) if asked(one)}
    there = (number for number, one in enumerate(lumped.patterns) if one in patterns)
    return set(there) - lumped.cut if patterns else set()
