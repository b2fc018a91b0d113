"""Waivers that waive nothing any more."""

from game.authoring.check_sheet import Sheet, intended_parts
from game.content.tree import Steps


def check_intended(sheet: Sheet, used: frozenset[Steps]) -> None:
    """Write down each `intended` that no longer waives anything."""
    for steps, _ in intended_parts(sheet.tree.plain):
        # Whether a choice is dominated is not asked where it is meant so: nobody knows what that waives.
        if steps not in used and steps[-2] != "choices":
            told = "this `intended` waives nothing: there is no warning about it"
            sheet.warn(
                (*steps, "intended"), "D032", (told, "Take it out, so that it cannot hide a later one.")
            )
