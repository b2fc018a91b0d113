"""How a phone gets a seat: by the room code, or by the key of a seat that it had before."""

import asyncio
import time

from starlette.responses import Response

from game.classroom import keys
from game.classroom.at_work import ClassAtWork
from game.classroom.commands import ComeBack, CommandRefusal, Join
from game.classroom.room.cookies import keeping
from game.classroom.room.guesses import Guesses
from game.classroom.room.pages import Pages
from game.classroom.room.visits import Visit, onward, page
from game.content.words import Words

_FORBIDDEN, _LOCKED, _USED, _OFTEN = 403, 423, 409, 429


class ComingIn:
    """Lets phones in, and makes guessing slow."""

    def __init__(self, at_work: ClassAtWork, pages: Pages, words: Words) -> None:
        self._at_work, self._pages, self._words = at_work, pages, words
        self._guesses = Guesses()

    def door(self, visit: Visit, wrong: str = "", status: int = 200) -> Response:
        """Return the page where the room code is asked for."""
        room = visit.now.session.room
        if not room.code:
            return page(self._pages.closed(visit.now), 200 if status == 200 else status)
        known = {name: visit.sent.one(name)[:12] for name in ("code", "ticket")}
        return page(self._pages.door(visit.kept, wrong, room.tickets is not None, known), status)

    async def join(self, visit: Visit) -> Response:
        """Return a seat to whoever has the room code, and the ticket where there are tickets."""
        if visit.seat is not None:
            return onward()
        room = visit.now.session.room
        if rest := self._rest(visit):
            return self.door(visit, rest, _OFTEN)
        if room.locked:
            return self.door(visit, self._words("seat.locked"), _LOCKED)
        code = "".join(sign for sign in visit.sent.one("code") if sign.isdigit())
        if not room.code or code != room.code:
            await self._slow(visit)
            return self.door(visit, self._words("seat.no_code"), _FORBIDDEN)
        return await self._seat(visit)

    async def back(self, visit: Visit) -> Response:
        """Return a seat back to whoever has its key; the cookie it had before is void."""
        if rest := self._rest(visit):
            return self._back_page(visit, rest, _OFTEN)
        given = keys.seat_secrets()
        key, token, new_key = (
            keys.digest(one) for one in (visit.sent.one("key")[:24], given.token, given.key)
        )
        done = await asyncio.wrap_future(self._at_work.ask(ComeBack(key, token, new_key)))
        if isinstance(done, CommandRefusal):
            await self._slow(visit)
            return self._back_page(visit, self._words("seat.no_key"), _FORBIDDEN)
        return onward("/", keeping("seat", given.token), keeping("key", given.key))

    def back_page(self, visit: Visit) -> Response:
        """Return the page where a seat key is asked for."""
        return self._back_page(visit)

    def _back_page(self, visit: Visit, wrong: str = "", status: int = 200) -> Response:
        return page(self._pages.simple("back", visit.kept, wrong=wrong), status)

    async def _seat(self, visit: Visit) -> Response:
        given = keys.seat_secrets()
        ticket = visit.sent.one("ticket")[:24]
        asked = Join(keys.digest(given.token), keys.digest(given.key), keys.digest(ticket) if ticket else "")
        done = await asyncio.wrap_future(self._at_work.ask(asked))
        if isinstance(done, CommandRefusal):
            if done.key == "ticket":
                await self._slow(visit)
            return self.door(visit, done.says, _LOCKED if done.key == "room_locked" else _USED)
        return onward("/", keeping("seat", given.token), keeping("key", given.key))

    def _rest(self, visit: Visit) -> str:
        seconds = self._guesses.rest(visit.address, time.monotonic())
        return self._words("seat.rest", seconds=round(seconds + 0.5)) if seconds else ""

    async def _slow(self, visit: Visit) -> None:
        await asyncio.sleep(self._guesses.wrong(visit.address, time.monotonic()))
