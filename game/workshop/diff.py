"""What changed between two editions of a case, for `contempt diff`: its parts, its texts and its odds."""

# Longer than 250 lines because comparing and telling what changed stand together.

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any

from game.model.ids import SceneId, VariantId, as_written
from game.model.prose import Exhibit, Prose
from game.model.scenario import Scenario
from game.model.scene import Half
from game.model.value import uncollected
from game.search.explore import explore
from game.search.minutes import Minutes, reading_minutes
from game.search.steps import compile_steps
from game.search.weighing import Weighing
from game.workshop.key_diff import KeyChanges, key_lines

# How far the odds of an ending must move before it is reported.
POINT = Fraction(1, 100)
_MOST_NAMED = 8
# Texts by what they are, such as the label or the lesson.
Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PartChanges:
    """What became of one kind of thing, by name: of a scene, `scene.choice` or `scene.choice.outcome`."""

    gained: tuple[str, ...]
    lost: tuple[str, ...]
    renamed: Mapping[str, str]  # old names to new ones


@dataclass(frozen=True, slots=True)
class EditionChanges:
    """Two editions beside each other; `texts` says how many texts changed, by what they belong to."""

    scenes: PartChanges
    choices: PartChanges
    outcomes: PartChanges
    endings: PartChanges
    texts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class OddsChange:
    """The odds of one ending before and after; None where it is no ending."""

    before: Fraction | None
    after: Fraction | None

    @property
    def remark(self) -> str:
        """Return what to say where plays reach it only now, or only did before."""
        if bool(self.before) == bool(self.after):
            return ""
        return "no play reached it before" if self.after else "no play reaches it any more"


@dataclass(frozen=True, slots=True)
class CaseDiff:
    """Two editions of a case beside each other; what a limit kept from being known is None."""

    old: Scenario
    new: Scenario
    parts: EditionChanges
    odds: Mapping[str, OddsChange] | None
    minutes: tuple[Minutes | None, Minutes | None]

    @property
    def worths(self) -> dict[str, tuple[Fraction, Fraction]]:
        """Return the endings of both editions that are worth something else now: what they were, and are."""
        was = {self.new.named_now(scene.id): scene.ending for scene in self.old.endings}
        now = {str(scene.id): scene.ending for scene in self.new.endings}
        both = ((name, was.get(name), one) for name, one in now.items())
        return {name: (a.worth, b.worth) for name, a, b in both if a and b and a.worth != b.worth}

    @property
    def moved(self) -> dict[str, OddsChange]:
        """Return the endings whose odds moved by more than a point, or that plays gained or lost."""
        return {
            name: one
            for name, one in (self.odds or {}).items()
            if one.remark or abs((one.after or Fraction(0)) - (one.before or Fraction(0))) > POINT
        }


def diff(old: Scenario, new: Scenario, variant: VariantId | None, limit: int) -> CaseDiff:
    """Return what changed; the odds are compared where neither edition reaches the limit."""
    measured: list[tuple[Mapping[SceneId, Fraction], Minutes] | None] = []
    for scenario in (old, new):
        with uncollected():
            steps = compile_steps(scenario, variant)
            explored = explore(steps, None, limit)
            odds = None if explored.bounded else Weighing(explored).probabilities()
            measured.append(None if odds is None else (odds, reading_minutes(steps)))
    was, now = measured
    changes = None
    if was and now:
        before = {new.named_now(name): chance for name, chance in was[0].items()}
        after = {str(name): chance for name, chance in now[0].items()}
        every = dict.fromkeys((*before, *after))
        changes = {name: OddsChange(before.get(name), after.get(name)) for name in every}
    return CaseDiff(old, new, compared(old, new), changes, (was and was[1], now and now[1]))


def compared(old: Scenario, new: Scenario) -> EditionChanges:
    """Return what became of everything in the old edition; new names are followed."""
    was, now = dict(_named(old)), dict(_named(new))
    scenes, choices, outcomes = (
        _parts([n for n in was if n.count(".") == dots], [n for n in now if n.count(".") == dots], new)
        for dots in range(3)
    )
    endings = _parts([str(scene.id) for scene in old.endings], [str(one.id) for one in new.endings], new)
    texts = {}
    for name, before in was.items():
        after = now.get(new.named_now(name), {})
        count = _changed(before, after)
        if after and count:
            texts[new.named_now(name)] = count
    for name, exhibit in new.sources.exhibits.items():
        earlier = old.sources.exhibits.get(name)
        if earlier and (count := _changed(_exhibit_texts(earlier), _exhibit_texts(exhibit))):
            texts[f"exhibit {name}"] = count
    return EditionChanges(scenes, choices, outcomes, endings, texts)


def _changed(before: Texts, after: Texts) -> int:
    """Return how many texts of one thing changed."""
    return sum(before.get(one, "") != after.get(one, "") for one in {**before, **after})


def _exhibit_texts(exhibit: Exhibit) -> Texts:
    """Return the texts of a paper: its own, and those of its claims with their answers."""
    claims = {
        f"claim {claim.id}": f"{claim.says}\n{claim.exactness}\n{claim.because}" for claim in exhibit.claims
    }
    return {"title": exhibit.title, "text": _prose(exhibit.text), **claims}


def _parts(was: Collection[str], now: Collection[str], new: Scenario) -> PartChanges:
    names = {name: new.named_now(name) for name in was}
    kept = {before: after for before, after in names.items() if after in now}
    gained = tuple(name for name in now if name not in kept.values())
    lost = tuple(name for name in was if name not in kept)
    # What is inside a renamed scene goes with it, and keeps its own name.
    return PartChanges(gained, lost, {a: b for a, b in kept.items() if a.split(".")[-1] != b.split(".")[-1]})


