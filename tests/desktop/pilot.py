"""A pilot plays in the window as a player does: it knows labels, keys and places, nothing else."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pygame

from game.content.kept_case import KeptCase
from game.content.library import Head, Library
from game.content.words import Words, load_words
from game.desktop.screens import ways
from game.desktop.screens.desk import PlayerDesk
from game.desktop.screens.library import LibraryScreen
from game.desktop.shelf import KeptShelf
from game.desktop.stage.background_odds import BackgroundOdds
from game.desktop.stage.odds_news import NEWS
from game.desktop.stage.preferences import Preferences
from game.desktop.stage.stage import WindowStage
from game.desktop.toolkit.kit import Target
from game.desktop.toolkit.pen import Pen
from game.desktop.toolkit.theme import palette_of
from game.saves.progress import Progress
from game.saves.settings import Settings
from game.saves.slots import Slots
from tests.builders import loaded

SIZES = ((1024, 768), (1280, 720), (1920, 1080), (3840, 2160))


@cache
def words() -> Words:
    return load_words()


class ReadLibrary(Library):
    """The shipped cases, which no test changes: each is read once a run."""

    def heads(self, whole: bool = False) -> tuple[Head, ...]:
        return shipped_heads(whole)

    def opened(self, name: str) -> tuple[KeptCase, Path]:
        file = self.find(name)
        return KeptCase(loaded(file).playable, loaded(file).historical), file


@cache
def shipped_heads(whole: bool) -> tuple[Head, ...]:
    return Library().heads(whole)


def shelf_in(folder, seed: int = 7) -> KeptShelf:
    """A shelf of the shipped cases that keeps its saves in a folder."""
    return KeptShelf(words(), None, lambda: seed, ReadLibrary(), Slots(folder), Progress(folder))


class Pilot:
    """Sits before a stage, sees what is painted, and acts by label."""

    def __init__(self, folder, size=(1280, 720), scale=100, case="first-steps") -> None:
        pygame.display.init()
        pygame.font.init()
        pygame.display.set_mode((64, 64))
        self.shelf = shelf_in(folder)
        self.surface = pygame.Surface(size)
        self.preferences = Preferences(Settings(text_size=scale))
        desk = PlayerDesk(
            words(), self.shelf, ways, self.preferences, BackgroundOdds(apart=False), self.shelf.known
        )
        screen = LibraryScreen(desk, case)
        self.stage = WindowStage(screen, palette_of(), size, self.preferences)
        self.look_up()

    @property
    def pen(self) -> Pen:
        assert self.stage.pen is not None
        return self.stage.pen

    def look_up(self) -> Pen:
        """Paint where something changed, and see it."""
        self.stage.paint(self.surface)
        if self.stage.wants_paint:
            self.stage.paint(self.surface)
        return self.pen

    def targets(self) -> tuple[Target, ...]:
        return self.stage.view.targets(self.stage.look)

    def labels(self) -> list[str]:
        return [target.label for target in self.targets()]

    def mirror(self) -> list[str]:
        return [line.text for line in self.stage.view.lines(self.stage.look)]

    def target(self, label: str) -> Target:
        """The first thing with this label that can be pressed."""
        found = [target for target in self.targets() if target.label == label]
        assert found, f"nothing is called {label!r} here: {self.labels()}"
        return found[0]

    def key(self, key: int, mod: int = 0) -> None:
        self._sent(key, mod)
        self.look_up()

    def _sent(self, key: int, mod: int = 0) -> None:
        self.stage.event(pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode="", scancode=0))

    def write(self, text: str) -> None:
        """Write letters as a keyboard does: each as a key and as text."""
        for letter in text:
            key = pygame.key.key_code(letter.lower()) if letter.isalnum() else pygame.K_SPACE
            self._sent(key)
            self.stage.event(pygame.event.Event(pygame.TEXTINPUT, text=letter))
        self.look_up()

    def reckoned(self) -> None:
        """Wait until the odds of a debrief are known, and hear of it as the window does."""
        sitting = self.stage.screen.sitting
        assert sitting.desk.odds.of(sitting.opened.case, sitting.play.replay.turns).over.wait(60)
        self.stage.event(pygame.event.Event(NEWS))
        self.look_up()

    def begin(self, act=None) -> None:
        """Begin the case in front, read its briefing, and open the file."""
        act = act or self.by_keys
        act(words()("desktop.begin"))
        act(words()("desktop.open_file"))

    def by_keys(self, label: str) -> None:
        """Move the focus with Tab until it is on the label, then press Enter."""
        wanted = self.target(label)
        for _ in range(len(self.targets()) + 1):
            if self.stage.hand.focus == wanted.id:
                break
            self._sent(pygame.K_TAB)
        assert self.stage.hand.focus == wanted.id, f"Tab never came to {label!r}"
        self.key(pygame.K_RETURN)

    def by_pad(self, label: str) -> None:
        """Move the focus with the cross of a gamepad until it is on the label, then press A."""
        wanted = self.target(label)
        for _ in range(len(self.targets()) + 1):
            if self.stage.hand.focus == wanted.id:
                break
            self._pushed(pygame.CONTROLLER_BUTTON_DPAD_DOWN)
        assert self.stage.hand.focus == wanted.id, f"the cross never came to {label!r}"
        self._pushed(pygame.CONTROLLER_BUTTON_A)
        self.look_up()

    def _pushed(self, button: int) -> None:
        for kind in (pygame.CONTROLLERBUTTONDOWN, pygame.CONTROLLERBUTTONUP):
            self.stage.event(pygame.event.Event(kind, button=button, instance_id=0))

    def by_mouse(self, label: str) -> None:
        """Scroll with the wheel until the label is in sight, then click on it."""
        wanted = self.target(label)
        place = self._place(wanted)
        self.stage.event(pygame.event.Event(pygame.MOUSEMOTION, pos=place, rel=(0, 0), buttons=(0, 0, 0)))
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            self.stage.event(pygame.event.Event(kind, pos=place, button=1))
            self.look_up()

    def _place(self, wanted: Target) -> tuple[int, int]:
        for _ in range(60):
            hit = self.pen.hits[wanted.id]
            whole = [piece for piece in hit.seen() if piece.height >= min(hit.box.height, 20)]
            if whole:
                return whole[0].center
            span = self.pen.spans[hit.scroll]
            pygame.mouse.set_pos(span.box.center)
            down = hit.box.top > span.box.top
            self.stage.scroll(hit.scroll, span.step * (3 if down else -3))
            self.look_up()
        raise AssertionError(f"{wanted.label!r} never came into sight")


def played(pilot: Pilot, act) -> Iterator[str]:
    """Play a case to its ending by label; give the name of each screen on the way."""
    for _ in range(60):
        name = type(pilot.stage.screen).__name__
        yield name
        if name == "EndingScreen":
            return
        if name == "AfterScreen":
            act(words()("ruling.go_on"))
            continue
        act(_next_choice(pilot))
        checks = [target for target in pilot.targets() if target.id.startswith("pick:")]
        for check in checks[:2]:
            act(check.label)
        if checks:
            act(words()("desktop.confirm"))
    raise AssertionError("the case did not end")


def _next_choice(pilot: Pilot) -> str:
    """The real course where the play is on it, else the first open choice."""
    screen = pilot.stage.screen
    case, position = screen.sitting.opened.case, screen.play.position
    there = case.open_choices(position)
    chosen = next((choice for choice in there if choice.historical), there[0])
    return next(target.label for target in pilot.targets() if target.id == f"choice:{chosen.key.choice}")


def squeezed(text: str) -> str:
    """A text without what printing adds."""
    return re.sub(r"[\s\u00a0]+", " ", text.replace("…", "")).strip()
