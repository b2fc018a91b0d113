"""The page by which a teacher's own phone or browser controls the class: all that T has, tab by tab; and P.

A token is exchanged once for a cookie, which can be revoked (S-3). The routes exist only while the control is
on. Where the laptop has a window, reports are written there alone.
"""

# Longer than 250 lines because who may press what, and what comes of it, is read together.
import asyncio
import hashlib
import secrets
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from game.classroom import commands as ask
from game.classroom.at_work import ClassAtWork
from game.classroom.commands import CommandRefusal
from game.classroom.keys import digest
from game.classroom.polls import ReasonId, figures_in
from game.classroom.room.forms import Cookies, SentForm, keeping, kept_by, redirect
from game.classroom.room.pages import Pages
from game.classroom.room.projector import projector_files
from game.classroom.room.remote_tabs import TABS, Laptop, RemoteTabs, ShownTab, TabName
from game.classroom.views.controls import command_of, pressed
from game.classroom.views.public import ViewContext
from game.content.words import Words

_DONE, _SAME, _FORBIDDEN, _LATE = 200, 204, 403, 409
_BYTES = 16  # 128 bits
# What is printed is one file, with its styles and its type in it.
PRINTED = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"


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


@dataclass(frozen=True, slots=True)
class _Answer:
    """What is said to something that was pressed: what to press again to be sure, where it asks back."""

    says: str
    again: str = ""
    status: int = _LATE


