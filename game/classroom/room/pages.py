"""The pages of seats: what the class sees, and what this seat has said, as HTML."""

import hashlib
import secrets
from dataclasses import dataclass, replace
from typing import Any

from game.classroom.room.alike import Alike, Sharing
from game.classroom.room.cookies import Kept
from game.classroom.room.files import files
from game.classroom.room.forms import Form, Phone, form_of
from game.classroom.room.moment import Moment
from game.classroom.seats import SeatId
from game.classroom.views.seat import Own, closed_page, own
from game.content.words import Words
from game.pages.rendering import render

# A page with nothing to fill in comes again by itself where there is no script, after so many seconds.
_REFRESH = 4
_TO_FILL_IN = ("Voting", "Asking", "Changed", "Refuting", "Discussing", "Debriefing")
# A page in the last seconds of a limit is made anew this often.
_STEP = 5


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What one page shows: the part that all phones have, and the part of one seat."""

    view: str
    alike: Alike
    mine: Own | None = None

    @property
    def kind(self) -> str:
        """Answer with the kind of what stands on it."""
        return type(self.alike.page.body).__name__

    @property
    def left(self) -> int | None:
        """Answer with the seconds to warn of, in steps, so that a page need not be made each second."""
        if self.mine is None or not self.mine.warns or self.mine.left is None:
            return None
        return -(-self.mine.left // _STEP) * _STEP


class Pages:
    """Makes the pages of one room."""

    def __init__(self, words: Words, language: str) -> None:
        self._words, self._language = words, language
        self._sharing = Sharing()
        self._versions: dict[SeatId, tuple[Alike, tuple[Any, ...], str]] = {}

    @property
    def words(self) -> Words:
        """Answer with the words that the pages are written in."""
        return self._words

    def version(self, now: Moment, seat: SeatId) -> str:
        """Answer with the version of a seat's page; it is another one exactly when the page is."""
        return self._version(now, seat, self._sheet(now, seat))

    def seat(self, now: Moment, seat: SeatId, phone: Phone) -> str:
        """Answer with the page of a seat."""
        sheet = self._sheet(now, seat)
        version = self._version(now, seat, sheet)
        form = form_of(now.session, sheet.mine, phone, secrets.token_hex(8))
        return self._frame(self._main(sheet, form, version), self._title(sheet), phone.kept, sheet)

    def closed(self, now: Moment) -> str:
        """Answer with the page of a room that is closed."""
        sheet = _Sheet("closed", Alike(closed_page(now.session, now.around), None))
        main = self._main(sheet, form_of(now.session, None, Phone(), ""), "")
        return self._frame(main, self._title(sheet), Kept())

    def simple(self, name: str, kept: Kept, **values: object) -> str:
        """Answer with a page that belongs to no phase: join, back, help or about."""
        title = self._words(f"seat.{name}")
        main = render(f"seat/{name}.html", words=self._words, title=title, **values)
        return self._frame(main, title, kept)

    def _sheet(self, now: Moment, seat: SeatId) -> _Sheet:
        session = now.session
        alike = self._sharing.page(session, now.around)
        view = f"{session.stop}.{session.item}.{alike.page.head.phase}"
        return _Sheet(view, alike, own(session, seat, now.around))

    def _version(self, now: Moment, seat: SeatId, sheet: _Sheet) -> str:
        mine = (sheet.mine and _but_time(sheet.mine), sheet.left)
        last = self._versions.get(seat)
        if last is None or last[0] is not sheet.alike or last[1] != mine:
            main = self._main(sheet, form_of(now.session, sheet.mine, Phone(), ""), "")
            last = (sheet.alike, mine, hashlib.sha256(main.encode()).hexdigest()[:16])
            self._versions[seat] = last
        return last[2]

    def _title(self, sheet: _Sheet) -> str:
        head = sheet.alike.page.head
        return f"{head.label} · {head.title}" if head.title else self._words("seat.room")

    def _about(self, sheet: _Sheet) -> str:
        head = sheet.alike.page.head
        phase = head.label
        if head.decision:
            phase = self._words("seat.decision", phase=phase, number=head.decision, of=head.decisions)
        return f"{phase}, {head.day}" if head.day else phase

    def _main(self, sheet: _Sheet, form: Form, version: str) -> str:
        return render(
            "seat/main.html",
            words=self._words,
            title=self._title(sheet),
            view=sheet.view,
            version=version,
            about=self._about(sheet),
            kind=sheet.kind.lower(),
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


def _but_time(mine: Own) -> Own:
    """Answer with what a seat has said, without the seconds that are left to it."""
    return replace(mine, left=None)
