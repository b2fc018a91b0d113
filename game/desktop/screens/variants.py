"""The variants of a case: the same order with other facts, chosen before a play begins."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.desktop.parts.folder import CaseFolder
from game.desktop.parts.ledger import Item, Ledger
from game.desktop.parts.one_sheet import Foot
from game.desktop.screens.desk import OpenedCase, Sitting
from game.desktop.screens.texts import prose, worded
from game.desktop.screens.turning import bar, shared
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.intents import Confirm, GoBack, Intent, Select
from game.desktop.toolkit.kit import Target
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.prose import PlainText
from game.engine.case import Case
from game.engine.play import Play
from game.model.ids import VariantId

_PLAIN = "as-it-stands"


@dataclass(frozen=True, slots=True)
class VariantsScreen:
    """The variants over a briefing, one of them in front; `plain` is the case without any."""

    sitting: Sitting
    plain: OpenedCase
    chosen: str

    @classmethod
    def of(cls, sitting: Sitting) -> "VariantsScreen":
        """Return the variants of a case, the one that is briefed in front."""
        opened = sitting.opened
        plain = opened if opened.case.variant is None else in_variant(opened, None)
        return cls(sitting, plain, opened.case.variant or _PLAIN)

    @property
    def play(self) -> Play:
        """Return the play, which has no turns yet."""
        return self.sitting.play

    def handle(self, intent: Intent) -> Screen:
        """Return the screen after an intent; a chosen variant is briefed anew."""
        match intent:
            case Select(name=name) if name in self._names:
                return replace(self, chosen=name)
            case Confirm():
                return self.sitting.desk.ways.opening(self.sitting.desk, self._in_front())
            case GoBack():
                return self.sitting.desk.ways.opening(self.sitting.desk, self.sitting.opened)
            case _:
                return shared(self.sitting, self, intent)

    def view(self) -> View:
        """Return what it looks like."""
        words = self.sitting.desk.words
        heading = PlainText(words("desktop.variants"), "heading2", says="heading")
        items = tuple(
            Item(Target(f"variant:{name}", self._title(name), Select(name)), "", name == self.chosen)
            for name in self._names
        )
        take = Button(Target("confirm", words("desktop.variants.take"), Confirm()), "main")
        back = Button(Target("back", words("desktop.back"), GoBack()), key="Esc")
        body = Ledger((heading, *items), Column(tuple(self._told()), 1.0), Foot(Buttons((take, back))))
        folder = CaseFolder(bar(self.sitting, words("desktop.variants"), stands=False), body)
        return View(folder, f"variants:{self.chosen}", f"variant:{self.chosen}", "sheet")

    @property
    def _names(self) -> tuple[str, ...]:
        return (_PLAIN, *self.plain.scenario.variants)

    def _title(self, name: str) -> str:
        if name == _PLAIN:
            return self.sitting.desk.words("desktop.variants.plain")
        return worded(self.plain, self.plain.scenario.variants[VariantId(name)].title)

    def _in_front(self) -> OpenedCase:
        return self.plain if self.chosen == _PLAIN else in_variant(self.plain, VariantId(self.chosen))

    def _told(self) -> Iterator[Part]:
        words = self.sitting.desk.words
        yield PlainText(self._title(self.chosen), "heading3", says="heading", balanced=True)
        if self.chosen == _PLAIN:
            yield PlainText(words("desktop.variants.plain_means"), "body")
            return
        yield PlainText(words("desktop.variants.differs"), "label", says="heading")
        lines = "\n".join(f"- {line}" for line in self._differences())
        yield prose(self.plain, "differs", lines or words("desktop.variants.hidden"))

    def _differences(self) -> Iterator[str]:
        """What is otherwise on the first day, in words."""
        words, scenario = self.sitting.desk.words, self.plain.scenario
        before, after = self.plain.case.opening(), self._in_front().case.opening()
        for name, fact in scenario.facts.items():
            if (name in before.facts) != (name in after.facts):
                key = "now_so" if name in after.facts else "not_so"
                yield words(f"desktop.variants.{key}", fact=fact.label)
        for matter, standing in after.matters.items():
            if standing.posture != before.matters[matter].posture:
                procedure = scenario.matters[matter].procedure
                yield f"{scenario.matters[matter].title}: {procedure.postures[standing.posture].label}"
        for meter, value in after.meters.items():
            if value != before.meters[meter]:
                label = scenario.meters[meter].label
                yield words("desktop.variants.meter", label=label, value=value, usual=before.meters[meter])


def in_variant(opened: OpenedCase, variant: VariantId | None) -> OpenedCase:
    """Return a case in one of its variants, or in none; only the plain case has a real course."""
    return OpenedCase(Case(opened.scenario, variant), opened.phrases, None, opened.folder)
