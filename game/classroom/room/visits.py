"""One request of a phone: who asks, what it brings, and how it is answered."""

from dataclasses import dataclass, replace

from starlette.responses import HTMLResponse, RedirectResponse, Response

from game.classroom.room.cookies import Kept
from game.classroom.room.forms import Phone, Sent, Wrong
from game.classroom.room.moment import Moment
from game.classroom.seats import Seat


@dataclass(frozen=True, slots=True)
class Visit:
    """Who asks, at which moment of the class, from which address, with which form."""

    now: Moment
    kept: Kept
    seat: Seat | None
    address: str
    sent: Sent

    @property
    def is_own_form(self) -> bool:
        """Return whether the form was made for this seat (S-11)."""
        return self.seat is not None and self.sent.one("token") == self.kept.form_token

    def phone(self, wrong: Wrong | None = None) -> Phone:
        """Return what stays on the page after a form that was not taken."""
        return Phone(self.kept, replace(self.sent.filled, wrong=wrong))


def page(html: str | bytes, status: int = 200) -> Response:
    """Return a page."""
    return HTMLResponse(html, status)


def onward(to: str = "/", *cookies: tuple[bytes, bytes]) -> Response:
    """Return the way to another page, by which a form is not sent twice."""
    answer = RedirectResponse(to, 303)
    answer.raw_headers.extend(cookies)
    return answer
