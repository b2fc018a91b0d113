"""What followed a turn: the ruling with its stamp, how it was drawn, and what it changed."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from game.desktop.parts.folder import CaseFolder
from game.desktop.parts.lanes import with_lanes
from game.desktop.parts.one_sheet import Foot, OneSheet, UnderMap
from game.desktop.parts.procedure import MapStrip
from game.desktop.parts.rows import CausedRow, ValueRow
from game.desktop.parts.ruling import DrawBar, DrawShare, RulingHead, Stamp
from game.desktop.screens.base import ScreenOfCase, bar, shared, with_popover
from game.desktop.screens.case_text import (
    links_to,
    more_below,
    naming,
    paragraphs,
    ruling_heading,
    short_cite,
    truth,
    worded,
)
from game.desktop.screens.desk import OpenedCase, Sitting
from game.desktop.screens.panels import argument_row, change_in
from game.desktop.screens.passed_time import fines, time_taken
from game.desktop.screens.procedure_map import course, leading_matter, sign_of
from game.desktop.screens.read_texts import told_by
from game.desktop.screens.weights import has_reason, reasons_of, weights
from game.desktop.stage.screen import Screen, View
from game.desktop.toolkit.boxes import Column, InColumn, Rule, TwoColumns, parted
from game.desktop.toolkit.buttons import Button, Buttons
from game.desktop.toolkit.intents import Confirm, Explain, GoBack, Intent, SkipRead
from game.desktop.toolkit.markup import blocks
from game.desktop.toolkit.part import Part, Target
from game.desktop.toolkit.prose import PlainText, Prose
from game.engine.openness import OpenOutcome
from game.engine.play import Play
from game.engine.replay import Step
from game.model.cites import pinned
from game.model.kinds import all_hold
from game.model.record import Seed
from game.model.scene import Ruling
from game.model.value import value


def after_turn(sitting: Sitting) -> Screen:
    """Return what followed the last turn, or the next scene if nothing is told of it."""
    step = sitting.play.last_step
    if step is None:
        return sitting.standing()
    ruled = step.choice.half.ruling or (step.outcome and step.outcome.half.ruling)
    followed = ruled or told_by(step) or len(step.odds) > 1 or has_reason(step)
    return AfterScreen(sitting) if followed else sitting.standing()


@value
class AfterScreen(ScreenOfCase):
    """What followed the last turn."""

    asked: Explain | None = None

    @property
    def shows_scene(self) -> bool:
        """Return that the scene to which the turn led is still to come."""
        return False

    def handle(self, intent: Intent) -> Screen:
        """Return the screen after an intent; only what was read in an earlier play can be skipped."""
        told, known = told_by(self.play.replay.steps[-1]), self.sitting.desk.known
        match intent:
            case Confirm():
                return self.sitting.standing()
            case SkipRead() if known.has_read(self.opened.scenario.id, told):
                return self.sitting.standing()
            case GoBack():
                return replace(self, asked=None) if self.asked else self.sitting.standing()
            case Explain():
                return replace(self, asked=intent)
            case _:
                return shared(self.sitting, self, intent)

    def view(self) -> View:
        """Return what it looks like."""
        opened, words, replay = self.opened, self.words, self.play.replay
        step = replay.steps[-1]
        half = step.outcome.half if step.outcome else step.choice.half
        forum = self.dated_forum(opened.case.scene(step.before), step.after)
        buttons = Buttons((Button(Target("confirm", words("ruling.go_on"), Confirm()), "main"),))
        foot = Foot(buttons, truth=truth(opened, half.truth), more=more_below(self.sitting.desk, "sheet"))
        parts = (InColumn(PlainText(forum, "plain", "ink2")), *self._parts(step, half.ruling))
        sheet = OneSheet("sheet", Column(parts, 1.25), foot, 118, (6, 3))
        mapped = replace(course(opened, replay, leading_matter(replay)), barred=None)
        strip = with_lanes(MapStrip(mapped), mapped)
        body = CaseFolder(bar(self.sitting, forum, stands=False), UnderMap(sheet, strip))
        view = View(body, f"after:{len(replay.steps)}", "confirm", "sheet")
        return with_popover(view, self.sitting, self.asked)

    def _parts(self, step: Step, ruling: Ruling | None) -> Iterator[Part]:
        opened, words = self.opened, self.words
        if ruling is not None:
            yield self._head(ruling)
        else:
            # No court ruled on it: what was done, or how it turned out.
            title = step.outcome.label if step.outcome and step.outcome.label else step.choice.label
            followed = PlainText(words("desktop.followed"), "plain", "ink2")
            heading = PlainText(worded(opened, title), "heading2", says="heading", balanced=True)
            yield Column((followed, heading), 0.5)
        if told := told_by(step):
            yield Column(paragraphs(opened, "told", told), 1.0)
        if ruling is not None and ruling.cites:
            # One authority is named in full; of several, the short names keep the ruling in sight.
            cited = pinned if len(ruling.cites) == 1 else short_cite
            rests_on = words("desktop.rests_on", cites=links_to(ruling.cites))
            yield Prose("rests", blocks(rests_on, naming(opened, cited)))
        if len(step.odds) < 2:
            yield from reasons_of(opened, step)
        yield Rule("rule")
        if len(step.odds) < 2:
            yield changes(self.sitting, step, paired=True)
            return
        shares = tuple(share(opened, one, one.outcome is step.outcome) for one in step.odds)
        at = drawn_at(self.play, len(self.play.replay.steps))
        drawn = (
            PlainText(words("ruling.drawn"), "row-label", says="heading"),
            DrawBar(shares, float(at)),
            PlainText(words("desktop.drew", at=round(at * 100)), "small", "ink2", "note"),
            *weights(opened, step),
            # Why it came so stands under how it was drawn, so that the draw is in sight at once.
            *reasons_of(opened, step),
        )
        yield TwoColumns(Column(drawn, 0.75), changes(self.sitting, step), 0.485, 6, 40)

    def _head(self, ruling: Ruling) -> RulingHead:
        member = self.opened.scenario.sources.cast.get(ruling.by) if ruling.by else None
        by = member.name if member else ""
        court = ruling_heading(self.words, by, worded(self.opened, ruling.on))
        word = self.words(f"disposition.{ruling.disposition}") if ruling.disposition else ""
        size = "heading1" if len(ruling.says) < 60 else "heading2"
        portrait = self.opened.drawing(member.portrait) if member else ""
        stamp = Stamp(word, size) if word else None
        return RulingHead(portrait, court, worded(self.opened, ruling.says), stamp)


def share(opened: OpenedCase, one: OpenOutcome, drawn: bool) -> DrawShare:
    """Return one outcome of a draw as it is shown."""
    return DrawShare(worded(opened, one.outcome.label), opened.phrases.odds(one.odds), float(one.odds), drawn)


def drawn_at(play: Play, number: int) -> Fraction:
    """Return where the draw of a turn fell, from 0 to 1; for an outcome that was set, its middle."""
    step = play.replay.steps[number - 1]
    drawn = Seed(play.playthrough.seed).draw(number, step.turn.key, step.turn.picks)
    start = Fraction(0)
    for one in step.odds:
        if one.outcome is step.outcome:
            return drawn if start <= drawn < start + one.odds else start + one.odds / 2
        start += one.odds
    return drawn


def changes(sitting: Sitting, step: Step, paired: bool = False) -> Part:
    """Return the rows of what a turn changed, in two columns if there is room and `paired` asks for it."""
    words, before, after = sitting.desk.words, step.before, step.after
    title = PlainText(words("ruling.changed"), "row-label", says="heading")
    settled = (after.preserved - before.preserved) | (after.forfeited - before.forfeited)
    rows: list[Part] = [*_postures(sitting, step), *fines(sitting, step), *_meters(sitting, step)]
    rows += [
        argument_row(sitting.opened, name, after)
        for name in sitting.opened.scenario.arguments
        if name in settled
    ]
    rows += _sums_and_deadlines(sitting, step)
    if not rows:
        return Column((title, PlainText(words("desktop.nothing_changed"), "small", "ink2", "note")), 0.5)
    rows.append(time_taken(sitting, step))
    half = (len(rows) + 1) // 2 if paired and len(rows) > 2 else len(rows)
    first, second = (Column(parted(tuple(part)), 0) for part in (rows[:half], rows[half:]))
    body = TwoColumns(first, second, 0.5, 5, 40) if second.parts else first
    return Column((title, body), 0.5)


def _postures(sitting: Sitting, step: Step) -> Iterator[Part]:
    for name, after in step.after.matters.items():
        matter = sitting.opened.scenario.matters[name]
        label = matter.title if len(step.after.matters) > 1 else sitting.desk.words("desktop.posture")
        for posture in matter.procedure.standing_in(after):
            if posture.id not in step.before.matters[name].postures:
                label = matter.procedure.tracks[posture.track].label or label
                yield ValueRow(label, posture.label, sign_of(matter.procedure, posture.id), "row-bold")


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


def _sums_and_deadlines(sitting: Sitting, step: Step) -> Iterator[Part]:
    phrases = sitting.opened.phrases
    for name, after in step.after.matters.items():
        before = step.before.matters[name]
        if after.sanction is not None and after.sanction != before.sanction:
            sum_a_day = phrases.words("desktop.a_day", sum=phrases.money(after.sanction.per_day))
            yield ValueRow(phrases.words("desktop.daily_sum"), sum_a_day, value_role="row-bold")
    for deadline in [name for name in step.before.deadlines if name not in step.after.deadlines]:
        label = worded(sitting.opened, sitting.opened.scenario.deadlines[deadline])
        yield ValueRow(label, phrases.words("desktop.deadline.cancelled"), "check")
    for deadline, now in step.after.deadlines.items():
        was = step.before.deadlines.get(deadline)
        if was is None or was.status != now.status:
            label = worded(sitting.opened, sitting.opened.scenario.deadlines[deadline])
            day = phrases.short_day(now.ended or now.last_day)
            said = phrases.words(f"desktop.deadline.{now.status}", date=day)
            icon = {"open": "clock", "met": "check", "missed": "close"}[now.status]
            yield ValueRow(label, said, icon)
