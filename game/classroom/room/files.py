"""The styles and scripts of a room, named by their content, so that browsers can keep them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

_KINDS: Mapping[str, str] = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}
_WEEK = "public, max-age=604800, immutable"


@dataclass(frozen=True, slots=True)
class ServedFile:
    """One file as it is served."""

    path: str
    kind: str
    content: bytes

    @classmethod
    def of(cls, name: str, suffix: str, content: bytes) -> "ServedFile":
        """Return the file of a content, under a name that no other content has."""
        digest = hashlib.sha256(content).hexdigest()[:10]
        return cls(f"/files/{name}.{digest}.{suffix}", _KINDS[suffix], content)

    @property
    def route(self) -> Route:
        """Return what answers with the file."""

        async def answer(_: Request) -> Response:
            return Response(self.content, media_type=self.kind, headers={"cache-control": _WEEK})

        return Route(self.path, answer)


def static(name: str) -> bytes:
    """Return a file that is served as it is."""
    return resources.files("game.pages").joinpath("static", name).read_bytes()
