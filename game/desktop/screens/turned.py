"""Where a play turned: its course with all roads, its decisions with their odds, and one road looked at."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.desktop.parts.courses import Overview
from game.desktop.parts.ledger import RoadCard
from game.desktop.parts.odds import HeadingWithNote, MarkedTitle, OddsBar, OddsKey, bars
from game.desktop.screens.courses import courses
from game.desktop.screens.desk import Sitting
from game.desktop.screens.texts import prose, worded
from game.desktop.stage.reckoner import Work
from game.desktop.toolkit.boxes import Column, Panel, Rule, TwoColumns
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.intents import Confirm, Select
from game.desktop.toolkit.kit import Target
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.prose import PlainText
from game.engine.debrief import TONES, Debrief, Decision, Fork, RoadNotTaken
from game.model.ids import ChoiceId

_MOST_CARDS = 4
_LONG = 12


def road_name(road: RoadNotTaken) -> str:
    """Return the name under which a road is shown."""
    return f"road:{road.number}:{road.choice.key.choice}"


def road_in_front(told: Debrief, name: str) -> RoadNotTaken | None:
    """Return the road of that name, else with history's at the first fork, else with the first."""
    roads = told.roads_not_taken
    real = {(fork.number, fork.real.choice) for fork in told.forks if not fork.by_chance}
    taken = (road for road in roads if (road.number, road.choice.key.choice) in real)
    named = (road for road in roads if road_name(road) == name)
    return next(named, next(taken, next(iter(roads), None)))


