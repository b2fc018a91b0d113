"""What a phone can ask for: the page of its seat, a form taken, and a few pages that belong to no phase.

None of it is the teacher's, whose commands come from inside the program (S-2), unless the control is on.
"""

# Longer than 250 lines because all that a phone can ask for stands here.
import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import Scope

from game.classroom import keys
from game.classroom.at_work import ClassAtWork
from game.classroom.commands import ComeBack, Command, CommandRefusal, Join, OpenExhibit, SetPace, TakeReceipt
from game.classroom.polls import PACES, Seat, SeatId
from game.classroom.room import forms
from game.classroom.room.door import Address
from game.classroom.room.pages import Pages, files
from game.classroom.room.play_on import PlayOn
from game.classroom.room.rate_limits import FormLimit, GuessLimit
from game.classroom.room.remote import RemotePages
from game.classroom.room.remote_tabs import Laptop, NoLaptop
from game.classroom.room.shared_page import PageMoment
from game.classroom.views.public import ViewContext
from game.content.words import Words

_SAME, _UNKNOWN, _FORBIDDEN, _LATE, _GONE, _EMPTY, _LOCKED, _OFTEN = 204, 401, 403, 409, 410, 422, 423, 429
# Where the sentence of a refusal stands: beside the field that it is about.
_ABOUT: Mapping[str, str] = {
    "option": "letter",
    "picks": "picks",
    "picks_needed": "picks",
    "confidence": "confidence",
    "reason_empty": "text",
}


@dataclass(frozen=True, slots=True)
class PhoneRequest:
    """Who asks, at which moment of the class, from which address, with which form."""

    now: PageMoment
    kept: forms.Cookies
    seat: Seat | None
    address: str
    sent: forms.SentForm

    @property
    def is_own_form(self) -> bool:
        """Return whether the form was made for this seat (S-11)."""
        return self.seat is not None and self.sent.one("token") == self.kept.form_token


