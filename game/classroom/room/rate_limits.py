"""Rate limits: how often somebody may ask, write or guess, so that programs keep nobody else waiting.

The page of a seat asks once a second. A seat that asks far more often is answered later and later, and one
that does not stop no more often than a page asks.
Whoever has no seat is limited only while many ask in all: then each address has a few requests, and more the
more seats are at it, since a router may put a whole class behind one address.
"""

from collections import Counter, deque
from dataclasses import dataclass, field

from game.classroom.polls import SeatId

SEAT_AT_ONCE, SEAT_A_SECOND = 40.0, 4.0
# A seat that had to wait this often gets one turn a second, until it has been quiet for long enough.
MOST_WAITS, UNRESTING_A_SECOND = 10, 1.0
ALL_AT_ONCE, ALL_A_SECOND = 600.0, 40.0
ADDRESS_AT_ONCE, ADDRESS_A_SECOND = 30.0, 2.0
MORE_AT_ONCE, MORE_A_SECOND = 20.0, 2.0
BACKOFF_SECONDS = 10.0
# What an address has after its backoff: a page with its files. Programs that back off together save nothing.
AFTER_BACKOFF = 5.0
_MOST_ADDRESSES = 4_096

# Forms of one seat: more than anybody needs.
MOST_FORMS, FORM_SECONDS = 5, 5.0

# Wrong room codes and seat keys: enough to mistype, too slow to search.
MOST_GUESSES_A_MINUTE = 10
# A router may put a whole class behind one address: its devices are told apart by a cookie, and all of them
# together have so many, since whoever guesses can leave the cookie out.
MOST_OF_AN_ADDRESS = 60
GUESS_BACKOFF_SECONDS = 60.0
LONGEST_DELAY = 1.5
# So many wrong ones in a minute, from everywhere, bring the longest delay.
_MANY_GUESSES = 300


@dataclass(slots=True)
class TokenBucket:
    """So many requests at once, and so many more with each second."""

    at_once: float
    a_second: float
    at: float
    left: float = field(init=False)

    def __post_init__(self) -> None:
        self.left = self.at_once

    def refill(self, now: float) -> None:
        """Add what has come since the last time."""
        self.left = min(self.at_once, self.left + max(0.0, now - self.at) * self.a_second)
        self.at = max(self.at, now)

    def owe(self, now: float) -> float:
        """Take one, there or not; return the seconds until it is there."""
        self.refill(now)
        self.left -= 1
        return max(0.0, -self.left / self.a_second)

    def take(self, now: float) -> bool:
        """Take one if there is one; return whether there was."""
        self.refill(now)
        if self.left < 1:
            return False
        self.left -= 1
        return True


@dataclass(slots=True)
class _SeatLimit:
    """One seat: its bucket, and how often it had to wait since that was half full."""

    bucket: TokenBucket
    waits: int = 0

    def wait(self, now: float) -> float:
        """Take one turn; return the seconds until it comes."""
        self.bucket.refill(now)
        if self.bucket.left >= SEAT_AT_ONCE / 2:
            self.waits, self.bucket.a_second = 0, SEAT_A_SECOND
        seconds = self.bucket.owe(now)
        if seconds:
            self.waits += 1
            if self.waits >= MOST_WAITS:
                self.bucket.a_second = UNRESTING_A_SECOND
        return seconds


@dataclass(slots=True)
class _AddressLimit:
    """One address: its bucket, the seats that have asked from there, and until when it is not heard."""

    bucket: TokenBucket
    blocked_until: float = 0.0
    seats: set[bytes] = field(default_factory=set)


