"""What lies under the tabs of a scene: docket, record, meters, clock, sources, procedure."""

from collections.abc import Callable, Iterator, Mapping

from game.desktop.parts.figures import ENDED, NONE, RUNNING, STAYED, DeadlineDays, OwedSum, Pill
from game.desktop.parts.rows import DatedRow, IconText, MeterRow, ValueRow
from game.desktop.screens.case_text import exhibits, prose, truth, worded
from game.desktop.screens.desk import OpenedCase
from game.desktop.screens.play_pages import papers
from game.desktop.screens.procedure_map import sign_of, station_at, stations_of
from game.desktop.toolkit.boxes import Column, Pairs, parted
from game.desktop.toolkit.intents import Select
from game.desktop.toolkit.kit import Target
from game.desktop.toolkit.part import Part
from game.desktop.toolkit.prose import PlainText
from game.desktop.toolkit.tabs import Tab
from game.engine.play import Play
from game.engine.replay import Replay, Step
from game.model.deadline import Deadline
from game.model.docket import DocketEntry, MeterChange, Ruled
from game.model.ids import ArgumentId, AuthorityId, DeadlineId, MatterId, MeterId
from game.model.kinds import all_hold
from game.model.position import Position
from game.model.scenario import Meter


def tab(opened: OpenedCase, name: str) -> Tab:
    """Return a tab of the scene."""
    return Tab(name, Target(f"tab:{name}", opened.phrases.words(f"desktop.tab.{name}"), Select(name)))


def panel(opened: OpenedCase, play: Play, front: str) -> Part:
    """Return what lies under the tab in front; the docket lies there while none was asked for."""
    return PANELS[front](opened, play) if front in PANELS else docket(opened, play, labelled=False)


def docket(opened: OpenedCase, play: Play, labelled: bool = True) -> Part:
    """Return the entries so far, the newest first; `labelled` adds the label of each one's truth."""
    entries = [_entry(opened, number, entry, labelled) for number, entry in enumerate(play.replay.docket)]
    if not entries:
        return PlainText(opened.phrases.words("docket.empty"), "row", "ink2", "note")
    return Column(parted(tuple(reversed(entries))), 0)


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
    """Return each meter that is shown, its last change and the cause of it."""
    shown = (one for one in opened.scenario.meters.values() if all_hold(one.shown_when, play.position))
    return Pairs(tuple(_meter(opened, play.replay, meter) for meter in shown))


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
    phrases, standing = opened.phrases, play.position.matters[matter]
    posture = opened.scenario.matters[matter].procedure.postures[standing.posture]
    if standing.sanction is None:
        form = ENDED if _was_set(play.replay, matter) else NONE
        because = phrases.words("clock.accrued.none") if not standing.fines else ""
    else:
        form = RUNNING if posture.sanctions == "accrue" else STAYED
        sum_a_day = phrases.money(standing.sanction.per_day)
        because = phrases.words.counted(
            "clock.accrued", standing.accrued_days, days=standing.accrued_days, sum=sum_a_day
        )
    pill = Pill(form, phrases.words("clock.none_set" if form == NONE else f"clock.{form}"))
    named = opened.scenario.matters[matter].title if len(play.position.matters) > 1 else ""
    return OwedSum(named, phrases.money(standing.fines), pill, because)


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
    """Return the authorities that were cited so far or are cited here, then with the papers shown."""
    known = opened.scenario.sources.authorities
    rows: list[Part] = []
    for cite in dict.fromkeys(_cited(opened, play)):
        says = known[cite].says
        rows.append(prose(opened, f"source:{cite}", f"[@{cite}]. {says}".strip(), "small"))
    cited: Part = Column(parted(tuple(rows)), 0.75)
    if not rows:
        cited = PlainText(opened.phrases.words("desktop.no_sources"), "row", "ink2", "note")
    shown = exhibits(opened, "seen", tuple(name for name, _ in papers(play)))
    if not shown:
        return cited
    heading = PlainText(opened.phrases.words("desktop.page.documents"), "row-bold", says="heading")
    return Column((cited, heading, *shown), 1.0)


