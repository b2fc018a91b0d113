"""The pages of seats: what the class sees, and what this seat has said, as HTML."""

import hashlib
import re
import secrets
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace

from markupsafe import escape

from game.classroom.room.alike import Alike, Sharing
from game.classroom.room.cookies import Kept
from game.classroom.room.files import files
from game.classroom.room.forms import Filled, Form, Phone, form_of
from game.classroom.room.moment import Moment
from game.classroom.seats import SeatId
from game.classroom.views.seat import SeatView, closed_page, own
from game.content.words import Words
from game.pages.rendering import prepare, render

# A page with nothing to fill in comes again by itself where there is no script, after so many seconds.
_REFRESH = 4
_TO_FILL_IN = (
    "BallotBody",
    "QuestionBody",
    "WhatIfBody",
    "MisconceptionBody",
    "DiscussionBody",
    "DebriefBody",
)
# What is a seat's own, on a page that many seats share; no text of anybody has these signs.
_ALIAS, _TEAM, _VERSION, _TOKEN, _REQUEST = "\ue000a", "\ue000t", "\ue000v", "\ue000k", "\ue000r"
_KEY, _CODE, _TICKET = "\ue000s", "\ue000c", "\ue000i"
_OWN = re.compile("(\ue000[a-z])")
# So many pages are kept: more than the options of a poll with the grounds that are picked most.
_MOST_BLANKS = 48
# A page in the last seconds of a limit is made anew this often.
_STEP = 5


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What one page shows: the part that all phones have, and the part of one seat."""

    view: str
    alike: Alike
    mine: SeatView | None = None

    @property
    def kind(self) -> str:
        """Return the kind of what stands on it."""
        return type(self.alike.page.body).__name__

    @property
    def left(self) -> int | None:
        """Return the seconds to warn of, in steps, so that a page need not be made each second."""
        if self.mine is None or not self.mine.warns or self.mine.left is None:
            return None
        return -(-self.mine.left // _STEP) * _STEP


@dataclass(frozen=True, slots=True)
class _Blank:
    """A page with places for what is one seat's own."""

    pieces: tuple[bytes, ...]
    places: tuple[str, ...]

    @classmethod
    def of(cls, html: str) -> "_Blank":
        """Return a page, apart at its places."""
        found = _OWN.split(html)
        return cls(tuple(piece.encode() for piece in found[::2]), tuple(found[1::2]))

    def filled(self, own: Mapping[str, str]) -> bytes:
        """Return the page of one seat."""
        words = {place: str(escape(own[place])).encode() for place in {*self.places}}
        filled = [self.pieces[0]]
        for place, piece in zip(self.places, self.pieces[1:], strict=True):
            filled += words[place], piece
        return b"".join(filled)


