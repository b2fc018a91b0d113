"""The chapters of a case that earlier plays have come to, over its briefing: a new play can begin at each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from game.desktop.parts.folder import CaseFolder
from game.desktop.parts.ledger import Item, Ledger, RoadCard
from game.desktop.parts.one_sheet import Foot
from game.desktop.screens.base import ScreenOfCase, bar, shared
from game.desktop.screens.case_text import more_below, prose, worded
from game.desktop.screens.desk import Resumed, Sitting
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.intents import Confirm, GoBack, Intent, Select
from game.desktop.toolkit.part import Part, Target
from game.desktop.toolkit.prose import PlainText
from game.engine.following import ways_to_chapters
from game.engine.play import Play
from game.engine.replay import Step
from game.model.ids import SceneId
from game.model.record import Playthrough
from game.model.scenario import Scenario
from game.model.value import value

_MOST_WAYS = 6
_WAY = "way:"

Courses = Mapping[SceneId, tuple[Playthrough, ...]]


def chapters_reached(scenario: Scenario, courses: Iterable[Playthrough]) -> Courses:
    """Return the chapters that some courses went on from, in the case's order, with the newest ways there."""
    ways: dict[SceneId, dict[object, Playthrough]] = {name: {} for name in scenario.scenes}
    for name, way in ways_to_chapters(scenario, courses):
        ways[name].setdefault((way.variant, way.turns), way)
    return {name: tuple(found.values())[:_MOST_WAYS] for name, found in ways.items() if found}


@value
class ChaptersScreen(ScreenOfCase):
    """One chapter in front, with the ways on which it was come to as far as they fit the case as it is."""

    reached: Courses
    chosen: SceneId
    ways: tuple[Resumed, ...]
    way: int = 0

    @classmethod
    def of(cls, sitting: Sitting, chosen: SceneId | None = None) -> "ChaptersScreen":
        """Return the chapters with one in front, the furthest where none is named."""
        scenario, shelf = sitting.opened.scenario, sitting.desk.shelf
        reached = chapters_reached(scenario, shelf.courses(scenario.id))
        front = chosen or tuple(reached)[-1]
        there = (shelf.replayed(way) for way in reached[front])
        return cls(sitting, reached, front, tuple(one for one in there if not one.notice))

    def handle(self, intent: Intent) -> Screen:
        """Return the screen after an intent."""
        ways, desk = self.sitting.desk.ways, self.sitting.desk
        match intent:
            case Select(name=name) if name in self.reached:
                return ChaptersScreen.of(self.sitting, SceneId(name))
            case Select(name=name) if name.startswith(_WAY):
                return replace(self, way=int(name.removeprefix(_WAY)))
            case Confirm() if self.ways:
                return ways.resuming(desk, self.opened, self._begun(self.ways[self.way]))
            case GoBack():
                return ways.opening(desk, self.opened)
            case _:
                return shared(self.sitting, self, intent)

    def view(self) -> View:
        """Return what it looks like."""
        words, scenes, chosen = self.words, self.opened.scenario.scenes, self.chosen
        items: list[Part] = [PlainText(words("desktop.chapters"), "heading2", says="heading")]
        for name, ways in self.reached.items():
            target = Target(f"chapter:{name}", worded(self.opened, scenes[name].chapter), Select(name))
            items.append(Item(target, words.counted("desktop.chapters.ways", len(ways)), name == chosen))
        begin = Button(Target("confirm", words("desktop.chapters.begin"), Confirm()), "main")
        back = Button(Target("back", words("desktop.back"), GoBack()), key="Esc")
        buttons = Buttons((begin, back) if self.ways else (back,))
        told = Column(tuple(self._told()), 1.0)
        body = Ledger(tuple(items), told, Foot(buttons, more=more_below(self.sitting.desk, "sheet")))
        folder = CaseFolder(bar(self.sitting, words("desktop.chapters"), stands=False), body)
        return View(folder, f"chapters:{chosen}", f"chapter:{chosen}", "sheet", shows=f"chapter:{chosen}")

    def _begun(self, way: Resumed) -> Resumed:
        """The turns are those of the earlier play; what comes after them has a chance of its own."""
        record = replace(way.play.playthrough, seed=self.sitting.desk.shelf.seed())
        return replace(way, play=Play.resume(way.play.case, record))

    def _told(self) -> Iterator[Part]:
        words, title = self.words, self.opened.scenario.scenes[self.chosen].chapter
        yield PlainText(worded(self.opened, title), "heading3", says="heading", balanced=True)
        if not self.ways:
            yield PlainText(words("desktop.chapters.none"), "body")
            return
        yield PlainText(words.counted("desktop.chapters.means", len(self.ways)), "body")
        for number, one in enumerate(self.ways):
            day = self.opened.phrases.day(one.play.position.date)
            label = words.counted("desktop.chapters.way", len(one.play.replay.steps), day=day)
            yield RoadCard(
                Target(f"{_WAY}{number}", label, Select(f"{_WAY}{number}")),
                self._stands(one),
                "",
                (prose(self.opened, f"turns:{number}", self._turns(one.play)),),
            )

    def _stands(self, way: Resumed) -> str:
        words, opened, position = self.words, self.opened, way.play.position
        fines, said = sum(standing.fines for standing in position.matters.values()), list[str]()
        if way.play.case.variant is not None:
            said.append(worded(opened, opened.scenario.variants[way.play.case.variant].title))
        arguments = opened.scenario.arguments
        if arguments:
            kept = words("desktop.of", number=len(position.preserved), all=len(arguments))
            said.append(words("desktop.chapters.kept", kept=kept))
        said.append(words("ending.fines", sum=opened.phrases.money(fines)))
        return words("desktop.chapters.between").join(said)

    def _turns(self, play: Play) -> str:
        """Return the turns of the way in front, and of another one the first that is otherwise."""
        steps, front = play.replay.steps, self.ways[self.way].play.replay.steps
        if steps is front:
            return "\n".join(f"- {_told(step)}" for step in steps)
        otherwise = next((a for a, b in zip(steps, front, strict=False) if a.turn != b.turn), steps[-1])
        return self.words("desktop.chapters.otherwise", turn=_told(otherwise))


def _told(step: Step) -> str:
    return f"{step.choice.label}: {step.outcome.label}" if step.outcome else step.choice.label
