"""What lies under the tabs of a scene: docket, record, meters, clock, sources, procedure."""

from collections.abc import Callable, Iterator, Mapping

from game.desktop.parts.figures import ENDED, NONE, RUNNING, STAYED, DeadlineDays, OwedSum, Pill
from game.desktop.parts.meters import MeterLine, MeterRow
from game.desktop.parts.rows import DatedRow, IconText, ValueRow
from game.desktop.screens.case_text import exhibits, links_to, prose, truth, worded
from game.desktop.screens.desk import OpenedCase
from game.desktop.screens.play_pages import papers
from game.desktop.screens.procedure_map import sign_of, station_at
from game.desktop.screens.weights import moved_here
from game.desktop.toolkit.boxes import Column, Pairs, parted
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.prose import PlainText
from game.engine.play import Play
from game.engine.replay import Step
from game.model.cites import Cite, authorities_in
from game.model.docket import MeterChange, Ruled
from game.model.ids import ArgumentId, DeadlineId, MatterId, MeterId
from game.model.kinds import all_hold
from game.model.position import Deadline, Position
from game.model.procedure import Matter, Posture


def docket(opened: OpenedCase, play: Play, labelled: bool = True) -> Part:
    """Return the entries so far, the newest first; `labelled` adds the label of each one's truth."""
    rows = []
    for number, entry in enumerate(play.replay.docket):
        said = opened.phrases.entry(entry)
        if isinstance(entry.what, Ruled) and said.endswith(entry.what.says) and said != entry.what.says:
            said = f"**{said.removesuffix(entry.what.says).strip()}** {entry.what.says}"
        text = prose(opened, f"docket:{number}", f"{said} {links_to(entry.cites)}".strip(), "row")
        label = truth(opened, entry.truth) if labelled else None
        rows.append(DatedRow(opened.phrases.short_day(entry.day), text, label))
    if not rows:
        return PlainText(opened.phrases.words("docket.empty"), "row", "ink2", "note")
    return Column(parted(tuple(reversed(rows))), 0)


def newest(opened: OpenedCase, play: Play) -> tuple[tuple[str, str], ...]:
    """Return the entries so far in plain words with their days, the newest first."""
    phrases = opened.phrases
    entries = reversed(play.replay.docket)
    return tuple((phrases.short_day(one.day), worded(opened, phrases.entry(one))) for one in entries)


def beside(opened: OpenedCase, play: Play) -> tuple[tuple[str, Part], ...]:
    """Return docket, record and meters as they stand beside a scene where there is room; none is empty."""
    words, position, shown = opened.phrases.words, play.position, list[tuple[str, Part]]()
    entries = [
        prose(opened, f"beside:{number}", words("desktop.docket_line", day=day, says=says), "row")
        for number, (day, says) in enumerate(newest(opened, play))
    ]
    if entries:
        shown.append(("docket", Column(tuple(entries), 0.75)))
    raised = position.preserved | position.forfeited
    grounds = tuple(_ground(opened, name, position) for name in opened.scenario.arguments if name in raised)
    if grounds:
        shown.append(("record", Column(grounds, 0.5)))
    gauges = tuple(_gauges(opened, play))
    if gauges:
        shown.append(("meters", Column(gauges, 0.5)))
    return tuple(shown)


def _ground(opened: OpenedCase, name: ArgumentId, position: Position) -> IconText:
    row = argument_row(opened, name, position)
    said = opened.phrases.words("desktop.record_line", ground=row.name, standing=row.value)
    return IconText(row.icon, PlainText(said, "row", "ink" if row.icon else "ink2", "row"))


def _gauges(opened: OpenedCase, play: Play) -> Iterator[MeterLine]:
    """Yield each meter that is shown in one line, with what moved it in the last turn."""
    for meter in opened.scenario.meters.values():
        if not all_hold(meter.shown_when, play.position):
            continue
        change = change_in(play.replay.steps[-1], meter.id) if play.replay.steps else None
        label, because = worded(opened, meter.label), ""
        if change is not None:
            moved = opened.phrases.moved(change)
            cause = worded(opened, change.because)
            line = opened.phrases.words("desktop.meter_line", moved=moved, because=cause)
            because = line if cause else moved
        yield MeterLine(label, play.position.meters[meter.id], (meter.lowest, meter.highest), because)


