"""Codes and tokens of a room: made by `secrets`, kept only as digests."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass

import segno

# Without characters that look or sound like another: no I, L, O, U, 0, 1.
_CHARACTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
KEY_LENGTH, RECEIPT_LENGTH = 8, 12
CODE_LENGTH = 6


@dataclass(frozen=True, slots=True)
class SeatSecrets:
    """What a new seat is given: the token for its cookie, and the seat key that is shown on its page."""

    token: str
    key: str


def room_code() -> str:
    """Return six digits, each as likely as any."""
    return f"{secrets.randbelow(10**CODE_LENGTH):0{CODE_LENGTH}}"


def seat_secrets() -> SeatSecrets:
    """Return a token of 256 bits and a seat key of eight characters."""
    return SeatSecrets(secrets.token_urlsafe(32), short_key())


def short_key() -> str:
    """Return eight characters that are easy to read aloud: a seat key, or a printed ticket."""
    return "".join(secrets.choice(_CHARACTERS) for _ in range(KEY_LENGTH))


def receipt_code(token: str) -> str:
    """Return the receipt that follows from the token of a seat: 58 bits, which nobody without it can know."""
    number, signs = int.from_bytes(hmac.digest(token.encode(), b"receipt", "sha256")), ""
    for _ in range(RECEIPT_LENGTH):
        number, sign = divmod(number, len(_CHARACTERS))
        signs += _CHARACTERS[sign]
    return "-".join(signs[at : at + 4] for at in range(0, RECEIPT_LENGTH, 4))


def digest(secret: str) -> str:
    """Return what is kept of a secret; case and spaces of a typed key do not matter."""
    plain = secret if len(secret) > 2 * KEY_LENGTH else "".join(secret.split()).upper().replace("-", "")
    return hashlib.sha256(plain.encode()).hexdigest()[:32]


def qr_code(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the dark squares of a QR code, row by row, without its margin."""
    return tuple(tuple(bool(dark) for dark in row) for row in segno.make_qr(text, error="m").matrix)
