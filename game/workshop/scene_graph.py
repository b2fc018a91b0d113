"""From a scenario, and from all its positions where they are known, to the picture of its scenes."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from game.content.problems import did_you_mean
from game.errors import UnknownNameError
from game.model.ids import ChoiceKey, SceneId, as_written, then_of
from game.model.scenario import Scenario
from game.model.scene import Choice, Outcome, Scene
from game.model.value import uncollected
from game.pages.lines.page import words_of
from game.pages.scene_graph import Reach, SceneBox, SceneGraph, Way, WayChoice
from game.search.explore import Quotient, explore
from game.search.steps import Steps, compile_steps
from game.search.weighing import Weighing

# More positions than that are not explored for a picture: it is to be there soon.
MOST_POSITIONS = 300_000
# Of a part around a scene, how many links it goes before it and after it.
_AROUND = 2
Leg = tuple[ChoiceKey, SceneId]


@dataclass(slots=True)
class _Known:
    """What all play shows: the scenes it reaches, each ending's odds, and the odds of each leg."""

    reached: set[SceneId] = field(default_factory=set)
    endings: Mapping[SceneId, Fraction] = field(default_factory=dict)
    legs: dict[Leg, tuple[Fraction, Fraction]] = field(default_factory=dict)
    elsewhere: set[SceneId | Leg] = field(default_factory=set)  # what plays of other variants reach


def scene_graph(steps: Steps, limit: int) -> SceneGraph:
    """Return the picture of a scenario and of what only variants reach; above the limit, as it is written."""
    limit, scenario = min(limit, MOST_POSITIONS), steps.scenario
    with uncollected():
        explored = explore(steps, limit=limit)
        known = None if explored.bounded else _known(explored)
        for variant in scenario.variants if steps.variant is None and known else ():
            explored = explore(compile_steps(scenario, variant), limit=limit)
            if known is None or explored.bounded:
                known = None
                break
            for scene, leg, _ in _gone(explored):
                known.elsewhere |= {scene, leg[1], leg}
    passed = _passed(scenario)
    return SceneGraph(
        title=scenario.words.title,
        language=scenario.words.language,
        scenes=tuple(_box(scenario, scene, known, passed) for scene in scenario.scenes.values()),
        ways=tuple(_ways(scenario, known, passed)),
        explored=known is not None,
    )


def _gone(explored: Quotient) -> Iterator[tuple[SceneId, Leg, Fraction]]:
    """Yield the scene of each position, each leg that leads on from there, and its odds."""
    steps = explored.steps
    for number, options in enumerate(map(explored.options, range(len(explored)))):
        here = explored.scene(number)
        for option in options:
            points: dict[SceneId, int] = {}
            for part, _, target in option.ways:
                scene = explored.scene(target)
                points[scene] = points.get(scene, 0) + part
            key = steps.choices[option.choice].key
            for scene, whole in points.items():
                yield here, (key, scene), Fraction(whole, steps.whole)


def _known(explored: Quotient) -> _Known:
    known = _Known({explored.steps.scenario.opening.scene})
    for scene, leg, odds in _gone(explored):
        known.reached |= {scene, leg[1]}
        least, most = known.legs.get(leg, (odds, odds))
        known.legs[leg] = min(least, odds), max(most, odds)
    known.endings = Weighing(explored).probabilities()
    return known


def _reach(known: _Known | None, what: SceneId | Leg) -> Reach:
    if known is None or what in known.reached or what in known.legs:
        return "play"
    return "variant" if what in known.elsewhere else "never"


def _passed(scenario: Scenario) -> set[SceneId]:
    """Return the scenes that the marks of the real course lead to, so that they count in no other copy."""
    found, waiting = set[SceneId](), [scenario.opening.scene]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            for choice in scenario.scenes[here].choices.values():
                for outcome in choice.outcomes.values() or (None,):
                    if choice.historical and (outcome is None or outcome.historical):
                        waiting += [way.scene for way in choice.ways_on(outcome)]
    return found


def _box(scenario: Scenario, scene: Scene, known: _Known | None, real: Collection[SceneId]) -> SceneBox:
    ending, then = scene.ending, then_of(scene.id)
    passed = any(choice.historical for choice in scene.choices.values()) and (not then or scene.id in real)
    title = _plain(scenario, ending.title if ending else scene.title) or as_written(scene.id)
    if then:
        # Of a scene of a piece there are several: each says where the play goes on.
        title = (
            f"{title} \N{RIGHTWARDS ARROW} {_plain(scenario, scenario.scenes[SceneId(then)].title) or then}"
        )
    return SceneBox(
        id=scene.id,
        title=title,
        forum=scene.forum,
        tone=ending.tone if ending else "",
        odds=_hundred(known.endings[scene.id]) if known and ending else "",
        historical=ending.historical if ending else passed,
        reach=_reach(known, scene.id),
    )


