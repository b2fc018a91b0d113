"""What can be seen in some play of a scenario, in all its variants, and the shortest plays that show it.

Most is seen by some hundred plays. What they leave open is looked for in every position that is explored
(`proof.check_questions`); only where a problem is told is a shortest play to it searched for. All
variants but the plain case are explored by a second process, where there is one.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from game.model.ids import VariantId
from game.model.scenario import Scenario
from game.processes import Forked, Questioned
from game.proof.accounts import Account, account_of
from game.proof.check_dominated import weighed
from game.proof.check_probes import compile_probes
from game.proof.check_questions import BOTH, NO, YES, narrowed, open_questions
from game.proof.check_sheet import Shown
from game.proof.check_sites import Probes, Site
from game.proof.courses import Course
from game.proof.fined import fined
from game.proof.suspects import Charges, Verdict, acquitted_by, charged
from game.proof.trials import tried_out
from game.proof.witnesses import Sight, shortest_plays
from game.search.explore import Look, Search
from game.search.liveness import Live
from game.search.lumping import lumped_search
from game.search.steps import Steps as Compiled
from game.search.steps import compile_steps
from game.search.turns import Turns

__all__ = ("BOTH", "NO", "YES", "Evidence", "gather")
# After so many plays that showed nothing new, or so many positions, no more are tried.
PATIENCE = 100
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
    _course: Course
    _limit: int
    _said: tuple[Verdict, ...]
    _others: Forked
    _first: dict[Sight, Shown] = field(default_factory=dict)

    @property
    def bounded(self) -> bool:
        """Return whether a limit kept anything from being seen."""
        return any(account.bounded for account in self.accounts)

    @property
    def positions(self) -> int:
        """Return the number of positions, those of all variants together."""
        return sum(account.positions for account in self.accounts)

    def sites(self) -> Iterator[tuple[int, int, Site]]:
        """Yield every site with the number of its scene and its own."""
        for scene, sites in enumerate(self.probes.sites):
            for number, site in enumerate(sites.every):
                yield scene, number, site

    def saw(self, scene: int, site: int, answer: int) -> bool:
        """Return whether a site ever answered so: YES or NO."""
        return bool(self.seen[scene] >> 2 * site + answer & 1)

    def shown(self, scene: int, site: int, answer: int) -> Shown | None:
        """Return a shortest play to where a site answered so, if it is of a kind that is shown."""
        if not self._first:
            sights = [
                (one, number, answer)
                for one, number, kind in self.sites()
                for answer in BOTH
                if (kind.kind, answer) in _SHOWN and self.saw(one, number, answer)
            ]
            self._first = shortest_plays(self.variants, self.probes, sights)
        return self._first.get((scene, site, answer))

    def verdicts(self) -> tuple[Verdict, ...] | None:
        """Return what all variants say of their choices; with None where a limit came first.

        Each is asked only for pairs of choices that nothing before it acquits, and for fines at last.
        """
        said = (*self._said, *self._others.ask(acquitted_by(self._said)))
        if not any(charged(said)):
            return said
        mine = fined(self._course, acquitted_by(said), self._limit)
        theirs: list[Verdict | None] = self._others.ask(acquitted_by((*said, mine) if mine else said))
        last = [verdict for verdict in (mine, *theirs) if verdict]
        return (*said, *last) if len(last) == 1 + len(theirs) else None

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
    plain, *rest = compiled
    others = Forked(_beside(ways, rest, seen), wanted=large and bool(rest))
    course = ways.course(plain, progress)
    account = account_of(course)
    said = () if account.bounded else (weighed(course, Charges(), also_meant=True),)
    found, told = others.first()
    for scene, bits in enumerate(told):
        seen[scene] |= bits
    accounts = (account, *found)
    return Evidence(scenario, compiled, probes, seen, accounts, course, ways.limit, said, others)


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
    """Return how variants are explored, so that what is left open by then is looked for."""
    questions, live = narrowed(open_questions(steps.scenario, steps.layout, probes, seen))
    return _Ways(live, steps.compiled(live), _looking(probes, seen, questions.bits()), limit)


def _beside(ways: _Ways, variants: Sequence[Compiled], seen: list[int]) -> Questioned:
    """Yield the accounts of some variants, and all that is seen; then what they say of their choices.

    At last, give what their fines say.
    """
    courses = [ways.course(one) for one in variants]
    acquitted: Charges = yield [account_of(course) for course in courses], seen
    acquitted = yield _in_turn(weighed, courses, acquitted)
    yield _in_turn(partial(fined, limit=ways.limit), courses, acquitted)


def _in_turn(
    hear: Callable[[Course, Charges], Verdict | None], courses: Iterable[Course], acquitted: Charges
) -> list[Verdict | None]:
    """Return what some variants say, one after the other: what one acquits the next is not asked."""
    said: list[Verdict | None] = []
    for course in courses:
        said.append(hear(course, acquitted_by([Verdict(frozenset(), acquitted), *filter(None, said)])))
    return said


def _see_trials(variants: tuple[Compiled, ...], probes: Probes, seen: list[int]) -> int:
    """Look at one trial after the other, until so many of them have shown nothing new.

    Return the number of positions that were looked at.
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
    """Return what looks in each scene for what is asked; of the rest, positions no longer tell."""

    def looking(scene: int, bits: int) -> Look:
        def look(packed: int) -> None:
            if unseen := bits & ~seen[scene]:
                seen[scene] |= probes.seen(scene, packed, unseen) & bits

        return look

    return [looking(scene, asked[scene]) if scene in asked else None for scene in range(len(seen))]
