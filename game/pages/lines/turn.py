"""What followed a turn, in lines: what is told, the ruling, the odds that were drawn, what changed."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from game.engine.play import Play
from game.engine.replay import Step
from game.model.docket import DocketEntry, Ruled
from game.model.ids import ArgumentId
from game.model.kinds import all_hold
from game.model.scene import Half, Outcome
from game.pages.lines.page import Page
from game.pages.lines.story import Met, prose, told
from game.pages.lines.weights import weights


def what_followed(page: Page, play: Play) -> None:
    """Add what came of the last turn."""
    step = play.replay.steps[-1]
    met = Met.until_turn(play.case, play.replay)
    chosen = page.words("terminal.chosen", choice=page.plain(step.choice.label))
    page.heading(page.words("desktop.followed") if step.choice.by_itself else chosen)
    if step.turn.picks:
        page.line(page.words("terminal.picked", arguments=_arguments(page, step.turn.picks)))
    counsel, court = told(step)
    prose(page, counsel, met, step.after)
    _decided(page, step.choice.half, step)
    _drawn(page, play, step)
    if step.outcome:
        _decided(page, step.outcome.half, step)
    prose(page, court, met, step.after)
    changes = [*_meters(page, step), *_postures(page, step), *_established(page, step)]
    changes += [*_fines(page, step), *_deadlines(page, step)]
    page.heading(page.words("ruling.changed"))
    for change in changes or [page.words("terminal.nothing_changed")]:
        page.line(f"- {change}", hang=2)
    # The ruling that was told above is not told twice.
    entries = [entry for entry in step.entries if not isinstance(entry.what, Ruled)]
    if entries:
        page.heading(page.words("terminal.entered"))
    for entry in entries:
        docket_line(page, entry)
    page.notes()


def _decided(page: Page, half: Half, step: Step) -> None:
    """Add a ruling with what it turns on, and why this is what follows, where that was not told before."""
    ruling = half.ruling
    if ruling:
        page.gap()
        decision = Ruled(ruling.says, ruling.by, ruling.disposition, ruling.on)
        said = page.phrases.entry(DocketEntry(step.after.date, decision))
        member = page.phrases.scenario.sources.cast.get(ruling.by) if ruling.by else None
        page.ruling(page.cited(said, ruling.cites), member.portrait if member else "")
    if ruling and ruling.turns_on:
        page.line(page.words("ruling.turns_on", arguments=_arguments(page, ruling.turns_on)))
    if half.because and (half is step.choice.half or half.because != step.choice.half.because):
        page.gap()
        page.line(page.cited(page.words("ruling.because", because=half.because), half.cites))


def _drawn(page: Page, play: Play, step: Step) -> None:
    """Add which outcome came, and with which odds where another could have."""
    if step.outcome is None:
        return
    page.gap()
    label = page.plain(step.outcome.label)
    odds = {one.outcome.id: page.phrases.odds(one.odds) for one in step.odds}
    if len(odds) < 2:
        page.line(page.words("terminal.outcome", outcome=label))
        return
    page.line(page.words("terminal.drawn", outcome=label, odds=odds[step.outcome.id]))
    page.line(
        others_line(page, [(one.outcome, one.odds) for one in step.odds if one.outcome != step.outcome])
    )
    weights(page, play.case, step)


def others_line(page: Page, others: Iterable[tuple[Outcome, Fraction]]) -> str:
    """Return what else could have come, each with its odds."""
    said = (
        page.words("terminal.other", outcome=page.plain(one.label), odds=page.phrases.odds(odds))
        for one, odds in others
    )
    return page.words("debrief.luck.others", others="; ".join(said)) + "."


def _meters(page: Page, step: Step) -> Iterator[str]:
    meters = page.phrases.scenario.meters
    for change in step.changes:
        meter = meters[change.meter]
        if all_hold(meter.shown_when, step.after):
            because = page.plain(change.because)
            values = {"before": change.before, "after": change.after}
            yield page.words("meter.change", label=meter.label, because=because, **values).rstrip()


def _postures(page: Page, step: Step) -> Iterator[str]:
    for name, standing in step.after.matters.items():
        matter = page.phrases.scenario.matters[name]
        for posture in matter.procedure.standing_in(standing):
            if posture.id in step.before.matters[name].postures:
                continue
            stands = page.words("terminal.stands", matter=matter.title, posture=posture.label)
            yield page.cited(f"{stands}. {posture.means}".rstrip(), posture.cites)


def _established(page: Page, step: Step) -> Iterator[str]:
    before, after = step.before, step.after
    for fact in page.phrases.scenario.facts.values():
        if fact.id in after.facts - before.facts:
            yield page.cited(page.words("terminal.found", label=fact.label), fact.cites)
        if fact.id in before.facts - after.facts:
            yield page.words("terminal.lost", label=page.plain(fact.label))
    for argument in page.phrases.scenario.arguments.values():
        if argument.id in after.preserved - before.preserved:
            yield page.cited(page.words("terminal.preserved", label=argument.label), argument.cites)
        if argument.id in after.forfeited - before.forfeited:
            yield page.words("terminal.forfeited", label=page.plain(argument.label))


def _fines(page: Page, step: Step) -> Iterator[str]:
    for name, standing in step.after.matters.items():
        if standing.fines != step.before.matters[name].fines:
            owed = page.phrases.money(standing.fines)
            yield page.words("terminal.owed", matter=page.phrases.scenario.matters[name].title, sum=owed)


def _deadlines(page: Page, step: Step) -> Iterator[str]:
    for name, deadline in step.after.deadlines.items():
        before = step.before.deadlines.get(name)
        label = page.phrases.scenario.deadlines[name]
        if deadline.status == "open" and (before is None or before.last_day != deadline.last_day):
            yield page.words("terminal.last_day", label=label, date=page.phrases.day(deadline.last_day))
        if deadline.status == "met" and (before is None or before.status != "met"):
            yield page.words("docket.deadline_met", label=label)
    for name in [name for name in step.before.deadlines if name not in step.after.deadlines]:
        yield page.words("docket.deadline_cancelled", label=page.phrases.scenario.deadlines[name])


def docket_line(page: Page, entry: DocketEntry) -> None:
    """Add one docket entry with its day and its authorities."""
    day = page.phrases.short_day(entry.day)
    said = page.cited(page.phrases.entry(entry), entry.cites)
    page.line(page.words("docket.entry", date=day, what=said), hang=2)


def _arguments(page: Page, names: tuple[ArgumentId, ...]) -> str:
    arguments = page.phrases.scenario.arguments
    return "; ".join(page.plain(arguments[name].label) for name in names)
