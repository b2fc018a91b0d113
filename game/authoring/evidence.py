"""What can be seen in some play of a scenario, in all its variants, and the shortest plays that show it.

Most is seen by some hundred plays. What they leave open is looked for in every position that is explored
(`authoring.check_questions`); only where a problem is told is a shortest play to it searched for.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from game.authoring.check_probes import Probes, compile_probes
from game.authoring.check_questions import BOTH, NO, YES, narrowed, open_questions
from game.authoring.check_sheet import Shown
from game.authoring.check_sites import Site
from game.authoring.explore import Look
from game.authoring.lumping import Lumped, lumped_variants
from game.authoring.steps import Steps as Compiled
from game.authoring.steps import compile_steps
from game.authoring.trials import tried_out
from game.authoring.witnesses import Sight, shortest_plays
from game.model.ids import VariantId
from game.model.record import Turn
from game.model.scenario import Scenario

__all__ = ("BOTH", "NO", "YES", "Course", "Evidence", "gather")
# After so many plays that showed nothing new, or so many positions, no more are tried.
PATIENCE = 400
MOST_LOOKED_AT = 30_000
# The kinds of sites of which a play is shown, each with the answer that is told.
_SHOWN = (("requires", NO), ("until", NO), ("choice", NO), ("refusal", YES))


@dataclass(slots=True)
class Course:
    """One variant in the lumped positions, and for each of its positions the turn by which it is come to."""

    steps: Compiled
    lumped: Lumped
    opening: int
    _before: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    _order: list[int] = field(default_factory=list)

    @property
    def variant(self) -> VariantId | None:
        """Answer with the name of the variant; None for the plain case."""
        return self.steps.variant

    @property
    def order(self) -> list[int]:
        """Answer with the positions of the variant in order of their distance from the opening."""
        if not self._order:
            self._walk()
        return self._order

    def play(self, number: int) -> Shown:
        """Answer with a shortest play to a position."""
        turns: list[Turn] = []
        while number != self.opening and self.order:
            number, place, way = self._before[number]
            option = self.lumped.options[number][place]
            turns.append(self.steps.turn(option, option.ways[way][1]))
        return Shown(tuple(reversed(turns)), self.variant)

    def _walk(self) -> None:
        self._order = [self.opening]
        seen = {self.opening}
        for number in self._order:
            for place, option in enumerate(self.lumped.options[number]):
                for way, (_, _, target) in enumerate(option.ways):
                    if target not in seen:
                        seen.add(target)
                        self._before[target] = (number, place, way)
                        self._order.append(target)


@dataclass(slots=True)
class Evidence:
    """All that was seen: for each scene the bits of its sites, and the lumped positions of all variants."""

    scenario: Scenario
    probes: Probes
    seen: list[int]
    lumped: Lumped
    courses: tuple[Course, ...]
    _first: dict[Sight, Shown] = field(default_factory=dict)

    @property
    def bounded(self) -> bool:
        """Answer whether a limit kept anything from being seen."""
        return bool(self.lumped.cut)

    @property
    def positions(self) -> int:
        """Answer with the number of positions, those of all variants together."""
        return self.lumped.positions

    def sites(self) -> Iterator[tuple[int, int, Site]]:
        """Give every site with the number of its scene and its own."""
        for scene, sites in enumerate(self.probes.sites):
            for number, site in enumerate(sites.every):
                yield scene, number, site

    def saw(self, scene: int, site: int, answer: int) -> bool:
        """Answer whether a site ever answered so: YES or NO."""
        return bool(self.seen[scene] >> 2 * site + answer & 1)

    def shown(self, scene: int, site: int, answer: int) -> Shown | None:
        """Answer with a shortest play to where a site answered so, if it is of a kind that is shown."""
        if not self._first:
            sights = [
                (one, number, answer)
                for one, number, kind in self.sites()
                for answer in BOTH
                if (kind.kind, answer) in _SHOWN and self.saw(one, number, answer)
            ]
            self._first = shortest_plays(self.lumped.variants, self.probes, sights)
        return self._first.get((scene, site, answer))


def gather(
    scenario: Scenario,
    variants: tuple[VariantId | None, ...],
    limit: int,
    progress: Callable[[int], None] | None = None,
) -> Evidence:
    """Explore a scenario in some variants and look at what some plays left open; raise EndlessLoopError."""
    compiled = tuple(compile_steps(scenario, variant) for variant in variants)
    probes = compile_probes(compiled[0])
    seen = [0] * len(scenario.scenes)
    _see_trials(compiled, probes, seen)
    questions, live = narrowed(open_questions(scenario, compiled[0].layout, probes, seen))
    looks = _looking(probes, seen, questions.bits())
    lumped = lumped_variants(compiled, live, max(1, limit), (progress, looks))
    courses = tuple(
        Course(steps, lumped, opening) for steps, opening in zip(compiled, lumped.openings, strict=True)
    )
    return Evidence(scenario, probes, seen, lumped, courses)


def _see_trials(variants: tuple[Compiled, ...], probes: Probes, seen: list[int]) -> None:
    """Look at one trial after the other, until so many of them have shown nothing new."""
    scene_of, fresh, known = variants[0].layout.scene_of, 0, set[int]()
    for number, play in enumerate(tried_out(variants)):
        for packed in play:
            scene = scene_of(packed)
            found = 0 if packed in known else probes.seen(scene, packed, ~seen[scene])
            known.add(packed)
            if found & ~seen[scene]:
                seen[scene] |= found
                fresh = number
        if number - fresh > PATIENCE or len(known) > MOST_LOOKED_AT:
            return


def _looking(probes: Probes, seen: list[int], asked: dict[int, int]) -> list[Look | None]:
    """Answer with what looks in each scene for what is asked; of the rest, positions no longer tell."""

    def looking(scene: int, bits: int) -> Look:
        def look(packed: int) -> None:
            if unseen := bits & ~seen[scene]:
                seen[scene] |= probes.seen(scene, packed, unseen) & bits

        return look

    return [looking(scene, asked[scene]) if scene in asked else None for scene in range(len(seen))]
