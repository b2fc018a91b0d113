"""A class for tests of its windows: rehearsed seats, T on a surface, P on another."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pygame

from game.classroom import commands as ask
from game.classroom.at_work import ClassAtWork
from game.classroom.commands import CommandRefusal
from game.classroom.lesson import lesson_of, load_aliases
from game.classroom.rehearsing import SimulatedSeats, teacher_moderates
from game.classroom.room.server import PhoneRoom
from game.classroom.working import begun
from game.content.library import Library
from game.content.words import load_words
from game.desktop.class_windows.hall import Hall
from game.desktop.class_windows.projector import Projector
from game.desktop.class_windows.teacher import TeacherScreen
from game.desktop.class_windows.windows import TeacherStage
from game.desktop.stage.odds_news import NEWS
from game.desktop.stage.preferences import Preferences
from game.desktop.toolkit.pen import Pen
from game.desktop.toolkit.theme import palette_of
from game.saves.settings import Settings


@cache
def words():
    return load_words(also=["class", "seat", "class-windows", "class-pack"])


@cache
def lesson(plan="fifty"):
    return lesson_of(Library().load("microsoft-ireland"), plan, words(), load_aliases())


class Reading:
    """Reads what stands on a picture: whether the ink of each line is there, and apart from its ground."""

    def __init__(self, monkeypatch):
        self.lines, write = {}, Pen.face_text

        def noted(pen, at, text, *how):
            before, ((face, role), ink) = len(pen.written), how
            wide = write(pen, at, text, *how)
            colour = pen.colour(ink)
            for piece in pen.written[before:]:
                drawn = pen.kit.cache.text(face, pen.kit.look.size(role), text, colour)
                self.lines[text, tuple(piece.box)] = (drawn, colour)
            return wide

        monkeypatch.setattr(Pen, "face_text", noted)

    def unread(self, pen, surface):
        """Yield every text that was written and cannot be read off the picture."""
        for piece in pen.written:
            drawn, colour = self.lines[piece.text, tuple(piece.box)]
            box = drawn.get_rect(topleft=piece.box.topleft).move(0, (piece.box.h - drawn.get_height()) // 2)
            seen = box.clip(piece.clip).clip(surface.get_rect())
            if not piece.text.strip() or seen.height < box.height:
                continue  # In a region that scrolls, a line may be cut at its edge.
            ink = pygame.mask.from_surface(drawn, 230)
            found = pygame.mask.from_threshold(surface.subsurface(seen), colour, (48, 48, 48, 255))
            there = found.overlap_area(ink, (box.x - seen.x, 0)) / max(1, ink.count())
            if there < 0.97 or found.count() > 0.7 * seen.width * seen.height:
                yield piece.text, round(there, 2)


class Rehearsed:
    """A class with T and P, gone through by what T offers first."""

    def __init__(self, size=(1280, 720), scale=100, seats=0, plan="fifty"):
        pygame.display.init()
        pygame.font.init()
        pygame.display.set_mode((64, 64))
        self.at_work = ClassAtWork(begun(lesson(plan), 7))
        self.saved = []
        self.hall = Hall(
            self.at_work, words(), PhoneRoom(self.at_work, words()), self._save, lambda _: "printed"
        )
        self.stage = TeacherStage(
            TeacherScreen(self.hall), palette_of(), size, Preferences(Settings(text_size=scale))
        )
        self.surface = pygame.Surface(size)
        self.projector = Projector(words(), palette_of())
        self.cast = SimulatedSeats(seats, 3)
        if seats:
            self.at_work.do(ask.OpenRoom("418207"))
            self.at_work.do(ask.Expect(seats + 2))

    @property
    def session(self):
        return self.at_work.session

    def with_all_options(self):
        """Put every choice of the planned scenes to the class, and not only those of the ballot."""
        scenario = self.session.lesson.scenario
        for scene in self.session.lesson.plan.decisions:
            self.at_work.do(ask.PickOptions(scene, tuple(scenario.scenes[scene].choices)))
        return self

    def vote(self):
        """Let the simulated seats do what is due, and let the teacher moderate."""
        for due in self.cast.due(self.session):
            self.at_work.do(due.command)
        for command in tuple(teacher_moderates(self.session)):
            self.at_work.do(command)

    def look(self):
        """Paint T as it stands."""
        self.stage.event(pygame.event.Event(NEWS))
        self.stage.paint(self.surface)
        if self.stage.wants_paint:
            self.stage.paint(self.surface)
        return self.stage.pen

    def mirror(self):
        self.look()
        return [line.text for line in self.stage.view.lines(self.stage.look)]

    def labels(self):
        self.look()
        return [target.label for target in self.stage.view.targets(self.stage.look)]

    def press(self, label):
        """Press what is called so, by Tab and Enter alone."""
        if self.stage.screen.counted:
            # The first Enter after a count only puts its line away.
            self.key(pygame.K_RETURN)
        self.look()
        targets = self.stage.view.targets(self.stage.look)
        wanted = next((target for target in targets if target.label == label), None)
        assert wanted, f"nothing is called {label!r} here: {[target.label for target in targets]}"
        for _ in range(len(targets) + 1):
            if self.stage.hand.focus == wanted.id:
                break
            self.key(pygame.K_TAB)
        assert self.stage.hand.focus == wanted.id, f"Tab never came to {label!r}"
        self.key(pygame.K_RETURN)

    def key(self, key, unicode=""):
        event = pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode=unicode, scancode=0)
        self.stage.event(event)
        self.look()

    def type(self, text):
        for sign in text:
            if self.stage.writes:
                self.stage.event(pygame.event.Event(pygame.TEXTINPUT, text=sign))
            else:
                self.key(pygame.key.key_code(sign), sign)
        self.look()

    def first(self):
        """Press the main button, and whatever is asked after it."""
        self.look()
        self.press(self.hall.teacher().offers[0].label)
        if self.stage.screen.question is not None:
            self.press(words()("class.t.yes"))

    def pages(self, surface, settled):
        """Paint every page of P, and give the pen of each."""
        page = 0
        while True:
            self.projector.paint(surface, self.hall.projector(), settled, page)
            yield self.projector.pen
            page += 1
            if page >= self.projector.pages:
                return

    def go_through(self):
        """Yield each phase of the plan, its seats having voted."""
        for _ in range(90):
            self.vote()
            yield self.session.phase
            if self.session.phase == "closed":
                return
            self._next()
        raise AssertionError("the plan never ended")

    def _next(self):
        offered = self.hall.teacher().offers[0].command
        done = self.at_work.do(offered)
        if isinstance(done, CommandRefusal) and done.asks:
            done = self.at_work.do(replace(offered, sure=True))
        if isinstance(done, CommandRefusal) and done.key == "picks_tie":
            done = self.at_work.do(ask.Decide(picks=(1,)))
        if isinstance(done, CommandRefusal) and done.key == "because":
            done = self.at_work.do(ask.Decide(self.session.decision.open_letters[0], "Nobody has voted."))
        assert not isinstance(done, CommandRefusal), done

    def _save(self, session):
        self.saved.append(session)
        return Path("somewhere")
