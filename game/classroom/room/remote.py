"""The page by which a teacher's own phone controls the class: the buttons of T, and the reasons that wait.

A token is exchanged once for a cookie, which can be revoked (S-3). The routes exist only while the control is
on. Reports are written at the laptop alone.
"""

import asyncio
import hashlib
import secrets
import threading
from collections.abc import Awaitable, Callable
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from game.classroom import commands as ask
from game.classroom.at_work import ClassAtWork
from game.classroom.commands import CommandRefusal
from game.classroom.keys import digest
from game.classroom.polls import ReasonId
from game.classroom.room.forms import Cookies, SentForm, keeping, kept_by, redirect
from game.classroom.views.public import ViewContext
from game.classroom.views.teacher import TeacherView, teacher_view
from game.content.words import Words

_SAME, _FORBIDDEN, _LATE = 204, 403, 409
_BYTES = 16  # 128 bits


class RemoteAccess:
    """Who may control the class from a phone; holds digests only, and off until a token is issued."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._once = self._cookie = ""

    @property
    def taken(self) -> bool:
        """Return whether a phone has the control."""
        return bool(self._cookie)

    def issue(self) -> str:
        """Return a token that is good once; whatever was given before is void."""
        token = secrets.token_urlsafe(_BYTES)
        with self._lock:
            self._once, self._cookie = digest(token), ""
        return token

    def exchange(self, token: str) -> str:
        """Return a cookie for a token, which is void from now on; nothing for any other."""
        with self._lock:
            if not self._once or not secrets.compare_digest(self._once, digest(token)):
                return ""
            cookie = secrets.token_urlsafe(2 * _BYTES)
            self._once, self._cookie = "", digest(cookie)
            return cookie

    def holds(self, cookie: str) -> bool:
        """Return whether a cookie has the control now."""
        kept = self._cookie
        return bool(kept and cookie) and secrets.compare_digest(kept, digest(cookie))


class RemotePages:
    """Lets whoever holds the control see and press what T offers."""

    def __init__(self, at_work: ClassAtWork, words: Words, html: Callable[..., str]) -> None:
        self._at_work, self._words, self._html = at_work, words, html
        self.access = RemoteAccess()

    def routes(self) -> list[Route]:
        """Return the routes of the control."""
        return [
            Route("/remote", self._asked(self._look)),
            Route("/remote/take", self._asked(self._take), methods=["POST"]),
            Route("/remote/do", self._asked(self._do), methods=["POST"]),
        ]

    def _asked(
        self, answer: Callable[[Cookies, SentForm], Awaitable[Response]]
    ) -> Callable[[Request], Awaitable[Response]]:
        async def asked(request: Request) -> Response:
            return await answer(kept_by(request.scope), await SentForm.from_request(request))

        return asked

    async def _look(self, kept: Cookies, sent: SentForm) -> Response:
        if self.access.holds(kept.remote):
            same = sent.one("version") == _version(self._view())
            return Response(status_code=_SAME) if same else self._page(kept)
        once = sent.one("once")[:64]
        return self._shut(kept, once, 200 if once else _FORBIDDEN)

    async def _take(self, kept: Cookies, sent: SentForm) -> Response:
        cookie = self.access.exchange(sent.one("once")[:64])
        return redirect("/remote", keeping("remote", cookie)) if cookie else self._shut(kept)

    async def _do(self, kept: Cookies, sent: SentForm) -> Response:
        if not self.access.holds(kept.remote) or sent.one("token") != _form_token(kept):
            return self._shut(kept)
        command = self._command(sent)
        if command is None:
            return self._page(kept, self._words("seat.remote_changed"), status=_LATE)
        done = await asyncio.wrap_future(self._at_work.ask(command))
        if not isinstance(done, CommandRefusal):
            return redirect("/remote")
        again = sent.one("number") if done.asks else ""
        return self._page(kept, done.says, again, _LATE)

    def _command(self, sent: SentForm) -> ask.Command | None:
        """Return what a form asks for, or None if T offers it no more."""
        number = sent.one("number")
        if sent.one("reason").isdecimal():
            reason = ReasonId(int(sent.one("reason")))
            return ask.Approve(reason) if sent.one("act") == "approve" else ask.Hide(reason)
        offers = self._view().offers
        if not number.isdecimal() or int(number) >= len(offers):
            return None
        offer = offers[int(number)]
        if offer.label != sent.one("label"):
            return None
        match offer.command:
            case ask.End():
                return None
            case ask.Decide() as command if sent.one("because"):
                return replace(command, because=sent.one("because")[:280])
            case ask.Next() | ask.Skip() | ask.Back() as command if sent.one("sure"):
                return replace(command, sure=True)
            case command:
                return command

    def _view(self) -> TeacherView:
        return teacher_view(self._at_work.session, ViewContext(self._at_work.now))

    def _page(self, kept: Cookies, told: str = "", again: str = "", status: int = 200) -> Response:
        view = self._view()
        offers = [one for one in enumerate(view.offers) if not isinstance(one[1].command, ask.End)]
        said = {"once": "", "told": told, "again": again, "token": _form_token(kept)}
        # What was refused stands there until something is new.
        html = self._html("remote", kept, view=view, offers=offers, version=_version(view), **said)
        return HTMLResponse(html, status)

    def _shut(self, kept: Cookies, once: str = "", status: int = _FORBIDDEN) -> Response:
        return HTMLResponse(self._html("remote", kept, once=once, view=None, version=""), status)


def _version(view: TeacherView) -> str:
    """Return the version of the page; it is another one whenever the teacher would see something new."""
    labels = tuple(offer.label for offer in view.offers)
    shown = (view.head.phase, labels, view.split, view.queue, view.notes)
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:16]


def _form_token(kept: Cookies) -> str:
    return hashlib.sha256(b"form:" + kept.remote.encode()).hexdigest()[:32]
