"""How often somebody may ask, so that programs that never stop asking keep nobody else waiting.

The page of a seat asks once a second. A seat that asks far more often is answered later and later, and one
that does not stop no more often than a page asks.
Who has no seat is limited only while many ask in all: then each address has a few requests, and more the
more seats are at it, since a router may put a whole class behind one address.
"""

from dataclasses import dataclass, field

SEAT_AT_ONCE, SEAT_A_SECOND = 40.0, 4.0
# A seat that had to wait this often gets one turn a second, until it has been quiet for long enough.
MOST_WAITS, UNRESTING_A_SECOND = 10, 1.0
ALL_AT_ONCE, ALL_A_SECOND = 600.0, 40.0
ADDRESS_AT_ONCE, ADDRESS_A_SECOND = 30.0, 2.0
MORE_AT_ONCE, MORE_A_SECOND = 20.0, 2.0
REST_SECONDS = 10.0
# What an address has after its rest: a page with its files; programs that rest together save up nothing.
AFTER_REST = 5.0
_MOST_ADDRESSES = 4_096


@dataclass(slots=True)
class Purse:
    """So many requests at once, and so many more with each second."""

    at_once: float
    a_second: float
    at: float
    left: float = field(init=False)

    def __post_init__(self) -> None:
        self.left = self.at_once

    def filled(self, now: float) -> "Purse":
        """Return itself, as full as it is by now."""
        self.left = min(self.at_once, self.left + max(0.0, now - self.at) * self.a_second)
        self.at = max(self.at, now)
        return self

    def owe(self, now: float) -> float:
        """Take one, there or not; return the seconds until it is there."""
        self.filled(now).left -= 1
        return max(0.0, -self.left / self.a_second)

    def take(self, now: float) -> bool:
        """Take one where there is one; answer whether there was."""
        if self.filled(now).left < 1:
            return False
        self.left -= 1
        return True


@dataclass(slots=True)
class _Seat:
    """One seat: its purse, and how often it had to wait since that was half full."""

    purse: Purse
    waits: int = 0

    def wait(self, now: float) -> float:
        """Take one turn; return the seconds until it comes."""
        if self.purse.filled(now).left >= SEAT_AT_ONCE / 2:
            self.waits, self.purse.a_second = 0, SEAT_A_SECOND
        seconds = self.purse.owe(now)
        if seconds:
            self.waits += 1
            if self.waits >= MOST_WAITS:
                self.purse.a_second = UNRESTING_A_SECOND
        return seconds


@dataclass(slots=True)
class _At:
    """One address: its purse, the seats that have asked from there, and until when it is not heard."""

    purse: Purse
    rests_until: float = 0.0
    seats: set[bytes] = field(default_factory=set)


class Turns:
    """Gives everybody their turn."""

    def __init__(self) -> None:
        self._seats: dict[bytes, _Seat] = {}
        self._addresses: dict[str, _At] = {}
        self._all: Purse | None = None

    def seat(self, seat: bytes, address: str, now: float) -> float:
        """A seat asks; return the seconds after which it is answered."""
        here = self._at(address, now)
        if seat not in here.seats:
            here.seats.add(seat)
            here.purse.at_once += MORE_AT_ONCE
            here.purse.left += MORE_AT_ONCE
            here.purse.a_second += MORE_A_SECOND
        found = self._seats.get(seat)
        if found is None:
            found = self._seats[seat] = _Seat(Purse(SEAT_AT_ONCE, SEAT_A_SECOND, now))
        return found.wait(now)

    def nobody(self, address: str, now: float) -> bool:
        """Somebody without a seat asks; answer whether they are answered at all."""
        if self.rests(address, now):
            return False
        here = self._at(address, now)
        own, common = here.purse.take(now), self._common(now).take(now)
        if not (own or common):
            here.rests_until = now + REST_SECONDS
            if not here.seats:
                here.purse.left, here.purse.at = AFTER_REST, here.rests_until
        return own or common

    def rests(self, address: str, now: float) -> bool:
        """Return whether an address without any seat has asked so often that it is not heard now."""
        here = self._addresses.get(address)
        return here is not None and not here.seats and now < here.rests_until

    def has_seats(self, address: str) -> bool:
        """Return whether a seat has asked from an address."""
        here = self._addresses.get(address)
        return here is not None and bool(here.seats)

    def _common(self, now: float) -> Purse:
        if self._all is None:
            self._all = Purse(ALL_AT_ONCE, ALL_A_SECOND, now)
        return self._all.filled(now)

    def _at(self, address: str, now: float) -> _At:
        found = self._addresses.get(address)
        if found is None:
            if len(self._addresses) >= _MOST_ADDRESSES:
                del self._addresses[next(iter(self._addresses))]
            found = self._addresses[address] = _At(Purse(ADDRESS_AT_ONCE, ADDRESS_A_SECOND, now))
        return found
