"""The saves: what was kept of every case, and this play kept under a name."""

from collections.abc import Iterator
from dataclasses import field, replace

from game.desktop.parts.ledger import Item, Ledger
from game.desktop.parts.one_sheet import Foot
from game.desktop.parts.rows import ValueRow
from game.desktop.screens.base import OverlayPage
from game.desktop.screens.case_text import more_below
from game.desktop.screens.desk import Below, Sitting
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.boxes import Column, Panel, Rule, parted
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.intents import Caret, Compose, Confirm, Erase, Go, GoBack, Intent, Select, Type
from game.desktop.toolkit.overlays import Dialog
from game.desktop.toolkit.part import Part, Target
from game.desktop.toolkit.prose import Field, PlainText, TextEntry, literal
from game.errors import GameError
from game.model.value import value
from game.saves.slots import LONGEST_NAME, Listing, Slot, clean

_FIELD = "save-name"


@value
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
        try:
            match intent:
                case GoBack() if self.asks or self.failed:
                    return replace(self, asks="", failed="")
                case Select(name=name) if name in self._slots:
                    return replace(self, chosen=name)
                case Type() | Compose() | Erase() | Caret():
                    return replace(self, entry=self.entry.after(intent))
                case Confirm() if self.sitting is not None:
                    return self._saved(self.sitting)
                case Go(to="continue") if self._slot is not None:
                    return self._continued(self._slot)
                case Go(to="delete") if self._slot is not None:
                    return self._deleted(self._slot)
        except GameError as error:
            return replace(self, failed=str(error), asks="")
        return OverlayPage.handle(self, intent)

    def view(self) -> View:
        """Return what it looks like."""
        words, acts, first = self.words, [self.back("quiet" if self._slot else "main")], "back"
        if self._slot is not None:
            on = Button(Target("continue", words("start.continue"), Go("continue")), "main")
            acts = [on, Button(Target("delete", words("desktop.saves.delete"), Go("delete"))), *acts]
            first = "continue"
        foot = Foot(Buttons(tuple(acts)), more=more_below(self.desk, "sheet"))
        body = Ledger(tuple(self._list()), Column(tuple(self._detail()), 1.5), foot, apart=True)
        view = self.framed("saves", body, _FIELD if self.sitting else first)
        return replace(view, over=self._dialog(), toast=self.said, field=_FIELD)

    @property
    def _slots(self) -> dict[str, Slot]:
        return {f"{slot.scenario}/{slot.file}": slot for slot in self.listing.slots}

    @property
    def _slot(self) -> Slot | None:
        """The chosen save, or the newest."""
        slots = self._slots
        return slots.get(self.chosen) or next(iter(slots.values()), None)

    def _saved(self, sitting: Sitting) -> "SavesScreen":
        name, case = clean(self.entry.text), sitting.opened.scenario.id
        taken = any((slot.saved.name, slot.scenario) == (name, case) for slot in self.listing.slots)
        if taken and self.asks != "replace":
            return replace(self, asks="replace")
        self.desk.shelf.save_as(name, sitting.play)
        said = self.words("saves.saved", name=name)
        return replace(SavesScreen.over(self), entry=self.entry, said=said)

    def _continued(self, slot: Slot) -> Screen:
        if self.asks != "continue" and self._would_lose(slot):
            return replace(self, asks="continue")
        return self.desk.ways.resuming(self.desk, *self.desk.shelf.reopened(slot))

    def _would_lose(self, slot: Slot) -> bool:
        """The save after the last turn gives way to another course of the same play."""
        old = slot.saved.playthrough
        autosaves = [other.saved.playthrough for other in self.listing.slots if other.kind == "autosave"]
        return any(
            (new.scenario, new.seed, new.variant) == (old.scenario, old.seed, old.variant)
            and new.turns != old.turns[: len(new.turns)]
            for new in autosaves
        )

    def _deleted(self, slot: Slot) -> "SavesScreen":
        if self.asks != "delete":
            return replace(self, asks="delete", chosen=f"{slot.scenario}/{slot.file}")
        self.desk.shelf.remove(slot)
        said = self.words("desktop.saves.deleted", name=self._name(slot))
        return replace(SavesScreen.over(self), entry=self.entry, said=said)

    def _name(self, slot: Slot) -> str:
        words = self.words
        return slot.saved.name or words("saves.auto" if slot.kind == "autosave" else "desktop.saves.earlier")

    def _case(self, slot: Slot) -> str:
        heads = self.desk.shelf.heads()
        return next((head.title for head in heads if head.id == slot.scenario), slot.scenario)

    def _list(self) -> Iterator[Part]:
        words = self.words
        yield PlainText(words("desktop.page.saves"), "heading2", says="heading")
        # Every save that could not be read is named, with what became of it.
        lost = [
            words("problem.save_damaged", name=one.name, aside=one.now or one.name)
            for one in self.listing.set_aside
        ]
        for number, said in enumerate((*lost, *map(str, self.listing.unread))):
            warning = literal(f"lost:{number}", said, "small", "warning")
            yield Panel(warning, (2.5, 1, 1.5, 1), "wait_tint", "wait", 0.5, "wait")
        for name, slot in self._slots.items():
            day = slot.saved.bookmark.day if slot.saved.bookmark else slot.saved.at
            under = words("desktop.saves.in", case=self._case(slot), day=words.short_day(day))
            yield Item(Target(f"save:{name}", self._name(slot), Select(name)), under, self._slot is slot)

    def _detail(self) -> Iterator[Part]:
        words, slot = self.words, self._slot
        if self.sitting is not None:
            yield PlainText(words("desktop.saves.this_play"), "heading3", says="heading")
            yield Field(Target(_FIELD, words("saves.name"), Confirm()), self.entry)
            yield Buttons((Button(Target("save", words("desktop.saves.save"), Confirm())),))
            yield Rule()
        if slot is None:
            yield PlainText(words("desktop.saves.none"), "body", "ink2", "note")
            return
        yield PlainText(self._name(slot), "heading3", says="heading", balanced=True)
        at, bookmark = slot.saved.at.astimezone(), slot.saved.bookmark
        rows = {"case": self._case(slot)}
        if bookmark is not None:
            rows |= {"scene": bookmark.scene, "day": words.day(bookmark.day)}
        rows["turns"] = str(len(slot.saved.playthrough.turns))
        rows["at"] = words("desktop.at_time", day=words.day(at), time=f"{at:%H:%M}")
        values = (ValueRow(words(f"desktop.saves.{name}"), value) for name, value in rows.items())
        yield Column(parted(tuple(values)), 0)

    def _dialog(self) -> Dialog | None:
        stay = Button(Target("stay", self.words("desktop.stay"), GoBack()), key="Esc")
        if self.failed:
            return Dialog(self.words("desktop.saves.failed"), literal("failed", self.failed), (stay,))
        if not self.asks:
            return None
        does: Intent = Confirm() if self.asks == "replace" else Go(self.asks)
        name = self.entry.text if self.asks == "replace" or not self._slot else self._name(self._slot)
        means = self.words(f"desktop.saves.{self.asks}_means", name=name)
        yes = Button(Target("yes", self.words(f"desktop.saves.{self.asks}"), does), "main")
        title = self.words(f"desktop.saves.{self.asks}_asks")
        return Dialog(title, literal("means", means), (yes, stay))
