"""Why it turned out so: the reason of a turn, and what added to the odds of a draw or takes from them."""

from collections.abc import Iterator

from game.desktop.parts.rows import ValueRow
from game.desktop.screens.case_text import links_to, naming, prose, short_cite, worded
from game.desktop.screens.desk import OpenedCase
from game.desktop.toolkit.boxes import Column, parted
from game.desktop.toolkit.markup import blocks
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.prose import PlainText, Prose
from game.engine.replay import Step
from game.model.position import Position
from game.model.scene import CERTAIN
from game.pages.lines.weights import movers_here


def reasons_of(opened: OpenedCase, step: Step) -> Iterator[Part]:
    """Yield the reason of each half of a turn with what it rests on, once where both have the same."""
    told: set[str] = set()
    for name, half in (("choice", step.choice.half), ("outcome", step.outcome and step.outcome.half)):
        if half and half.because and half.because not in told:
            told.add(half.because)
            said = opened.phrases.words("ruling.because", because=half.because)
            parts = [prose(opened, f"because:{name}", said, "small")]
            if half.cites and half.ruling is None:
                rests = opened.phrases.words("desktop.rests_on", cites=links_to(half.cites))
                parts.append(Prose(f"because:{name}:on", blocks(rests, naming(opened, short_cite)), "small"))
            yield Column(tuple(parts), 0)


def has_reason(step: Step) -> bool:
    """Return whether a turn says why it did what it did."""
    return bool(step.choice.half.because or (step.outcome and step.outcome.half.because))


def weights(opened: OpenedCase, step: Step) -> Iterator[Part]:
    """Yield how the odds of each outcome of a draw came about: base, additions, sum, and where from."""
    position = opened.case.drawn_in(step.before, step.turn.choice, step.turn.picks)
    words, phrases = opened.phrases.words, opened.phrases
    for one in step.odds:
        odds = one.outcome.odds
        label = worded(opened, one.outcome.label)
        if odds is not None and (added := phrases.additions(odds, position)):
            base = phrases.odds(odds.base / CERTAIN)
            rows: list[Part] = [ValueRow(words("odds.to_begin_with"), base)]
            rows += [ValueRow(worded(opened, why), points) for why, points in added]
            total = words("odds.in_100", odds=phrases.odds(one.odds))
            rows.append(ValueRow(label, total, value_role="row-label"))
            heading = PlainText(words("odds.how", outcome=label), "row-label", says="heading")
            yield Column((heading, Column(parted(tuple(rows)), 0)), 0.5)
        if one.outcome.odds_from:
            yield prose(opened, f"odds:{one.outcome.id}", one.outcome.odds_from, "small")


def moved_here(opened: OpenedCase, position: Position) -> Iterator[Part]:
    """Yield a heading and, for each open choice whose odds something moves now, what moves them."""
    rows = [
        prose(opened, f"moved:{number}", f"**{label}:** {said}", "small")
        for number, (label, said) in enumerate(movers_here(opened.case, opened.phrases, position))
    ]
    if rows:
        yield PlainText(opened.phrases.words("odds.here"), "row-bold", says="heading")
        yield Column(parted(tuple(rows)), 0.5)
