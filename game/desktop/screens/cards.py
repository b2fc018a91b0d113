"""The choices of a scene as cards: open, locked with their reasons, or with their picks open."""

from game.desktop.parts.cards import CHOSEN, LOCKED, OPEN, CheckBox, ChoiceCard, PickList
from game.desktop.screens.case_text import naming, worded
from game.desktop.screens.desk import OpenedCase
from game.desktop.toolkit.buttons import Button
from game.desktop.toolkit.intents import Choose, Confirm, GoBack, Pick
from game.desktop.toolkit.kit import Target
from game.desktop.toolkit.markup import blocks
from game.desktop.toolkit.prose import Prose
from game.engine.openness import PicksOffer
from game.engine.replay import Replay, Step
from game.model.ids import ArgumentId
from game.model.position import Position
from game.model.reason import Reason, TimesUsedUp
from game.model.scene import Choice


def cards(
    opened: OpenedCase, replay: Replay, picking: str = "", picked: tuple[ArgumentId, ...] = ()
) -> tuple[ChoiceCard, ...]:
    """Return a card for each choice that is there."""
    made: list[ChoiceCard] = []
    position = replay.position
    for number, choice in enumerate(opened.case.choices(position), start=1):
        reasons = opened.case.reasons(position, choice.key.choice)
        step = _made_before(replay, choice) if reasons else None
        if step is not None and all(isinstance(reason, TimesUsedUp) for reason in reasons):
            made.append(_past(opened, number, step))
            continue
        if reasons:
            made.append(_locked(opened, position, (number, choice), reasons))
            continue
        rows = None
        if choice.key.choice == picking:
            offer = opened.case.picks(position, choice.key.choice)
            rows = _picking(opened, offer, picked) if offer else None
        stance = choice.stance or ""
        made.append(
            ChoiceCard(_target(opened, choice), number, stance, opened.phrases.meta(choice), OPEN, None, rows)
        )
    return tuple(made)


def _target(opened: OpenedCase, choice: Choice) -> Target:
    label = worded(opened, choice.label)
    return Target(f"choice:{choice.key.choice}", label, Choose(choice.key.choice))


def _made_before(replay: Replay, choice: Choice) -> Step | None:
    return next((step for step in reversed(replay.steps) if step.turn.key == choice.key), None)


def _past(opened: OpenedCase, number: int, step: Step) -> ChoiceCard:
    """A choice that has been made as often as it may be, with how it ended."""
    phrases, choice = opened.phrases, step.choice
    meta = phrases.words("desktop.chosen_on", date=phrases.day(step.before.date))
    if step.outcome is not None:
        ended = worded(opened, step.outcome.label)
        meta = phrases.words("choice.chosen_earlier", date=phrases.day(step.before.date), outcome=ended)
    return ChoiceCard(_target(opened, choice), number, choice.stance or "", meta, CHOSEN)


def _locked(
    opened: OpenedCase, position: Position, which: tuple[int, Choice], reasons: tuple[Reason, ...]
) -> ChoiceCard:
    number, choice = which
    lines: list[str] = []
    for reason in reasons:
        first, *rest = opened.phrases.reason(reason, position)
        cites = "; ".join(f"[@{cite}]" for cite in opened.phrases.cites_of(reason))
        lines.extend((f"{first} {cites}." if cites else first, *rest))
    text = "\n\n".join(lines)
    said = Prose(f"why:{choice.key.choice}", blocks(text, naming(opened)), "small", gap=0.0, says="reason")
    return ChoiceCard(_target(opened, choice), number, choice.stance or "", "", LOCKED, said)


def _picking(opened: OpenedCase, offer: PicksOffer, picked: tuple[ArgumentId, ...]) -> PickList:
    words = opened.phrases.words
    arguments = opened.scenario.arguments
    rows = tuple(
        CheckBox(
            Target(f"pick:{name}", worded(opened, arguments[name].label), Pick(name)),
            name in picked,
            words("desktop.picked" if name in picked else "desktop.not_picked"),
        )
        for name in offer.options
    )
    count = words("picks.chosen", count=len(picked), most=offer.at_most)
    return PickList(
        offer.label or _asks(opened, offer),
        count,
        rows,
        Button(Target("confirm", words("desktop.confirm"), Confirm()), "main"),
        Button(Target("leave", words("desktop.not_this"), GoBack())),
        words("picks.left_out") if offer.forfeits_rest else "",
    )


def _asks(opened: OpenedCase, offer: PicksOffer) -> str:
    words = opened.phrases.words
    if not offer.options:
        return words("picks.none_left")
    if offer.at_least == offer.at_most:
        return words.counted("picks.exactly", offer.at_most)
    return words("picks.between", least=offer.at_least, most=offer.at_most)
