"""How a phone gets a seat: by the room code, or by the key of a seat that it had before."""

import asyncio
import time

from starlette.responses import Response

from game.classroom import keys
from game.classroom.at_work import ClassAtWork
from game.classroom.commands import ComeBack, CommandRefusal, Join
from game.classroom.room.cookies import keeping
from game.classroom.room.forms import PhoneRequest, page, redirect
from game.classroom.room.pages import Pages
from game.classroom.room.rate_limits import GuessLimit
from game.content.words import Words

_FORBIDDEN, _LOCKED, _USED, _OFTEN = 403, 423, 409, 429


class JoinForms:
    """Lets phones in, and makes guessing slow."""

    def __init__(self, at_work: ClassAtWork, pages: Pages, words: Words) -> None:
        self._at_work, self._pages, self._words = at_work, pages, words
        self._guesses = GuessLimit()

    def door(self, request: PhoneRequest, wrong: str = "", status: int = 200) -> Response:
        """Return the page where the room code is asked for."""
        room = request.now.session.room
        if not room.code:
            return page(self._pages.closed(request.now), status)
        known = {name: request.sent.one(name)[:12] for name in ("code", "ticket")}
        return page(self._pages.door(request.kept, wrong, room.tickets is not None, known), status)

    async def join(self, request: PhoneRequest) -> Response:
        """Give a seat to whoever has the room code, and a ticket if there are tickets."""
        if request.seat is not None:
            return redirect()
        room = request.now.session.room
        if blocked := self._blocked(request):
            return self.door(request, blocked, _OFTEN)
        if room.locked:
            return self.door(request, self._words("seat.locked"), _LOCKED)
        code = "".join(filter(str.isdigit, request.sent.one("code")))
        if not room.code or code != room.code:
            await self._slow(request)
            return self.door(request, self._words("seat.no_code"), _FORBIDDEN)
        return await self._seat(request)

    async def back(self, request: PhoneRequest) -> Response:
        """Give a seat back to whoever has its key; the cookie it had before is void."""
        if blocked := self._blocked(request):
            return self.back_page(request, blocked, _OFTEN)
        given = keys.seat_secrets()
        key, token, new_key = (
            keys.digest(one) for one in (request.sent.one("key")[:24], given.token, given.key)
        )
        done = await asyncio.wrap_future(self._at_work.ask(ComeBack(key, token, new_key)))
        if isinstance(done, CommandRefusal):
            await self._slow(request)
            return self.back_page(request, self._words("seat.no_key"), _FORBIDDEN)
        return redirect("/", keeping("seat", given.token), keeping("key", given.key))

    def back_page(self, request: PhoneRequest, wrong: str = "", status: int = 200) -> Response:
        """Return the page where a seat key is asked for."""
        return page(self._pages.simple("back", request.kept, wrong=wrong), status)

    async def _seat(self, request: PhoneRequest) -> Response:
        given = keys.seat_secrets()
        ticket = request.sent.one("ticket")[:24]
        asked = Join(keys.digest(given.token), keys.digest(given.key), keys.digest(ticket) if ticket else "")
        done = await asyncio.wrap_future(self._at_work.ask(asked))
        if isinstance(done, CommandRefusal):
            if done.key == "ticket":
                await self._slow(request)
            return self.door(request, done.says, _LOCKED if done.key == "room_locked" else _USED)
        return redirect("/", keeping("seat", given.token), keeping("key", given.key))

    def _blocked(self, request: PhoneRequest) -> str:
        seconds = self._guesses.blocked_for(request.address, time.monotonic())
        return self._words("seat.rest", seconds=round(seconds + 0.5)) if seconds else ""

    async def _slow(self, request: PhoneRequest) -> None:
        await asyncio.sleep(self._guesses.delay(request.address, time.monotonic()))
