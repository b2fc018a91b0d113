"""The briefing before the first scene, and the variants of a case, chosen before a play begins."""

from collections.abc import Iterator
from dataclasses import replace

from game.content.words import inside_speech
from game.desktop.parts.folder import CaseFolder
from game.desktop.parts.leaf import BriefingLeaves, Caption, PaperHead, Speech
from game.desktop.parts.ledger import Item, Ledger
from game.desktop.parts.one_sheet import Foot
from game.desktop.screens.base import ScreenOfCase, bar, shared, with_popover
from game.desktop.screens.case_text import more_below, naming, paper, prose, scenery, truth, worded
from game.desktop.screens.desk import OpenedCase, Sitting
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.boxes import Column, InSpread, Rule, TwoColumns
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.intents import Confirm, Explain, Go, GoBack, Intent, Select, SkipRead
from game.desktop.toolkit.marks import TruthLabel
from game.desktop.toolkit.markup import blocks
from game.desktop.toolkit.part import Part, Target
from game.desktop.toolkit.pictures import SceneryPlate
from game.desktop.toolkit.prose import PlainText, Prose
from game.engine.case import Case
from game.model.ids import VariantId
from game.model.value import value

_CLIENTS = ("chief-executive", "founder")  # the portraits of those who speak for a client


@value
class BriefingScreen(ScreenOfCase):
    """What counsel is told before a play begins."""

    asked: Explain | None = None

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
            case Go(to="variants") if self.opened.scenario.variants:
                return VariantsScreen.of(self.sitting)
            case Go(to="chapters") if self._has_chapters():
                from game.desktop.screens.chapters import ChaptersScreen

                return ChaptersScreen.of(self.sitting)
            case _:
                return shared(self.sitting, self, intent)

    def _has_chapters(self) -> bool:
        """Return whether an earlier play has come to a chapter."""
        scenario = self.opened.scenario
        courses = self.sitting.desk.shelf.courses(scenario.id)
        if not courses:
            return False
        from game.engine.following import ways_to_chapters

        return any(ways_to_chapters(scenario, courses))

    def view(self) -> View:
        """Return what it looks like."""
        words, minutes = self.words, self.opened.scenario.words.minutes
        buttons = [Button(Target("confirm", words("desktop.open_file"), Confirm()), "main")]
        if self.opened.scenario.variants:
            buttons.append(Button(Target("variants", words("desktop.variants.choose"), Go("variants"))))
        if self._has_chapters():
            buttons.append(Button(Target("chapters", words("desktop.chapters.choose"), Go("chapters"))))
        about = words.counted("desktop.about_minutes", minutes) if minutes else ""
        leaves = BriefingLeaves(
            Column(tuple(self._told()), 1.25),
            Column(tuple(self._paper()), 1.5),
            Foot(Buttons(tuple(buttons)), about),
            words("desktop.more_below"),
            words(self.sitting.desk.preferences.page_key),
        )
        folder = CaseFolder(bar(self.sitting, words("desktop.page.briefing"), stands=False), leaves)
        return with_popover(View(folder, "briefing", "confirm", "leaf"), self.sitting, self.asked)

    def _told(self) -> Iterator[Part]:
        opened, words = self.opened, self.words
        scene, case = opened.case.scene(self.position), opened.scenario.words
        yield InSpread(SceneryPlate(scenery(opened, scene, case.place), 3 / 10))
        day = self.position.date
        when = words("clock.date", date=opened.phrases.day(day), day=opened.phrases.day_number(day))
        head = [PlainText(when, "plain", "ink2")]
        if opened.case.variant is not None:
            variant = worded(opened, opened.scenario.variants[opened.case.variant].title)
            head.append(PlainText(variant, "plain", "accent", says="note"))
        yield Column((*head, PlainText(words("briefing.role"), "heading2", says="heading")), 0.25)
        yield Column((prose(opened, "role", case.role), prose(opened, "summary", case.summary)), 1.0)
        cast = opened.scenario.sources.cast
        spoken = ((text, cast.get(text.speaker)) for text in opened.case.text(self.position) if text.speaker)
        for paragraph, speaker in spoken:
            if speaker is not None and speaker.portrait in _CLIENTS:
                quoted = words("desktop.quoted", text=inside_speech(paragraph.text))
                says = Prose("client", blocks(quoted, naming(opened)), says="speech")
                yield Rule()
                role = worded(opened, speaker.role)
                yield Speech(speaker.name, opened.drawing(speaker.portrait), says, role)
                break

    def _paper(self) -> Iterator[Part]:
        """Yield the first document that the first scene shows, or else what its matters are."""
        opened, words, position = self.opened, self.words, self.position
        matters, phrases = opened.scenario.matters, opened.phrases
        in_text = [paragraph.exhibit for paragraph in opened.case.text(position) if paragraph.exhibit]
        shown = (*in_text, *opened.case.scene(position).exhibits)
        exhibit = opened.scenario.sources.exhibits[shown[0]] if shown else None
        if exhibit is None:
            yield PaperHead(words("briefing.heading"), TruthLabel("", ""), words("briefing.matters"))
        else:
            label = truth(opened, exhibit.truth)
            yield PaperHead(words("desktop.exhibit_a"), label, worded(opened, exhibit.title))
        titles = tuple(prose(opened, f"matter:{name}", matter.title) for name, matter in matters.items())
        standing = [phrases.stands(name, position.matters[name]) for name in matters]
        standing.append(phrases.day(position.date))
        for deadline, running in position.deadlines.items():
            due, last = opened.scenario.deadlines[deadline], phrases.day(running.last_day)
            standing.append(words("desktop.due_on", label=due, date=last))
        lines = tuple(PlainText(line, "body") for line in standing)
        yield Caption(TwoColumns(Column(titles, 0.5), Column(lines, 0.25), 0.55, 4, 24))
        if exhibit is not None:
            yield from paper(opened, exhibit, position)
        else:
            for name, matter in matters.items():
                yield prose(opened, f"means:{name}", matter.procedure.means)


