"""What can be counted of a play: the ledger of its luck, and its meters over time."""

from typing import NamedTuple

from markupsafe import Markup

from game.engine.debrief import Drawn, debrief
from game.model.ids import MeterId
from game.pages.debriefed.finished import Finished
from game.pages.lines.debriefing import judged
from game.pages.plots import Plot, Values, plot

_SIZE = (306, 165)


class Draw(NamedTuple):
    """One chance outcome: what was chosen, what came at which odds, what else could have, how that was."""

    choice: Markup
    outcome: Markup
    odds: str
    others: tuple[Markup, ...]
    judged: str
    odds_from: tuple[Markup, ...]


class MeterPlot(NamedTuple):
    """A meter: its name, how it went, its plot, and its value after each turn, the opening first."""

    label: str
    says: str
    plot: Plot
    values: tuple[int, ...]


def luck(finished: Finished) -> tuple[Draw, ...]:
    """Return every outcome that was left to chance."""
    return tuple(_draw(finished, drawn) for drawn in finished.told.luck if drawn.was_chance)


def _draw(finished: Finished, drawn: Drawn) -> Draw:
    choice, notes = finished.scenario.choice(drawn.choice), finished.notes
    sources = (choice.outcomes[name].odds_from for name in (drawn.outcome, *dict(drawn.others)))
    return Draw(
        choice=notes.inline(choice.label),
        outcome=notes.inline(choice.outcomes[drawn.outcome].label),
        odds=finished.phrases.odds(drawn.odds),
        others=tuple(
            finished.say(
                "terminal.other",
                outcome=notes.inline(choice.outcomes[name].label),
                odds=finished.phrases.odds(odds),
            )
            for name, odds in drawn.others
        ),
        judged=finished.words(judged(drawn)),
        odds_from=tuple(notes.inline(text) for text in sources if text),
    )


def meters(finished: Finished) -> tuple[MeterPlot, ...]:
    """Return each meter along the play, and along the real course from where that parts."""
    history = _history(finished)
    return tuple(_meter(finished, name, history.get(name, Values(()))) for name in finished.told.meters)


def _meter(finished: Finished, name: MeterId, real: Values) -> MeterPlot:
    meter, values = finished.scenario.meters[name], finished.told.meters[name]
    own = tuple(value for _, value in values)
    says = finished.words("desktop.from_to", before=own[0], after=own[-1])
    if real.each:
        says = finished.words("desktop.from_to_beside", moved=says, history=real.each[-1])
    days = finished.day(values[0][0]), finished.day(values[-1][0])
    drawn = plot((Values(own), real), (meter.lowest, meter.highest), days, _SIZE)
    return MeterPlot(finished.notes.plain(meter.label), says, drawn, own)


def _history(finished: Finished) -> dict[MeterId, Values]:
    real, turns = finished.real, finished.play.replay.turns
    if real is None or finished.is_real:
        return {}
    pairs = enumerate(zip(turns, real.turns, strict=False))
    apart = (number for number, (own, other) in pairs if own != other)
    shared = next(apart, min(len(turns), len(real.turns)))
    told = debrief(finished.play.case, real, None)
    return {
        name: Values(tuple(value for _, value in values[shared:]), shared)
        for name, values in told.meters.items()
    }
