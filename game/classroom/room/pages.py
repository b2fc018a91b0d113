"""The pages of seats: what the class sees, and what this seat has said, as HTML."""

import hashlib
import re
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from markupsafe import escape

from game.classroom.polls import SeatId
from game.classroom.room.files import ServedFile, static
from game.classroom.room.forms import Cookies, FilledIn, SeatForm, form_of
from game.classroom.room.receipts import RoomReceipts
from game.classroom.room.shared_page import PageMoment, SharedPage, SharedPages
from game.classroom.views.bodies import TeamSceneBody
from game.classroom.views.public import SeatView, closed_page, seat_view
from game.classroom.views.teams import team_of
from game.content.words import Words
from game.pages.rendering import prepare, render

# A page with nothing to fill in comes again by itself where there is no script, after so many seconds.
_REFRESH = 4
_TO_FILL_IN = ("ballot", "question", "whatif", "misconception", "discussion", "debrief", "teamscene")
# What is a seat's own, on a page that many seats share; no text of anybody has these characters.
_ALIAS, _TEAM, _VERSION, _TOKEN, _REQUEST = "\ue000a", "\ue000t", "\ue000v", "\ue000k", "\ue000r"
_KEY, _CODE, _TICKET, _RECEIPT = "\ue000s", "\ue000c", "\ue000i", "\ue000q"
_OWN = re.compile("(\ue000[a-z])")
# So many pages are kept: more than the options of a poll with the grounds that are picked most.
_MOST_TEMPLATES = 48
# A page in the last seconds of a limit is made anew this often.
_STEP = 5


@cache
def files() -> Mapping[str, ServedFile]:
    """Return the files by their suffix, `css` and `js`."""
    return {suffix: ServedFile.of("seat", suffix, static(f"seat.{suffix}")) for suffix in ("css", "js")}


