"""What a scenario comes to, for `contempt odds`: endings, meters, fines, minutes, what decides."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from game.model.ids import MatterId, MeterId, SceneId, as_written, then_of
from game.model.record import Turn
from game.model.value import uncollected
from game.processes import Forked, Questioned
from game.search.careful import Counselled, Prospect
from game.search.decisions import chances_of
from game.search.decisive import Decisive, decisive_choices
from game.search.explore import Quotient, explore
from game.search.extremes import Extremes, extremes
from game.search.minutes import Minutes, reading_minutes
from game.search.opening_tones import OneSided, OpeningTones, careful_tones, one_sided, weighed_tones
from game.search.policy import Policy, uniform
from game.search.spreads import Spread, final_meter, final_value
from game.search.steps import Steps
from game.search.weighing import Weighing

PolicyOf = Callable[[Steps], Policy]


@dataclass(frozen=True, slots=True)
class CaseOdds:
    """All answers about one scenario under one policy; what a limit kept from being known is None."""

    positions: int
    bounded: bool
    policy: str
    probabilities: dict[SceneId, Fraction]
    extremes: dict[SceneId, Extremes]
    meters: dict[MeterId, Spread | None]
    fines: dict[MatterId, Spread | None]
    minutes: Minutes
    decisive: tuple[Decisive, ...]
    careful: OpeningTones
    average: OpeningTones
    one_sided: tuple[OneSided, ...]
    stuck: Fraction
    undecided: Fraction


def odds_of(steps: Steps, policy_of: PolicyOf, name: str, limit: int) -> CaseOdds:
    """Return the exact odds of a scenario; above the limit, with those of the part explored."""
    with uncollected():
        return _odds_of(steps, policy_of(steps), name, limit)


def _odds_of(steps: Steps, policy: Policy, name: str, limit: int) -> CaseOdds:
    # Fines have a search of their own, and minutes need none: another process can see to both meanwhile.
    with closing(Forked(_fines_and_minutes(steps, policy, limit))) as apart:
        explored = explore(steps, None, limit)
        weighing, bounded = Weighing(explored, policy), explored.bounded
        odds, even = weighing.probabilities(), weighing if policy is uniform else Weighing(explored)
        with closing(Forked(_best_and_careful(explored, even))) as beside:
            decisive, average = decisive_choices(weighing), weighed_tones(even)
            every = steps.scenario.meters
            meters = {meter: None if bounded else final_meter(weighing, meter) for meter in every}
            ranges, careful, nearly_always = beside.first()
        fines, minutes = apart.first()
    count, tones = explored.positions, (careful, average, nearly_always)
    return CaseOdds(
        count, bounded, name, odds, ranges, meters, fines, minutes, decisive, *tones, *weighing.unended()
    )


def _fines_and_minutes(steps: Steps, policy: Policy, limit: int) -> Questioned:
    """Yield the fines of each matter at the end, and the minutes of random plays."""
    parts, nothing = steps.layout.fines, Spread(Fraction(0), 0, 0)
    fines = {
        matter: final_value(steps, parts[matter], policy, limit) if matter in parts else nothing
        for matter in steps.scenario.matters
    }
    yield fines, reading_minutes(steps)


def _best_and_careful(explored: Quotient, even: Weighing) -> Questioned:
    """Yield what play can make of each ending, and what careful counsel makes of the case."""
    careful = Counselled(explored)
    yield extremes(explored), careful_tones(careful), one_sided(careful, even)


def plain(odds: CaseOdds) -> dict[str, Any]:
    """Return the odds as data for other programs; the keys are stable, and fractions are exact."""
    return {
        "positions": odds.positions,
        "bounded": odds.bounded,
        "policy": odds.policy,
        "endings": {
            ending: _plain_ending(probability, odds.extremes[ending])
            for ending, probability in odds.probabilities.items()
        },
        "stuck": str(odds.stuck),
        "undecided": str(odds.undecided),
        "meters": {meter: _plain_spread(spread) for meter, spread in odds.meters.items()},
        "fines": {matter: _plain_spread(spread) for matter, spread in odds.fines.items()},
        "minutes": odds.minutes.plain,
        "decisive": [_plain_decisive(one) for one in odds.decisive],
        "policies": {
            "uniform": odds.average.plain,
            "careful": {**odds.careful.plain, "one_sided": [one.plain for one in odds.one_sided]},
        },
    }


def _plain_ending(probability: Fraction, range_: Extremes) -> dict[str, Any]:
    return {
        "probability": str(probability),
        "minimum": str(range_.minimum),
        "maximum": str(range_.maximum),
        "play": [_plain_turn(turn) for turn in range_.play],
    }


def _plain_decisive(one: Decisive) -> dict[str, Any]:
    scene, choice = one.choice
    then = {"then": then_of(scene)} if then_of(scene) else {}
    plain = {"scene": as_written(scene), "choice": choice, **then}
    return {**plain, "reached": str(one.reached), "shift": float(one.shift)}


def _plain_turn(turn: Turn) -> dict[str, Any]:
    picks = list(turn.picks)
    return {"scene": as_written(turn.scene), "choice": turn.choice, "picks": picks, "outcome": turn.outcome}


def _plain_spread(spread: Spread | None) -> dict[str, Any] | None:
    if spread is None:
        return None
    return {"expected": str(spread.expected), "lowest": spread.lowest, "highest": spread.highest}


def lines(odds: CaseOdds) -> list[str]:
    """Return the odds in lines for a terminal."""
    bounded = ", bounded: what follows is true only of these" if odds.bounded else ""
    return [
        f"{odds.positions:,} positions{bounded}; policy: {odds.policy}",
        *("", "Endings (odds; least and most of any play)"),
        *(line for ending in _likeliest_first(odds) for line in _ending_lines(odds, ending)),
        *([f"  {_percent(odds.stuck)}  stuck, with no open choice"] if odds.stuck else ()),
        *([f"  {_percent(odds.undecided)}  undecided within the limit"] if odds.undecided else ()),
        *("", "Ends well · mixed · badly, of 100 (careful counsel; every choice as likely)"),
        *_tone_lines(odds),
        *("", "At the end (expected; lowest and highest)"),
        *_final_lines(odds),
        *("", "What decides most (how far a choice moves the odds; how often it is made)"),
        *(f"  {_percent(o.shift)}  {_told(o)}  (made in {_percent(o.reached)})" for o in odds.decisive[:10]),
    ]


def _told(one: Decisive) -> str:
    """Return a choice, and of one that stands in a piece, where the play goes on after it."""
    then = then_of(one.choice.scene)
    return f"{one.choice}, then {then}" if then else str(one.choice)


def _likeliest_first(odds: CaseOdds) -> list[SceneId]:
    return sorted(odds.probabilities, key=lambda ending: -odds.probabilities[ending])


def _ending_lines(odds: CaseOdds, ending: SceneId) -> list[str]:
    range_ = odds.extremes[ending]
    chance, least, most = map(_percent, (odds.probabilities[ending], range_.minimum, range_.maximum))
    said = [f"  {chance}  {ending}  ({least} to {most})"]
    if odds.bounded:
        highest = _percent(odds.probabilities[ending] + odds.undecided)
        return [f"  {chance}  {ending}  (found; at most {highest.strip()} with what is undecided)"]
    return [*said, " " * 12 + " > ".join(map(_short, range_.play))] if range_.play else said


def _tone_lines(odds: CaseOdds) -> Iterator[str]:
    """Yield the tones of the whole case and behind each choice of its opening, then what hardly varies."""
    average = odds.average.choices
    yield _toned(odds.careful.whole, odds.average.whole, "the whole case")
    for choice, ahead in odds.careful.choices.items():
        yield _toned(ahead, average[choice], str(choice))
    for one in odds.one_sided:
        yield f"  careful counsel takes {one.choice} {one.share:.0%} of the time"


def _toned(careful: Prospect, average: Prospect, name: str) -> str:
    points = (" · ".join(map(str, chances_of(one).points)) for one in (careful, average))
    return "  {:>12}  ({:>12})  {}".format(*points, name)


def _final_lines(odds: CaseOdds) -> list[str]:
    fines = ((f"fines, {matter}", spread) for matter, spread in odds.fines.items())
    said = []
    for name, spread in (*odds.meters.items(), *fines):
        known = spread and f"{float(spread.expected):,.1f}  ({spread.lowest:,} to {spread.highest:,})"
        said.append(f"  {name}: {known or 'not known within the limit'}")
    times = odds.minutes
    shortest, mean, longest = map(float, (times.shortest, times.mean, times.longest))
    spans = f"{shortest:.0f} at least, {mean:.0f} on average, {longest:.0f} at most"
    return [*said, f"  minutes of {times.plays:,} random plays: {spans}"]


def _percent(chance: Fraction) -> str:
    return f"{float(chance):7.2%}"


def _short(turn: Turn) -> str:
    picks = f" [{', '.join(turn.picks)}]" if turn.picks else ""
    outcome = f": {turn.outcome}" if turn.outcome else ""
    return f"{turn.key}{picks}{outcome}"