class Pages:
    """Makes the pages of one room."""

    def __init__(self, words: Words, language: str) -> None:
        prepare("seat")
        self._words, self._language = words, language
        self._sharing = Sharing()
        self._mark, self._blanks = "", OrderedDict[Hashable, _Blank]()

    @property
    def words(self) -> Words:
        """Return the words that the pages are written in."""
        return self._words

    def version(self, now: Moment, seat: SeatId) -> str:
        """Return the version of a seat's page; it is another one whenever the page may be."""
        return _version(self._sheet(now, seat))

    def seat(self, now: Moment, seat: SeatId, phone: Phone) -> bytes:
        """Return the page of a seat."""
        sheet = self._sheet(now, seat)
        form = form_of(now.session, sheet.mine, phone, secrets.token_hex(8))
        if phone.filled == Filled() and sheet.mine is not None:
            return self._quickly(sheet, form, phone.kept)
        main = self._main(sheet, form, _version(sheet))
        return self._frame(main, self._title(sheet), phone.kept, sheet).encode()

    def closed(self, now: Moment) -> str:
        """Return the page of a room that is closed."""
        sheet = _Sheet("closed", Alike(closed_page(now.session, now.around), None))
        main = self._main(sheet, form_of(now.session, None, Phone(), ""), "")
        return self._frame(main, self._title(sheet), Kept())

    def simple(self, name: str, kept: Kept, **values: object) -> str:
        """Return a page that belongs to no phase: join, back, help or about."""
        title = self._words(f"seat.{name}")
        main = render(f"seat/{name}.html", words=self._words, title=title, **values)
        return self._frame(main, title, kept)

    def door(self, kept: Kept, wrong: str, tickets: bool, known: Mapping[str, str]) -> bytes:
        """Return the page where the room code is asked for; whoever tries codes is given one page."""

        def made() -> str:
            blank = Kept(size=kept.size)
            return self.simple("join", blank, wrong=wrong, tickets=tickets, code=_CODE, ticket=_TICKET)

        blank = self._kept(("join", kept.size, wrong, tickets), made)
        return blank.filled({_CODE: known["code"], _TICKET: known["ticket"]})

    def _kept(self, key: Hashable, make: Callable[[], str]) -> _Blank:
        """Return a page that was made before, or is made now; the one made first goes first."""
        found = self._blanks.get(key)
        if found is None:
            found = self._blanks[key] = _Blank.of(make())
            if len(self._blanks) > _MOST_BLANKS:
                self._blanks.popitem(last=False)
        return found

    def _sheet(self, now: Moment, seat: SeatId) -> _Sheet:
        session = now.session
        alike = self._sharing.page(session, now.around)
        view = f"{session.stop}.{session.item}.{alike.page.head.phase}"
        return _Sheet(view, alike, own(session, seat, now.around, self._sharing.reasons(session)))

    def _quickly(self, sheet: _Sheet, form: Form, kept: Kept) -> bytes:
        """Return a page; those that have said the same share one, but for what is their own."""
        assert sheet.mine is not None, "it is the page of a seat"
        if sheet.alike.mark != self._mark:
            self._mark = sheet.alike.mark
            self._blanks.clear()
        mine = sheet.mine
        of_many = replace(mine, alias=_ALIAS, team=_TEAM if mine.team else "", left=None)
        of_kept = Kept(key=_KEY if kept.key else "", size=kept.size)

        def made() -> str:
            many = replace(sheet, mine=of_many)
            main = self._main(many, replace(form, token=_TOKEN, request=_REQUEST), _VERSION)
            return self._frame(main, self._title(sheet), of_kept, many)

        blank = self._kept((of_many, sheet.left, of_kept), made)
        own_words = {_ALIAS: mine.alias, _TEAM: mine.team, _VERSION: _version(sheet), _KEY: kept.key}
        return blank.filled({**own_words, _TOKEN: form.token, _REQUEST: form.request})

    def _title(self, sheet: _Sheet) -> str:
        head = sheet.alike.page.head
        return f"{head.label} · {head.title}" if head.title else self._words("seat.room")

    def _about(self, sheet: _Sheet) -> str:
        head = sheet.alike.page.head
        phase = head.label
        if head.decision:
            phase = self._words("seat.decision", phase=phase, number=head.decision, of=head.decisions)
        # No line of a narrow phone parts the day from its number.
        day = head.day.replace(" ", "\N{NO-BREAK SPACE}")
        return f"{phase} · {day}" if day else phase

    def _main(self, sheet: _Sheet, form: Form, version: str) -> str:
        return render(
            "seat/main.html",
            words=self._words,
            title=self._title(sheet),
            view=sheet.view,
            version=version,
            about=self._about(sheet),
            kind=sheet.kind.removesuffix("Body").lower(),
            body=sheet.alike.page.body,
            own=sheet.mine,
            left=sheet.left,
            form=form,
            facts=sheet.alike.facts,
        )

    def _frame(self, main: str, title: str, kept: Kept, sheet: _Sheet | None = None) -> str:
        mine = sheet.mine if sheet else None
        waits = sheet is not None and sheet.kind not in _TO_FILL_IN
        return render(
            "seat/page.html",
            words=self._words,
            language=self._language,
            title=title,
            size=kept.size,
            files={kind: file.path for kind, file in files().items()},
            refresh=_REFRESH if waits else 0,
            alias=mine.alias if mine else "",
            team=mine.team if mine else "",
            key=kept.key if mine else "",
            main=main,
        )


def _version(sheet: _Sheet) -> str:
    mine = replace(sheet.mine, left=None) if sheet.mine else None
    made_of = f"{sheet.alike.mark} {sheet.view} {sheet.left} {mine!r}"
    return hashlib.sha256(made_of.encode()).hexdigest()[:16]
