"""Who may control a class from a phone: a token that is exchanged once for a cookie; revocable (S-3)."""

import secrets
import threading

from game.classroom.keys import digest

_BYTES = 16  # 128 bits


class Remote:
    """Holds digests only; off until the teacher asks for a token."""

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
        """Return a cookie for a token, which is void from now on; with nothing for any other."""
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