def _ways(scenario: Scenario, known: _Known | None, real: Collection[SceneId]) -> list[Way]:
    found: dict[tuple[SceneId, SceneId], list[WayChoice]] = {}
    for scene in scenario.scenes.values():
        for choice in scene.choices.values():
            # The scenes that it can lead to, each with the outcomes that do.
            targets: dict[SceneId, list[Outcome]] = {}
            for outcome in choice.outcomes.values():
                for way in choice.ways_on(outcome):
                    targets.setdefault(way.scene, []).append(outcome)
            for target, outcomes in (targets or {way.scene: [] for way in choice.ways_on(None)}).items():
                step = _step(scenario, choice, (target, outcomes), known)
                if then_of(scene.id) and scene.id not in real:
                    step = step._replace(historical=False)
                found.setdefault((scene.id, target), []).append(step)
    return [Way(source, target, tuple(steps)) for (source, target), steps in found.items()]


def _step(
    scenario: Scenario, choice: Choice, leads: tuple[SceneId, list[Outcome]], known: _Known | None
) -> WayChoice:
    target, outcomes = leads
    leg = (choice.key, target)
    least, most = known.legs.get(leg, (Fraction(1), Fraction(1))) if known else (Fraction(0), Fraction(1))
    if known is None:
        odds = _written(choice, outcomes)
    elif least == most:
        odds = "" if most == 1 else _hundred(most)
    else:
        odds = f"{_hundred(least)}\N{EN DASH}{_hundred(most)}"
    return WayChoice(
        choice=choice.key.choice,
        label=_plain(scenario, choice.label),
        stance=choice.stance or "",
        odds=odds,
        historical=choice.historical and (not outcomes or any(one.historical for one in outcomes)),
        reach=_reach(known, leg),
    )


def _written(choice: Choice, outcomes: list[Outcome]) -> str:
    """Return the odds as far as they are plain from the file: one outcome of several, with one number."""
    if len(outcomes) == len(choice.outcomes):
        return ""
    odds = [outcome.odds for outcome in outcomes]
    if all(one is not None and not one.plus for one in odds):
        return _hundred(sum((one.base for one in odds if one is not None), Fraction(0)) / 100)
    return "?"


def _hundred(odds: Fraction) -> str:
    """Return odds in points of 100, with one digit where they are small."""
    points = float(odds * 100)
    if 0 < points < 0.1:
        return "<0.1"
    return f"{points:.1f}".removesuffix(".0") if points < 10 else f"{points:.0f}"


def _plain(scenario: Scenario, text: str) -> str:
    glossary = scenario.sources.glossary
    return words_of(text, lambda link: link.shown or getattr(glossary.get(link.id), "term", link.id))


class UnknownPartError(UnknownNameError):
    """A picture was asked for of a part that the case does not have."""

    def __init__(self, part: str, scenario: Scenario) -> None:
        self.part, self.scenario = part, scenario.id
        self.known = (*_chapters(scenario), *map(as_written, scenario.scenes))
        super().__init__(
            f"there is no chapter or scene '{part[:64]}' in '{scenario.id}'. {did_you_mean(part, self.known)}"
        )


def part_of(graph: SceneGraph, scenario: Scenario, part: str) -> SceneGraph:
    """Return the picture of a chapter up to the next ones, or around a scene; raise UnknownPartError.

    Around a scene are those that are one or two links away, before it and after it.
    """
    scene = _chapters(scenario).get(part.casefold())
    meant = set(map(str, scenario.scenes_called(part)))
    if scene:
        ends = {one.id for one in scenario.scenes.values() if one.chapter} - {scene}
        inside = _linked({str(scene)}, graph.ways, len(graph.scenes), ends)
    elif meant:
        ends = set()
        back = [Way(way.target, way.source, ()) for way in graph.ways]
        inside = _linked(meant, graph.ways, _AROUND, ends) | _linked(meant, back, _AROUND, ends)
    else:
        raise UnknownPartError(part, scenario)
    return replace(
        graph,
        title=f"{graph.title}: {scenario.scenes[scene].chapter if scene else part}",
        scenes=tuple(one for one in graph.scenes if one.id in inside),
        # What leads on from the next chapter is no part of this one.
        ways=tuple(
            way for way in graph.ways if {way.source, way.target} <= inside and way.source not in ends
        ),
    )


def _chapters(scenario: Scenario) -> dict[str, SceneId]:
    """Return the scene with which each chapter begins, by its name in small letters."""
    return {scene.chapter.casefold(): scene.id for scene in scenario.scenes.values() if scene.chapter}


def _linked(begun: set[str], ways: Iterable[Way], links: int, ends: Collection[str]) -> set[str]:
    """Return the scenes so many links away at most, and none that is behind an end."""
    after: dict[str, set[str]] = {}
    for way in ways:
        after.setdefault(way.source, set()).add(way.target)
    found, rim = set(begun), begun
    for _ in range(links):
        rim = {one for scene in rim - set(ends) for one in after.get(scene, ())} - found
        if not rim:
            break
        found |= rim
    return found