@dataclass(frozen=True, slots=True)
class Turned:
    """The tab of the courses: what was decided, what that changed, where else it could have gone."""

    sitting: Sitting
    told: Debrief
    road: str

    def part(self) -> Part:
        """Return the chart over the decisions at the left and one road at the right."""
        front = road_in_front(self.told, self.road)
        chart = courses(self.sitting, self.told, front)
        decisions = self._decisions()
        left = Column(tuple(self._turned(decisions)), 1)
        right = Column(tuple(self._road(front, decisions)), 1)
        below = TwoColumns(left, right, 0.6, 4, 44)
        if len(self.told.course.stages) > _LONG:
            # A long course is told in rows; a glance at it and what turned it come first, to be seen at once.
            heading = PlainText(
                self.sitting.desk.words("desktop.debrief.courses"), "heading3", says="heading"
            )
            return Column((Overview(chart), below, Rule("rule"), heading, chart), 1.5)
        return Column((chart, Rule("rule"), below), 1.5)

    def _decisions(self) -> dict[int, Decision]:
        """Return the decisions by their turn; with none until their odds are known."""
        return {decision.number: decision for decision in self._work().decisions}

    def _work(self) -> Work:
        return self.sitting.desk.odds.of(self.sitting.opened.case, self.sitting.play.replay.turns)

    def _turned(self, decisions: dict[int, Decision]) -> Iterator[Part]:
        words, forks = self.sitting.desk.words, {fork.number: fork for fork in self.told.forks}
        heading = PlainText(words("debrief.turned"), "heading3", says="heading")
        order = PlainText(words("desktop.turned.order"), "row", "ink2", "note")
        yield HeadingWithNote(heading, order) if decisions else heading
        if self.told.history is not None and not forks:
            yield PlainText(words("debrief.course.same"), "body", "ink2", "note")
        by_shift = sorted(decisions.values(), key=lambda one: -one.shift)
        moved = [one.number for one in by_shift if one.before.points != one.after.points]
        shown = moved[:_MOST_CARDS]
        for number in (*shown, *(number for number in forks if number not in shown)):
            yield self._card(number, decisions.get(number), forks.get(number))
        yield from self._legend(bool(decisions))

    def _legend(self, known: bool) -> Iterator[Part]:
        words, work = self.sitting.desk.words, self._work()
        if known:
            yield OddsKey(tuple(words(f"desktop.turned.{tone}") for tone in TONES))
            yield PlainText(words("desktop.turned.means"), "small", "ink2", "note")
        elif work.over.is_set():
            yield PlainText(words("desktop.turned.none"), "row", "ink2", "note")
        else:
            said = words("desktop.turned.underway")
            if work.positions:
                said = words("desktop.turned.so_far", positions=f"{work.positions:,}")
            yield PlainText(said, "row", "ink2", "progress")

    def _card(self, number: int, decision: Decision | None, fork: Fork | None) -> Part:
        opened, words = self.sitting.opened, self.sitting.desk.words
        step = self.sitting.play.replay.steps[number - 1]
        day = opened.phrases.short_day(step.before.date)
        head = MarkedTitle(step.choice.stance or "", worded(opened, step.choice.label), day)
        odds: tuple[Part, ...] = ()
        if decision is not None:
            before, after = words("desktop.turned.before"), words("desktop.turned.after")
            odds = bars(((before, decision.before.points), (after, decision.after.points)))
        under = tuple(self._real(fork)) if fork else ()
        body = Column((head, Column(odds, 0), *under), 0.5)
        return Panel(body, (2, 1, 1.5, 1), "card", "rule", 0.75, "accent" if fork else "")

    def _real(self, fork: Fork) -> Iterator[Part]:
        """What history did there, and why: only what is told of this choice, or of the scene itself."""
        opened, words = self.sitting.opened, self.sitting.desk.words
        if fork.by_chance:
            yield PlainText(words("debrief.by_chance"), "row", "accent")
        else:
            real = opened.scenario.choice(fork.real.key)
            yield PlainText(words("debrief.fork.real", choice=worded(opened, real.label)), "row", "accent")
        for at, event in enumerate(fork.reasons):
            yield prose(opened, f"why:{fork.number}.{at}", event.why, "small")

    def _road(self, front: RoadNotTaken | None, decisions: dict[int, Decision]) -> Iterator[Part]:
        words = self.sitting.desk.words
        yield PlainText(words("desktop.road"), "heading3", says="heading")
        if front is None:
            yield PlainText(words("desktop.road.none"), "body", "ink2", "note")
        else:
            yield self._road_card(front, decisions.get(front.number))
            beside = [road for road in self.told.roads_not_taken if road.number == front.number]
            others = [road for road in beside if road is not front]
            if others:
                yield PlainText(words("desktop.road.others"), "row-label", says="heading")
            for road in others:
                yield self._other(road, decisions.get(front.number))
        yield from self._luck()

    def _road_card(self, road: RoadNotTaken, decision: Decision | None) -> Part:
        opened, words, choice = self.sitting.opened, self.sitting.desk.words, road.choice
        name = road_name(road)
        taken = any(fork.number == road.number and fork.real.key == choice.key for fork in self.told.forks)
        parts: list[Part] = [
            MarkedTitle(choice.stance or "", worded(opened, choice.label)),
            PlainText(worded(opened, opened.scenario.scenes[choice.key.scene].title), "row", "ink2"),
        ]
        if taken:
            parts.append(PlainText(words("desktop.road.history"), "row", "accent"))
        parts.append(Column(self._behind(choice.key.choice, decision), 0))
        parts.append(Buttons((Button(Target("play-on", words("debrief.play_on"), Confirm()), "main"),)))
        teaching = (("for", choice.teaching.best_for), ("against", choice.teaching.best_against))
        for side, text in teaching:
            if text:
                said = words(f"desktop.road.{side}", text=text)
                parts.append(prose(opened, f"{name}.{side}", said, "small"))
        room = (2, 1, 1.5, 1.5)
        return Panel(Column(tuple(parts), 0.75), room, "paper", "rule", 0.75, "accent" if taken else "")

    def _behind(self, choice: ChoiceId, decision: Decision | None) -> tuple[OddsBar, ...]:
        words = self.sitting.desk.words
        if decision is None or choice not in decision.behind:
            return ()
        yours = (words("desktop.turned.yours"), decision.after.points)
        return bars((yours, (words("desktop.turned.behind"), decision.behind[choice].points)))

    def _other(self, road: RoadNotTaken, decision: Decision | None) -> Part:
        choice, name = road.choice, road_name(road)
        target = Target(f"list:{name}", worded(self.sitting.opened, choice.label), Select(name))
        odds = decision.behind.get(choice.key.choice) if decision else None
        said = " · ".join(map(str, odds.points)) if odds else ""
        return RoadCard(target, said, choice.stance or "")

    def _luck(self) -> Iterator[Part]:
        words = self.sitting.desk.words
        drawn = [one for one in self.told.luck if one.was_chance]
        against = sum(1 for one in drawn if one.odds * 2 < 1)
        if against:
            yield PlainText(
                words.counted("desktop.luck.against", against, all=len(drawn)), "row", says="note"
            )
        elif drawn:
            yield PlainText(words("desktop.luck.with"), "row", says="note")
