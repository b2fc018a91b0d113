"""Where a play turned: the odds of good, mixed and bad endings before and after each decision.

Odds are those of careful counsel (`careful.py`), to a billionth, and beside them the plain average, exact:
every open choice as often as any other. Chance is as the case says.
A decision is weighed before the court has drawn, so that good luck does not make it look good. What was
explored is kept in a file for the next play: it belongs to one case as it is written now, so that another
word in a scenario or rule book, another variant or another version of the game has a file of its own. A
file that cannot be read, or be written, is as good as none: the search is made again.
"""

import dataclasses
import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import game
from game import places
from game.engine.case import Case
from game.engine.debrief import Chances, Decision, Foresight, OddsAround, Shares
from game.model.ids import ChoiceId, OutcomeId
from game.model.record import Turn
from game.model.scene import TONES
from game.search.careful import LOST, SAFE, SAVABLE, Counselled, Prospect
from game.search.explore import Quotient, Search
from game.search.liveness import live_values
from game.search.patterns import Kind, Option, Pattern
from game.search.steps import Steps, compile_steps
from game.search.weighing import Vector, Weighing, summed

# Above so many positions the odds of a play would take too long.
MOST_POSITIONS = 300_000
_NOTHING = Fraction(0)
_BILLION = 10**9
# Worths that lie no further apart are equal.
_EQUAL = 1e-9


class OddsFrom:
    """All positions of one case with the odds from each on; a play is found in it turn by turn."""

    def __init__(self, explored: Quotient) -> None:
        """Weigh every position once, and keep no more than the three tones of each."""
        weighing = Weighing(explored)
        self._steps, self._options, self._one = explored.steps, explored.options, weighing.one
        self._opening = explored.opening
        self._tones = _future(weighing)
        self._careful = Counselled(explored)

    def decisions(self, turns: Iterable[Turn]) -> tuple[Decision, ...]:
        """Return each decision of a play, in its order."""
        return tuple(self._walk(turns))

    def _walk(self, turns: Iterable[Turn]) -> Iterator[Decision]:
        here: int | None = self._opening
        for number, turn in enumerate(turns, start=1):
            place = self._place(here, turn)
            if here is None or place is None:
                return
            taken, careful = self._options(here)[place], self._careful
            before, after = careful.ahead(here), careful.option(here, place)
            behind = {name: chances_of(ahead) for name, ahead in careful.by_choice(here).items()}
            around = OddsAround(chances_of(before), chances_of(after), behind)
            average, here = self._average(here, taken), self._led_to(taken, turn.outcome)
            came = after.worth if here is None else careful.ahead(here).worth
            fortune = (came > after.worth + _EQUAL) - (came < after.worth - _EQUAL)
            yield Decision(number, around, average, foresight_of(before), foresight_of(after), fortune)

    def _place(self, here: int | None, turn: Turn) -> int | None:
        """Return the place of the option that a turn took."""
        for place, option in enumerate(self._options(here) if here is not None else ()):
            same = self._steps.choices[option.choice].key == turn.key
            if same and set(self._steps.picks(option.picks)) == set(turn.picks):
                return place
        return None

    def _led_to(self, option: Option, outcome: OutcomeId | None) -> int | None:
        ways = (way for way in option.ways if self._steps.outcome(option.choice, way[1]) == outcome)
        return next((target for _, _, target in ways), None)

    def _average(self, here: int, taken: Option) -> OddsAround:
        """Return the odds where every choice is as likely, and then its picks."""
        by_choice: dict[ChoiceId, list[Option]] = {}
        for option in self._options(here):
            by_choice.setdefault(self._steps.choices[option.choice].key.choice, []).append(option)
        behind = {choice: Chances(self._behind(options)) for choice, options in by_choice.items()}
        return OddsAround(Chances(self._from(here)), Chances(self._behind((taken,))), behind)

    def _behind(self, options: Iterable[Option]) -> Shares:
        each = tuple(options)
        total = [_NOTHING, _NOTHING, _NOTHING]
        for option in each:
            for points, _, target in option.ways:
                chance = Fraction(points, self._steps.whole * len(each))
                total = [part + chance * odds for part, odds in zip(total, self._from(target), strict=True)]
        return total[0], total[1], total[2]

    def _from(self, here: int) -> Shares:
        good, mixed, bad = self._tones[here]
        return Fraction(good, self._one), Fraction(mixed, self._one), Fraction(bad, self._one)


def chances_of(ahead: Prospect) -> Chances:
    """Return the odds of a prospect in billionths, which make the same whole as the floats do."""
    whole = [round(share * _BILLION) for share in ahead.tones]
    # Rounding each leaves a billionth or two over: the greatest takes them.
    whole[whole.index(max(whole))] += round(sum(ahead.tones) * _BILLION) - sum(whole)
    good, mixed, bad = (Fraction(share, _BILLION) for share in whole)
    return Chances((good, mixed, bad))


def foresight_of(ahead: Prospect) -> Foresight:
    """Return what is certain of a prospect."""
    return Foresight(*(bool(ahead.certain & bit) for bit in (SAVABLE, SAFE, LOST)))