@dataclass(frozen=True, slots=True)
class _SeatPage:
    """What one page shows: the part that all phones have, and the part of one seat."""

    view: str
    shared: SharedPage
    mine: SeatView | None = None
    receipt: str | None = None  # its code, "" where it can be taken, or None

    @property
    def kind(self) -> str:
        """Return the kind of what stands on it, as its template is named."""
        return type(self.shared.page.body).__name__.removesuffix("Body").lower()

    @property
    def asks(self) -> bool:
        """Return whether this seat has something to fill in here; in a moot the bench alone has."""
        if self.kind == "moot":
            return self.mine is not None and self.mine.role == "bench"
        return self.kind in _TO_FILL_IN or bool(self.mine and self.mine.rulings)

    @property
    def left(self) -> int | None:
        """Return the seconds to warn of, in steps, so that a page need not be made each second."""
        if self.mine is None or not self.mine.warns or self.mine.left is None:
            return None
        return -(-self.mine.left // _STEP) * _STEP


@dataclass(frozen=True, slots=True)
class _PageTemplate:
    """A page with places for what is one seat's own."""

    pieces: tuple[bytes, ...]
    places: tuple[str, ...]

    @classmethod
    def of(cls, html: str) -> "_PageTemplate":
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
        self.words, self._language = words, language
        self._shared, self.receipts = SharedPages(), RoomReceipts()
        self._templates = OrderedDict[Hashable, _PageTemplate]()

    def version(self, now: PageMoment, seat: SeatId, kept: Cookies) -> str:
        """Return the version of a seat's page; it is another one whenever the page may be."""
        return _version(self._sheet(now, seat, kept))

    def seat(self, now: PageMoment, seat: SeatId, kept: Cookies, filled: FilledIn | None = None) -> bytes:
        """Return the page of a seat, with what was filled in on it if a form was not taken."""
        sheet = self._sheet(now, seat, kept)
        form = form_of(now.session, sheet.mine, kept, filled or FilledIn())
        if filled is None and sheet.mine is not None:
            return self._from_template(sheet, form, kept)
        main = self._main(sheet, form, _version(sheet))
        return self._frame(main, self._title(sheet), kept, sheet).encode()

    def closed(self, now: PageMoment) -> str:
        """Return the page of a room that is closed."""
        sheet = _SeatPage("closed", SharedPage(closed_page(now.session, now.around), None))
        main = self._main(sheet, form_of(now.session, None, Cookies(), FilledIn()), "")
        return self._frame(main, self._title(sheet), Cookies())

    def simple(self, name: str, kept: Cookies, **values: object) -> str:
        """Return a page that belongs to no phase: join, back, help, about, or a control that keeps up."""
        title = self.words(f"seat.{name}")
        main = render(f"seat/{name}.html", words=self.words, title=title, **values)
        return self._frame(main, title, kept)

    def door(self, kept: Cookies, wrong: str, tickets: bool, known: Mapping[str, str]) -> bytes:
        """Return the page where the room code is asked for; whoever tries codes is given one page."""

        def made() -> str:
            blank = Cookies(size=kept.size)
            return self.simple("join", blank, wrong=wrong, tickets=tickets, code=_CODE, ticket=_TICKET)

        blank = self._kept(("join", kept.size, wrong, tickets), made)
        return blank.filled({_CODE: known["code"], _TICKET: known["ticket"]})

    def _kept(self, key: Hashable, make: Callable[[], str]) -> _PageTemplate:
        """Return a page that was made before, or is made now; the one made first goes first."""
        found = self._templates.get(key)
        if found is None:
            found = self._templates[key] = _PageTemplate.of(make())
            if len(self._templates) > _MOST_TEMPLATES:
                self._templates.popitem(last=False)
        return found

    def _sheet(self, now: PageMoment, seat: SeatId, kept: Cookies) -> _SeatPage:
        session = now.session
        shared = self._shared.page(now, team_of(session, seat))
        view = f"{session.stop}.{session.item}.{shared.page.head.phase}"
        if isinstance(shared.page.body, TeamSceneBody):
            view = f"{view}.{shared.page.body.poll}"
        mine = seat_view(session, seat, now.around, self._shared.reasons(session))
        return _SeatPage(view, shared, mine, self.receipts.shown(session, seat, kept.token))

    def _from_template(self, sheet: _SeatPage, form: SeatForm, kept: Cookies) -> bytes:
        """Return a page; those that have said the same share one, but for what is their own."""
        assert sheet.mine is not None, "it is the page of a seat"
        mine = sheet.mine
        of_many = replace(mine, alias=_ALIAS, team=_TEAM if mine.team else "", left=None)
        of_kept = Cookies(key=_KEY if kept.key else "", size=kept.size)

        def made() -> str:
            many = replace(sheet, mine=of_many, receipt=sheet.receipt and _RECEIPT)
            main = self._main(many, replace(form, token=_TOKEN, request=_REQUEST), _VERSION)
            return self._frame(main, self._title(sheet), of_kept, many)

        blank = self._kept(
            (sheet.shared.mark, of_many, sheet.left, of_kept, sheet.receipt and _RECEIPT), made
        )
        own_words = {_ALIAS: mine.alias, _TEAM: mine.team, _VERSION: _version(sheet), _KEY: kept.key}
        secret_words = {_TOKEN: form.token, _REQUEST: form.request, _RECEIPT: sheet.receipt or ""}
        return blank.filled({**own_words, **secret_words})

    def _title(self, sheet: _SeatPage) -> str:
        head = sheet.shared.page.head
        return f"{head.label} · {head.title}" if head.title else self.words("seat.room")

    def _main(self, sheet: _SeatPage, form: SeatForm, version: str) -> str:
        head = sheet.shared.page.head
        phase = head.label
        if head.decision:
            phase = self.words("seat.decision", phase=phase, number=head.decision, of=head.decisions)
        # No line of a narrow phone parts the day from its number.
        day = head.day.replace(" ", "\N{NO-BREAK SPACE}")
        return render(
            "seat/main.html",
            words=self.words,
            title=self._title(sheet),
            view=sheet.view,
            version=version,
            about=f"{phase} · {day}" if day else phase,
            kind=sheet.kind,
            body=sheet.shared.page.body,
            own=sheet.mine,
            left=sheet.left,
            form=form,
            facts=sheet.shared.facts,
            receipt=sheet.receipt,
        )

    def _frame(self, main: str, title: str, kept: Cookies, sheet: _SeatPage | None = None) -> str:
        mine = sheet.mine if sheet else None
        waits = sheet is not None and not sheet.asks
        return render(
            "seat/page.html",
            words=self.words,
            language=self._language,
            title=title,
            size=kept.size,
            files={kind: file.path for kind, file in files().items()},
            refresh=_REFRESH if waits else 0,
            # A page that says where it looks keeps up with the class by itself.
            live=mine is not None or " data-look=" in main,
            alias=mine.alias if mine else "",
            team=mine.team if mine else "",
            key=kept.key if mine else "",
            main=main,
        )


def _version(sheet: _SeatPage) -> str:
    mine = replace(sheet.mine, left=None) if sheet.mine else None
    made_of = f"{sheet.shared.mark} {sheet.view} {sheet.left} {mine!r} {sheet.receipt}"
    return hashlib.sha256(made_of.encode()).hexdigest()[:16]