def record(opened: OpenedCase, play: Play) -> Part:
    """Return each argument: preserved, forfeited, or not raised."""
    rows = tuple(argument_row(opened, name, play.position) for name in opened.scenario.arguments)
    return Column(parted(rows), 0)


def argument_row(opened: OpenedCase, name: ArgumentId, position: Position) -> ValueRow:
    """Return the row of an argument as it stands in a position."""
    words, label = opened.phrases.words, worded(opened, opened.scenario.arguments[name].label)
    if name in position.preserved:
        return ValueRow(label, words("record.preserved"), "check", "row-bold", "ink", "up")
    if name in position.forfeited:
        return ValueRow(label, words("record.forfeited"), "close", "row-bold", "down", "down")
    return ValueRow(label, words("record.open"), "", "row", "ink2")


def meters(opened: OpenedCase, play: Play) -> Part:
    """Return each meter that is shown, its last change and the cause of it, and what moves odds here."""
    rows = []
    for meter in opened.scenario.meters.values():
        if not all_hold(meter.shown_when, play.position):
            continue
        moved = (change_in(step, meter.id) for step in reversed(play.replay.steps))
        change = next((one for one in moved if one is not None), None)
        value = play.position.meters[meter.id]
        before = change.before if change else value
        said = opened.phrases.moved(change) if change else opened.phrases.words("meter.steady")
        better = (value >= before) == (meter.better == "high")
        label, because = worded(opened, meter.label), worded(opened, change.because) if change else ""
        rows.append(MeterRow(label, value, before, (meter.lowest, meter.highest), said, better, because))
    return Column((Pairs(tuple(rows)), *moved_here(opened, play.position)), 1.0)


def clock(opened: OpenedCase, play: Play) -> Part:
    """Return the day, what is owed in each matter, and each deadline that was started."""
    phrases, position = opened.phrases, play.position
    today = phrases.words(
        "clock.date", date=phrases.day(position.date), day=phrases.day_number(position.date)
    )
    rows: list[Part] = [PlainText(today, "row", "ink2")]
    rows.extend(owed(opened, play, matter) for matter in position.matters)
    rows.extend(days(opened, play, name, deadline) for name, deadline in position.deadlines.items())
    return Column(parted(tuple(rows)), 0.5)


def owed(opened: OpenedCase, play: Play, matter: MatterId) -> OwedSum:
    """Return what is owed in a matter, and how it comes about."""
    words, money, standing = opened.phrases.words, opened.phrases.money, play.position.matters[matter]
    if standing.sanction is None:
        was_set = any(step.after.matters[matter].sanction is not None for step in play.replay.steps)
        form, because = ENDED if was_set else NONE, "" if standing.fines else words("clock.accrued.none")
    else:
        runs, days = opened.scenario.matters[matter].procedure.accrues(standing), standing.accrued_days
        form = RUNNING if runs else STAYED
        because = words.counted("clock.accrued", days, days=days, sum=money(standing.sanction.per_day))
    pill = Pill(form, words("clock.none_set" if form == NONE else f"clock.{form}"))
    named = opened.scenario.matters[matter].title if len(play.position.matters) > 1 else ""
    return OwedSum(named, money(standing.fines), pill, because)


def days(opened: OpenedCase, play: Play, name: DeadlineId, deadline: Deadline) -> DeadlineDays:
    """Return a deadline: what is left of it, or how it ended."""
    phrases, label = opened.phrases, worded(opened, opened.scenario.deadlines[name])
    if deadline.status == "open":
        left = (deadline.last_day - play.position.date).days
        whole = max(1, (deadline.last_day - deadline.started).days)
        said = phrases.words.counted("clock.days_left", left, days=left)
        return DeadlineDays(ValueRow(label, said, value_role="row-label"), 1 - left / whole)
    day = phrases.short_day(deadline.ended or deadline.last_day)
    said = phrases.words(f"clock.deadline.{deadline.status}", date=day)
    sign, ink = ("check", "up") if deadline.status == "met" else ("close", "down")
    return DeadlineDays(ValueRow(label, said, sign, value_ink="ink2", icon_ink=ink), None)


