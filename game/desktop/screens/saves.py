"""The saves: what was kept of every case, and this play kept under a name."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from game.content.words import long_day, short_day
from game.desktop.parts.ledger import Item, Ledger
from game.desktop.parts.one_sheet import Foot
from game.desktop.parts.rows import ValueRow
from game.desktop.screens.base import OverlayPage
from game.desktop.screens.desk import Below
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.boxes import Column, Panel, Rule, parted
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.field import Field, TextEntry
from game.desktop.toolkit.intents import Caret, Compose, Confirm, Erase, Go, GoBack, Intent, Select, Type
from game.desktop.toolkit.kit import Target
from game.desktop.toolkit.markup import Run, TextBlock
from game.desktop.toolkit.overlays import Dialog
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.prose import PlainText, Prose
from game.errors import GameError
from game.saves.slots import LONGEST_NAME, Listing, Slot, clean

_FIELD = "save-name"


@dataclass(frozen=True, slots=True)
class SavesScreen(OverlayPage):
    """The saves that are there, one of them chosen, and the name that is being written."""

    listing: Listing = field(default_factory=lambda: Listing(()))
    chosen: str = ""
    entry: TextEntry = field(default_factory=TextEntry)
    asks: str = ""
    failed: str = ""
    said: str = ""

    @classmethod
    def over(cls, below: Below) -> "SavesScreen":
        """Return the saves as they are now; the name of this play's scene is ready to be saved under."""
        name = ""
        if below.sitting is not None:
            name = below.sitting.opened.case.scene(below.sitting.play.position).title
        entry, listing = TextEntry.of(name, LONGEST_NAME), below.desk.shelf.saves()
        return cls(below.desk, below.under, below.sitting, below.case, listing, "", entry)

    def handle(self, intent: Intent) -> Screen:
        """Return the screen after an intent."""
        if self.said:
            return replace(self, said="").handle(intent)
        match intent:
            case GoBack() if self.asks or self.failed:
                return replace(self, asks="", failed="")
            case Select(name=name) if name in self._slots:
                return replace(self, chosen=name)
            case Type() | Compose() | Erase() | Caret():
                return replace(self, entry=self.entry.after(intent))
            case Confirm() if self.sitting is not None:
                return self._saved()
            case Go(to="continue") if self._slot is not None:
                return self._continued(self._slot)
            case Go(to="delete") if self._slot is not None:
                return self._deleted(self._slot)
            case _:
                return OverlayPage.handle(self, intent)

    def view(self) -> View:
        """Return what it looks like."""
        heading = PlainText(self.words("desktop.page.saves"), "heading2", says="heading")
        items = tuple(self._item(name, slot) for name, slot in self._slots.items())
        foot = Foot(Buttons((*self._acts(), self.back("quiet" if self._slot else "main"))))
        body = Ledger((heading, *self._lost(), *items), Column(tuple(self._detail()), 1.5), foot, apart=True)
        first = _FIELD if self.sitting else "continue" if self._slot else "back"
        view = self.framed("saves", body, first)
        return replace(view, over=self._dialog(), toast=self.said, field=_FIELD)

    @property
    def _slots(self) -> dict[str, Slot]:
        return {f"{slot.scenario}/{slot.file}": slot for slot in self.listing.slots}

    @property
    def _slot(self) -> Slot | None:
        """The chosen save, or the newest."""
        slots = self._slots
        return slots.get(self.chosen) or next(iter(slots.values()), None)

    def _saved(self) -> "SavesScreen":
        sitting = self.sitting
        assert sitting is not None, "only a play can be saved"
        try:
            name = clean(self.entry.text)
            if self.asks != "replace" and self._is_taken(name):
                return replace(self, asks="replace")
            self.desk.shelf.save_as(name, sitting.play)
        except GameError as error:
            return replace(self, failed=str(error), asks="")
        after = replace(SavesScreen.over(self), entry=self.entry)
        return replace(after, said=self.words("saves.saved", name=name))

    def _is_taken(self, name: str) -> bool:
        sitting = self.sitting
        case = sitting.opened.scenario.id if sitting else ""
        return any(slot.saved.name == name and slot.scenario == case for slot in self.listing.slots)

    def _continued(self, slot: Slot) -> Screen:

        if self.asks != "continue" and self._would_lose(slot):
            return replace(self, asks="continue")
        try:
            opened, kept = self.desk.shelf.reopened(slot)
        except GameError as error:
            return replace(self, failed=str(error), asks="")
        return self.desk.ways.resuming(self.desk, opened, kept)

    def _would_lose(self, slot: Slot) -> bool:
        """The save after the last turn gives way to another course of the same play."""
        old = slot.saved.playthrough
        for other in self.listing.slots:
            new = other.saved.playthrough
            same = (new.scenario, new.seed, new.variant) == (old.scenario, old.seed, old.variant)
            if same and other.kind == "autosave" and new.turns != old.turns[: len(new.turns)]:
                return True
        return False

    def _deleted(self, slot: Slot) -> "SavesScreen":
        if self.asks != "delete":
            return replace(self, asks="delete", chosen=f"{slot.scenario}/{slot.file}")
        try:
            self.desk.shelf.remove(slot)
        except GameError as error:
            return replace(self, failed=str(error), asks="")
        after = replace(SavesScreen.over(self), entry=self.entry)
        return replace(after, said=self.words("desktop.saves.deleted", name=self._name(slot)))

    def _item(self, name: str, slot: Slot) -> Item:
        under = self.words("desktop.saves.in", case=self._case(slot), day=_day(slot))
        chosen = self._slot is slot
        return Item(Target(f"save:{name}", self._name(slot), Select(name)), under, chosen)

    def _name(self, slot: Slot) -> str:
        words = self.words
        return slot.saved.name or words("saves.auto" if slot.kind == "autosave" else "desktop.saves.earlier")

    def _case(self, slot: Slot) -> str:
        heads = self.desk.shelf.heads()
        return next((head.title for head in heads if head.id == slot.scenario), slot.scenario)

    def _acts(self) -> tuple[Button, ...]:
        if self._slot is None:
            return ()
        on = Button(Target("continue", self.words("start.continue"), Go("continue")), "main")
        return on, Button(Target("delete", self.words("desktop.saves.delete"), Go("delete")))

    def _lost(self) -> Iterator[Part]:
        """Every save that could not be read is named, with what became of it."""
        sentences = [
            self.words("problem.save_damaged", name=one.name, aside=one.now or one.name)
            for one in self.listing.set_aside
        ]
        for number, said in enumerate((*sentences, *map(str, self.listing.unread))):
            told = replace(_plain(f"lost:{number}", said), role="small", says="warning")
            yield Panel(told, (2.5, 1, 1.5, 1), "wait_tint", "wait", 0.5, "wait")

    def _detail(self) -> Iterator[Part]:
        if self.sitting is not None:
            yield PlainText(self.words("desktop.saves.this_play"), "heading3", says="heading")
            yield Field(Target(_FIELD, self.words("saves.name"), Confirm()), self.entry)
            yield Buttons((Button(Target("save", self.words("desktop.saves.save"), Confirm())),))
            yield Rule()
        slot = self._slot
        if slot is None:
            yield PlainText(self.words("desktop.saves.none"), "body", "ink2", "note")
            return
        yield PlainText(self._name(slot), "heading3", says="heading", balanced=True)
        yield Column(parted(tuple(self._rows(slot))), 0)

    def _rows(self, slot: Slot) -> Iterator[ValueRow]:
        words, saved = self.words, slot.saved
        yield ValueRow(words("desktop.saves.case"), self._case(slot))
        if saved.bookmark is not None:
            yield ValueRow(words("desktop.saves.scene"), saved.bookmark.scene)
            yield ValueRow(words("desktop.saves.day"), long_day(saved.bookmark.day))
        yield ValueRow(words("desktop.saves.turns"), str(len(saved.playthrough.turns)))
        at = saved.at.astimezone()
        yield ValueRow(
            words("desktop.saves.at"), words("desktop.at_time", day=long_day(at), time=f"{at:%H:%M}")
        )

    def _dialog(self) -> Dialog | None:
        stay = Button(Target("stay", self.words("desktop.stay"), GoBack()), key="Esc")
        if self.failed:
            return Dialog(self.words("desktop.saves.failed"), _plain("failed", self.failed), (stay,))
        if not self.asks:
            return None
        does: Intent = Confirm() if self.asks == "replace" else Go(self.asks)
        name = self.entry.text if self.asks == "replace" or not self._slot else self._name(self._slot)
        means = self.words(f"desktop.saves.{self.asks}_means", name=name)
        yes = Button(Target("yes", self.words(f"desktop.saves.{self.asks}"), does), "main")
        title = self.words(f"desktop.saves.{self.asks}_asks")
        return Dialog(title, _plain("means", means), (yes, stay))


def _plain(name: str, words: str) -> Prose:
    """A name that a user gives may have any sign in it; none of them is markup."""
    return Prose(name, (TextBlock((Run(words),)),))


def _day(slot: Slot) -> str:
    return short_day(slot.saved.bookmark.day) if slot.saved.bookmark else short_day(slot.saved.at)
