"""Where a play turned: its course beside the real one, its decisions with their odds, one road in front."""

from collections import Counter
from collections.abc import Iterator

from game.desktop.parts.course_rows import CourseStop, Stub
from game.desktop.parts.courses import CourseChart, Overview
from game.desktop.parts.ledger import RoadCard
from game.desktop.parts.odds import HeadingWithNote, MarkedTitle, OddsKey, StanceKey, bars
from game.desktop.screens.base import ScreenOfCase
from game.desktop.screens.case_text import prose, worded
from game.desktop.screens.desk import OpenedCase, Sitting
from game.desktop.screens.procedure_map import stations_passed
from game.desktop.stage.odds_news import OddsWork
from game.desktop.toolkit.boxes import Column, Panel, Rule, TwoColumns
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.intents import Confirm, Select
from game.desktop.toolkit.marks import LETTERS
from game.desktop.toolkit.part import Part, Target
from game.desktop.toolkit.prose import PlainText
from game.engine.debrief import Debrief, Decision, Fork, RoadNotTaken, points_apart
from game.engine.replay import Replay
from game.model.ids import ChoiceId
from game.model.scene import TONES
from game.model.value import value

_MOST_CARDS = 4
_LONG = 12
# How draws can have fallen, in the order in which it is told.
_FELL = ("long", "toss.lost", "toss.won", "toss", "even", "likely")


def road_name(road: RoadNotTaken) -> str:
    """Return the name under which a road is shown."""
    return f"road:{road.number}:{road.choice.key.choice}"


def road_in_front(told: Debrief, name: str) -> RoadNotTaken | None:
    """Return the road of that name, else that of history at the first fork, else the first."""
    roads = told.roads_not_taken
    real = {(fork.number, fork.real.choice) for fork in told.forks if not fork.by_chance}
    taken = (road for road in roads if (road.number, road.choice.key.choice) in real)
    named = (road for road in roads if road_name(road) == name)
    return next(named, next(taken, next(iter(roads), None)))


