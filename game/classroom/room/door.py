"""What may come in from the network: the right host, the right origin, small forms, and nothing else.

Every answer leaves with the headers that keep a page from running or loading what is not ours
(docs/teaching.md says what a room is promised).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus

from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BODY = 4_096

Headers = Iterable[tuple[bytes, bytes]]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_ALWAYS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    # Not `no-referrer`: forms without script would then send `Origin: null`.
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
_NEVER_KEPT = (b"cache-control", b"no-store")
_FORM = b"application/x-www-form-urlencoded"
TOO_OFTEN = (429, "You ask too often. Wait a moment, then ask again.")


@dataclass(frozen=True, slots=True)
class Address:
    """Where the room is: an address in numbers and a port, and further names that a teacher has set."""

    host: str
    port: int
    also: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        """Return what is typed into a phone, such as `http://192.168.1.20:8321`."""
        return f"http://{self.host}:{self.port}"

    def hosts(self) -> frozenset[bytes]:
        """Return each text that a Host header may have, to the letter."""
        named = (self.host, "127.0.0.1", *self.also)
        return frozenset(f"{name}:{self.port}".encode() for name in named)


class Door:
    """ASGI middleware: lets a request through to the pages, or answers it with a refusal of one line."""

    def __init__(self, pages: ASGIApp, address: Address) -> None:
        self._pages = pages
        self._hosts = address.hosts()
        self._origins = frozenset(b"http://" + host for host in self._hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; anything but http is not spoken here."""
        if scope["type"] != "http":
            return
        refused = self._refused(scope)
        body = await _body(receive) if scope["method"] == "POST" and refused is None else b""
        if refused is not None or body is None:
            await refuse(send, *(refused or (413, "This form is too large.")))
            return
        waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

        async def give() -> Message:
            # The body once more, and then whatever comes.
            return waiting.pop() if waiting else await receive()

        async def sent(message: Message) -> None:
            # Pages are never kept, files with a digest in their name are. A page may have its own policy.
            if message["type"] == "http.response.start":
                given = list(message.get("headers", ()))
                named = {name.lower() for name, _ in given}
                missing = (one for one in (*_ALWAYS, _NEVER_KEPT) if one[0] not in named)
                message = {**message, "headers": [*given, *missing]}
            await send(message)

        await self._pages(scope, give, sent)

    def _refused(self, scope: Scope) -> tuple[int, str] | None:
        headers = scope["headers"]
        hosts = _all(headers, b"host")
        if len(hosts) != 1 or hosts[0] not in self._hosts or not scope["raw_path"].startswith(b"/"):
            return 403, "This address is not the room's. Use the one on the screen."
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return 405, "A room only shows pages and takes forms."
        if scope["method"] != "POST":
            return None
        origins, site = _all(headers, b"origin"), _all(headers, b"sec-fetch-site")
        if (set(origins) - self._origins) or not (origins or site == [b"same-origin"]):
            return 403, "This form comes from another page. Open the room's own address."
        kinds = _all(headers, b"content-type")
        if len(kinds) != 1 or kinds[0].partition(b";")[0].strip().lower() != _FORM:
            return 415, "A room takes forms only."
        length = _all(headers, b"content-length")
        if length and (not length[0].isdigit() or int(length[0]) > LARGEST_BODY):
            return 413, "This form is too large."
        return None


def _all(headers: Headers, wanted: bytes) -> list[bytes]:
    return [value for name, value in headers if name == wanted]


async def _body(receive: Receive) -> bytes | None:
    """Return a whole small body, or None if it is too large or its sender has gone."""
    body: bytes = b""
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return None
        body += message.get("body", b"")
        if len(body) > LARGEST_BODY:
            return None
        if not message.get("more_body", False):
            return body


def _refusal(sentence: str, *, last: bool) -> tuple[list[tuple[bytes, bytes]], bytes]:
    """Return headers and body of a refusal; the last one ends its connection."""
    body = f"{sentence}\n".encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    return [*headers, *([(b"connection", b"close")] if last else []), *_ALWAYS, _NEVER_KEPT], body


async def refuse(send: Send, status: int, sentence: str, *, last: bool = False) -> None:
    """Send a refusal of one line."""
    headers, body = _refusal(sentence, last=last)
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def last_answer(status: int, sentence: str) -> bytes:
    """Return a refusal of one line as it goes over the network, the last one of its connection."""
    headers, body = _refusal(sentence, last=True)
    first = f"HTTP/1.1 {status} {HTTPStatus(status).phrase}".encode()
    return b"\r\n".join((first, *(name + b": " + value for name, value in headers), b"", body))