_PLAIN = "as-it-stands"


@value
class VariantsScreen(ScreenOfCase):
    """The variants over a briefing, one of them in front; `plain` is the case without any."""

    plain: OpenedCase
    chosen: str

    @classmethod
    def of(cls, sitting: Sitting) -> "VariantsScreen":
        """Return the variants of a case, the one that is briefed in front."""
        opened = sitting.opened
        plain = opened if opened.case.variant is None else in_variant(opened, None)
        return cls(sitting, plain, opened.case.variant or _PLAIN)

    def handle(self, intent: Intent) -> Screen:
        """Return the screen after an intent; a chosen variant is briefed anew."""
        match intent:
            case Select(name=name) if name in self._names:
                return replace(self, chosen=name)
            case Confirm():
                return self.sitting.desk.ways.opening(self.sitting.desk, self._in_front())
            case GoBack():
                return self.sitting.desk.ways.opening(self.sitting.desk, self.opened)
            case _:
                return shared(self.sitting, self, intent)

    def view(self) -> View:
        """Return what it looks like."""
        words, chosen = self.words, self.chosen
        items: list[Part] = [PlainText(words("desktop.variants"), "heading2", says="heading")]
        for name in self._names:
            target = Target(f"variant:{name}", self._title(name), Select(name))
            items.append(Item(target, "", name == chosen))
        take = Button(Target("confirm", words("desktop.variants.take"), Confirm()), "main")
        back = Button(Target("back", words("desktop.back"), GoBack()), key="Esc")
        foot = Foot(Buttons((take, back)), more=more_below(self.sitting.desk, "sheet"))
        body = Ledger(tuple(items), Column(tuple(self._told()), 1.0), foot)
        folder = CaseFolder(bar(self.sitting, words("desktop.variants"), stands=False), body)
        return View(folder, f"variants:{chosen}", f"variant:{chosen}", "sheet")

    @property
    def _names(self) -> tuple[str, ...]:
        return (_PLAIN, *self.plain.scenario.variants)

    def _title(self, name: str) -> str:
        if name == _PLAIN:
            return self.words("desktop.variants.plain")
        return worded(self.plain, self.plain.scenario.variants[VariantId(name)].title)

    def _in_front(self) -> OpenedCase:
        return self.plain if self.chosen == _PLAIN else in_variant(self.plain, VariantId(self.chosen))

    def _told(self) -> Iterator[Part]:
        yield PlainText(self._title(self.chosen), "heading3", says="heading", balanced=True)
        if self.chosen == _PLAIN:
            means = self.words("desktop.variants.plain_means")
            yield PlainText(means, "body")
            return
        yield PlainText(self.words("desktop.variants.differs"), "label", says="heading")
        lines = "\n".join(f"- {line}" for line in self._differences())
        yield prose(self.plain, "differs", lines or self.words("desktop.variants.hidden"))

    def _differences(self) -> Iterator[str]:
        """What is otherwise on the first day, in words."""
        words, scenario = self.words, self.plain.scenario
        before, after = self.plain.case.opening(), self._in_front().case.opening()
        for name, fact in scenario.facts.items():
            if (name in before.facts) != (name in after.facts):
                key = "now_so" if name in after.facts else "not_so"
                yield words(f"desktop.variants.{key}", fact=fact.label)
        for matter, standing in after.matters.items():
            if standing.postures != before.matters[matter].postures:
                stands = self.plain.phrases.stands(matter, standing)
                yield f"{scenario.matters[matter].title}: {stands}"
        for meter, starts_at in after.meters.items():
            if starts_at != before.meters[meter]:
                label = scenario.meters[meter].label
                yield words(
                    "desktop.variants.meter", label=label, value=starts_at, usual=before.meters[meter]
                )


def in_variant(opened: OpenedCase, variant: VariantId | None) -> OpenedCase:
    """Return a case in one of its variants, or in none; only the plain case has a real course."""
    return OpenedCase(Case(opened.scenario, variant), opened.phrases, folder=opened.folder)
