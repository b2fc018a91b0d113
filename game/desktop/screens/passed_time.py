"""The time that a turn took, and what it added to the fines: both roll through the days, once."""

from collections.abc import Iterator

from game.desktop.parts.rows import TickingRow, ValueRow
from game.desktop.screens.desk import Sitting
from game.desktop.toolkit.boxes import Column
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.prose import PlainText
from game.engine.replay import Step
from game.model.ids import MatterId
from game.model.position import Standing


def time_taken(sitting: Sitting, step: Step) -> Part:
    """Return how long the turn took, of which half how much; while a fine ran, it rolls through the days."""
    words, before, after = sitting.desk.words, step.before, step.after

    def said(days: int) -> str:
        return words.counted("desktop.days", days, days=days)

    whole = (after.date - before.date).days
    own = (step.choice.half.passing.ends_on(before.date) - before.date).days
    row: Part = ValueRow(words("desktop.time"), said(whole))
    if any(_days_run(step, matter) for matter in after.matters):
        row = TickingRow("days", ValueRow(words("desktop.time"), said(whole)), tuple(map(said, range(whole))))
    if not 0 < own < whole:
        return row
    parts = words("desktop.time.parts", own=said(own), court=said(whole - own))
    return Column((row, PlainText(parts, "small", "ink2", "note")), 0)


def fines(sitting: Sitting, step: Step) -> Iterator[Part]:
    """Yield the fines of each matter in which they changed, and where a stay has stopped them."""
    phrases, words = sitting.opened.phrases, sitting.desk.words
    for name, after in step.after.matters.items():
        before, days = step.before.matters[name], _days_run(step, name)
        owed = ValueRow(words("clock.fines"), phrases.money(after.fines), value_role="row-bold")
        if days and after.fines != before.fines:
            yield TickingRow(
                f"fines:{name}", owed, tuple(map(phrases.money, _day_by_day(before, after, days)))
            )
        elif after.fines != before.fines:
            yield owed
        if _is_stopped(sitting, before, after, name):
            stands = words("desktop.stands_still", sum=phrases.money(after.fines))
            yield ValueRow(words("desktop.daily_sum"), stands, "stay", value_role="row-bold")


def _days_run(step: Step, matter: MatterId) -> int:
    """On how many days of a turn a fine has run."""
    before, after = step.before.matters[matter], step.after.matters[matter]
    return max(0, after.accrued_days - before.accrued_days)


def _day_by_day(before: Standing, after: Standing, days: int) -> Iterator[int]:
    """Yield the fines on each day before the last: by the daily sum, else in equal parts."""
    sanction, grown = before.sanction or after.sanction, after.fines - before.fines
    exact = sanction is not None and sanction.over(days, before.accrued_days) == grown
    for day in range(days):
        added = sanction.over(day, before.accrued_days) if sanction and exact else grown * day // days
        yield before.fines + added


def _is_stopped(sitting: Sitting, before: Standing, after: Standing, matter: MatterId) -> bool:
    """Whether a stay has stopped a fine that ran before the turn, or began in it."""
    procedure = sitting.opened.scenario.matters[matter].procedure
    ran = procedure.accrues(before) and before.sanction is not None
    is_new = before.sanction is None and after.sanction is not None
    stayed = any(posture.stayed for posture in procedure.standing_in(after))
    return after.sanction is not None and stayed and (ran or is_new)
