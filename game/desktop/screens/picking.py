"""What can be ticked with a choice, and the question before all of it is given up."""

from game.desktop.parts.cards import CheckBox, PickList
from game.desktop.screens.case_text import worded
from game.desktop.screens.desk import OpenedCase
from game.desktop.toolkit.buttons import Button
from game.desktop.toolkit.intents import Confirm, GoBack, Pick
from game.desktop.toolkit.markup import blocks
from game.desktop.toolkit.overlays import Dialog
from game.desktop.toolkit.part import Target
from game.desktop.toolkit.prose import Prose
from game.engine.openness import PicksOffer
from game.model.ids import ArgumentId


def pick_list(opened: OpenedCase, offer: PicksOffer, picked: tuple[ArgumentId, ...], moved: str) -> PickList:
    """Return the rows of an opened card: what can be ticked, and what its odds are moved by."""
    words, arguments = opened.phrases.words, opened.scenario.arguments
    rows = []
    for name in offer.options:
        target = Target(f"pick:{name}", worded(opened, arguments[name].label), Pick(name))
        is_picked = name in picked
        rows.append(
            CheckBox(target, is_picked, words("desktop.picked" if is_picked else "desktop.not_picked"))
        )
    if not offer.options:
        asks = words("picks.none_left")
    elif offer.at_least == offer.at_most:
        asks = words.counted("picks.exactly", offer.at_most)
    else:
        asks = words("picks.between", least=offer.at_least, most=offer.at_most)
    return PickList(
        offer.label or asks,
        words("picks.chosen", count=len(picked), most=offer.at_most),
        tuple(rows),
        Button(Target("confirm", words("desktop.confirm"), Confirm()), "main"),
        Button(Target("leave", words("desktop.not_this"), GoBack())),
        words("picks.left_out") if offer.forfeits_rest else "",
        moved,
    )


def warning(opened: OpenedCase, offer: PicksOffer) -> Dialog:
    """Return the question before all grounds that could be ticked are given up."""
    words, arguments = opened.phrases.words, opened.scenario.arguments
    given_up = "; ".join(worded(opened, arguments[name].label) for name in offer.options)
    says = Prose("warns", blocks(words("picks.none_ticked.means", grounds=given_up)))
    stay = Button(Target("stay", words("picks.none_ticked.stay"), GoBack()), "main", "Esc")
    go_on = Button(Target("without", words("picks.none_ticked.go"), Confirm()))
    return Dialog(words("picks.none_ticked"), says, (stay, go_on))