def _named(scenario: Scenario) -> Iterator[tuple[str, Texts]]:
    """Yield everything that has a name of its own, with its texts."""
    for scene in scenario.written_scenes:
        end, heads = scene.ending, {"title": scene.title, "chapter": scene.chapter, "forum": scene.forum}
        ending = {"ending": end.title, "lesson": end.lesson, "hint": end.hint} if end else {}
        own = {**heads, "question": scene.question, **ending}
        yield (
            str(as_written(scene.id)),
            {**own, "text": _prose(scene.text), "screen": _prose(scene.on_screen)},
        )
        for choice in scene.choices.values():
            yield str(choice.key), {"label": choice.label, **_half_texts(choice.half)}
            for outcome in choice.outcomes.values():
                yield f"{choice.key}.{outcome.id}", {"label": outcome.label, **_half_texts(outcome.half)}


def _half_texts(half: Half) -> Texts:
    return {
        "text": _prose(half.text),
        "docket": half.files,
        "ruling": half.ruling.says if half.ruling else "",
        "because": half.because,
    }


def _prose(prose: Prose) -> str:
    return "\n\n".join(f"{one.speaker or ''}: {one.exhibit or one.text}" for one in prose)


def plain(found: CaseDiff, keys: KeyChanges | None = None) -> dict[str, Any]:
    """Return what changed as data for other programs; the keys are stable, and fractions are exact."""
    kinds = ((kind, getattr(found.parts, kind)) for kind in ("scenes", "choices", "outcomes", "endings"))
    return {
        "old": {"id": found.old.id, "edition": str(found.old.edition)},
        "new": {"id": found.new.id, "edition": str(found.new.edition)},
        **{
            kind: {"gained": list(one.gained), "lost": list(one.lost), "renamed": dict(one.renamed)}
            for kind, one in kinds
        },
        "texts": dict(found.parts.texts),
        "keys": {thing: list(changes) for thing, changes in (keys or {}).items()},
        "odds": found.odds
        and {
            name: {when: odds if odds is None else str(odds) for when, odds in asdict(change).items()}
            for name, change in found.odds.items()
        },
        "moved": list(found.moved),
        "worths": {name: list(map(str, both)) for name, both in found.worths.items()},
        "minutes": [one and one.plain for one in found.minutes],
    }


def lines(found: CaseDiff, keys: KeyChanges | None = None) -> list[str]:
    """Return what changed in lines for a terminal, with what to do about it."""
    old, new, parts = found.old, found.new, found.parts
    told = [
        *_parts_lines("Scenes", parts.scenes),
        *_parts_lines("Choices", _own(parts.choices, parts.scenes)),
        *_parts_lines("Outcomes", _own(parts.outcomes, parts.choices)),
        *_parts_lines("Endings", parts.endings),
    ]
    if texts := sum(parts.texts.values()):
        told.append(f"{'1 text' if texts == 1 else f'{texts} texts'} changed, in: {_listed(parts.texts)}.")
    for name, (old_worth, new_worth) in found.worths.items():
        told.append(f"Ending '{name}' is worth {float(new_worth):g} now, not {float(old_worth):g}.")
    told = told or ["Scenes, choices, outcomes, endings and texts are the same."]
    told += key_lines(keys or {})
    said = [f"{old.id} {old.edition}, and {new.id} {new.edition}", "", *told, "", *_odds_lines(found)]
    was, now = (one and one.plain for one in found.minutes)
    if was and now and was != now:
        said.append(f"Minutes of a play: {', '.join(f'{span} {was[span]} -> {now[span]}' for span in was)}.")
    # What to do, where both are editions of one case.
    if old.id == new.id and old.edition != new.edition:
        number = new.edition.number
        if old.edition.number == number:
            said.append(f"Both say `edition: {number}`: raise it once others have played the old one.")
        if any(one.gained and one.lost for one in (parts.scenes, parts.choices, parts.outcomes)):
            said.append("If something was only renamed, say so under `renamed`, so that old saves go on.")
    return said


def _own(parts: PartChanges, around: PartChanges) -> PartChanges:
    """Return the changes, less those of parts that are reported with what is around them."""
    gained = tuple(name for name in parts.gained if name.rpartition(".")[0] not in around.gained)
    lost = tuple(name for name in parts.lost if name.rpartition(".")[0] not in around.lost)
    return PartChanges(gained, lost, parts.renamed)


def _parts_lines(noun: str, parts: PartChanges) -> Iterator[str]:
    if parts.gained:
        yield f"{noun} gained: {_listed(parts.gained)}."
    if parts.lost:
        yield f"{noun} lost: {_listed(parts.lost)}."
    if parts.renamed:
        yield f"{noun} renamed: {_listed(f'{old} is now {new}' for old, new in parts.renamed.items())}."


def _odds_lines(found: CaseDiff) -> Iterator[str]:
    if found.odds is None:
        yield "The odds were not compared: there are more positions than `--limit` allows."
        return
    moved = found.moved
    if not moved:
        yield "No ending's odds moved by more than a point, where all choices are equally likely."
        return
    yield "Odds of endings, where all choices are equally likely:"
    for name, one in moved.items():
        before, after = (f"{float(odds or 0):7.2%}" for odds in (one.before, one.after))
        yield f"  {before} -> {after}  {name}" + (f"  ({one.remark})" if one.remark else "")
    if rest := len(found.odds) - len(moved):
        yield f"  {'One other' if rest == 1 else f'{rest} others'} moved by a point at most."


def _listed(names: Iterable[str]) -> str:
    every = list(names)
    more = len(every) - _MOST_NAMED
    return f"{', '.join(every[:_MOST_NAMED])} and {more} more" if more > 1 else ", ".join(every)
