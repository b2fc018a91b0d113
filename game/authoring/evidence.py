"""What can be seen in some play of a scenario, in all its variants, and the shortest plays that show it.

Most is seen by some hundred plays. What they leave open is looked for in every position that is explored
(`authoring.check_questions`); only where a problem is told is a shortest play to it searched for. Half
of the variants are explored by a second process, where there is one.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce

from game.authoring.accounts import Account, account_of
from game.authoring.beside import Beside, Work
from game.authoring.check_dominated import judged
from game.authoring.check_probes import compile_probes
from game.authoring.check_questions import BOTH, NO, YES, narrowed, open_questions
from game.authoring.check_sheet import Shown
from game.authoring.check_sites import Probes, Site
from game.authoring.courses import Course
from game.authoring.explore import Look, Search
from game.authoring.liveness import Live
from game.authoring.lumping import lumped_search
from game.authoring.minutes import Minutes, reading_minutes
from game.authoring.policy import uniform
from game.authoring.steps import Steps as Compiled
from game.authoring.steps import compile_steps
from game.authoring.suspects import Charges, Verdict
from game.authoring.trials import tried_out
from game.authoring.turns import Turns
from game.authoring.witnesses import Sight, shortest_plays
from game.model.ids import VariantId
from game.model.scenario import Scenario

__all__ = ("BOTH", "NO", "YES", "Evidence", "gather")
Variants = list[Compiled]
# After so many plays that showed nothing new, or so many positions, no more are tried.
PATIENCE = 150
MOST_LOOKED_AT = 30_000
# Where plays came to fewer positions, all variants are explored before another process has begun.
WORTH_A_PROCESS = 2_000
# The kinds of sites of which a play is shown, each with the answer that is told.
_SHOWN = (("requires", NO), ("until", NO), ("choice", NO), ("refusal", YES))


@dataclass(slots=True)
class Evidence:
    """All that was seen: for each scene the bits of its sites, and what each variant comes to."""

    scenario: Scenario
    variants: tuple[Compiled, ...]
    probes: Probes
    seen: list[int]
    accounts: tuple[Account, ...]
    minutes: dict[VariantId | None, Minutes | None]
    _said: list[Verdict | None]
    _others: Beside
    _first: dict[Sight, Shown] = field(default_factory=dict)

    @property
    def bounded(self) -> bool:
        """Answer whether a limit kept anything from being seen."""
        return any(account.bounded for account in self.accounts)

    @property
    def positions(self) -> int:
        """Answer with the number of positions, those of all variants together."""
        return sum(account.positions for account in self.accounts)

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
            self._first = shortest_plays(self.variants, self.probes, sights)
        return self._first.get((scene, site, answer))

    def verdicts(self) -> list[Verdict] | None:
        """Answer with what each variant says of its choices; with None where a limit came first.

        The other process is asked only for pairs of choices that nothing here acquits.
        """
        here = [verdict for verdict in self._said if verdict]
        if len(here) < len(self._said):
            return None
        others: list[Verdict | None] = self._others.ask(_acquitted(here))
        said = [*here, *(verdict for verdict in others if verdict)]
        return said if len(said) == len(here) + len(others) else None

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
    large = _see_trials(compiled, probes, seen) > WORTH_A_PROCESS
    ways = _ways_to_explore(compiled[0], probes, seen, max(1, limit))
    mine, theirs, timed = _shared_out(scenario, compiled)
    others = Beside(lambda: _beside(ways, theirs, timed, seen), apart=large and bool(theirs or timed))
    courses = [ways.course(one, progress) for one in mine]
    first, *last = accounts = [account_of(course) for course in courses]
    bounded = any(account.bounded for account in accounts)
    said = [] if bounded else _verdicts(courses, ways.limit, Charges())
    found, minutes, told = others.first()
    for scene, bits in enumerate(told):
        seen[scene] |= bits
    return Evidence(scenario, compiled, probes, seen, (first, *found, *last), minutes, said, others)


def _shared_out(scenario: Scenario, compiled: Sequence[Compiled]) -> tuple[Variants, Variants, Variants]:
    """Answer with the variants that are explored here, with those for another process, and those it times.

    To work out minutes takes about as long as to explore two variants.
    """
    expected = scenario.expected
    timed = [one for one in compiled if (bounds := expected.get(one.variant)) and bounds.minutes]
    first, *rest = compiled
    theirs = rest[: len(rest) // 2] if timed else rest
    return [first, *rest[len(theirs) :]], theirs, timed


@dataclass(frozen=True, slots=True)
class _Ways:
    """How each variant is explored: what is kept, the turns that keep it, what looks, and the limit."""

    live: tuple[Live, ...]
    turns: Turns
    looks: list[Look | None]
    limit: int

    def course(self, steps: Compiled, progress: Callable[[int], None] | None = None) -> Course:
        """Explore one variant."""
        return Course(lumped_search(Search(steps, self.live, self.limit, self.turns), progress, self.looks))


def _ways_to_explore(steps: Compiled, probes: Probes, seen: list[int], limit: int) -> _Ways:
    """Answer with how variants are explored, so that what is left open by then is looked for."""
    questions, live = narrowed(open_questions(steps.scenario, steps.layout, probes, seen))
    return _Ways(live, steps.compiled(live), _looking(probes, seen, questions.bits()), limit)


def _beside(ways: _Ways, variants: Variants, timed: Variants, seen: list[int]) -> Work:
    """Give the accounts of some variants, the minutes of some, and all that is seen; at last the verdicts."""
    minutes = {one.variant: reading_minutes(one, uniform, ways.limit) for one in timed}
    courses = [ways.course(one) for one in variants]
    acquitted: Charges = yield [account_of(course) for course in courses], minutes, seen
    yield _verdicts(courses, ways.limit, acquitted)


def _verdicts(courses: Iterable[Course], limit: int, acquitted: Charges) -> list[Verdict | None]:
    """Answer with what some variants say, one after the other: what one acquits the next is not asked."""
    verdicts: list[Verdict | None] = []
    for course in courses:
        verdicts.append(judged(course, limit, acquitted))
        acquitted = acquitted.joined(_acquitted(verdict for verdict in verdicts[-1:] if verdict))
    return verdicts


def _acquitted(verdicts: Iterable[Verdict]) -> Charges:
    return reduce(Charges.joined, (verdict.acquitted for verdict in verdicts), Charges())


def _see_trials(variants: tuple[Compiled, ...], probes: Probes, seen: list[int]) -> int:
    """Look at one trial after the other, until so many of them have shown nothing new.

    Answer with the number of positions that were looked at.
    """
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
            break
    return len(known)


def _looking(probes: Probes, seen: list[int], asked: dict[int, int]) -> list[Look | None]:
    """Answer with what looks in each scene for what is asked; of the rest, positions no longer tell."""

    def looking(scene: int, bits: int) -> Look:
        def look(packed: int) -> None:
            if unseen := bits & ~seen[scene]:
                seen[scene] |= probes.seen(scene, packed, unseen) & bits

        return look

    return [looking(scene, asked[scene]) if scene in asked else None for scene in range(len(seen))]