def procedure(opened: OpenedCase, play: Play) -> Part:
    """Return where each matter stands, what that means, and every move with its meaning."""
    parts: list[Part] = []
    for name, matter in opened.scenario.matters.items():
        parts.extend(_standing(opened, play, name))
        open_now = {move.id for move in matter.procedure.moves_open(play.position)}
        for move in matter.procedure.moves.values():
            if move.id in open_now:
                text = f"**{move.label}.** {move.means}".strip()
                parts.append(prose(opened, f"move:{name}.{move.id}", text, "small"))
        if not open_now:
            parts.append(PlainText(opened.phrases.words("map.no_open_moves"), "row", "ink2", "note"))
    return Column(tuple(parts), 0.75)


# The tabs beside a scene, in their order; the key of each is an action of its name in `stage/input.py`.
PANELS: Mapping[str, Callable[[OpenedCase, Play], Part]] = {
    "docket": docket,
    "record": record,
    "meters": meters,
    "clock": clock,
    "sources": sources,
    "procedure": procedure,
}


def last_change(replay: Replay, meter: MeterId) -> MeterChange | None:
    """Return how a meter moved in the last turn that moved it."""
    for step in reversed(replay.steps):
        change = change_in(step, meter)
        if change is not None:
            return change
    return None


def change_in(step: Step, meter: MeterId) -> MeterChange | None:
    """Return all changes of a meter in one turn as one, or None if it stayed."""
    changes = [change for change in step.changes if change.meter == meter]
    if not changes or changes[0].before == changes[-1].after:
        return None
    causes = dict.fromkeys(change.because for change in changes if change.because)
    return MeterChange(meter, changes[0].before, changes[-1].after, " ".join(causes))


def _entry(opened: OpenedCase, number: int, entry: DocketEntry, labelled: bool) -> DatedRow:
    said = opened.phrases.entry(entry)
    if isinstance(entry.what, Ruled) and said.endswith(entry.what.says) and said != entry.what.says:
        said = f"**{said.removesuffix(entry.what.says).strip()}** {entry.what.says}"
    cites = "; ".join(f"[@{cite}]" for cite in entry.cites)
    text = prose(opened, f"docket:{number}", f"{said} {cites}".strip(), "row")
    label = truth(opened, entry.truth) if labelled else None
    return DatedRow(opened.phrases.short_day(entry.day), text, label)


def _meter(opened: OpenedCase, replay: Replay, meter: Meter) -> MeterRow:
    change = last_change(replay, meter.id)
    value = replay.position.meters[meter.id]
    said = opened.phrases.moved(change) if change else opened.phrases.words("meter.steady")
    before = change.before if change else value
    better = (value >= before) == (meter.better == "high")
    bounds = (meter.lowest, meter.highest)
    return MeterRow(
        worded(opened, meter.label),
        value,
        before,
        bounds,
        said,
        better,
        worded(opened, change.because) if change else "",
    )


def _was_set(replay: Replay, matter: MatterId) -> bool:
    return any(step.after.matters[matter].sanction is not None for step in replay.steps)


def _cited(opened: OpenedCase, play: Play) -> Iterator[AuthorityId]:
    position = play.position
    for choice in opened.case.choices(position):
        for reason in opened.case.reasons(position, choice.key.choice):
            yield from opened.phrases.cites_of(reason)
    for argument in opened.scenario.arguments.values():
        yield from argument.cites
    for entry in reversed(play.replay.docket):
        yield from entry.cites


def _standing(opened: OpenedCase, play: Play, name: MatterId) -> Iterator[Part]:
    matter = opened.scenario.matters[name]
    words = opened.phrases.words
    posture = matter.procedure.postures[play.position.matters[name].posture]
    stations = stations_of(matter.procedure)
    at = station_at(stations, posture.id)
    yield PlainText(matter.title, "row-bold", says="heading")
    yield PlainText(words("map.here", posture=posture.label), "row")
    line = words("map.line", station=stations[at].label, number=at + 1, all=len(stations))
    yield IconText(sign_of(matter.procedure, posture.id), PlainText(line, "row", "ink2"))
    if posture.means:
        yield prose(opened, f"posture:{name}", posture.means, "small")
    yield PlainText(words("map.open_moves"), "row-bold", says="heading")
