"""The debrief: the course of a play beside history, its forks, its luck, and the real timeline."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from game.desktop.parts.figures import LineKey, MeterValues, OverTime
from game.desktop.parts.folder import CaseFolder
from game.desktop.parts.ledger import RoadCard
from game.desktop.parts.one_sheet import UnderMap
from game.desktop.parts.rows import DatedRow
from game.desktop.parts.ruling import DrawBar
from game.desktop.screens.after import drawn_at, share
from game.desktop.screens.base import ScreenOfCase, bar, export_button, exported, shared, with_popover
from game.desktop.screens.case_text import claim_line, links_to, prose, worded
from game.desktop.screens.desk import Sitting
from game.desktop.screens.turning_points import TurningPoints, road_in_front
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.boxes import Column, Pairs, TwoColumns, parted
from game.desktop.toolkit.buttons import Tabbed
from game.desktop.toolkit.intents import Confirm, Explain, GoBack, Intent, Select
from game.desktop.toolkit.part import Part, Target
from game.desktop.toolkit.prose import PlainText
from game.engine import debrief as lessons
from game.engine.debrief import Debrief
from game.engine.documented import documents_of
from game.engine.play import Play
from game.model.ids import MeterId
from game.model.value import value

TABS = ("courses", "over-time", "luck", "timeline", "claims", "objectives", "questions")


@value
class DebriefScreen(ScreenOfCase):
    """What a finished play teaches, a tab at a time."""

    front: str = "courses"
    road: str = ""
    asked: Explain | None = None
    said: str = ""

    def handle(self, intent: Intent) -> Screen:
        """Return the screen after an intent; what was said of the one before is gone."""
        here = replace(self, said="") if self.said else self
        match intent:
            case Select(name="export"):
                return replace(here, said=self._exported())
            case GoBack():
                return replace(here, asked=None) if self.asked else self.sitting.standing()
            case Explain():
                return replace(here, asked=intent)
            case Select(name=name) if name in TABS and name in self._tabs(self._told()):
                return replace(here, front=name, road="", asked=None)
            case Select(name=name) if name.startswith(("road:", "answer:")):
                return replace(here, road="" if self.road == name else name)
            case Confirm() if self.front == "courses":
                road = road_in_front(self._told(), self.road)
                if road is None:
                    return here
                # A new play with the turns up to where the road in front led away.
                earlier = Play.resume(self.play.case, self.play.playthrough.upto(road.number - 1))
                notice = self.sitting.desk.shelf.keep_finished(self.play)
                return self.sitting.desk.ways.standing(self.sitting.played(earlier), notice)
            case _:
                return shared(self.sitting, here, intent)

    def _exported(self) -> str:
        """Write the debrief down; return a sentence that says where, or why not."""
        from game.pages.debriefed.finished import Finished
        from game.pages.debriefed.page import debrief_page

        ending = self.opened.case.ending(self.play.position)
        work = self.sitting.desk.odds.of(self.opened.case, self.play.replay.turns)
        if not work.over.is_set():
            return self.words("desktop.export.odds_first")
        if ending is None:
            return ""
        decisions = {decision.number: decision for decision in work.decisions}
        marks = self.sitting.desk.marks.of(self.play)
        finished = Finished(self.play, self.opened.phrases, self.opened.real, decisions, marks)
        page = debrief_page(finished, ending)
        return exported(self.sitting, "debrief.html", page)

    def _tabs(self, told: Debrief) -> tuple[str, ...]:
        """Return the names of the tabs for which there is something to tell."""
        asked = {
            "questions": self.opened.scenario.teaching.themes,
            "claims": told.papers,
            "objectives": told.objectives,
        }
        return tuple(name for name in TABS if asked.get(name, True))

    def _told(self) -> Debrief:
        marks = self.sitting.desk.marks.of(self.play)
        return lessons.debrief(self.opened.case, self.play.replay, self.opened.real, marks)

    def view(self) -> View:
        """Return what it looks like."""
        words, told, front = self.words, self._told(), self.front
        bodies: Mapping[str, Callable[[], Part]] = {
            "courses": TurningPoints(self.sitting, told, self.road).part,
            "over-time": partial(over_time, self.sitting, told),
            "luck": partial(self._luck, told),
            "timeline": partial(self._timeline, told),
            "claims": partial(self._claims, told),
            "objectives": partial(self._objectives, told),
            "questions": self._questions,
        }
        tabs = tuple(
            Target(f"tab:{name}", words(f"desktop.debrief.{name}"), Select(name)) for name in self._tabs(told)
        )
        ended = worded(self.opened, told.ending.title) if told.ending else ""
        heading = words("desktop.debrief.of", ending=ended)
        named = bar(self.sitting, heading, stands=False)
        named = replace(named, buttons=(export_button(words, "desk"), *named.buttons[-2:]))
        more = words("desktop.more_below"), words(self.sitting.desk.preferences.page_key)
        sheet = Tabbed(tabs, front, bodies[front](), (3.5, 2), more=more)
        body = CaseFolder(named, UnderMap(sheet))
        view = View(body, f"debrief:{front}", f"tab:{front}", f"sheet:{front}", toast=self.said)
        return with_popover(view, self.sitting, self.asked)

    def _luck(self, told: Debrief) -> Part:
        entries: list[Part] = []
        work = self.sitting.desk.odds.of(self.opened.case, self.play.replay.turns)
        decisions = {decision.number: decision for decision in work.decisions}
        for drawn in told.luck:
            if drawn.was_chance:
                label = worded(self.opened, self.opened.scenario.choice(drawn.choice).label)
                fortune = decisions[drawn.number].fortune if drawn.number in decisions else 0
                said = self.words(f"debrief.luck.{drawn.fell(fortune)}")
                title = PlainText(label, "row-label", says="heading"), PlainText(said, "row", "ink2", "note")
                odds = self.play.replay.steps[drawn.number - 1].odds
                shares = tuple(share(self.opened, one, one.outcome.id == drawn.outcome) for one in odds)
                at = float(drawn_at(self.play, drawn.number))
                entries.append(TwoColumns(Column(title, 0), DrawBar(shares, at), 0.45, 4, 40))
        if not entries:
            return PlainText(self.words("debrief.luck.none"), "body", "ink2", "note")
        return Column(parted(tuple(entries)), 1)

    def _timeline(self, told: Debrief) -> Part:
        opened, rows = self.opened, list[Part]()
        for number, event in enumerate(told.timeline):
            text = f"**{event.who}:** {event.what} {links_to(event.cites)}".strip()
            if event.documented_by:
                text += " " + self.words("debrief.documented_by", cites=links_to(event.documented_by))
            said = self.words("debrief.timeline.why", why=event.why) if event.why else ""
            why = (prose(opened, f"why:{number}", said, "small"),) if said else ()
            day = opened.phrases.short_day(event.day)
            rows.append(DatedRow(day, prose(opened, f"event:{number}", text), None, why))
        none = PlainText(self.words("debrief.no_history"), "body", "ink2", "note")
        parts: list[Part] = [Column(parted(tuple(rows)), 0) if rows else none]
        if documented := tuple(self._documented(told)):
            parts.append(PlainText(self.words("debrief.documented"), "heading3", says="heading"))
            parts.append(Column(parted(documented), 0))
        if opened.scenario.history.simplified:
            parts.append(PlainText(self.words("debrief.simplified"), "heading3", says="heading"))
            listed = "\n".join(f"- {text}" for text in opened.scenario.history.simplified)
            parts.append(prose(opened, "simplified", listed))
        return Column(tuple(parts), 1.5)

    def _claims(self, told: Debrief) -> Part:
        opened, words, parts = self.opened, self.words, list[Part]()
        for paper in told.papers:
            parts.append(PlainText(worded(opened, paper.exhibit.title), "heading3", says="heading"))
            for number, (claim, marked) in enumerate(paper.claims, start=1):
                name = f"{paper.exhibit.id}:{claim.id}"
                answer = f"**{words(f'claims.{claim.exactness}')}.** {claim.because} {links_to(claim.cites)}"
                said = [prose(opened, f"claim:{name}", claim_line(opened, number, claim))]
                said.append(prose(opened, f"answer:{name}", answer.strip(), "small"))
                note = words("claims.marked", mark=words(f"claims.{marked}")) if marked else ""
                below = (PlainText(note, "row", "ink2", "note"),) if note else ()
                parts.append(Column((*said, *below), 0.25))
        return Column(tuple(parts), 1)

    def _objectives(self, told: Debrief) -> Part:
        """Return a row for each objective: whether the play met it, and where."""
        opened, rows = self.opened, list[Part]()
        for number, one in enumerate(told.objectives):
            title = worded(opened, opened.scenario.scenes[one.met_in].title) if one.met_in else ""
            said = self.words(f"debrief.objectives.{one.verdict}", scene=title)
            aim = prose(opened, f"objective:{number}", one.objective.says)
            rows.append(TwoColumns(aim, PlainText(said, "row", "ink2", "note"), 0.62, 4, 50))
        return Column(parted(tuple(rows)), 0.5)

    def _documented(self, told: Debrief) -> Iterator[Part]:
        """Yield a row for each turn of the play that something documents."""
        opened = self.opened
        for number, stage in enumerate(told.course.stages):
            if cites := documents_of(opened.scenario, stage.turn):
                said = self.words("debrief.documented_by", cites=links_to(cites))
                text = f"{opened.scenario.scenes[stage.turn.scene].title}. {said}"
                day = opened.phrases.short_day(stage.begun)
                yield DatedRow(day, prose(opened, f"documented:{number}", text), None)

    def _questions(self) -> Part:
        parts: list[Part] = []
        for theme in self.opened.scenario.teaching.themes:
            parts.append(PlainText(theme.title, "heading3", says="heading"))
            for number, question in enumerate(theme.questions):
                name = f"answer:{theme.id}:{number}"
                target = Target(name, worded(self.opened, question.ask), Select(name))
                answer = (prose(self.opened, name, question.answer),) if self.road == name else ()
                parts.append(RoadCard(target, self.words("debrief.answer"), "", answer))
        return Column(tuple(parts), 1)


def over_time(sitting: Sitting, told: Debrief) -> Part:
    """Return a plot for each meter, two in a row where there is room."""
    words, opened, history = sitting.opened.phrases.words, sitting.opened, _history(sitting)
    plots = []
    for name, values in told.meters.items():
        meter, real = opened.scenario.meters[name], history.get(name, MeterValues(()))
        days, own = zip(*values, strict=True)
        says = words("desktop.from_to", before=own[0], after=own[-1])
        if real.each:
            says = words("desktop.from_to_beside", moved=says, history=real.each[-1])
        ends = opened.phrases.short_day(days[0]), opened.phrases.short_day(days[-1])
        bounds = meter.lowest, meter.highest
        plots.append(OverTime(worded(opened, meter.label), MeterValues(own), real, bounds, says, ends))
    pairs = Pairs(tuple(plots), 40, 2)
    if not history:
        return pairs
    marked = words("debrief.course.history")
    return Column((LineKey(words("debrief.course.yours"), marked), pairs), 1.0)


def _history(sitting: Sitting) -> dict[MeterId, MeterValues]:
    """Return the values of each meter along the real course from where it parts, if it does."""
    opened, turns = sitting.opened, sitting.play.replay.turns
    if opened.real is None or opened.real.turns == turns:
        return {}
    pairs = enumerate(zip(turns, opened.real.turns, strict=False))
    apart = (number for number, (own, other) in pairs if own != other)
    shared = next(apart, min(len(turns), len(opened.real.turns)))
    told = lessons.debrief(opened.case, opened.real, None)
    return {
        name: MeterValues(tuple(value for _, value in values[shared:]), shared)
        for name, values in told.meters.items()
    }
