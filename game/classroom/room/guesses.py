"""How fast somebody may try room codes and seat keys: enough to mistype, too slow to search."""

from collections import Counter, deque

MOST_IN_A_MINUTE = 10
REST_SECONDS = 60.0
LONGEST_DELAY = 1.5

# So many wrong ones in a minute, from everywhere, bring the longest delay.
_MANY = 300


class Guesses:
    """Counts wrong codes: each address has ten a minute, and wrong answers slow down when all guess.

    Nothing here ever closes the room to somebody who has the right code from another address.
    """

    def __init__(self) -> None:
        self._wrong: deque[tuple[float, str]] = deque()
        self._of: Counter[str] = Counter()
        self._rests_until: dict[str, float] = {}

    def rest(self, address: str, now: float) -> float:
        """Return the seconds until this address may try again; 0 where it may now."""
        until = self._rests_until.get(address, now)
        if until <= now:
            self._rests_until.pop(address, None)
        return max(0.0, until - now)

    def wrong(self, address: str, now: float) -> float:
        """Count a wrong code; return the seconds after which to say so, at most 1.5."""
        while self._wrong and self._wrong[0][0] <= now - 60:
            _, old = self._wrong.popleft()
            self._of[old] -= 1
            if not self._of[old]:
                del self._of[old]
        self._wrong.append((now, address))
        self._of[address] += 1
        if self._of[address] >= MOST_IN_A_MINUTE:
            self._rests_until[address] = now + REST_SECONDS
        return min(LONGEST_DELAY, LONGEST_DELAY * len(self._wrong) / _MANY)
