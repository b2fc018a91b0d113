"""P in a browser, where a class has no windows: a page of its own, behind the teacher's key.

Whoever has the control opens it once; from then on it has a cookie of its own, so that the control can go to
another phone while the projector shows P. It shows what P may show, and nothing of T.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from starlette.responses import HTMLResponse, Response

from game.classroom.keys import qr_code
from game.classroom.room.door import POLICY
from game.classroom.room.files import ServedFile, static
from game.classroom.session import Session
from game.classroom.views import bodies
from game.classroom.views.public import ViewContext, body, head
from game.classroom.views.reading import DEPTHS, NAMED, farther, idle, runs, together
from game.content.words import Words
from game.pages.rendering import prepare, render
from game.pages.style import themes

_MOST_PAGES = 200
# The styles bring the type along, which is the same as in a window.
_HEADERS: Mapping[str, str] = {"content-security-policy": f"{POLICY}; font-src data:"}


@cache
def projector_files() -> dict[str, ServedFile]:
    """Return the styles and the script of P, named by their content."""
    depths = tuple((depth, farther(depth)) for depth in DEPTHS)
    css = render("projector/projector.css", themes=themes(), depths=depths).encode()
    texts = {"css": css, "js": static("projector.js")}
    return {suffix: ServedFile.of("p", suffix, text) for suffix, text in texts.items()}


@dataclass(frozen=True, slots=True)
class ScreenLook:
    """What is settled about P: its page of how many, the depth of the room, its theme; the door."""

    page: int = 0
    pages: int = 1
    depth: int = DEPTHS[0]
    theme: str = "paper"
    door: Literal["", "asked", "moved"] = ""

    def turned(self, by: int) -> "ScreenLook":
        """Return the look with another page in front."""
        return replace(self, page=max(0, min(self.page + by, self.pages - 1)))

    def done(self, name: str) -> "ScreenLook":
        """Return the look after a button of the remote page."""
        kind, _, what = name.partition(":")
        match kind:
            case "page":
                return self.turned(int(what))
            case "depth":
                return replace(self, depth=int(what))
            case "theme":
                return replace(self, theme=what)
            case "door":
                return replace(self, door="asked" if what == "on" else "")
            case _:
                return self


class BrowserScreen:
    """P as a browser shows it; the look goes back to the first page where the class has gone on."""

    def __init__(self, now: Callable[[], tuple[Session, ViewContext]], words: Words) -> None:
        prepare("projector")
        self._now, self._words = now, words
        self._look, self._place = ScreenLook(), (0, 0)
        self._made: tuple[Session, str, str] | None = None

    @property
    def look(self) -> ScreenLook:
        """Return what is settled about P as the class stands."""
        session, _ = self._now()
        if (place := (session.stop, session.item)) != self._place:
            self._place, self._look = place, replace(self._look, page=0, door="")
        return self._look

    @look.setter
    def look(self, look: ScreenLook) -> None:
        self._look = look

    def has_pages(self, pages: int) -> None:
        """Note how many pages the browser made of the phase."""
        look = self.look
        if 0 < pages <= _MOST_PAGES and pages != look.pages:
            self.look = replace(look, pages=pages, page=min(look.page, pages - 1))

    def page(self, token: str, known: str = "") -> Response:
        """Return the page, or nothing new where its version is known."""
        session, around = self._now()
        above, look, phase = head(session, around), self.look, self._phase(session, around)
        version = hashlib.sha256(repr((phase, above, look, token)).encode()).hexdigest()[:16]
        if known == version:
            return Response(status_code=204)
        files = {kind: file.path for kind, file in projector_files().items()}
        named = {"look": look, "head": above, "phase": phase, "version": version, "token": token}
        language = session.lesson.scenario.words.language
        page = render("projector/page.html", words=self._words, language=language, files=files, **named)
        return HTMLResponse(page, headers=_HEADERS)

    def _phase(self, session: Session, around: ViewContext) -> str:
        """Return the phase as it is written, made anew only for another session: the courses take a while."""
        door = self.look.door
        known, at = self._made, f"{around.address} {around.play_on} {door}"
        if known is None or known[0] is not session or known[1] != at:
            shown: bodies.Body
            if door:
                # How one comes in, for who is late.
                shown = bodies.JoinBody(session.room.code, around.address, None, 0, self._words("class.stay"))
            else:
                shown = body(session, around)
            read = together(shown, session.here.minutes, self._words)
            html = render("projector/phase.html", words=self._words, **_told(read), rest=read != shown)
            known = self._made = (session, at, html)
        return known[2]


def _told(shown: bodies.Body) -> dict[str, object]:
    """Return a body by the name of its kind, with what its page has to count."""
    told: dict[str, object] = {"kind": type(shown).__name__.removesuffix("Body").lower(), "body": shown}
    match shown:
        case bodies.JoinBody() if shown.code and shown.address:
            told["squares"] = qr_code(f"{shown.address}/?code={shown.code}")
        case bodies.RevealBody():
            told |= {"idle": idle(shown), "named": NAMED}
            told["silent"] = tuple(one.team for one in shown.teams if not one.letter)
        case bodies.HistoryBody():
            paths = (*shown.courses, *((shown.real,) if shown.real else ()))
            told["paths"] = tuple((path, tuple(runs(shown, path))) for path in paths)
    return told