@value
class TurningPoints(ScreenOfCase):
    """The tab of the courses: what was decided, what that changed, where else it could have gone."""

    told: Debrief
    road: str

    def part(self) -> Part:
        """Return the chart over the decisions at the left and one road at the right."""
        front = road_in_front(self.told, self.road)
        chart = courses(self.sitting, self.told, front)
        # There are none until their odds are known.
        decisions = {decision.number: decision for decision in self._work().decisions}
        left = Column(tuple(self._turned(decisions)), 1)
        right = Column(tuple(self._road(front, decisions)), 1)
        below = TwoColumns(left, right, 0.6, 4, 44)
        key = StanceKey(tuple(self.words(f"stance.{stance}") for stance in LETTERS), tuple(LETTERS))
        if len(self.told.course.stages) > _LONG:
            # A long course is told in rows; a glance at it and what turned it come first, to be seen at once.
            chart = chart.numbered()
            heading = PlainText(self.words("desktop.debrief.courses"), "heading3", says="heading")
            return Column((Overview(chart), below, Rule("rule"), heading, key, chart), 1.5)
        return Column((Column((chart, key), 0.75), Rule("rule"), below), 1.5)

    def _work(self) -> OddsWork:
        return self.sitting.desk.odds.of(self.opened.case, self.play.replay.turns)

    def _turned(self, decisions: dict[int, Decision]) -> Iterator[Part]:
        words = self.words
        forks = {fork.number: fork for fork in self.told.forks}
        heading = PlainText(words("debrief.turned"), "heading3", says="heading")
        order = PlainText(words("desktop.turned.order"), "row", "ink2", "note")
        yield HeadingWithNote(heading, order) if decisions else heading
        if decisions:
            yield OddsKey(tuple(words(f"desktop.turned.{tone}") for tone in TONES))
            yield PlainText(words("desktop.turned.means"), "row", "ink2", "note")
            yield PlainText(words("desktop.turned.means_average"), "row", "ink2", "note")
        if self.told.history is not None and not forks:
            yield PlainText(words("debrief.course.same"), "body", "ink2", "note")
        # In the order of play, before the odds are known and after: nothing on the page changes places.
        most = sorted(decisions.values(), key=lambda one: -one.careful.moved)[:_MOST_CARDS]
        for number in sorted({*(one.number for one in most if one.careful.moved), *forks}):
            yield self._card(number, decisions.get(number), forks.get(number))
        if not decisions:
            yield self._underway()

    def _underway(self) -> Part:
        """Return how far the odds are, or that there are none."""
        words, work = self.words, self._work()
        if work.over.is_set():
            return PlainText(words("desktop.turned.none"), "row", "ink2", "note")
        said = words("desktop.turned.underway")
        if work.positions:
            said = words("desktop.turned.so_far", positions=words.number(work.positions))
        return PlainText(said, "row", "ink2", "progress")

    def _card(self, number: int, decision: Decision | None, fork: Fork | None) -> Part:
        step = self.play.replay.steps[number - 1]
        day = self.opened.phrases.short_day(step.before.date)
        head = MarkedTitle(step.choice.stance or "", worded(self.opened, step.choice.label), day)
        odds = tuple(self._odds(decision)) if decision else ()
        parts: list[Part] = [head, Column(odds, 0)]
        if fork is not None:
            # What history did there, and why: only what is told of this choice, or of the scene itself.
            real = worded(self.opened, self.opened.scenario.choice(fork.real.key).label)
            key = "debrief.by_chance" if fork.by_chance else "debrief.fork.real"
            said = self.words(key, choice=real)
            parts.append(PlainText(said, "row", "accent"))
            for at, event in enumerate(fork.reasons):
                parts.append(prose(self.opened, f"why:{fork.number}.{at}", event.why, "small"))
        return Panel(
            Column(tuple(parts), 0.5), (2, 1, 1.5, 1), "card", "rule", 0.75, "accent" if fork else ""
        )

    def _odds(self, decision: Decision) -> Iterator[Part]:
        """Yield the odds around a decision, or that they are equal, and what became certain by it."""
        words, careful, average = self.words, decision.careful, decision.average
        if careful.moved:
            named = words("desktop.turned.before"), words("desktop.turned.after")
            yield from bars(tuple(zip(named, (careful.before.points, careful.after.points), strict=True)))
            points = {"before": average.before.dotted, "after": average.after.dotted}
            yield PlainText(words("desktop.turned.average", **points), "row", "ink2", "note")
            yield PlainText(words.counted("export.moved", careful.moved), "row", says="note")
        else:
            yield PlainText(words("desktop.turned.same"), "row", says="note")
        if decision.turned:
            yield PlainText(words(f"desktop.certain.{decision.turned}"), "row-bold", says="note")

    def _road(self, front: RoadNotTaken | None, decisions: dict[int, Decision]) -> Iterator[Part]:
        words = self.words
        yield PlainText(words("desktop.road"), "heading3", says="heading")
        if front is None:
            yield PlainText(words("desktop.road.none"), "body", "ink2", "note")
        else:
            decision = decisions.get(front.number)
            yield self._road_card(front, decision)
            roads = self.told.roads_not_taken
            others = [road for road in roads if road.number == front.number and road is not front]
            if others:
                yield PlainText(words("desktop.road.others"), "row-label", says="heading")
            for road in others:
                choice, name = road.choice, road_name(road)
                target = Target(f"list:{name}", worded(self.opened, choice.label), Select(name))
                odds = decision.careful.behind.get(choice.key.choice) if decision else None
                said = odds.dotted if odds else ""
                yield RoadCard(target, said, choice.stance or "")
        if said := self._luck(decisions):
            yield PlainText(said, "row", says="note")

    def _luck(self, decisions: dict[int, Decision]) -> str:
        """Return how the draws of the play fell, in one line; nothing where none was left to chance."""
        fell = Counter(
            one.fell(decisions[one.number].fortune if one.number in decisions else 0)
            for one in self.told.luck
            if one.was_chance
        )
        said = [self.words.counted(f"desktop.luck.{how}", fell[how]) for how in _FELL if fell[how]]
        return self.words("desktop.luck", draws="; ".join(said)) if said else ""

    def _road_card(self, road: RoadNotTaken, decision: Decision | None) -> Part:
        opened, words, choice = self.opened, self.words, road.choice
        taken = any(fork.number == road.number and fork.real.key == choice.key for fork in self.told.forks)
        scene = worded(opened, opened.scenario.scenes[choice.key.scene].title)
        parts: list[Part] = [
            MarkedTitle(choice.stance or "", worded(opened, choice.label)),
            PlainText(scene, "row", "ink2"),
        ]
        if taken:
            parts.append(PlainText(words("desktop.road.history"), "row", "accent"))
        odds = tuple(self._compared(decision, choice.key.choice)) if decision else ()
        parts.append(Column(odds, 0))
        parts.append(Buttons((Button(Target("play-on", words("debrief.play_on"), Confirm()), "main"),)))
        for side, text in (("for", choice.teaching.best_for), ("against", choice.teaching.best_against)):
            if text:
                said = words(f"desktop.road.{side}", text=text)
                parts.append(prose(opened, f"{road_name(road)}.{side}", said, "small"))
        edge = "accent" if taken else ""
        return Panel(Column(tuple(parts), 0.75), (2, 1, 1.5, 1.5), "paper", "rule", 0.75, edge)

    def _compared(self, decision: Decision, choice: ChoiceId) -> Iterator[Part]:
        """Yield the odds after the choice that was made and after another, or that they are equal."""
        words, careful, average = self.words, decision.careful, decision.average
        if choice not in careful.behind:
            return
        behind = careful.behind[choice]
        if not points_apart(careful.after, behind):
            yield PlainText(words("desktop.turned.same_road"), "row", says="note")
            return
        named = words("desktop.turned.yours"), words("desktop.turned.behind")
        yield from bars(tuple(zip(named, (careful.after.points, behind.points), strict=True)))
        both = {"yours": average.after.dotted, "behind": average.behind[choice].dotted}
        yield PlainText(words("desktop.turned.average_behind", **both), "row", "ink2", "note")


