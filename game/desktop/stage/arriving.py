"""Where the player's hand is after the screen has changed: what has the focus, and what stays scrolled."""

from dataclasses import replace

from game.desktop.stage.screen import View
from game.desktop.toolkit.kit import Hand
from game.desktop.toolkit.theme import Look


def arrived(view: View, before: View | None, hand: Hand, look: Look) -> Hand:
    """Return the hand on a view, which stays where it is while the place that is read stays."""
    known = [target.id for target in view.targets(look)]
    if before is None or view.place != before.place:
        scrolled = {key: at for key, at in hand.scrolled.items() if before and key == "library"}
        first = view.first if view.first in known else ""
        return Hand(focus=first, shows_focus=hand.shows_focus, scrolled=scrolled)
    if view.over is not None and before.over is None:
        hand = replace(hand, behind=hand.focus)
    if view.over is None and before.over is not None:
        hand = replace(hand, focus=hand.behind)
    if hand.focus in known:
        return hand
    first = next(iter(known), "") if view.over else view.first
    return replace(hand, focus=first if first in known else "")
