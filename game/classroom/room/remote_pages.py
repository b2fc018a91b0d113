"""The page by which a teacher's own phone controls the class: the buttons of T, and the reasons that wait.

Its routes exist only while the control is on. Reports are written at the laptop alone.
"""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from game.classroom import commands as ask
from game.classroom.at_work import ClassAtWork
from game.classroom.commands import CommandRefusal
from game.classroom.reasons import ReasonId
from game.classroom.room.cookies import Kept, keeping, kept_by
from game.classroom.room.forms import Sent
from game.classroom.room.pages import Pages
from game.classroom.room.remote import Remote
from game.classroom.room.visits import onward, page
from game.classroom.views.public import ViewContext
from game.classroom.views.teacher import TeacherView, teacher_view

_FORBIDDEN, _LATE = 403, 409


class RemotePages:
    """Lets whoever holds the control see and press what T offers."""

    def __init__(self, at_work: ClassAtWork, pages: Pages) -> None:
        self._at_work, self._pages = at_work, pages
        self.remote = Remote()

    def routes(self) -> list[Route]:
        """Return the routes of the control."""
        return [
            Route("/remote", self._asked(self._look)),
            Route("/remote/take", self._asked(self._take), methods=["POST"]),
            Route("/remote/do", self._asked(self._do), methods=["POST"]),
        ]

    def _asked(
        self, answer: Callable[[Kept, Sent], Awaitable[Response]]
    ) -> Callable[[Request], Awaitable[Response]]:
        async def asked(request: Request) -> Response:
            body = await request.body() if request.method == "POST" else request.url.query.encode()
            return await answer(kept_by(request.scope), Sent.of(body))

        return asked

    async def _look(self, kept: Kept, sent: Sent) -> Response:
        if self.remote.holds(kept.remote):
            return self._page(kept)
        once = sent.one("once")[:64]
        return self._shut(kept, once, 200 if once else _FORBIDDEN)

    async def _take(self, kept: Kept, sent: Sent) -> Response:
        cookie = self.remote.exchange(sent.one("once")[:64])
        return onward("/remote", keeping("remote", cookie)) if cookie else self._shut(kept, "", _FORBIDDEN)

    async def _do(self, kept: Kept, sent: Sent) -> Response:
        if not self.remote.holds(kept.remote) or sent.one("token") != _form_token(kept):
            return self._shut(kept, "", _FORBIDDEN)
        command = self._command(sent)
        if command is None:
            return self._page(kept, self._pages.words("seat.remote_changed"), status=_LATE)
        done = await asyncio.wrap_future(self._at_work.ask(command))
        if not isinstance(done, CommandRefusal):
            return onward("/remote")
        again = sent.one("number") if done.asks else ""
        return self._page(kept, done.says, again, _LATE)

    def _command(self, sent: Sent) -> ask.Command | None:
        """Return what a form asks for; with None where T offers it no more."""
        number = sent.one("number")
        if sent.one("reason").isdecimal():
            reason = ReasonId(int(sent.one("reason")))
            return ask.Approve(reason) if sent.one("act") == "approve" else ask.Hide(reason)
        offers = self._view().offers
        if not number.isdecimal() or int(number) >= len(offers):
            return None
        offer = offers[int(number)]
        if offer.label != sent.one("label") or isinstance(offer.command, ask.End):
            return None
        return _filled(offer.command, sent)

    def _view(self) -> TeacherView:
        return teacher_view(self._at_work.session, ViewContext(self._at_work.now))

    def _page(self, kept: Kept, told: str = "", again: str = "", status: int = 200) -> Response:
        view = self._view()
        offers = [one for one in enumerate(view.offers) if not isinstance(one[1].command, ask.End)]
        html = self._pages.simple(
            "remote", kept, once="", view=view, offers=offers, told=told, again=again, token=_form_token(kept)
        )
        return page(html, status)

    def _shut(self, kept: Kept, once: str, status: int) -> Response:
        return page(self._pages.simple("remote", kept, once=once, view=None), status)


def _filled(command: ask.Command, sent: Sent) -> ask.Command:
    match command:
        case ask.Decide() if sent.one("because"):
            return replace(command, because=sent.one("because")[:280])
        case ask.Next() | ask.Skip() | ask.Back() if sent.one("sure"):
            return replace(command, sure=True)
        case _:
            return command


def _form_token(kept: Kept) -> str:
    return hashlib.sha256(b"form:" + kept.remote.encode()).hexdigest()[:32]
