"""A site served from this machine, through the door of the class: its hosts, its limits, its headers."""

import hashlib
from collections.abc import Mapping

from starlette.types import Receive, Scope, Send

from game.browser.site import POLICY
from game.classroom.room.door import Address, refuse
from game.classroom.room.server import FIRST_PORT, ServedPages, Server, interfaces

_KINDS: Mapping[str, str] = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
    "wasm": "application/wasm",
    "ttf": "font/ttf",
    "otf": "font/otf",
}
_GIVEN = (
    (b"content-security-policy", POLICY.encode()),
    # Kept, and asked for again each time: with its digest it is sent once.
    (b"cache-control", b"no-cache"),
)


class ServedSite:
    """The files of a site at one address of this machine, while it is open."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = {**files, "": files["index.html"]}
        self._tags = {
            name: hashlib.sha256(one).hexdigest()[:20].encode() for name, one in self._files.items()
        }
        self._server = Server(self._served)

    def open(self, host: str | None = None, port: int = FIRST_PORT) -> Address:
        """Serve at an address, else at the first that others can reach; raise NoAddressError."""
        return self._server.open(host or interfaces()[0].address, port)

    def close(self) -> None:
        """Stop serving."""
        self._server.close()

    def _served(self, _: Address) -> ServedPages:
        return self._answer, lambda _: None

    async def _answer(self, scope: Scope, _: Receive, send: Send) -> None:
        name = scope["path"].removeprefix("/")
        if scope["method"] == "POST" or name not in self._files:
            await refuse(send, 404, "There is nothing here. Go back to the first page.")
            return
        content, tag = self._files[name], b'"' + self._tags[name] + b'"'
        known = (b"if-none-match", tag) in scope["headers"]
        kind = _KINDS.get(name.rpartition(".")[2] if name else "html", "application/octet-stream")
        headers = [*_GIVEN, (b"etag", tag), (b"content-type", kind.encode())]
        body = b"" if known or scope["method"] == "HEAD" else content
        if not known:
            headers.append((b"content-length", str(len(content)).encode()))
        await send({"type": "http.response.start", "status": 304 if known else 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})
