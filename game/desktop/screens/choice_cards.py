"""The cards of the choices of a scene, what a card with picks asks for, and what tells how many there are."""

from collections.abc import Collection
from dataclasses import replace

from game.content.words import Words
from game.desktop.parts.card_labels import reasons_of
from game.desktop.parts.cards import CHOSEN, LOCKED, OPEN, CheckBox, ChoiceCard, PickList
from game.desktop.parts.choices import ChoiceCounts
from game.desktop.screens.case_text import links_to, naming, short_cite, worded
from game.desktop.screens.desk import OpenedCase
from game.desktop.toolkit.buttons import Button
from game.desktop.toolkit.intents import Choose, Confirm, GoBack, Pick
from game.desktop.toolkit.markup import blocks
from game.desktop.toolkit.overlays import Dialog
from game.desktop.toolkit.part import Target
from game.desktop.toolkit.prose import Prose
from game.engine.openness import PicksOffer
from game.engine.replay import Replay
from game.model.ids import ArgumentId
from game.model.record import Turn
from game.model.scene import TimesUsedUp
from game.pages.lines.weights import movers


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


def cards(
    opened: OpenedCase, replay: Replay, picking: str = "", picked: tuple[ArgumentId, ...] = ()
) -> tuple[ChoiceCard, ...]:
    """Return a card for each choice that is there: open, locked, made before, or with its picks open."""
    made: list[ChoiceCard] = []
    case, phrases, position = opened.case, opened.phrases, replay.position
    for number, choice in enumerate(case.choices(position), start=1):
        name, reasons = choice.key.choice, case.reasons(position, choice.key.choice)
        target = Target(f"choice:{name}", worded(opened, choice.label), Choose(name))
        card = ChoiceCard(target, number, choice.stance or "", "")
        step = next((step for step in reversed(replay.steps) if step.turn.key == choice.key), None)
        if not reasons:
            offer = case.picks(position, name) if name == picking else None
            ordered = tuple(each for each in offer.options if each in picked) if offer else ()
            moved = " ".join(movers(case, phrases, position, Turn(*choice.key, ordered))) if offer else ""
            rows = pick_list(opened, offer, picked, worded(opened, moved)) if offer else None
            made.append(replace(card, meta=phrases.meta(choice, position.date, short=True), picking=rows))
        elif step is not None and all(isinstance(reason, TimesUsedUp) for reason in reasons):
            # It was made as often as it may be; what came of it is shown.
            day = phrases.day(step.before.date)
            meta = phrases.words("desktop.chosen_on", date=day)
            if step.outcome is not None:
                ended = worded(opened, step.outcome.label)
                meta = phrases.words("choice.chosen_earlier", date=day, outcome=ended)
            made.append(replace(card, meta=meta, form=CHOSEN))
        else:
            lines: list[str] = []
            for reason in reasons:
                first, *rest = phrases.reason(reason, position)
                cites = links_to(phrases.cites_of(reason))
                lines.append(" ".join((f"{first} {cites}." if cites else first, *rest)))
            # On a card the name of an authority is enough; its page stands with the procedure.
            why = blocks("\n\n".join(lines), naming(opened, lambda cite, _pin: short_cite(cite)))
            made.append(replace(card, form=LOCKED, reasons=reasons_of(f"why:{name}", why)))
    if not picking:
        return tuple(made)
    # What is not opened folds to its label.
    return tuple(card if card.picking is not None else replace(card, folded=True) for card in made)


def marked(made: tuple[ChoiceCard, ...], before: Collection[str], says: str) -> tuple[ChoiceCard, ...]:
    """Return the cards, the open ones among these with a tick, and with the words for it."""
    ids = {f"choice:{name}" for name in before}
    return tuple(
        replace(card, before=says) if card.form == OPEN and card.target.id in ids else card for card in made
    )


def counts(words: Words, number: int) -> ChoiceCounts:
    """Return what tells how many choices there are, and how many of them lie out of sight."""
    choices = words.counted("desktop.choices", number)
    below = tuple(words("desktop.choices_below", choices=choices, below=n + 1) for n in range(number))
    above = tuple(words("desktop.choices_above", choices=choices, above=n + 1) for n in range(number))
    here = words("desktop.choices_here", choices=choices) if number > 1 else choices
    return ChoiceCounts(choices, here, below, above)
