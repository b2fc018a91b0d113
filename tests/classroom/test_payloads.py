"""Two hundred texts that mean harm, from seats to every window, page and file (S-12)."""

import csv
import io
import json
import unicodedata
from functools import cache
from html.parser import HTMLParser

import pygame
import pytest

from game.classroom import commands as ask
from game.classroom.journal.lines import JournalLine, command_line, read_command
from game.classroom.polls import LONGEST
from game.classroom.report.building import report
from game.classroom.report.exports import html, session_json, totals_csv
from game.classroom.session import reasons_asked
from game.classroom.views.public import ViewContext, projector_view
from game.classroom.views.teacher import teacher_view
from game.desktop.class_windows.projector import ProjectorSettings
from tests.classroom.payloads import PAYLOADS
from tests.classroom.report.test_report import DAY
from tests.classroom.rooms import Room, plain
from tests.desktop.class_windows.classes import Rehearsed

BENIGN = tuple(f"because of point {number}" for number in range(len(PAYLOADS)))


class Parts(HTMLParser):
    """The elements of a page, each with the names of its attributes, and where its links lead."""

    def __init__(self, page):
        super().__init__()
        self.found, self.links = set(), set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.add((tag, tuple(sorted(name for name, _ in attrs))))
        self.links |= {value for name, value in attrs if name in ("href", "src", "action", "formaction")}


@cache
def written(texts):
    """Give a class of which each seat has written one of some texts, all of them fit for P, to its end."""
    room = Room()
    room.join(len(texts))
    room.to("first-poll", 1)
    room.vote("AAB" * (len(texts) // 3) + "A" * (len(texts) % 3))
    room.to("discuss", 1)
    for seat, text in enumerate(texts, start=1):
        room.do(ask.GiveReason(seat, "1.reason", text)) if said(text) else room.refused(
            ask.GiveReason(seat, "1.reason", text)
        )
    room.do(*(ask.Approve(one) for one in room.session.reasons))
    discussed = room.session
    room.to("second-poll", 1)
    room.vote("AAB" * (len(texts) // 3) + "A" * (len(texts) % 3))
    room.next()
    room.do(ask.Decide())
    room.next()
    room.do(ask.Skip(900, "closed", sure=True))
    return discussed, room.session


def said(text):
    """Tell whether anything is left of a text once signs that nobody sees are taken out."""
    return any(unicodedata.category(sign)[0] not in "CZ" for sign in text)


def test_there_are_two_hundred_and_more_of_them():
    assert len(set(PAYLOADS)) >= 200
    assert len({text for text in PAYLOADS if said(text)}) >= 200


def test_s12_of_what_is_written_only_seen_signs_are_kept_and_few_of_them():
    for reason in written(PAYLOADS)[0].reasons.values():
        assert 0 < len(reason.text) <= LONGEST
        assert not {unicodedata.category(sign) for sign in reason.text} & {"Cc", "Cf", "Cs", "Co", "Cn"}


@pytest.mark.parametrize("copy", ["teacher", "students"])
def test_s12_a_report_of_such_texts_is_built_like_one_of_plain_words(copy):
    naughty, plain_words = (
        Parts(html(session, report(session, DAY, copy)))
        for session in (written(PAYLOADS)[1], written(BENIGN)[1])
    )

    assert naughty.found == plain_words.found
    assert naughty.links == plain_words.links


def test_s12_tables_and_documents_hold_such_texts_and_nothing_of_them_is_a_formula_or_a_key():
    session, other = written(PAYLOADS)[1], written(BENIGN)[1]
    rows = list(csv.reader(io.StringIO(totals_csv(report(session, DAY, "teacher")))))
    document, plain_words = (json.loads(session_json(one, DAY.isoformat())) for one in (session, other))

    assert len({len(row) for row in rows}) == 1
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)
    assert list(document) == list(plain_words)


def test_s12_views_of_such_texts_are_plain_values():
    session = written(PAYLOADS)[0]

    for view in (teacher_view(session, ViewContext()), projector_view(session, ViewContext())):
        assert json.loads(json.dumps(plain(view)))


@pytest.mark.parametrize("text", PAYLOADS, ids=range(len(PAYLOADS)))
def test_s12_the_journal_keeps_such_a_text_in_one_line_and_gives_it_back(text):
    command = ask.GiveReason(1, "1.reason", text)
    line = command_line(JournalLine(1, "discuss", command))

    assert len(line.splitlines()) == 1
    assert read_command(line, 2).command == command


def test_s12_both_windows_write_such_texts():
    rehearsed = Rehearsed(seats=0)
    work = rehearsed.at_work
    work.do(ask.OpenRoom("418207"))
    for seat in range(1, len(PAYLOADS) + 1):
        work.do(ask.Join(f"token-{seat}", f"key-{seat}"))
    while rehearsed.session.phase != "discuss":
        for seat in range(1, 9) if (poll := rehearsed.session.open_poll) else ():
            work.do(ask.Vote(seat, poll.id, poll.letters[seat % len(poll.letters)]))
        rehearsed._next()
    poll = reasons_asked(rehearsed.session)
    for seat, text in enumerate(PAYLOADS, start=1):
        work.do(ask.GiveReason(seat, poll, text))
    for reason in tuple(rehearsed.session.reasons):
        work.do(ask.Approve(reason))

    assert len(rehearsed.session.reasons) >= 200
    assert rehearsed.look().written
    for _ in range(3):
        assert all(pen.written for pen in rehearsed.pages(pygame.Surface((1280, 720)), ProjectorSettings()))
        rehearsed.vote()
        rehearsed._next()
        assert rehearsed.look().written
