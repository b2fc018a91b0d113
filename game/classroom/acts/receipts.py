"""Receipts of taking part: offered by the teacher, taken by seats; only their digests are kept.

A digest stands beside no seat, so that no file can tell whose vote was whose by a code that was handed in.
"""

from dataclasses import replace
from typing import assert_never

from game.classroom import commands as ask
from game.classroom.commands import NotNowError
from game.classroom.session import Session

# Once the last question is there: whoever leaves before has not been to the end.
_OFFERED_IN = ("question-after", "closed")


def do_with_receipts(session: Session, command: ask.ReceiptCommand) -> Session:
    """Return the session with receipts offered or not, or with one more that was taken."""
    match command:
        case ask.OfferReceipts(on=on):
            return session.with_settings(receipts=on)
        case ask.TakeReceipt(digest=digest):
            if digest in session.receipts:
                return session
            if not receipts_open(session):
                raise NotNowError("no_receipts")
            return replace(session, receipts=session.receipts | {digest})
        case _:
            assert_never(command)


def receipts_open(session: Session) -> bool:
    """Return whether a receipt can be taken now."""
    return session.settings.receipts and session.phase in _OFFERED_IN and not session.paused
