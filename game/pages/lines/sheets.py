"""What can be looked up at any time, from the docket to the documents."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from typing import Literal

from game.content.mentions import links_in
from game.engine.play import Play
from game.model.cites import Cite, authorities_in
from game.model.ids import AuthorityId
from game.model.kinds import all_hold
from game.model.position import Standing
from game.model.procedure import Move, Posture, Track
from game.model.scene import Choice, MoveRefused
from game.pages.lines.page import Page
from game.pages.lines.scene import reasons_of, terms_in, whereabouts
from game.pages.lines.story import told, whole_exhibit
from game.pages.lines.turn import docket_line
from game.pages.lines.weights import movers_here

# The names under which they are looked up.
SheetName = Literal[
    "docket", "record", "meters", "clock", "procedure", "glossary", "authorities", "documents"
]


def _headed(page: Page, heading: str, what: Collection[object], none: str) -> None:
    """Add a heading, and a line that says so where there is nothing below it."""
    page.heading(page.words(heading))
    if not what:
        page.line(page.words(none))


def docket(page: Page, play: Play) -> None:
    """Add everything that was filed and ruled, the oldest first."""
    _headed(page, "docket.heading", play.replay.docket, "docket.empty")
    for entry in play.replay.docket:
        docket_line(page, entry)
    page.notes()


def record(page: Page, play: Play) -> None:
    """Add each argument: preserved, forfeited, or not raised yet."""
    arguments, position = page.phrases.scenario.arguments, play.position
    _headed(page, "record.heading", arguments, "record.none")
    for argument in arguments.values():
        if argument.id in position.preserved:
            key = "preserved"
        else:
            key = "forfeited" if argument.id in position.forfeited else "open"
        label = page.cited(argument.label, argument.cites)
        page.line(page.words("terminal.row", label=page.words(f"record.{key}"), value=label), hang=2)
    page.notes()


def meters(page: Page, play: Play) -> None:
    """Add each meter that is shown, with its last change and the cause of it, and what moves odds here."""
    page.heading(page.words("meter.heading"))
    for meter in page.phrases.scenario.meters.values():
        if not all_hold(meter.shown_when, play.position):
            continue
        better = page.words(f"meter.better.{meter.better}")
        value = play.position.meters[meter.id]
        page.line(page.words("terminal.meter", label=meter.label, value=value, better=better))
        changes = (change for step in reversed(play.replay.steps) for change in reversed(step.changes))
        change = next((change for change in changes if change.meter == meter.id), None)
        if change is None:
            page.line(page.words("terminal.meter_steady"), indent=2)
        else:
            moved = page.words("terminal.meter_last", before=change.before, after=change.after)
            page.line(f"{moved} {page.plain(change.because)}".rstrip(), indent=2)
    moved_here = tuple(movers_here(play.case, page.phrases, play.position))
    if moved_here:
        page.heading(page.words("odds.here"))
    for label, said in moved_here:
        page.line(f"- {page.plain(label)}: {page.plain(said)}", hang=2)


def clock(page: Page, play: Play) -> None:
    """Add the day, the deadlines, and what is owed in each matter."""
    words, position = page.words, play.position
    page.heading(words("clock.heading"))
    page.line(whereabouts(page, "", position))
    for limit, deadline in position.deadlines.items():
        label = page.phrases.scenario.deadlines[limit]
        if deadline.status == "open":
            days = (deadline.last_day - position.date).days
            last_day = words("terminal.last_day", label=label, date=page.phrases.day(deadline.last_day))
            page.line(f"{last_day} {words.counted('clock.days_left', days, days=days)}.")
        else:
            ended = page.phrases.day(deadline.ended or deadline.last_day)
            value = words(f"clock.deadline.{deadline.status}", date=ended)
            page.line(words("terminal.row", label=label, value=value))
    if not any(deadline.status == "open" for deadline in position.deadlines.values()):
        page.line(words("clock.no_deadline"))
    for name, standing in position.matters.items():
        matter = page.phrases.scenario.matters[name]
        owed = words("clock.sum_owed", sum=page.phrases.money(standing.fines))
        page.line(words("terminal.row", label=matter.title, value=f"{owed}."))
        for line in _daily_sum(page, standing, matter.procedure.accrues(standing)):
            page.line(line, indent=2)


def _daily_sum(page: Page, standing: Standing, is_running: bool) -> Iterator[str]:
    words, money, sanction = page.words, page.phrases.money, standing.sanction
    label = words("terminal.daily_sum")
    if sanction is None:
        ended = words("clock.ended") if standing.fines else words("clock.none_set")
        yield words("terminal.row", label=label, value=f"{ended}.")
        return
    runs = words("clock.running" if is_running else "clock.stayed")
    yield words("terminal.row", label=label, value=f"{money(sanction.per_day)}. {runs}.")
    if days := standing.accrued_days:
        yield words.counted("clock.accrued", days, days=days, sum=money(sanction.per_day)) + "."
    if sanction.doubles != "never":
        yield words(f"clock.doubling_{sanction.doubles}", sum=money(sanction.on_day(days + 1))) + "."
    if sanction.cap is not None:
        yield words("clock.capped", sum=money(sanction.cap)) + "."


def glossary(page: Page, play: Play) -> None:
    """Add the terms of the scene with their meanings."""
    terms = terms_in(play)
    _headed(page, "scene.glossary", terms, "terminal.no_terms")
    for name in terms:
        term = page.phrases.scenario.sources.glossary[name]
        page.line(page.words("terminal.row", label=term.term, value=page.plain(term.means)), hang=2)
    page.notes()


def authorities(page: Page, play: Play) -> None:
    """Add what the scene and its last turn rest on: citation, what it says, where it can be read."""
    known = page.phrases.scenario.sources.authorities
    named: dict[AuthorityId, None] = {}
    for text, cites in _cited_texts(page, play):
        links = (AuthorityId(link.id) for link in links_in(text) if link.noun == "authority")
        named |= dict.fromkeys((*links, *authorities_in(cites)))
    cited = [known[name] for name in named if name in known]
    _headed(page, "scene.sources", cited, "terminal.no_authorities")
    for authority in cited:
        page.line(authority.cite, hang=2)
        page.line(page.plain(authority.says), indent=2)
        page.line(authority.link, indent=2)
    truth = play.case.scene(play.position).truth
    if truth:
        means = page.words(f"truth.{truth}.means")
        page.gap()
        page.line(page.words("terminal.truth", truth=page.words(f"truth.{truth}"), means=means))


def documents(page: Page, play: Play) -> None:
    """Add the documents of the scene in full."""
    names = play.case.papers(play.position)
    _headed(page, "scene.exhibits", names, "terminal.no_documents")
    for name in names:
        whole_exhibit(page, name, play.position)
    page.notes()


def _cited_texts(page: Page, play: Play) -> Iterator[tuple[str, tuple[Cite, ...]]]:
    """Yield each text of the last turn and of the scene, and what stands beside it as its authorities."""
    case, position, step = play.case, play.position, play.last_step
    if step is not None:
        for half in (step.choice.half, *([step.outcome.half] if step.outcome else [])):
            yield half.because, half.cites
            if half.ruling:
                yield half.ruling.says, half.ruling.cites
        yield from ((part.text, ()) for text in told(step) for part in text)
    yield from ((part.text, ()) for part in case.text(position))
    yield "", case.scene(position).cites
    for name in case.scene(position).exhibits:
        said = " ".join(part.text for part in case.document(name, position))
        yield said, page.phrases.scenario.sources.exhibits[name].cites
    for choice in case.choices(position):
        for reason in reasons_of(play, choice):
            yield "", page.phrases.cites_of(reason)
        yield choice.label, choice.half.cites


def procedure(page: Page, play: Play) -> None:
    """Add the line of stations, the moves that are open, and why the others are not."""
    page.heading(page.words("map.heading"))
    position = play.position
    # What comes later in the story, a statute or a ruling, is not told before its day.
    there = partial(page.phrases.scenario.sources.there_by, day=position.date)
    for name in position.matters:
        matter = page.phrases.scenario.matters[name]
        book = matter.procedure
        page.gap()
        page.line(f"{matter.title}. {book.means}".rstrip())
        for posture in book.standing_in(position.matters[name]):
            _lane(page, book.tracks[posture.track], posture)
        moves = book.moves_open(position)
        page.heading(page.words("map.open_moves"))
        for move in moves:
            page.line(page.cited(move_line(page, move), there(move.cites)), indent=2, hang=2)
        if not moves:
            page.line(page.words("map.no_open_moves"), indent=2)
        told = (move for move in book.moves.values() if there(move.cites) or not move.cites)
        shut = [move for move in told if move not in moves]
        if shut:
            page.heading(page.words("terminal.shut_moves"))
        for move in shut:
            reason = MoveRefused(move, move.misfits(position.matters[name]), move.refused(position))
            said = " ".join(page.plain(line) for line in page.phrases.reason(reason, position))
            locked = page.words("map.locked", move=move.label, reason=said)
            page.line(page.cited(locked, there(page.phrases.cites_of(reason))), indent=2, hang=2)
    page.notes()


def _lane(page: Page, track: Track, posture: Posture) -> None:
    """Add where a matter stands in a track, and the stations of the track in a line."""
    here = f"{track.label}: {posture.label}" if track.label else page.words("map.here", posture=posture.label)
    page.line(page.cited(f"{here}. {posture.means}".rstrip(), posture.cites))
    page.stations([(station.label, posture.id in station.postures) for station in track.stations])


def move_line(page: Page, move: Move) -> str:
    """Return the label of a move and what it means."""
    return page.words("map.locked", move=move.label, reason=move.means) if move.means else f"{move.label}."


def more_of(page: Page, play: Play, choice: Choice) -> None:
    """Add what more there is of a choice: its moves, what can be picked, and what it rests on."""
    words, scenario = page.words, page.phrases.scenario
    for planned in choice.half.moves:
        move = words("terminal.moves", move=move_line(page, planned.move))
        page.line(page.cited(move, planned.move.cites), hang=2)
    offer = play.case.picks(play.position, choice.key.choice)
    if offer and offer.options:
        page.line(offer.label or words("terminal.picks"))
        for option in offer.options:
            argument = scenario.arguments[option]
            page.line(f"- {page.cited(argument.label, argument.cites)}", indent=2, hang=2)
    for cite in choice.half.cites:
        says = page.plain(scenario.sources.authorities[cite.authority].says)
        rests_on = words("terminal.rests_on", cite=page.phrases.full_cite(cite), says=says)
        page.line(rests_on.rstrip(), hang=2)


SHEETS: Mapping[SheetName, Callable[[Page, Play], None]] = {
    "docket": docket,
    "record": record,
    "meters": meters,
    "clock": clock,
    "procedure": procedure,
    "glossary": glossary,
    "authorities": authorities,
    "documents": documents,
}