def courses(sitting: Sitting, told: Debrief, front: RoadNotTaken | None) -> CourseChart:
    """Return the chart of a play beside history, its roads at each station; one road is in front."""
    words, opened, replay = sitting.opened.phrases.words, sitting.opened, sitting.play.replay
    history = words("debrief.course.history")
    names = (words("debrief.course.yours"), history, words("desktop.fork"))
    own = []
    passed = zip(_stations(opened, replay), stations_passed(opened, replay), strict=True)
    for number, ((key, label), came_to) in enumerate(passed, start=1):
        stubs = []
        for road in told.roads_not_taken:
            if road.number == number:
                name = f"stub:{number}:{road.choice.key.choice}"
                target = Target(name, worded(opened, road.choice.label), Select(road_name(road)))
                stubs.append(Stub(target, road.choice.stance or "", road is front))
        own.append(CourseStop(key, label, tuple(stubs), came_to))
    if opened.real is None or opened.real.turns == replay.turns:
        return CourseChart(tuple(own), (), names)
    real = tuple(CourseStop(*station) for station in _stations(opened, opened.real))
    return CourseChart(tuple(own), real, names)


def _stations(opened: OpenedCase, replay: Replay) -> Iterator[tuple[str, str]]:
    """Yield each scene that a course passes, as often as it does, with its title; the last one is its end."""
    scenes = opened.scenario.scenes
    passed: Counter[str] = Counter()
    for name in (*(step.turn.scene for step in replay.steps), replay.position.scene):
        ending = scenes[name].ending
        passed[name] += 1
        yield f"{name}#{passed[name]}", worded(opened, ending.title if ending else scenes[name].title)
