"""The briefing, before the first scene: who you are, what is asked, and the order itself."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.desktop.parts.briefing import BriefingLeaves, Caption, PaperHead
from game.desktop.parts.folder import CaseFolder
from game.desktop.parts.leaf import Speech
from game.desktop.parts.one_sheet import Foot
from game.desktop.screens.desk import Sitting
from game.desktop.screens.texts import naming, paragraphs, prose, scenery, truth, with_popover, worded
from game.desktop.screens.turning import bar, shared
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.boxes import Column, InSpread, Rule
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.intents import Confirm, Explain, Go, GoBack, Intent, SkipRead
from game.desktop.toolkit.kit import Target
from game.desktop.toolkit.marks import TruthLabel
from game.desktop.toolkit.markup import blocks
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.pictures import SceneryPlate
from game.desktop.toolkit.prose import PlainText, Prose
from game.engine.play import Play
from game.model.ids import MatterId
from game.model.prose import Exhibit

_CLIENT = "chief-executive"  # the portrait of whoever speaks for the client


@dataclass(frozen=True, slots=True)
class BriefingScreen:
    """What counsel is told before a play begins."""

    sitting: Sitting
    asked: Explain | None = None

    @property
    def play(self) -> Play:
        """Return the play, which has no turns yet."""
        return self.sitting.play

    def handle(self, intent: Intent) -> Screen:
        """Return the screen after an intent."""
        match intent:
            case Confirm() | SkipRead():
                return self.sitting.standing()
            case GoBack() if self.asked is None:
                return shared(self.sitting, self, Go("library"))
            case GoBack():
                return replace(self, asked=None)
            case Explain():
                return replace(self, asked=intent)
            case Go(to="variants") if self.sitting.opened.scenario.variants:
                from game.desktop.screens.variants import VariantsScreen

                return VariantsScreen.of(self.sitting)
            case _:
                return shared(self.sitting, self, intent)

    def view(self) -> View:
        """Return what it looks like."""
        opened, words = self.sitting.opened, self.sitting.desk.words
        buttons = [Button(Target("confirm", words("desktop.open_file"), Confirm()), "main")]
        if opened.scenario.variants:
            buttons.append(Button(Target("variants", words("desktop.variants.choose"), Go("variants"))))
        minutes = opened.scenario.words.minutes
        foot = Foot(
            Buttons(tuple(buttons)), words.counted("desktop.about_minutes", minutes) if minutes else ""
        )
        leaves = BriefingLeaves(
            Column(tuple(self._told()), 1.25),
            Column(tuple(self._paper()), 1.5),
            foot,
            words("desktop.more_below"),
            words("desktop.page_key"),
        )
        folder = CaseFolder(bar(self.sitting, words("desktop.page.briefing"), stands=False), leaves)
        view = View(folder, "briefing", "confirm", "leaf")
        return with_popover(view, opened, self.asked, self.play.position)

    def _told(self) -> Iterator[Part]:
        opened, words = self.sitting.opened, self.sitting.desk.words
        scene, case = opened.case.scene(self.play.position), opened.scenario.words
        yield InSpread(SceneryPlate(scenery(opened, scene, case.place), 3 / 10))
        day = self.play.position.date
        when = words("clock.date", date=opened.phrases.day(day), day=opened.phrases.day_number(day))
        who = PlainText(words("briefing.role"), "heading2", says="heading")
        yield Column((PlainText(when, "plain", "ink2"), *self._variant(), who), 0.25)
        yield Column((prose(opened, "role", case.role), prose(opened, "summary", case.summary)), 1.0)
        client = self._client()
        if client is not None:
            yield Rule()
            yield client
        if case.objectives:
            yield Rule()
            yield PlainText(words("briefing.objectives"), "label", says="heading")
            aims = "\n".join(f"- {aim}" for aim in case.objectives.values())
            yield prose(opened, "aims", aims)

    def _variant(self) -> Iterator[PlainText]:
        variant = self.sitting.opened.case.variant
        if variant is not None:
            title = worded(self.sitting.opened, self.sitting.opened.scenario.variants[variant].title)
            yield PlainText(title, "plain", "accent", says="note")

    def _client(self) -> Speech | None:
        opened = self.sitting.opened
        for paragraph in opened.case.text(self.play.position):
            speaker = opened.scenario.sources.cast.get(paragraph.speaker) if paragraph.speaker else None
            if speaker is not None and speaker.portrait == _CLIENT:
                quoted = opened.phrases.words("desktop.quoted", text=paragraph.text)
                says = Prose("client", blocks(quoted, naming(opened)), says="speech")
                return Speech(speaker.name, speaker.portrait, says, speaker.role)
        return None

    def _paper(self) -> Iterator[Part]:
        opened, words = self.sitting.opened, self.sitting.desk.words
        exhibit = self._exhibit()
        if exhibit is None:
            yield PaperHead(words("briefing.heading"), TruthLabel("", ""), words("briefing.matters"))
        else:
            label = truth(opened, exhibit.truth)
            yield PaperHead(words("desktop.exhibit_a"), label, worded(opened, exhibit.title))
        matters = opened.scenario.matters
        titles = tuple(prose(opened, f"matter:{name}", matter.title) for name, matter in matters.items())
        yield Caption(Column(titles, 0.5), Column(tuple(self._stands()), 0.25))
        if exhibit is None:
            for name, matter in matters.items():
                yield prose(opened, f"means:{name}", matter.procedure.means)
            return
        yield Column(paragraphs(opened, "paper", opened.case.document(exhibit.id, self.play.position)), 1.0)
        if exhibit.cites:
            cites = "; ".join(f"[@{cite}]" for cite in exhibit.cites)
            yield prose(opened, "cites", words("desktop.rests_on", cites=cites))

    def _stands(self) -> Iterator[Part]:
        """How each matter stands on the first day, and the deadlines that run from it."""
        opened, position = self.sitting.opened, self.play.position
        words = self.sitting.desk.words
        for name in opened.scenario.matters:
            yield PlainText(self._posture(name), "body")
        yield PlainText(opened.phrases.day(position.date), "body")
        for deadline, running in position.deadlines.items():
            label, last = opened.scenario.deadlines[deadline], opened.phrases.day(running.last_day)
            yield PlainText(words("desktop.due_on", label=label, date=last), "body")

    def _posture(self, name: MatterId) -> str:
        procedure = self.sitting.opened.scenario.matters[name].procedure
        return procedure.postures[self.play.position.matters[name].posture].label

    def _exhibit(self) -> Exhibit | None:
        """Return the first document that the first scene shows."""
        opened, position = self.sitting.opened, self.play.position
        in_text = [paragraph.exhibit for paragraph in opened.case.text(position) if paragraph.exhibit]
        named = (*in_text, *opened.case.scene(position).exhibits)
        return opened.scenario.sources.exhibits[named[0]] if named else None
