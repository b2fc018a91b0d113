"""The site of the case, which the laptop of a class offers at its end, and serves beside the room."""

import threading
from collections.abc import Callable
from typing import NamedTuple

from game.errors import GameError


class OpenedSite(NamedTuple):
    """A site that is served: its address, and what ends it."""

    address: str
    close: Callable[[], None]


# Makes a site, and serves it at an address of this laptop.
OpenSite = Callable[[str], OpenedSite]


class PlayOn:
    """What students can play on with; nothing of it is made before it is asked for."""

    def __init__(self, open_site: OpenSite | None = None) -> None:
        self._open_site = open_site
        self._opened: OpenedSite | None = None
        self._work: threading.Thread | None = None
        self.failed = ""

    @property
    def possible(self) -> bool:
        """Return whether a site can be made here."""
        return self._open_site is not None

    @property
    def address(self) -> str:
        """Return where it is played, or nothing while it is not."""
        return self._opened.address if self._opened else ""

    @property
    def stands(self) -> str:
        """Return how far it is: `off`, `making`, `failed` or `on`."""
        if self._opened:
            return "on"
        return "making" if self._work and self._work.is_alive() else "failed" if self.failed else "off"

    def offer(self, host: str) -> None:
        """Make the site beside all else, and serve it at an address, unless that is under way."""
        if self._open_site is None or self.stands in ("making", "on"):
            return
        self.failed = ""
        self._work = threading.Thread(target=self._make, args=(self._open_site, host), daemon=True)
        self._work.start()

    def close(self) -> None:
        """Serve it no longer."""
        if self._opened:
            self._opened.close()
        self._opened = None

    def _make(self, open_site: OpenSite, host: str) -> None:
        try:
            self._opened = open_site(host)
        except (GameError, OSError) as error:
            self.failed = str(error)
