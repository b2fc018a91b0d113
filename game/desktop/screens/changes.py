"""What a turn changed, as rows: postures, meters, the record, fines and deadlines."""

from collections.abc import Iterator

from game.desktop.parts.rows import CausedRow, ValueRow
from game.desktop.screens.desk import Sitting
from game.desktop.screens.mapping import sign_of
from game.desktop.screens.panels import change_in
from game.desktop.screens.texts import worded
from game.desktop.toolkit.boxes import Column, TwoColumns, parted
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.prose import PlainText
from game.engine.replay import Step
from game.model.kinds import all_hold


def changes(sitting: Sitting, step: Step, paired: bool = False) -> Part:
    """Return the rows of what a turn changed; in two columns where there is room and it is asked."""
    words = sitting.desk.words
    title = PlainText(words("ruling.changed"), "row-label", says="heading")
    rows = (
        *_postures(sitting, step),
        *_meters(sitting, step),
        *_record(sitting, step),
        *_fines(sitting, step),
    )
    if not rows:
        return Column((title, PlainText(words("desktop.nothing_changed"), "small", "ink2", "note")), 0.5)
    listed = (*rows, _time(sitting, step))
    half = (len(listed) + 1) // 2 if paired and len(listed) > 2 else len(listed)
    first, second = (Column(parted(part), 0) for part in (listed[:half], listed[half:]))
    body = TwoColumns(first, second, 0.5, 5, 40) if second.parts else first
    return Column((title, body), 0.5)


def _time(sitting: Sitting, step: Step) -> ValueRow:
    words, days = sitting.desk.words, (step.after.date - step.before.date).days
    return ValueRow(words("desktop.time"), words.counted("desktop.days", days, days=days))


def _postures(sitting: Sitting, step: Step) -> Iterator[Part]:
    for name, after in step.after.matters.items():
        before = step.before.matters[name]
        if before.posture != after.posture:
            matter = sitting.opened.scenario.matters[name]
            several = len(step.after.matters) > 1
            label = matter.title if several else sitting.desk.words("desktop.posture")
            posture = matter.procedure.postures[after.posture].label
            yield ValueRow(label, posture, sign_of(matter.procedure, after.posture), "row-bold")


def _meters(sitting: Sitting, step: Step) -> Iterator[Part]:
    phrases = sitting.opened.phrases
    for name, meter in sitting.opened.scenario.meters.items():
        change = change_in(step, name)
        if change is None or not all_hold(meter.shown_when, step.after):
            continue
        rose = change.after > change.before
        better = rose == (meter.better == "high")
        said = sitting.desk.words("desktop.moved_to", moved=phrases.moved(change), value=change.after)
        yield CausedRow(
            ValueRow(worded(sitting.opened, meter.label), said, value_role="row-label", leads=True),
            "up" if rose else "down",
            better,
            worded(sitting.opened, change.because),
        )


def _record(sitting: Sitting, step: Step) -> Iterator[Part]:
    words, arguments = sitting.desk.words, sitting.opened.scenario.arguments
    for name in arguments:
        if name in step.after.preserved - step.before.preserved:
            yield ValueRow(
                worded(sitting.opened, arguments[name].label),
                words("record.preserved"),
                "check",
                "row-bold",
                "ink",
                "up",
            )
        if name in step.after.forfeited - step.before.forfeited:
            yield ValueRow(
                worded(sitting.opened, arguments[name].label),
                words("record.forfeited"),
                "close",
                "row-bold",
                "down",
                "down",
            )


def _fines(sitting: Sitting, step: Step) -> Iterator[Part]:
    phrases = sitting.opened.phrases
    for name, after in step.after.matters.items():
        before = step.before.matters[name]
        if after.sanction is not None and after.sanction != before.sanction:
            sum_a_day = phrases.words("desktop.a_day", sum=phrases.money(after.sanction.per_day))
            yield ValueRow(phrases.words("desktop.daily_sum"), sum_a_day, value_role="row-bold")
        if after.fines != before.fines:
            yield ValueRow(phrases.words("clock.fines"), phrases.money(after.fines), value_role="row-bold")
    for deadline, now in step.after.deadlines.items():
        was = step.before.deadlines.get(deadline)
        if was is None or was.status != now.status:
            label = worded(sitting.opened, sitting.opened.scenario.deadlines[deadline])
            said = phrases.words(
                f"desktop.deadline.{now.status}", date=phrases.short_day(now.ended or now.last_day)
            )
            sign = {"open": "clock", "met": "check", "missed": "close"}[now.status]
            yield ValueRow(label, said, sign)
