"""The network cards of this laptop, of which the teacher picks one for the room."""

from dataclasses import dataclass
from ipaddress import IPv4Address

import ifaddr


@dataclass(frozen=True, slots=True)
class Card:
    """A network card: its name, and its address in numbers."""

    name: str
    address: str

    @property
    def reaches_phones(self) -> bool:
        """Return whether anything but this laptop can have the way to it."""
        address = IPv4Address(self.address)
        return not (address.is_loopback or address.is_link_local)


def cards() -> tuple[Card, ...]:
    """Return the cards that have an address, those that phones may reach first; the laptop alone last.

    Only addresses of four numbers: they can be read aloud, and browsers take them as they are.
    """
    found = [
        Card(adapter.nice_name, str(one.ip))
        for adapter in ifaddr.get_adapters()
        for one in adapter.ips
        if one.is_IPv4
    ]
    return tuple(sorted(found, key=lambda card: (not card.reaches_phones, not _private(card), card.name)))


def _private(card: Card) -> bool:
    return IPv4Address(card.address).is_private