def sources(opened: OpenedCase, play: Play) -> Part:
    """Return the authorities that are cited here or were cited so far, then the papers that were shown."""
    known, words, position = opened.scenario.sources.authorities, opened.phrases.words, play.position
    cites: list[Cite] = [*opened.case.scene(position).cites]
    for choice in opened.case.choices(position):
        for reason in opened.case.reasons(position, choice.key.choice):
            cites += opened.phrases.cites_of(reason)
    for argument in opened.scenario.arguments.values():
        cites += argument.cites
    for entry in reversed(play.replay.docket):
        cites += entry.cites
    rows = tuple(
        prose(opened, f"source:{cite}", f"[@{cite}]. {known[cite].says}".strip(), "small")
        for cite in authorities_in(cites)
    )
    cited: Part = Column(parted(rows), 0.75)
    if not rows:
        cited = PlainText(words("desktop.no_sources"), "row", "ink2", "note")
    shown = exhibits(opened, "seen", tuple(papers(play)))
    if not shown:
        return cited
    heading = PlainText(words("desktop.page.documents"), "row-bold", says="heading")
    return Column((cited, heading, *shown), 1.0)


def procedure(opened: OpenedCase, play: Play) -> Part:
    """Return where each matter stands, what that means, and every move with its meaning."""
    words, parts = opened.phrases.words, list[Part]()
    for name, matter in opened.scenario.matters.items():
        parts.append(PlainText(matter.title, "row-bold", says="heading"))
        for posture in matter.procedure.standing_in(play.position.matters[name]):
            parts += _stands(opened, matter, posture)
        parts.append(PlainText(words("map.open_moves"), "row-bold", says="heading"))
        open_now = {move.id for move in matter.procedure.moves_open(play.position)}
        for move in matter.procedure.moves.values():
            if move.id in open_now:
                text = f"**{move.label}.** {move.means}".strip()
                parts.append(prose(opened, f"move:{name}.{move.id}", text, "small"))
        if not open_now:
            parts.append(PlainText(words("map.no_open_moves"), "row", "ink2", "note"))
    return Column(tuple(parts), 0.75)


def _stands(opened: OpenedCase, matter: Matter, posture: Posture) -> Iterator[Part]:
    """Yield a posture in which a matter stands: its station, and what it means."""
    words, track = opened.phrases.words, matter.procedure.tracks[posture.track]
    at = station_at(track.stations, posture.id)
    line = words("map.line", station=track.stations[at].label, number=at + 1, all=len(track.stations))
    if track.label:
        yield PlainText(track.label, "row-bold", says="heading")
    yield PlainText(words("map.here", posture=posture.label), "row")
    yield IconText(sign_of(matter.procedure, posture.id), PlainText(line, "row", "ink2"))
    if posture.means:
        yield prose(opened, f"posture:{matter.id}.{posture.id}", posture.means, "small")


# The tabs beside a scene, in their order; the key of each is an action of its name in `stage/input.py`.
PANELS: Mapping[str, Callable[[OpenedCase, Play], Part]] = {
    "docket": docket,
    "record": record,
    "meters": meters,
    "clock": clock,
    "sources": sources,
    "procedure": procedure,
}


def change_in(step: Step, meter: MeterId) -> MeterChange | None:
    """Return all changes of a meter in one turn as one, or None if it stayed."""
    changes = [change for change in step.changes if change.meter == meter]
    if not changes or changes[0].before == changes[-1].after:
        return None
    causes = dict.fromkeys(change.because for change in changes if change.because)
    return MeterChange(meter, changes[0].before, changes[-1].after, " ".join(causes))
