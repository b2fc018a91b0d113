"""How odds come about, in words: what adds to those of a draw or takes from them, before it and after."""

from collections.abc import Iterator

from game.content.phrases import Phrases
from game.engine.case import Case
from game.engine.replay import Step
from game.errors import GameError
from game.model.position import Position
from game.model.record import Turn
from game.model.scene import CERTAIN
from game.pages.lines.page import Page


def movers(case: Case, phrases: Phrases, at: Position, made: Turn) -> Iterator[str]:
    """Yield what would move the odds of a turn now, a sentence for each outcome, as an author wrote it."""
    try:
        position = case.drawn_in(at, made.choice, made.picks)
        open_now = case.outcomes(at, made.choice, made.picks)
    except GameError:
        return  # With these picks it cannot be made yet.
    for one in open_now if len(open_now) > 1 else ():
        added = phrases.additions(one.outcome.odds, position)
        moves = "; ".join(phrases.words("odds.moved.one", why=why, points=points) for why, points in added)
        if moves:
            yield phrases.words("odds.moved", outcome=one.outcome.label, moves=moves)


def movers_here(case: Case, phrases: Phrases, at: Position) -> Iterator[tuple[str, str]]:
    """Yield the label of each open choice whose odds something moves now, and what moves them."""
    for choice in case.open_choices(at):
        if said := " ".join(movers(case, phrases, at, Turn(*choice.key))):
            yield choice.label, said


def weights(page: Page, case: Case, step: Step) -> None:
    """Add how the odds of a draw came about: the base, what added to it or took from it, and from where."""
    words, phrases = page.words, page.phrases
    position = case.drawn_in(step.before, step.turn.choice, step.turn.picks)
    for one in step.odds:
        outcome = one.outcome
        added = phrases.additions(outcome.odds, position)
        if outcome.odds and added:
            base = phrases.odds(outcome.odds.base / CERTAIN)
            page.line(words("odds.base", outcome=page.plain(outcome.label), base=base))
            for why, points in added:
                page.line(f"- {words('odds.addition', points=points, why=page.plain(why))}", hang=2)
            page.line(words("odds.sum", odds=phrases.odds(one.odds)))
        if outcome.odds_from:
            page.line(words("terminal.odds_from", text=page.plain(outcome.odds_from)))