def decisions_of(
    case: Case,
    turns: Iterable[Turn],
    most: int = MOST_POSITIONS,
    progress: Callable[[int], None] | None = None,
) -> tuple[Decision, ...]:
    """Return the decisions of a play; with none where the case has more positions than `most`.

    What was found out about the case is kept for its next play.
    """
    steps = compile_steps(case.scenario, case.variant)
    file = places.odds() / file_name(case)
    graph = read_explored(file, steps)
    if graph is None:
        graph = Search(steps, live_values(steps.scenario, steps.layout), most).run(progress)
        if graph.bounded:
            return ()
        keep(file, graph)
    return OddsFrom(graph).decisions(turns)


def _future(weighing: Weighing) -> list[Vector]:
    """The odds of the tones from each position on: three numbers, where a case may have twenty endings."""
    explored, scenes, after = weighing.explored, weighing.explored.steps.scenario.scenes, list[Vector]()
    for number, (pattern, targets) in enumerate(zip(explored.patterns, explored.targets, strict=True)):
        weights: dict[int, int] = {}
        for part, target in zip(weighing.parts[pattern], targets, strict=True):
            weights[target] = weights.get(target, 0) + part
        if weights:
            after.append(tuple([part // weighing.factor for part in summed(weights.items(), after)]))
        else:
            ending = scenes[explored.scene(number)].ending
            after.append(tuple([weighing.one if ending and ending.tone == tone else 0 for tone in TONES]))
    return after


_FORMAT = 3
_MOST_FILES = 24
_SUFFIX = ".odds"
# What a file may hold unpacked: a case at the limit of positions takes a tenth of it.
_MOST_BYTES = 200_000_000


def file_name(case: Case) -> str:
    """Return the name of the file of a case: its id and a digest of all that its odds follow from."""
    parts = (_FORMAT, game.__version__, case.variant, _canonical(case.scenario))
    digest = hashlib.sha256(repr(parts).encode("utf-8", "backslashreplace")).hexdigest()[:20]
    return f"{case.scenario.id}-{digest}{_SUFFIX}"


def read_explored(file: Path, steps: Steps) -> Quotient | None:
    """Return what a file holds, or None if it holds nothing of use."""
    try:
        packed = zlib.decompressobj()
        text = packed.decompress(file.read_bytes(), _MOST_BYTES)
        return _graph(json.loads(text), steps)
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, zlib.error):
        return None


def keep(file: Path, explored: Quotient) -> None:
    """Keep a graph in a file, whole or not at all, and no more files than a few; never raise."""
    places = {pattern: place for place, pattern in enumerate(dict.fromkeys(explored.patterns))}
    patterns = [[one.scene, [[kind.choice, kind.picks, kind.ways] for kind in one.kinds]] for one in places]
    positions = [[places[one], to] for one, to in zip(explored.patterns, explored.targets, strict=True)]
    text = json.dumps({"format": _FORMAT, "patterns": patterns, "positions": positions})
    beside = file.with_name(f"{file.name}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(zlib.compress(text.encode("ascii"), 6))
        beside.replace(file)
        _thin_out(file.parent)
    except OSError:
        return


def _thin_out(folder: Path) -> None:
    files = sorted(folder.glob(f"*{_SUFFIX}"), key=lambda one: one.stat().st_mtime, reverse=True)
    for old in (*files[_MOST_FILES:], *folder.glob("*.part")):
        old.unlink(missing_ok=True)


def _graph(plain: Any, steps: Steps) -> Quotient:
    """Everything is looked at, so that no later step can fail on it."""
    patterns = [_pattern(number, one, steps) for number, one in enumerate(plain["patterns"])]
    found = Quotient(steps)
    for number, (place, targets) in enumerate(plain["positions"]):
        pattern, led = patterns[place], tuple(map(int, targets))
        if place < 0 or len(led) != pattern.length or any(not 0 <= target < number for target in led):
            raise ValueError("the graph does not hold together")
        found.patterns.append(pattern)
        found.targets.append(led)
    if not len(found):
        raise ValueError("there is not even an opening")
    return found


def _pattern(number: int, plain: Any, steps: Steps) -> Pattern:
    scene, kinds = plain
    if not 0 <= scene < len(steps.scenes):
        raise ValueError("the graph does not hold together")
    known = [_kind(one, steps) for one in kinds]
    return Pattern(
        int(scene), (tuple(range(len(known))),), sum(len(one.ways) for one in known), number, known
    )


def _kind(plain: Any, steps: Steps) -> Kind:
    choice, picks, ways = plain
    if not 0 <= choice < len(steps.choices):
        raise ValueError("the graph does not hold together")
    return Kind(int(choice), int(picks), tuple((int(points), int(outcome)) for points, outcome in ways))


def _canonical(value: object) -> object:
    """The same text for the same values, whatever order a set has in this process."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = [_canonical(getattr(value, field.name)) for field in dataclasses.fields(value)]
        return (type(value).__name__, fields)
    if isinstance(value, Mapping):
        return [(_canonical(key), _canonical(each)) for key, each in value.items()]
    if isinstance(value, frozenset | set):
        return sorted(map(repr, map(_canonical, value)))
    if isinstance(value, tuple | list):
        return [_canonical(each) for each in value]
    return value
