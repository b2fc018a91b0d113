"""What changed between two editions of a case, for `contempt diff`: its parts, its texts and its odds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from game.model.ids import VariantId
from game.model.scenario import Scenario
from game.search.explore import uncollected
from game.search.lumping import lumped
from game.search.minutes import Minutes, explored_prose, minutes_of
from game.search.policy import uniform
from game.search.steps import compile_steps
from game.search.weighing import Weighing
from game.workshop.diff_parts import Compared, Parts, compared, named_now

# How far the odds of an ending must move before it is told, in points of 100.
POINT = Fraction(1, 100)
_MOST_NAMED = 8

Odds = Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Measured:
    """What one edition comes to under even play; None where a limit kept it from being known."""

    odds: Odds | None
    minutes: Minutes | None


@dataclass(frozen=True, slots=True)
class Moved:
    """The odds of one ending before and after; None where it was not, or is no longer, an ending."""

    before: Fraction | None
    after: Fraction | None

    @property
    def by(self) -> Fraction:
        """Return how far they moved."""
        return (self.after or Fraction(0)) - (self.before or Fraction(0))

    @property
    def gained(self) -> bool:
        """Return whether plays come to it now, and none did."""
        return not self.before and bool(self.after)

    @property
    def lost(self) -> bool:
        """Return whether plays came to it, and none does now."""
        return bool(self.before) and not self.after


@dataclass(frozen=True, slots=True)
class Diff:
    """Two editions of a case beside each other."""

    old: Scenario
    new: Scenario
    parts: Compared
    odds: Mapping[str, Moved] | None
    minutes: tuple[Minutes | None, Minutes | None]

    @property
    def moved(self) -> dict[str, Moved]:
        """Return the endings whose odds moved by more than a point, or that plays gained or lost."""
        odds = self.odds or {}
        return {name: one for name, one in odds.items() if abs(one.by) > POINT or one.gained or one.lost}


def diff(old: Scenario, new: Scenario, variant: VariantId | None, limit: int) -> Diff:
    """Return what changed; the odds are compared where neither edition reaches the limit."""
    was, now = (_measured(each, variant, limit) for each in (old, new))
    odds = None
    if was.odds is not None and now.odds is not None:
        before = {named_now(name, new): chance for name, chance in was.odds.items()}
        odds = {
            name: Moved(before.get(name), now.odds.get(name)) for name in dict.fromkeys((*before, *now.odds))
        }
    return Diff(old, new, compared(old, new), odds, (was.minutes, now.minutes))


def _measured(scenario: Scenario, variant: VariantId | None, limit: int) -> Measured:
    with uncollected():
        explored = explored_prose(compile_steps(scenario, variant), limit)
        if explored.bounded:
            return Measured(None, None)
        odds = Weighing(lumped(explored)[0]).probabilities()
        minutes = minutes_of(explored, uniform)
    return Measured({str(ending): chance for ending, chance in odds.items()}, minutes)


def plain(found: Diff) -> dict[str, Any]:
    """Return what changed as data for other programs; the keys are stable, and fractions are exact."""
    parts = found.parts
    return {
        "old": _plain_edition(found.old),
        "new": _plain_edition(found.new),
        "scenes": _plain_parts(parts.scenes),
        "choices": _plain_parts(parts.choices),
        "outcomes": _plain_parts(parts.outcomes),
        "endings": _plain_parts(parts.endings),
        "texts": dict(parts.texts),
        "odds": None if found.odds is None else {name: _plain_moved(one) for name, one in found.odds.items()},
        "moved": list(found.moved),
        "minutes": [one and _plain_minutes(one) for one in found.minutes],
    }


def _plain_edition(scenario: Scenario) -> dict[str, str]:
    return {"id": scenario.id, "edition": str(scenario.edition)}


def _plain_parts(parts: Parts) -> dict[str, Any]:
    return {"gained": list(parts.gained), "lost": list(parts.lost), "renamed": dict(parts.renamed)}


def _plain_moved(moved: Moved) -> dict[str, str | None]:
    return {
        "before": None if moved.before is None else str(moved.before),
        "after": None if moved.after is None else str(moved.after),
    }


def _plain_minutes(minutes: Minutes) -> dict[str, float]:
    times = {"shortest": minutes.shortest, "mean": minutes.mean, "longest": minutes.longest}
    return {name: round(float(time), 1) for name, time in times.items()}


def lines(found: Diff) -> list[str]:
    """Return what changed in lines for a terminal, and with what to do about it."""
    old, new, parts = found.old, found.new, found.parts
    told = [
        *_parts_lines("Scenes", parts.scenes),
        *_parts_lines("Choices", _own(parts.choices, parts.scenes)),
        *_parts_lines("Outcomes", _own(parts.outcomes, parts.choices)),
        *_parts_lines("Endings", parts.endings),
        *_text_lines(parts.texts),
    ]
    same = ["Scenes, choices, outcomes, endings and texts are the same."]
    head = f"{old.id} {old.edition}, and {new.id} {new.edition}"
    measured = [*_odds_lines(found), *_minutes_lines(*found.minutes)]
    return [head, "", *(told or same), "", *measured, *_advice(found)]


def _own(parts: Parts, around: Parts) -> Parts:
    """Leave out what came or went with what is around it, and is told there."""
    gained = tuple(name for name in parts.gained if name.rpartition(".")[0] not in around.gained)
    lost = tuple(name for name in parts.lost if name.rpartition(".")[0] not in around.lost)
    return Parts(gained, lost, parts.renamed)


def _advice(found: Diff) -> Iterator[str]:
    """Yield what its author should do, where both are editions of one case."""
    old, new, parts = found.old, found.new, found.parts
    if old.id != new.id or old.edition == new.edition:
        return
    if old.edition.number == new.edition.number:
        yield f"Both say `edition: {new.edition.number}`: raise it once others have played the old one."
    if any(one.gained and one.lost for one in (parts.scenes, parts.choices, parts.outcomes)):
        yield "Where something has only a new name, say so under `renamed`, and old saves go on."


def _parts_lines(noun: str, parts: Parts) -> Iterator[str]:
    if parts.gained:
        yield f"{noun} gained: {_listed(parts.gained)}."
    if parts.lost:
        yield f"{noun} lost: {_listed(parts.lost)}."
    if parts.renamed:
        yield f"{noun} renamed: {_listed(f'{old} is {new} now' for old, new in parts.renamed.items())}."


def _text_lines(texts: Mapping[str, int]) -> Iterator[str]:
    if texts:
        count = sum(texts.values())
        yield f"{'1 text' if count == 1 else f'{count} texts'} changed, in: {_listed(texts)}."


def _odds_lines(found: Diff) -> Iterator[str]:
    if found.odds is None:
        yield "The odds were not compared: there are more positions than `--limit` allows."
        return
    moved = found.moved
    if not moved:
        yield "The odds of no ending moved by more than a point, where all choices are as likely."
        return
    yield "Odds of endings, where all choices are as likely:"
    for name, one in moved.items():
        yield f"  {_percent(one.before)} -> {_percent(one.after)}  {name}{_remark(one)}"
    if rest := len(found.odds) - len(moved):
        yield f"  {'One other' if rest == 1 else f'{rest} others'} moved by a point at most."


def _remark(moved: Moved) -> str:
    if moved.gained:
        return "  (no play came to it before)"
    return "  (no play comes to it any more)" if moved.lost else ""


def _percent(chance: Fraction | None) -> str:
    return f"{float(chance or 0):7.2%}"


def _minutes_lines(before: Minutes | None, after: Minutes | None) -> Iterator[str]:
    if before is None or after is None:
        return
    was, now = _plain_minutes(before), _plain_minutes(after)
    if was != now:
        yield f"Minutes of a play: {', '.join(f'{span} {was[span]} -> {now[span]}' for span in was)}."


def _listed(names: Any) -> str:
    every = list(names)
    more = len(every) - _MOST_NAMED
    if more > 1:
        return f"{', '.join(every[:_MOST_NAMED])} and {more} more"
    return ", ".join(every)