class Routes:
    """The pages of one room and its forms."""

    def __init__(self, at_work: ClassAtWork, words: Words, address: Address, play_on: PlayOn) -> None:
        self._at_work, self._words, self._address, self._play_on = at_work, words, address, play_on
        self.laptop: Laptop = NoLaptop()
        self._pages = Pages(words, at_work.session.lesson.scenario.words.language)
        self._sessions, self._form_limit, self._guesses = forms.SeatSessions(), FormLimit(), GuessLimit()
        self._remote: RemotePages | None = None
        self.app = Starlette(routes=self._all())
        self.reached = False

    def allow_control(self) -> str:
        """Let one phone control the class; return the token for it, which is good once (S-3)."""
        # P stays where it is shown, whoever has the control.
        self._remote = self._remote or RemotePages(self._at_work, self._words, self.laptop, self._around)
        # One list in place of the other, since the server reads it in a thread of its own.
        self.app.router.routes = [*self._all(), *self._remote.routes()]
        return self._remote.access.issue()

    def revoke_control(self) -> None:
        """Take the control from whatever phone has it, and its routes away."""
        self._remote = None
        self.app.router.routes = self._all()

    @property
    def controlled(self) -> str:
        """Return whether the class can be controlled from a phone: `waits`, `taken`, or not at all."""
        return "" if self._remote is None else "taken" if self._remote.access.taken else "waits"

    def seat_of(self, scope: Scope) -> bytes | None:
        """Return what tells the connections of one seat, or of the teacher's phone: its cookie."""
        kept = forms.kept_by(scope)
        if self._remote is not None and (held := self._remote.held_by(kept)):
            return held
        found = self._sessions.of(self._at_work.session, kept.token)
        return found.token.encode() if found else None

    def connected(self) -> frozenset[SeatId]:
        """Return the seats that are connected now."""
        return self._sessions.connected(time.monotonic())

    def told_since(self, moment: float) -> bool:
        """Return whether every seat that is connected has asked for its page since a moment."""
        return self._sessions.told_since(moment, time.monotonic())

    def _all(self) -> list[BaseRoute]:
        return [
            Route("/", self._asked(self._look_whole)),
            Route("/look", self._asked(self._look)),
            Route("/help", self._asked(self._help)),
            Route("/about", self._asked(self._about)),
            Route("/back", self._asked(self._back_page)),
            Route("/join", self._asked(self._join), methods=["POST"]),
            Route("/back", self._asked(self._take_back), methods=["POST"]),
            Route("/help", self._asked(self._settle), methods=["POST"]),
            Route("/vote", self._asked(self._of_seat(self._vote)), methods=["POST"]),
            Route("/reason", self._asked(self._of_seat(self._reason)), methods=["POST"]),
            Route("/marks", self._asked(self._of_seat(self._marks)), methods=["POST"]),
            Route("/open", self._asked(self._of_seat(self._open)), methods=["POST"]),
            Route("/receipt", self._asked(self._of_seat(self._receipt)), methods=["POST"]),
            *(file.route for file in files().values()),
        ]

    def _asked(
        self, answer: Callable[[PhoneRequest], Awaitable[Response]]
    ) -> Callable[[Request], Awaitable[Response]]:
        async def asked(request: Request) -> Response:
            now, kept = self._moment(), forms.kept_by(request.scope)
            seat = self._sessions.of(now.session, kept.token)
            if seat is not None:
                self._sessions.heard(seat.id, time.monotonic())
            sent = await forms.SentForm.from_request(request)
            address = request.client.host if request.client else ""
            self.reached = self.reached or address not in (self._address.host, "127.0.0.1", "")
            return await answer(PhoneRequest(now, kept, seat, address, sent))

        return asked

    def _of_seat(
        self, answer: Callable[[PhoneRequest, SeatId], Awaitable[Response]]
    ) -> Callable[[PhoneRequest], Awaitable[Response]]:
        """Return what answers a form of a seat, and lets none through that was not made for it (S-11)."""

        async def answered(request: PhoneRequest) -> Response:
            if request.seat is None or not request.is_own_form:
                return self._not_theirs(request)
            return await answer(request, request.seat.id)

        return answered

    def _moment(self) -> PageMoment:
        around = ViewContext(self._at_work.now, self._address.url, play_on=self._play_on.address)
        return PageMoment(self._at_work.session, around)

    def _around(self) -> ViewContext:
        """Return what T sees besides the session: who is connected, too."""
        return replace(self._moment().around, connected=self.connected())

    async def _look_whole(self, request: PhoneRequest) -> Response:
        if request.seat is None:
            # Removed, or taken up on another phone; or it sat in another class.
            return self._door(request, self._words("seat.no_seat") if request.kept.token else "")
        return HTMLResponse(self._pages.seat(request.now, request.seat.id, request.kept))

    async def _look(self, request: PhoneRequest) -> Response:
        """Return what is new each second: nothing if the page is the same, else the whole of it."""
        if request.seat is None:
            gone = request.now.session.ended or not request.now.session.room.code
            return Response(status_code=_GONE if gone else _UNKNOWN)
        if request.sent.one("version") == self._pages.version(request.now, request.seat.id, request.kept):
            return Response(status_code=_SAME)
        return await self._look_whole(request)

    async def _vote(self, request: PhoneRequest, seat: SeatId) -> Response:
        if not request.sent.filled.letter:
            return self._refused(
                request, forms.FormProblem(self._words("seat.votes_first"), "letter"), _EMPTY
            )
        return await self._do(request, seat, request.sent.vote(seat))

    async def _reason(self, request: PhoneRequest, seat: SeatId) -> Response:
        return await self._do(request, seat, request.sent.reason(seat))

    async def _marks(self, request: PhoneRequest, seat: SeatId) -> Response:
        sent = request.sent.marks(seat)
        if not all(sent.marks):
            wrong = forms.FormProblem(self._words("seat.marks_first"), f"marks-{sent.side}")
            return self._refused(request, wrong, _EMPTY)
        return await self._do(request, seat, sent)

    async def _open(self, request: PhoneRequest, seat: SeatId) -> Response:
        number = request.sent.number("exhibit")
        # Without script the page comes anew, and what was opened is where it ends.
        return await self._do(request, seat, OpenExhibit(seat, number), to=f"/#open-{number}")

    async def _receipt(self, request: PhoneRequest, seat: SeatId) -> Response:
        """Give a seat that took part its receipt; who took it is remembered here, and written nowhere."""
        receipts, session = self._pages.receipts, request.now.session
        if receipts.shown(session, seat, request.kept.token) is None:
            wrong = forms.FormProblem(self._words("class.refused.no_receipts"))
            return self._refused(request, wrong, _LATE)
        code = receipts.of(seat, request.kept.token)
        receipts.took(seat, code)
        return await self._do(request, seat, TakeReceipt(keys.digest(code)), to="/#receipt")

    async def _do(self, request: PhoneRequest, seat: SeatId, command: Command, to: str = "/") -> Response:
        if not self._form_limit.allows(seat, time.monotonic()):
            return self._refused(request, forms.FormProblem(self._words("seat.slowly")), _OFTEN)
        done = await asyncio.wrap_future(self._at_work.ask(command))
        if isinstance(done, CommandRefusal):
            return self._refused(request, forms.FormProblem(done.says, _ABOUT.get(done.key, "")), _LATE)
        return forms.redirect(to)

    def _refused(self, request: PhoneRequest, problem: forms.FormProblem, status: int) -> Response:
        assert request.seat is not None, "a form is answered on the page of its seat"
        filled = replace(request.sent.filled, wrong=problem)
        return HTMLResponse(self._pages.seat(self._moment(), request.seat.id, request.kept, filled), status)

    def _not_theirs(self, request: PhoneRequest) -> Response:
        if request.seat is None:
            return self._door(request, status=_UNKNOWN)
        return self._refused(request, forms.FormProblem(self._words("seat.expired")), _FORBIDDEN)

    async def _help(self, request: PhoneRequest) -> Response:
        pace = request.seat.pace if request.seat else ""
        kept = request.kept
        return HTMLResponse(
            self._pages.simple("help", kept, pace=pace, size=kept.size, token=kept.form_token)
        )

    async def _settle(self, request: PhoneRequest) -> Response:
        size = request.sent.one("size")
        pace = next((one for one in PACES if one == request.sent.one("pace")), None)
        if request.seat is not None and pace is not None:
            if not request.is_own_form:
                return self._not_theirs(request)
            await asyncio.wrap_future(self._at_work.ask(SetPace(request.seat.id, pace)))
        return forms.redirect("/", forms.keeping("size", size if size in forms.SIZES else ""))

    async def _about(self, request: PhoneRequest) -> Response:
        return HTMLResponse(self._pages.simple("about", request.kept))

    async def _back_page(self, request: PhoneRequest, wrong: str = "", status: int = 200) -> Response:
        """Return the page where a seat key is asked for."""
        return _told_apart(request, self._pages.simple("back", request.kept, wrong=wrong), status)

    def _door(self, request: PhoneRequest, wrong: str = "", status: int = 200) -> Response:
        """Return the page where the room code is asked for."""
        room = request.now.session.room
        if not room.code:
            return HTMLResponse(self._pages.closed(request.now), status)
        known = {name: request.sent.one(name)[:12] for name in ("code", "ticket")}
        page = self._pages.door(request.kept, wrong, room.tickets is not None, known)
        return _told_apart(request, page, status)

    async def _join(self, request: PhoneRequest) -> Response:
        """Give a seat to whoever has the room code, and a ticket if there are tickets."""
        if request.seat is not None:
            return forms.redirect()
        room = request.now.session.room
        if blocked := self._blocked(request):
            return self._door(request, blocked, _OFTEN)
        if room.locked:
            return self._door(request, self._words("seat.locked"), _LOCKED)
        code = "".join(filter(str.isdigit, request.sent.one("code")))
        if not room.code or code != room.code:
            await self._slow(request)
            return self._door(request, self._words("seat.no_code"), _FORBIDDEN)
        given = keys.seat_secrets()
        ticket = request.sent.one("ticket")[:24]
        asked = Join(keys.digest(given.token), keys.digest(given.key), keys.digest(ticket) if ticket else "")
        done = await asyncio.wrap_future(self._at_work.ask(asked))
        if isinstance(done, CommandRefusal):
            if done.key == "ticket":
                await self._slow(request)
            return self._door(request, done.says, _LOCKED if done.key == "room_locked" else _LATE)
        return forms.redirect("/", forms.keeping("seat", given.token), forms.keeping("key", given.key))

    async def _take_back(self, request: PhoneRequest) -> Response:
        """Give a seat back to whoever has its key; the cookie it had before is void."""
        if blocked := self._blocked(request):
            return await self._back_page(request, blocked, _OFTEN)
        given = keys.seat_secrets()
        sent = (request.sent.one("key")[:24], given.token, given.key)
        done = await asyncio.wrap_future(self._at_work.ask(ComeBack(*map(keys.digest, sent))))
        if isinstance(done, CommandRefusal):
            await self._slow(request)
            return await self._back_page(request, self._words("seat.no_key"), _FORBIDDEN)
        return forms.redirect("/", forms.keeping("seat", given.token), forms.keeping("key", given.key))

    def _blocked(self, request: PhoneRequest) -> str:
        seconds = self._guesses.blocked_for(request.address, time.monotonic(), request.kept.door)
        return self._words("seat.rest", seconds=round(seconds + 0.5)) if seconds else ""

    async def _slow(self, request: PhoneRequest) -> None:
        await asyncio.sleep(self._guesses.delay(request.address, time.monotonic(), request.kept.door))


def _told_apart(request: PhoneRequest, page: str | bytes, status: int) -> Response:
    """Return a page that asks for a secret; it lets a device be known from others at its address."""
    answer = HTMLResponse(page, status)
    if not request.kept.door:
        answer.raw_headers.append(forms.keeping("door", secrets.token_urlsafe(12)))
    return answer