class RemotePages:
    """Lets whoever holds the control see and press what T offers."""

    def __init__(
        self, at_work: ClassAtWork, words: Words, laptop: Laptop, around: Callable[[], ViewContext]
    ) -> None:
        self._at_work, self._words, self._laptop = at_work, words, laptop
        self._tabs = RemoteTabs(lambda: (at_work.session, around()), words, laptop)
        self._pages = Pages(words, at_work.session.lesson.scenario.words.language)
        self.access, self.projector = RemoteAccess(), RemoteAccess()

    def held_by(self, kept: Cookies) -> bytes | None:
        """Return what a cookie is the key of, the control or P; None where it is neither's."""
        if self.access.holds(kept.remote):
            return b"control"
        return b"projector" if self.projector.holds(kept.projector) else None

    def routes(self) -> list[Route]:
        """Return the routes of the control, and of P where a browser shows it."""
        projects = [
            Route("/projector", self._asked(self._project)),
            Route("/projector/turn", self._asked(self._turn), methods=["POST"]),
            *(file.route for file in projector_files().values()),
        ]
        return [
            *(projects if self._laptop.screen else ()),
            Route("/remote", self._asked(self._look)),
            Route("/remote/take", self._asked(self._take), methods=["POST"]),
            Route("/remote/do", self._asked(self._do), methods=["POST"]),
            Route("/remote/print", self._asked(self._print)),
        ]

    def _asked(
        self, answer: Callable[[Cookies, SentForm], Awaitable[Response]]
    ) -> Callable[[Request], Awaitable[Response]]:
        async def asked(request: Request) -> Response:
            return await answer(kept_by(request.scope), await SentForm.from_request(request))

        return asked

    async def _look(self, kept: Cookies, sent: SentForm) -> Response:
        if self.access.holds(kept.remote):
            shown = self._tabs.shown(_tab(sent))
            return (
                Response(status_code=_SAME)
                if sent.one("version") == shown.version
                else self._page(kept, shown)
            )
        once = sent.one("once")[:64]
        return self._shut(kept, once, _DONE if once else _FORBIDDEN)

    async def _take(self, kept: Cookies, sent: SentForm) -> Response:
        cookie = self.access.exchange(sent.one("once")[:64])
        return redirect("/remote", keeping("remote", cookie)) if cookie else self._shut(kept)

    async def _do(self, kept: Cookies, sent: SentForm) -> Response:
        if not self.access.holds(kept.remote) or sent.one("token") != _form_token(kept.remote):
            return self._shut(kept)
        tab, name = _tab(sent), sent.one("act")
        shown = self._tabs.shown(tab)
        if name in {one.name for group in shown.laptop for one in group.controls}:
            if (asks := self._laptop.asks(name)) and not sent.one("sure"):
                return self._page(kept, shown, _Answer(asks, name))
            # It may write a file, and the phones do not wait for that.
            told = await asyncio.to_thread(self._laptop.do, name)
            return (
                self._page(kept, self._tabs.shown(tab), _Answer(told, status=200))
                if told
                else redirect(f"/remote?tab={tab}")
            )
        command = self._of_control(shown, name, sent) if ":" in name else self._of_offer(sent)
        if command is None:
            return self._page(kept, shown, _Answer(self._words("seat.remote_changed")))
        if isinstance(command, ask.RemoveSeat) and not sent.one("sure"):
            alias = self._at_work.session.seats[command.seat].alias
            asks = self._words("class.t.remove_asks", alias=alias)
            return self._page(kept, shown, _Answer(asks, name))
        if (text := _told_to_all(command)) and (boxes := self._laptop.unwritable(text)):
            return self._page(kept, shown, _Answer(boxes))
        done = await asyncio.wrap_future(self._at_work.ask(command))
        if not isinstance(done, CommandRefusal):
            return redirect(f"/remote?tab={tab}")
        again = (name or sent.one("number")) if done.asks else ""
        return self._page(kept, self._tabs.shown(tab), _Answer(done.says, again))

    async def _project(self, kept: Cookies, sent: SentForm) -> Response:
        """Return P; whoever has the control, and nobody else, is given the key of it."""
        assert self._laptop.screen is not None, "it has no route else"
        if self.projector.holds(kept.projector):
            self._laptop.screen.has_pages(sent.number("pages"))
            return self._laptop.screen.page(_form_token(kept.projector), sent.one("version"))
        if not self.access.holds(kept.remote):
            return self._shut(kept)
        cookie = self.projector.exchange(self.projector.issue())
        return redirect("/projector", keeping("projector", cookie))

    async def _turn(self, kept: Cookies, sent: SentForm) -> Response:
        """Turn a page of P, by a key that was pressed where it is shown."""
        screen, token = self._laptop.screen, _form_token(kept.projector)
        if screen is None or not self.projector.holds(kept.projector) or sent.one("token") != token:
            return self._shut(kept)
        screen.has_pages(sent.number("pages"))
        screen.look = screen.look.turned(-1 if sent.one("by") == "-1" else 1)
        return screen.page(token)

    async def _print(self, kept: Cookies, sent: SentForm) -> Response:
        """Return a page to print, which brings its type along and has a policy of its own."""
        if not self.access.holds(kept.remote):
            return self._shut(kept)
        if not (page := await asyncio.to_thread(self._laptop.printed, sent.one("page"))):
            return redirect("/remote?tab=room")
        return HTMLResponse(page, headers={"content-security-policy": PRINTED})

    def _of_control(self, shown: ShownTab, name: str, sent: SentForm) -> ask.Command | None:
        """Return what a button of a tab asks for, or None where the tab has it no more."""
        if name not in shown.names:
            return None
        kind, _, what = name.partition(":")
        match kind:
            case "count":
                return ask.TypeCount(sent.one("letter")[:1], sent.number("count"))
            case "slip":
                return ask.ReadSlip(what, sent.one("text"))
            case "marks":
                return ask.GiveMarks("client" if what == "client" else "other", figures_in(sent.one("text")))
            case "grounds":
                return pressed(what, sent.one("text"))
            case "section":
                return ask.NameSection(sent.one("text"))
            case "fix":
                return ask.RewordText(what, sent.one("text"))
            case "merge":
                return ask.Merge(ReasonId(int(what)), ReasonId(sent.number("into")))
        command = command_of(self._at_work.session, self._at_work.now, name)
        return replace(command, sure=True) if isinstance(command, ask.Skip) and sent.one("sure") else command

    def _of_offer(self, sent: SentForm) -> ask.Command | None:
        """Return what a form of the class itself asks for, or None if T offers it no more."""
        number = sent.one("number")
        if sent.one("reason").isdecimal():
            reason = ReasonId(int(sent.one("reason")))
            return ask.Approve(reason) if sent.one("act") == "approve" else ask.Hide(reason)
        offers = self._tabs.view().offers
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

    def _page(self, kept: Cookies, shown: ShownTab, answer: _Answer | None = None) -> Response:
        offers = [one for one in enumerate(shown.view.offers) if not isinstance(one[1].command, ask.End)]
        answer = answer or _Answer("", status=_DONE)
        said = {
            "once": "",
            "told": answer.says,
            "again": answer.again,
            "token": _form_token(kept.remote),
        }
        # What was refused stands there until something is new.
        named = {"shown": shown, "view": shown.view, "offers": offers, "tabs": TABS, "version": shown.version}
        return HTMLResponse(self._pages.simple("remote", kept, **named, **said), answer.status)

    def _shut(self, kept: Cookies, once: str = "", status: int = _FORBIDDEN) -> Response:
        html = self._pages.simple("remote", kept, once=once, view=None, version="")
        return HTMLResponse(html, status)


def _told_to_all(command: ask.Command) -> str:
    """Return what a teacher has written for the projector itself."""
    match command:
        case ask.RewordText(text=text) | ask.Decide(because=text):
            return text
    return ""


def _tab(sent: SentForm) -> TabName:
    return next((one for one in TABS if one == sent.one("tab")), TABS[0])


def _form_token(cookie: str) -> str:
    return hashlib.sha256(b"form:" + cookie.encode()).hexdigest()[:32]
