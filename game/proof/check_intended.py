"""Waivers that waive nothing any more, or that do not say why."""

from game.content.tree import Steps
from game.proof.check_sheet import Sheet, intended_parts, is_reason


def check_intended(sheet: Sheet, used: frozenset[Steps]) -> None:
    """Write down each `intended` that no longer waives anything, of those that are not known to."""
    for steps, reason in intended_parts(sheet.tree.plain):
        if steps not in used and is_reason(reason):
            told = "this `intended` waives nothing: there is no warning about it"
            sheet.warn(
                (*steps, "intended"), "D032", (told, "Take it out, so that it cannot hide a later one.")
            )


def check_reasons(sheet: Sheet) -> None:
    """Write down each `intended` that is one word: it gives no reason, and so it waives nothing."""
    for steps, reason in intended_parts(sheet.tree.plain):
        if not is_reason(reason):
            told = f"'{reason[:40]}' is no reason, so this `intended` waives nothing"
            sheet.warn(
                (*steps, "intended"), "D033", (told, "Say in a sentence why it is meant so, or take it out.")
            )
