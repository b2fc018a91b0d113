"""The shelf: the cases at hand and what the player has kept of them, in the user's own folder."""
# Longer than 250 lines because whatever is kept is looked up here once, and forgotten here when it changes.

import contextlib
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from game import places
from game.content.library import Head, Library
from game.content.words import Words
from game.desktop.screens.desk import Arrival, CaseShelf, OpenedCase, Resumed
from game.desktop.screens.read_texts import ReadTexts
from game.desktop.stage.background_odds import wake
from game.errors import GameError
from game.model.ids import ScenarioId, VariantId
from game.saves.errors import NewerFormatError
from game.saves.progress import Progress
from game.saves.record import Bookmark
from game.saves.slots import Listing, Slot, Slots, goes_on

if TYPE_CHECKING:
    from game.engine.play import Play
    from game.model.ids import ChoiceKey
    from game.model.record import Playthrough
    from game.model.scenario import Scenario


def _drawn() -> int:
    return int.from_bytes(os.urandom(4), "big") >> 1  # What `secrets` does, which takes long to import.


@dataclass(slots=True)
class KeptShelf(CaseShelf):
    """Reads cases when they are first opened, and looks up what was kept only once a change."""

    words: Words
    variant: VariantId | None = None
    seeds: Callable[[], int] = _drawn
    library: Library = field(default_factory=Library)
    slots: Slots = field(default_factory=lambda: Slots(places.saves()))
    progress: Progress = field(default_factory=lambda: Progress(places.saves()))
    known: ReadTexts = field(init=False)
    _heads: tuple[Head, ...] = ()
    _opened: dict[tuple[str, str | None], OpenedCase] = field(default_factory=dict)
    _kept: dict[str, "Playthrough | None"] = field(default_factory=dict)
    _lost: dict[str, str] = field(default_factory=dict)
    _stands: dict[str, Bookmark | None] = field(default_factory=dict)
    _found: dict[str, frozenset[str]] = field(default_factory=dict)
    _courses: "dict[str, tuple[Playthrough, ...]]" = field(default_factory=dict)
    _chosen: "dict[str, frozenset[ChoiceKey]]" = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Let what was read be kept beside the endings found."""
        progress = self.progress
        self.known = ReadTexts(lambda name: progress.read(name).value or frozenset(), progress.note_read)

    def heads(self) -> tuple[Head, ...]:
        """Return the cases of the library."""
        if not self._heads:
            self._heads = self.library.heads()
        return self._heads

    def take_in(self, path: str) -> Arrival:
        """Have the case at a path checked apart and put among one's own; raise NotMovedError."""
        from game.workshop.giving import CaseArrival

        def arrived() -> None:
            self._heads = ()
            wake()

        return CaseArrival(Path(path), arrived).begin()

    def remove_case(self, name: str) -> None:
        """Remove a case that was taken in; raise NotOwnCaseError or NotMovedError."""
        from game.workshop.giving import remove

        remove(name)
        self._heads = ()
        self._opened = {key: opened for key, opened in self._opened.items() if key[0] != name}

    def open(self, name: str) -> OpenedCase:
        """Return a case made playable; raise GameError where it cannot be."""
        return self._open(name, self.variant)

    def _open(self, name: str, variant: VariantId | None) -> OpenedCase:
        if (name, variant) not in self._opened:
            from game.content.phrases import Phrases
            from game.engine.case import Case, historical_replay

            kept, path = self.library.opened(str(self._file(name) or name))
            case = Case(kept.scenario, variant)
            # Nobody compares with it before a debrief: it is replayed when it is asked for.
            real = cache(partial(historical_replay, case, kept.historical))
            phrases = Phrases(kept.scenario, self.words)
            self._opened[name, variant] = OpenedCase(case, phrases, real, path.parent)
        return self._opened[name, variant]

    def named(self, case: str, otherwise: str | None) -> str | None:
        """Return the id of a case that is at hand by it, else what it was asked for by."""
        return case if self._file(case) else otherwise

    def _file(self, name: str) -> Path | None:
        """Return the file of the case with an id; all heads are read only where that needs them."""
        plain = None if self._heads else self.library.plainly_named(name)
        return plain or next((head.path for head in self.heads() if head.id == name), None)

    def resumed(self, opened: OpenedCase) -> "Resumed | None":
        """Return the play that was kept of a case, in its own variant, as far as it holds."""
        case = opened.scenario.id
        kept = self._last(case)
        # Whoever asked for a variant does not want the play of another one.
        if kept is None or not kept.turns or (self.variant and kept.variant != opened.case.variant):
            return None
        in_its_own = opened if kept.variant == opened.case.variant else self._open(case, kept.variant)
        return self._followed(in_its_own, kept, self.lost(case))

    def _followed(self, opened: OpenedCase, kept: "Playthrough", notice: str = "") -> Resumed:
        from game.engine.following import follow
        from game.engine.play import Play

        followed = follow(opened.case, kept)
        if followed.stopped is not None:
            number, scene = followed.stopped.number - 1, opened.case.scene(followed.replay.position).title
            notice = self.words("problem.save_older", followed=number, turns=len(kept.turns), scene=scene)
        return Resumed(Play.resume(opened.case, followed.playthrough), notice, opened)

    def is_kept(self, name: str) -> bool:
        """Return whether a play of this case was kept."""
        kept = self._last(name)
        return kept is not None and bool(kept.turns)

    def stands(self, name: str) -> Bookmark | None:
        """Return the scene and the day at which the kept play of a case stands."""
        return self._stands.get(name) if self.is_kept(name) else None

    def lost(self, name: str) -> str:
        """Return a sentence if a save of this case was damaged, else nothing."""
        self._last(name)
        return self._lost.get(name, "")

    def found(self, name: str) -> frozenset[str]:
        """Return the endings of a case that were found so far."""
        if name not in self._found:
            self._found[name] = frozenset(self.progress.endings(ScenarioId(name)).value or ())
        return self._found[name]

    def courses(self, name: str) -> "tuple[Playthrough, ...]":
        """Return the plays of a case, the one that was kept and then the earlier ones, the newest first."""
        kept = self._last(name)
        return (*((kept,) if kept else ()), *self._earlier(name))

    def _earlier(self, name: str) -> "tuple[Playthrough, ...]":
        if name not in self._courses:
            self._courses[name] = self.slots.courses.of(ScenarioId(name)).value or ()
        return self._courses[name]

    def replayed(self, course: "Playthrough") -> Resumed:
        """Return a course in its own variant; with a notice where the case no longer holds all of it."""
        return self._followed(self._open(course.scenario, course.variant), course)

    def chosen_before(self, scenario: "Scenario") -> "frozenset[ChoiceKey]":
        """Return every choice that was made in an earlier play of a case, by its name of today."""
        if scenario.id not in self._chosen:
            from game.engine.following import renamed

            turns = (turn for course in self._earlier(scenario.id) for turn in course.turns)
            self._chosen[scenario.id] = frozenset(renamed(turn, scenario).key for turn in turns)
        return self._chosen[scenario.id]

    def saves(self) -> Listing:
        """Return every save of every case as it is now."""
        return self.slots.listed()

    def save_as(self, name: str, play: "Play") -> None:
        """Save a play under a name; raise SaveNameError or NotWrittenError."""
        self.slots.save(name, play.playthrough, _bookmark(play))

    def keep_finished(self, play: "Play") -> str:
        """Keep a finished play under the name of its ending; raise NotWrittenError."""
        ending = play.case.ending(play.position)
        name = self.words("desktop.saves.finished", ending=ending.title if ending else "")
        kept = self.slots.save_beside(name, play.playthrough, _bookmark(play))
        return self.words("desktop.kept_finished", name=kept)

    def reopened(self, slot: Slot) -> tuple[OpenedCase, Resumed]:
        """Return a save, ready to go on; raise GameError where its case cannot be had."""
        kept = slot.saved.playthrough
        opened = self._open(kept.scenario, kept.variant)
        return opened, self._followed(opened, kept)

    def remove(self, slot: Slot) -> None:
        """Remove a save for good; raise NotWrittenError."""
        self.slots.remove(slot)
        self._kept.pop(slot.scenario, None)

    def seed(self) -> int:
        """Return the seed of a new play."""
        return self.seeds()

    def keep(self, play: "Play") -> str:
        """Save a play, the ending it has come to and what was read in it; raise NotWrittenError.

        What another window has saved meanwhile is set aside under a name, and a sentence says so.
        """
        record, scene, bookmark = play.playthrough, play.case.scene(play.position), _bookmark(play)
        case = record.scenario
        said = self._set_aside(record)
        # The play before this one, or this one where it is over, becomes an earlier course.
        before, self._kept[case] = self._kept.get(case), record
        if scene.ending is not None or not before or before.seed != record.seed:
            self._courses.pop(case, None)
            self._chosen.pop(case, None)
        self.slots.autosave(record, bookmark)
        self._stands[case] = bookmark
        if scene.ending is not None:
            self.slots.courses.add(record)
        if scene.ending is not None and scene.id not in self.found(case):
            self.progress.find(case, scene.id)
            self._found[case] = self.found(case) | {scene.id}
        self.known.played(play)
        return said

    def _set_aside(self, record: "Playthrough") -> str:
        """Keep what another window has saved since this one last read or saved, before it is replaced."""
        case = record.scenario
        if case not in self._kept:
            return ""
        with contextlib.suppress(GameError):
            found = self.slots.last(case).value
            if found is None or found.playthrough == self._kept[case] or goes_on(found.playthrough, record):
                return ""
            named, bookmark = self.words("desktop.saves.other_window"), found.bookmark
            name = self.slots.save_beside(named, found.playthrough, bookmark or Bookmark("", found.at.date()))
            return self.words("desktop.other_window", name=name)
        return ""

    def last_played(self) -> str:
        """Return the case that was played last."""
        with contextlib.suppress(GameError):
            newest = self.slots.newest().value
            return newest.playthrough.scenario if newest else ""
        return ""

    def _last(self, name: str) -> "Playthrough | None":
        if name not in self._kept:
            self._kept[name] = None
            try:
                found = self.slots.last(ScenarioId(name))
            except NewerFormatError:
                self._lost[name] = self.words("desktop.newer_save")
                return None
            except GameError as error:
                self._lost[name] = str(error)
                return None
            for damaged in found.set_aside:
                aside = damaged.now or damaged.name
                self._lost[name] = self.words("problem.save_damaged", name=damaged.name, aside=aside)
            if found.value is not None:
                self._kept[name], self._stands[name] = found.value.playthrough, found.value.bookmark
        return self._kept[name]


def _bookmark(play: "Play") -> Bookmark:
    return Bookmark(play.case.scene(play.position).title, play.position.date)