class RequestLimits:
    """Limits the requests of each seat, of each address, and of all who have no seat."""

    def __init__(self) -> None:
        self._seats: dict[bytes, _SeatLimit] = {}
        self._addresses: dict[str, _AddressLimit] = {}
        self._all: TokenBucket | None = None

    def wait(self, seat: bytes, address: str, now: float) -> float:
        """Count a request of a seat; return the seconds after which it is answered."""
        here = self._at(address, now)
        if seat not in here.seats:
            here.seats.add(seat)
            here.bucket.at_once += MORE_AT_ONCE
            here.bucket.left += MORE_AT_ONCE
            here.bucket.a_second += MORE_A_SECOND
        if seat not in self._seats:
            self._seats[seat] = _SeatLimit(TokenBucket(SEAT_AT_ONCE, SEAT_A_SECOND, now))
        return self._seats[seat].wait(now)

    def allows(self, address: str, now: float) -> bool:
        """Count a request without a seat; return whether it is answered at all."""
        if self.is_blocked(address, now):
            return False
        if self._all is None:
            self._all = TokenBucket(ALL_AT_ONCE, ALL_A_SECOND, now)
        here = self._at(address, now)
        # Both are taken from, also where one would do.
        own, common = here.bucket.take(now), self._all.take(now)
        if not (own or common):
            here.blocked_until = now + BACKOFF_SECONDS
            if not here.seats:
                here.bucket.left, here.bucket.at = AFTER_BACKOFF, here.blocked_until
        return own or common

    def is_blocked(self, address: str, now: float) -> bool:
        """Return whether an address without any seat has asked so often that it is not heard now."""
        here = self._addresses.get(address)
        return here is not None and not here.seats and now < here.blocked_until

    def has_seats(self, address: str) -> bool:
        """Return whether a seat has asked from an address."""
        here = self._addresses.get(address)
        return here is not None and bool(here.seats)

    def _at(self, address: str, now: float) -> _AddressLimit:
        found = self._addresses.get(address)
        if found is None:
            if len(self._addresses) >= _MOST_ADDRESSES:
                del self._addresses[next(iter(self._addresses))]
            bucket = TokenBucket(ADDRESS_AT_ONCE, ADDRESS_A_SECOND, now)
            found = self._addresses[address] = _AddressLimit(bucket)
        return found


class FormLimit:
    """Remembers when each seat wrote last: five forms in five seconds."""

    def __init__(self) -> None:
        self._wrote: dict[SeatId, deque[float]] = {}

    def allows(self, seat: SeatId, now: float) -> bool:
        """Return whether a seat may write now, and remember that it did."""
        wrote = self._wrote.setdefault(seat, deque(maxlen=MOST_FORMS))
        if len(wrote) == MOST_FORMS and now - wrote[0] < FORM_SECONDS:
            return False
        wrote.append(now)
        return True


class GuessLimit:
    """Counts wrong codes: each device has ten a minute, and wrong answers slow down when all guess."""

    # Nothing here ever closes the room to somebody who has the right code on another device.
    def __init__(self) -> None:
        self._wrong: deque[tuple[float, tuple[str, str]]] = deque()
        self._of: Counter[tuple[str, str] | str] = Counter()
        self._blocked_until: dict[tuple[str, str] | str, float] = {}

    def blocked_for(self, address: str, now: float, device: str = "") -> float:
        """Return the seconds until this device of an address may try again; 0 if it may now."""
        for gone in [who for who, until in self._blocked_until.items() if until <= now]:
            del self._blocked_until[gone]
        return max(self._blocked_until.get(who, now) - now for who in (address, (address, device)))

    def delay(self, address: str, now: float, device: str = "") -> float:
        """Count a wrong code; return the seconds after which to say so, at most 1.5."""
        while self._wrong and self._wrong[0][0] <= now - 60:
            _, old = self._wrong.popleft()
            for who in (old[0], old):
                self._of[who] -= 1
                if not self._of[who]:
                    del self._of[who]
        guesser = (address, device)
        self._wrong.append((now, guesser))
        for who, most in ((address, MOST_OF_AN_ADDRESS), (guesser, MOST_GUESSES_A_MINUTE)):
            self._of[who] += 1
            if self._of[who] >= most:
                self._blocked_until[who] = now + GUESS_BACKOFF_SECONDS
        return min(LONGEST_DELAY, LONGEST_DELAY * len(self._wrong) / _MANY_GUESSES)
