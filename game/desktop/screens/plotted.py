"""The meters of a play over its turns, and those of the real course where the two part."""

from game.desktop.parts.plots import LineKey, MeterValues, OverTime
from game.desktop.screens.desk import Sitting
from game.desktop.screens.texts import worded
from game.desktop.toolkit.boxes import Column, Pairs
from game.desktop.toolkit.part import Part
from game.engine import debrief as lessons
from game.engine.debrief import Debrief
from game.model.ids import MeterId


def over_time(sitting: Sitting, told: Debrief) -> Part:
    """Return a plot for each meter, two in a row where there is room."""
    words, history = sitting.desk.words, _history(sitting)
    plots = Pairs(
        tuple(_plot(sitting, told, name, history.get(name, MeterValues(()))) for name in told.meters), 40, 2
    )
    if not history:
        return plots
    return Column((LineKey(words("debrief.course.yours"), words("debrief.course.history")), plots), 1.0)


def _plot(sitting: Sitting, told: Debrief, name: MeterId, real: MeterValues) -> OverTime:
    words, meter = sitting.desk.words, sitting.opened.scenario.meters[name]
    days, own = zip(*told.meters[name], strict=True)
    says = words("desktop.from_to", before=own[0], after=own[-1])
    if real.each:
        says = words("desktop.from_to_beside", moved=says, history=real.each[-1])
    ends = (sitting.opened.phrases.short_day(days[0]), sitting.opened.phrases.short_day(days[-1]))
    bounds = (meter.lowest, meter.highest)
    return OverTime(worded(sitting.opened, meter.label), MeterValues(own), real, bounds, says, ends)


def _history(sitting: Sitting) -> dict[MeterId, MeterValues]:
    """The values of each meter along the real course from where it parts; none where it does not."""
    opened, turns = sitting.opened, sitting.play.replay.turns
    if opened.real is None or opened.real.turns == turns:
        return {}
    pairs = enumerate(zip(turns, opened.real.turns, strict=False))
    apart = (number for number, (own, other) in pairs if own != other)
    shared = next(apart, min(len(turns), len(opened.real.turns)))
    told = lessons.debrief(opened.case, opened.real, None)
    return {
        name: MeterValues(tuple(value for _, value in values[shared:]), shared)
        for name, values in told.meters.items()
    }
