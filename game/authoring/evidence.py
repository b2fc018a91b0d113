"""What was seen in every position of a scenario, in all its variants, and the shortest play to each sight."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from game.authoring.check_probes import Probes, Site, compile_probes
from game.authoring.check_sheet import Shown
from game.authoring.check_views import Views, views_of
from game.authoring.explore import Explored, explore
from game.authoring.steps import Steps as Compiled
from game.authoring.steps import compile_steps
from game.model.ids import VariantId
from game.model.record import Turn
from game.model.scenario import Scenario

YES, NO = 0, 1


@dataclass(slots=True)
class Course:
    """One explored variant: for each position, the one before it on a shortest play, and the turn between.

    Positions from the number `limit` on were seen, and not explored any further.
    """

    variant: VariantId | None
    explored: Explored
    order: list[int]
    before: dict[int, tuple[int, int, int]]
    limit: int

    def play(self, number: int) -> Shown:
        """Answer with a shortest play to a position."""
        turns: list[Turn] = []
        while number:
            number, place, way = self.before[number]
            turns.append(_turn(self.explored, number, (place, way)))
        return Shown(tuple(reversed(turns)), self.variant)


@dataclass(slots=True)
class Evidence:
    """All that was seen: for each scene the bits of its sites, and where each bit was seen first."""

    scenario: Scenario
    probes: Probes
    courses: list[Course]
    seen: list[int] = field(default_factory=list)
    first: dict[tuple[int, int], tuple[Course, int]] = field(default_factory=dict)

    @property
    def bounded(self) -> bool:
        """Answer whether a limit kept anything from being seen."""
        return any(course.explored.bounded for course in self.courses)

    @property
    def positions(self) -> int:
        """Answer with the number of positions, those of all variants together."""
        return sum(len(course.explored) for course in self.courses)

    def sites(self) -> Iterator[tuple[int, int, Site]]:
        """Give every site with the number of its scene and its own."""
        for scene, sites in enumerate(self.probes.sites):
            for number, site in enumerate(sites.every):
                yield scene, number, site

    def saw(self, scene: int, site: int, answer: int) -> bool:
        """Answer whether a site ever answered so: YES or NO."""
        return bool(self.seen[scene] >> 2 * site + answer & 1)

    def shown(self, scene: int, site: int, answer: int) -> Shown | None:
        """Answer with a shortest play to where a site answered so."""
        found = self.first.get((scene, 2 * site + answer))
        return found[0].play(found[1]) if found else None


def gather(
    scenario: Scenario,
    variants: tuple[VariantId | None, ...],
    limit: int,
    progress: Callable[[int], None] | None = None,
) -> Evidence:
    """Explore a scenario in some variants and look at every position; raise EndlessLoopError."""
    compiled = [compile_steps(scenario, variant) for variant in variants]
    layout = compiled[0].layout
    views = views_of(scenario, layout)
    courses, left, done = [], limit, 0
    for steps, variant in zip(compiled, variants, strict=True):
        hear = _counting_from(done, progress)
        most = max(1, left)
        explored = explore(steps, views.kept, most, hear)
        done += len(explored)
        left -= len(explored)
        courses.append(_course(explored, variant, most))
    evidence = Evidence(scenario, compile_probes(compiled[0]), courses, [0] * len(scenario.scenes))
    for course in courses:
        _look(evidence, course, views)
    return evidence


def _counting_from(done: int, progress: Callable[[int], None] | None) -> Callable[[int], None] | None:
    return None if progress is None else lambda count: progress(done + count)


def _course(explored: Explored, variant: VariantId | None, limit: int) -> Course:
    """Go through the positions in order of their distance from the opening."""
    before: dict[int, tuple[int, int, int]] = {}
    order, seen = [0], {0}
    for number in order:
        for place, option in enumerate(explored.options[number]):
            for way, (_, _, target) in enumerate(option.ways):
                if target not in seen:
                    seen.add(target)
                    before[target] = (number, place, way)
                    order.append(target)
    return Course(variant, explored, order, before, limit)


def _turn(explored: Explored, number: int, taken: tuple[int, int]) -> Turn:
    steps: Compiled = explored.steps
    option = explored.options[number][taken[0]]
    outcome = option.ways[taken[1]][1]
    key = steps.choices[option.choice].key
    return Turn(key.scene, key.choice, steps.picks(option.picks), steps.outcome(option.choice, outcome))


def _look(evidence: Evidence, course: Course, views: Views) -> None:
    """Look at every position; what a scene does not look at itself makes no difference to what is seen."""
    known: list[dict[int, int]] = [{} for _ in evidence.seen]
    scenes, packed = course.explored.scenes, course.explored.packed
    for number in course.order:
        scene = scenes[number]
        looked_at = views.own[scene].part(packed[number])
        found = known[scene].get(looked_at)
        if found is None:
            found = known[scene][looked_at] = evidence.probes.probes[scene](packed[number])
        new = found & ~evidence.seen[scene]
        if new:
            evidence.seen[scene] |= new
            while new:
                bit = (new & -new).bit_length() - 1
                evidence.first.setdefault((scene, bit), (course, number))
                new &= new - 1
