"""What is waited for and never comes, by reading alone: arguments, facts and deadlines."""

from collections.abc import Iterable

from game.proof.check_sheet import Sheet
from game.proof.check_unused import Mentions


def check_raising(mentions: Mentions, sheet: Sheet) -> None:
    """Write down what is waited for and never comes: arguments, facts and deadlines, by reading alone."""
    raised = mentions.under("preserve", "of")
    for name in _own(sheet, "arguments"):
        read = mentions.under("preserved", "forfeited", "turns_on")
        if name in raised and name not in read:
            told = f"argument '{name}' can be raised, but nothing turns on it"
            remedy = f"Name it in a ruling's `turns_on`, or in a guard such as `{{preserved: {name}}}`."
            sheet.warn(("arguments", name), "D028", (told, remedy))
        elif name in read and name not in raised:
            told = f"argument '{name}' decides something, but nobody can raise it"
            remedy = f"Offer it in a choice's `picks`, or add the effect `{{preserve: {name}}}`."
            sheet.warn(("arguments", name), "D027", (told, remedy))
    found = mentions.under("find")
    for name in _own(sheet, "facts"):
        if name in mentions.under("fact") and name not in found:
            told = f"fact '{name}' is asked for, but nothing finds it"
            sheet.warn(
                ("facts", name), "D029", (told, f"Add the effect `{{find: {name}}}` where it comes out.")
            )
    for name in _own(sheet, "deadlines"):
        if name in mentions.under("deadline", "meet") and name not in mentions.started:
            told = f"deadline '{name}' is asked for, but nothing starts it"
            remedy = f"Add the effect `{{deadline: {name}, in: 14 days}}` where it starts."
            sheet.warn(("deadlines", name), "D025", (told, remedy))


def _own(sheet: Sheet, key: str) -> Iterable[str]:
    block = sheet.tree.plain.get(key)
    return block if isinstance(block, dict) else ()
