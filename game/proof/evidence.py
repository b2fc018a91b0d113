"""What can be seen in some play of a scenario, in all its variants, and the shortest plays that show it.

Most is seen by some hundred trials. What they leave open is looked for in every position that is explored;
a shortest play is searched for only where a problem is reported. Once the plain case is explored, a second
process, where there is one, explores the other variants and asks careful counsel.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

from game.model.ids import VariantId, as_written
from game.model.scenario import Scenario
from game.processes import Forked, Questioned
from game.proof.candidates import Comparison, Dominance, remaining, ruled_out_by
from game.proof.dominance import compared, compared_by_fines
from game.proof.findings import ShownPlay
from game.proof.plays import Sight, look_at_trials, shortest_plays
from game.proof.probes import Probes, Site, compile_probes
from game.proof.questions import BOTH, NO, YES, narrowed, open_questions
from game.proof.variant_summary import VariantPlays, VariantSummary, summary_of
from game.search.careful import Counselled
from game.search.explore import Look, Quotient, Search
from game.search.opening_tones import OneSided, one_sided
from game.search.steps import Steps as Compiled
from game.search.steps import compile_steps
from game.search.weighing import Weighing

__all__ = ("BOTH", "NO", "YES", "Evidence", "gather")
# Where trials came to fewer positions, all variants are explored before another process has begun.
WORTH_A_PROCESS = 2_000
# Above so many positions of the quotient careful counsel would take more time than it tells.
MOST_COUNSELLED = 50_000
# The kinds of sites of which a play is shown, each with the answer that is reported.
_SHOWN = (("requires", NO), ("until", NO), ("choice", NO), ("refusal", YES))


@dataclass
class Evidence:
    """All that was seen: for each scene the bits of its sites, and the summary of each variant."""

    scenario: Scenario
    variants: tuple[Compiled, ...]
    probes: Probes
    seen: list[int]
    summaries: tuple[VariantSummary, ...]
    one_sided: tuple[OneSided, ...]
    _plays: VariantPlays
    _limit: int
    _compared: tuple[Comparison, ...]
    _others: Forked
    _first: dict[Sight, ShownPlay] = field(default_factory=dict)

    @property
    def bounded(self) -> bool:
        """Return whether a limit kept anything from being seen."""
        return any(summary.bounded for summary in self.summaries)

    @property
    def positions(self) -> int:
        """Return the number of positions, those of all variants together."""
        return sum(summary.positions for summary in self.summaries)

    def sites(self) -> Iterator[tuple[int, int, Site]]:
        """Yield every site with the number of its scene and its own; what copies of a scene share, once."""
        for scene, (name, sites) in enumerate(zip(self.scenario.scenes, self.probes.sites, strict=True)):
            for number, site in enumerate(sites.every):
                if self._alike(scene, number)[0] == (scene, number):
                    is_own = site.steps[:2] == ("scenes", name)
                    yield scene, number, site.at_home(as_written(name)) if is_own else site

    def saw(self, scene: int, site: int, answer: int) -> bool:
        """Return whether a site ever answered so, YES or NO, in any copy of its scene."""
        return any(self._saw(*one, answer) for one in self._alike(scene, site))

    def _saw(self, scene: int, site: int, answer: int) -> bool:
        return bool(self.seen[scene] >> 2 * site + answer & 1)

    def _alike(self, scene: int, site: int) -> Sequence[tuple[int, int]]:
        return self._copied.get((scene, site)) or ((scene, site),)

    @cached_property
    def _copied(self) -> dict[tuple[int, int], list[tuple[int, int]]]:
        """Of each site of a scene of a piece: the same site in all copies, with the number of each scene."""
        groups: dict[Hashable, list[tuple[int, int]]] = {}
        found: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for scene, (name, sites) in enumerate(zip(self.scenario.scenes, self.probes.sites, strict=True)):
            times = Counter[Hashable]()
            for number, site in enumerate(sites.every if name != as_written(name) else ()):
                # Of several that are alike in one scene, the first of each copy go together, and so on.
                told = site.subject if isinstance(site.subject, str) else ""
                key = as_written(name), site.kind, site.steps[2:], told
                times[key] += 1
                found[scene, number] = groups.setdefault((key, times[key]), [])
                found[scene, number].append((scene, number))
        return found

    def shown(self, scene: int, site: int, answer: int) -> ShownPlay | None:
        """Return a shortest play to where a site answered so, if it is of a kind that is shown."""
        if not self._first:
            sights = [
                (*one, answer)
                for scene, number, kind in self.sites()
                for one in self._alike(scene, number)
                for answer in BOTH
                if (kind.kind, answer) in _SHOWN and self._saw(*one, answer)
            ]
            self._first = shortest_plays(self.variants, self.probes, sights)
        plays = [self._first.get((*one, answer)) for one in self._alike(scene, site)]
        return min(filter(None, plays), key=lambda play: len(play.turns), default=None)

    def comparisons(self) -> tuple[Comparison, ...] | None:
        """Return how choices compare in all variants, or None where a limit came first.

        Each variant is asked only for pairs that nothing before it rules out, and for fines at last.
        """
        found = (*self._compared, *self._others.ask(ruled_out_by(self._compared)))
        if not any(remaining(found)):
            return found
        mine = compared_by_fines(self._plays, ruled_out_by(found), self._limit)
        theirs: list[Comparison | None] = self._others.ask(ruled_out_by((*found, mine) if mine else found))
        last = [one for one in (mine, *theirs) if one]
        return (*found, *last) if len(last) == 1 + len(theirs) else None

    def close(self) -> None:
        """Say that nothing more will be asked."""
        self._others.close()


def gather(
    scenario: Scenario,
    variants: tuple[VariantId | None, ...],
    limit: int,
    progress: Callable[[int], None] | None = None,
) -> Evidence:
    """Explore a scenario in some variants and look at what some plays left open; raise EndlessLoopError.

    What is gathered must be closed in the end.
    """
    compiled = tuple(compile_steps(scenario, variant) for variant in variants)
    probes = compile_probes(compiled[0])
    seen = [0] * len(scenario.scenes)
    large = look_at_trials(compiled, probes, seen) > WORTH_A_PROCESS
    plain, *rest = compiled
    questions, live = narrowed(open_questions(scenario, plain.layout, probes, seen))
    limit, turns, looks = max(1, limit), plain.compiled(live), _looks(probes, seen, questions.bits())

    def beside() -> Questioned:
        """Yield the other summaries, all that is seen, and what is one-sided; then two comparisons."""
        every = [VariantPlays(Search(one, live, limit, turns).run(looks=looks)) for one in rest]
        summaries = [summary_of(plays) for plays in every]
        ruled_out: Dominance = yield summaries, seen, _one_sided(plays.quotient)
        ruled_out = yield _in_turn(compared, every, ruled_out)
        yield _in_turn(partial(compared_by_fines, limit=limit), every, ruled_out)

    plays = VariantPlays(Search(plain, live, limit, turns).run(progress, looks))
    # The copy is made only now: what the turns have come to in the plain case they know in the variants.
    others = Forked(beside(), large and (bool(rest) or len(plays.quotient) <= MOST_COUNSELLED))
    summary = summary_of(plays)
    first = () if summary.bounded else (compared(plays, Dominance(), also_intended=True),)
    found, seen_there, sided = others.first()
    for scene, bits in enumerate(seen_there):
        seen[scene] |= bits
    return Evidence(scenario, compiled, probes, seen, (summary, *found), sided, plays, limit, first, others)


def _one_sided(quotient: Quotient) -> tuple[OneSided, ...]:
    """Return the choices that careful counsel takes nearly always in the plain case.

    There are none where all endings are worth the same, and nobody looks where positions are too many.
    """
    worths = {scene.ending.worth for scene in quotient.steps.scenario.endings if scene.ending}
    if quotient.bounded or len(worths) < 2 or len(quotient) > MOST_COUNSELLED:
        return ()
    return one_sided(Counselled(quotient), Weighing(quotient))


def _looks(probes: Probes, seen: list[int], asked: dict[int, int]) -> list[Look | None]:
    """Return what looks in each scene for what is asked; of the rest, positions no longer tell."""

    def looking(scene: int, bits: int) -> Look:
        def look(packed: int) -> None:
            if unseen := bits & ~seen[scene]:
                seen[scene] |= probes.seen(scene, packed, unseen) & bits

        return look

    return [looking(scene, asked[scene]) if scene in asked else None for scene in range(len(seen))]


def _in_turn(
    compare: Callable[[VariantPlays, Dominance], Comparison | None],
    every: Iterable[VariantPlays],
    ruled_out: Dominance,
) -> list[Comparison | None]:
    """Compare in one variant after the other: what one rules out the next is not asked."""
    found: list[Comparison | None] = []
    for plays in every:
        before = [Comparison(frozenset(), ruled_out), *filter(None, found)]
        found.append(compare(plays, ruled_out_by(before)))
    return found
