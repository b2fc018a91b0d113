"""A class at work whose room is open on this machine, and phones in it."""

import pytest

from game.classroom import commands as ask
from game.classroom.at_work import ClassAtWork
from game.classroom.commands import CommandRefusal
from game.classroom.lesson import lesson_of, load_aliases
from game.classroom.room.server import PhoneRoom
from game.classroom.views.offers import offers
from game.classroom.views.public import ViewContext
from game.classroom.working import begun
from game.content.library import Library
from game.content.words import load_words
from tests.classroom.room.phones import Phone

CODE = "418207"


@pytest.fixture(scope="session")
def words():
    return load_words(also=["class", "seat", "class-windows"])


@pytest.fixture(scope="session")
def lesson(words):
    return lesson_of(Library().load("microsoft-ireland"), "fifty", words, load_aliases())


class Open:
    """A class and its open room; it makes phones, and goes through the plan as T offers it."""

    def __init__(self, lesson, words):
        self.at_work = ClassAtWork(begun(lesson, 7))
        self.room = PhoneRoom(self.at_work, words)
        self.address = self.room.open("127.0.0.1", 0)
        self.do(ask.OpenRoom(CODE))
        self.phones, self.minutes = [], 0

    @property
    def session(self):
        return self.at_work.session

    def do(self, command):
        done = self.at_work.do(command)
        assert not isinstance(done, CommandRefusal), done
        return done

    def phone(self, *, join=True):
        made = Phone(self.address)
        self.phones.append(made)
        return made.join(CODE) if join else made.look()

    def next(self):
        """Do what T offers first; where it asks back, T is sure."""
        self.minutes += 1
        offered = offers(self.session, ViewContext(60 * self.minutes))[0].command
        done = self.at_work.do(offered)
        if isinstance(done, CommandRefusal) and done.asks:
            done = self.at_work.do(type(offered)(offered.at, sure=True))
        if isinstance(done, CommandRefusal) and done.key == "picks_tie":
            done = self.at_work.do(ask.Decide(picks=(1,)))
        if isinstance(done, CommandRefusal) and done.key == "because":
            letter = self.session.decision.open_letters[0]
            done = self.at_work.do(ask.Decide(letter=letter, because="Nobody has voted."))
        assert not isinstance(done, CommandRefusal), done

    def go_to(self, phase):
        while self.session.phase != phase:
            self.next()

    def close(self):
        for phone in self.phones:
            phone.close()
        self.room.close()


@pytest.fixture
def opened(lesson, words):
    made = Open(lesson, words)
    yield made
    made.close()
