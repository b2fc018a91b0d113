"""What a phone can ask for: the page of its seat, a form taken, and a few pages that belong to no phase.

None of it is the teacher's, whose commands come from inside the program (S-2), unless the control is on.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import Scope

from game.classroom.at_work import ClassAtWork
from game.classroom.commands import Command, CommandRefusal, SetPace
from game.classroom.room.coming_in import ComingIn
from game.classroom.room.cookies import SIZES, keeping, kept_by
from game.classroom.room.door import Address
from game.classroom.room.files import files
from game.classroom.room.forms import Phone, Sent, Wrong
from game.classroom.room.moment import Moment
from game.classroom.room.pace import Pace
from game.classroom.room.pages import Pages
from game.classroom.room.remote import Remote
from game.classroom.room.remote_pages import RemotePages
from game.classroom.room.seated import Seated
from game.classroom.room.visits import Visit, onward, page
from game.classroom.seats import PACES, SeatId
from game.classroom.views.public import ViewContext
from game.content.words import Words

_GONE, _UNKNOWN, _SAME, _LATE, _OFTEN, _FOREIGN = 410, 401, 204, 409, 429, 403
_WEEK = "public, max-age=604800, immutable"
# Where the sentence of a refusal stands: beside the field that it is about.
_ABOUT: Mapping[str, str] = {
    "option": "letter",
    "picks": "picks",
    "confidence": "confidence",
    "reason_empty": "text",
}


class Routes:
    """The pages of one room and its forms."""

    def __init__(self, at_work: ClassAtWork, words: Words, address: Address) -> None:
        self._at_work, self._words, self._address = at_work, words, address
        language = at_work.session.lesson.scenario.words.language
        self._pages = Pages(words, language)
        self._coming_in = ComingIn(at_work, self._pages, words)
        self._seated, self._pace = Seated(), Pace()
        self._app = Starlette(routes=self._all())
        self._control: RemotePages | None = None
        self.reached = False

    def app(self) -> Starlette:
        """Return all of it, for the server."""
        return self._app

    @property
    def control(self) -> Remote | None:
        """Return who may control the class from a phone; None while nobody may."""
        return self._control.remote if self._control else None

    def controlled(self, on: bool) -> None:
        """Let the class be controlled from a phone, or no more; the routes are there only then."""
        self._control = RemotePages(self._at_work, self._pages) if on else None
        # One list in place of the other, since the server reads it in a thread of its own.
        self._app.router.routes = [*self._all(), *(self._control.routes() if self._control else ())]

    def _all(self) -> list[BaseRoute]:
        kept = [Route(file.path, self._file(name)) for name, file in files().items()]
        asked = [
            Route("/", self._visited(self._look_whole)),
            Route("/look", self._visited(self._look)),
            Route("/help", self._visited(self._help)),
            Route("/about", self._visited(self._about)),
            Route("/back", self._visited(self._back_page)),
        ]
        sent = [
            Route("/join", self._visited(self._coming_in.join), methods=["POST"]),
            Route("/back", self._visited(self._coming_in.back), methods=["POST"]),
            Route("/vote", self._visited(self._vote), methods=["POST"]),
            Route("/reason", self._visited(self._reason), methods=["POST"]),
            Route("/help", self._visited(self._settle), methods=["POST"]),
        ]
        return [*asked, *sent, *kept]

    def seat_of(self, scope: Scope) -> bytes | None:
        """Return what tells the connections of one seat, or of the teacher's phone: its cookie."""
        kept = kept_by(scope)
        if kept.remote and self.control is not None and self.control.holds(kept.remote):
            return b"control"
        found = self._seated.of(self._at_work.session, kept.token)
        return found.token.encode() if found else None

    def connected(self) -> frozenset[SeatId]:
        """Return the seats that are connected now."""
        return self._seated.connected(time.monotonic())

    def _visited(
        self, answer: Callable[[Visit], Awaitable[Response]]
    ) -> Callable[[Request], Awaitable[Response]]:
        async def visited(request: Request) -> Response:
            return await answer(await self._visit(request))

        return visited

    async def _visit(self, request: Request) -> Visit:
        now, kept = self._moment(), kept_by(request.scope)
        seat = self._seated.of(now.session, kept.token)
        if seat is not None:
            self._seated.heard(seat.id, time.monotonic())
        body = await request.body() if request.method == "POST" else request.url.query.encode()
        address = request.client.host if request.client else ""
        self.reached = self.reached or address not in (self._address.host, "127.0.0.1", "")
        return Visit(now, kept, seat, address, Sent.of(body))

    def _moment(self) -> Moment:
        return Moment(self._at_work.session, ViewContext(self._at_work.now, self._address.url))

    async def _look_whole(self, visit: Visit) -> Response:
        if visit.seat is None:
            # Removed, or taken up on another phone; or it sat in another class.
            return self._coming_in.door(visit, self._words("seat.no_seat") if visit.kept.token else "")
        return page(self._pages.seat(visit.now, visit.seat.id, Phone(visit.kept)))

    async def _look(self, visit: Visit) -> Response:
        """Answer every second: nothing where the page is the same, else the whole of it."""
        if visit.seat is None:
            gone = visit.now.session.ended or not visit.now.session.room.code
            return Response(status_code=_GONE if gone else _UNKNOWN)
        if visit.sent.one("version") == self._pages.version(visit.now, visit.seat.id):
            return Response(status_code=_SAME)
        return page(self._pages.seat(visit.now, visit.seat.id, Phone(visit.kept)))

    async def _vote(self, visit: Visit) -> Response:
        if visit.seat is None or not visit.is_own_form:
            return self._not_theirs(visit)
        if not visit.sent.filled.letter:
            return self._wrong(visit, Wrong(self._words("seat.votes_first"), "letter"), 422)
        return await self._asked(visit, visit.sent.vote(visit.seat.id))

    async def _reason(self, visit: Visit) -> Response:
        if visit.seat is None or not visit.is_own_form:
            return self._not_theirs(visit)
        return await self._asked(visit, visit.sent.reason(visit.seat.id))

    async def _asked(self, visit: Visit, command: Command) -> Response:
        assert visit.seat is not None, "only a seat asks for something"
        if not self._pace.allows(visit.seat.id, time.monotonic()):
            return self._wrong(visit, Wrong(self._words("seat.slowly")), _OFTEN)
        done = await asyncio.wrap_future(self._at_work.ask(command))
        if isinstance(done, CommandRefusal):
            return self._wrong(visit, Wrong(done.says, _ABOUT.get(done.key, "")), _LATE)
        return onward()

    def _wrong(self, visit: Visit, wrong: Wrong, status: int) -> Response:
        assert visit.seat is not None, "a form is answered on the page of its seat"
        now = self._moment()
        return page(self._pages.seat(now, visit.seat.id, visit.phone(wrong)), status)

    def _not_theirs(self, visit: Visit) -> Response:
        if visit.seat is None:
            return self._coming_in.door(visit, status=_UNKNOWN)
        return self._wrong(visit, Wrong(self._words("seat.expired")), _FOREIGN)

    async def _help(self, visit: Visit) -> Response:
        pace = visit.seat.pace if visit.seat else ""
        kept = visit.kept
        return page(self._pages.simple("help", kept, pace=pace, size=kept.size, token=kept.form_token))

    async def _settle(self, visit: Visit) -> Response:
        size = visit.sent.one("size")
        pace = next((one for one in PACES if one == visit.sent.one("pace")), None)
        if visit.seat is not None and pace is not None:
            if not visit.is_own_form:
                return self._not_theirs(visit)
            await asyncio.wrap_future(self._at_work.ask(SetPace(visit.seat.id, pace)))
        return onward("/", keeping("size", size if size in SIZES else ""))

    async def _about(self, visit: Visit) -> Response:
        return page(self._pages.simple("about", visit.kept))

    async def _back_page(self, visit: Visit) -> Response:
        return self._coming_in.back_page(visit)

    def _file(self, name: str) -> Callable[[Request], Awaitable[Response]]:
        async def answer(_: Request) -> Response:
            file = files()[name]
            return Response(file.content, media_type=file.kind, headers={"cache-control": _WEEK})

        return answer
