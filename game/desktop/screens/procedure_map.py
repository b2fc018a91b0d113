"""The procedure of a matter as the map shows it: where it stands, what is open, what is refused."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from game.desktop.parts.gate import OpenedGate
from game.desktop.parts.procedure import AHEAD, HERE, NEXT, PASSED, BarredMove, MapStation, ProcedureCourse
from game.desktop.screens.case_text import worded
from game.desktop.screens.desk import OpenedCase
from game.desktop.toolkit.intents import Choose, Select
from game.desktop.toolkit.part import Target
from game.engine.replay import Replay, Step
from game.model.ids import MatterId, PostureId
from game.model.position import Position
from game.model.procedure import Procedure, Station, Track
from game.model.scene import MoveRefused


def leading_matter(replay: Replay) -> MatterId:
    """Return the matter that moved last, or the first one if none has."""
    for step in reversed(replay.steps):
        for matter, standing in step.after.matters.items():
            if step.before.matters[matter].postures != standing.postures:
                return matter
    return next(iter(replay.position.matters))


def course(opened: OpenedCase, replay: Replay, matter: MatterId) -> ProcedureCourse:
    """Return the map of a matter after some turns: the track that moved last, and the others beside it."""
    tracks = opened.scenario.matters[matter].procedure.tracks
    leading = _leading_track(replay, matter)
    lanes = [_lane(opened, replay, matter, track) for track in tracks]
    return replace(
        lanes[leading],
        barred=_barred(opened, replay.position, matter, tracks[leading]),
        opens=Target("map", opened.phrases.words("map.heading"), Select("procedure")),
        opened=_opened(opened, replay, matter, tracks[leading]),
        lanes=tuple(lane for number, lane in enumerate(lanes) if number != leading),
    )


def _leading_track(replay: Replay, matter: MatterId) -> int:
    """Return the number of the track of a matter that moved last, or of the first one if none has."""
    for step in reversed(replay.steps):
        before, after = step.before.matters[matter].postures, step.after.matters[matter].postures
        for number, (was, now) in enumerate(zip(before, after, strict=True)):
            if was != now:
                return number
    return 0


def _lane(opened: OpenedCase, replay: Replay, matter: MatterId, track: Track) -> ProcedureCourse:
    procedure, position = opened.scenario.matters[matter].procedure, replay.position
    stations = track.stations
    (posture,) = _of(track, position.matters[matter].postures)
    postures = [*replay.opening.matters[matter].postures]
    for step in replay.steps:
        postures += (*between(step, matter), *step.after.matters[matter].postures)
    passed = {station_at(stations, one) for one in _of(track, postures)}
    # Whoever obeys after a decision ends the case there, and is not taken back to an earlier station.
    ends_there = procedure.postures[posture].sanctions == "end"
    here = max(passed) if ends_there else station_at(stations, posture)
    led = [move.entered(position.matters[matter]) for move in procedure.moves_open(position)]
    nexts = {station_at(stations, one) for each in led for one in _of(track, each)}
    leads_on = {at for move in procedure.moves.values() for at in (*move.leads, *move.also)}
    stops = []
    for number, station in enumerate(stations):
        form = PASSED if number in passed else AHEAD
        if number >= here and number in (here, *nexts):
            form = HERE if number == here else NEXT
        stops.append(MapStation(station.label, form, leads_on.isdisjoint(station.postures), _icon(station)))
    stands = procedure.postures[posture]
    return ProcedureCourse(tuple(stops), stands.label, stands.stayed, name=track.label)


def _of(track: Track, postures: Iterable[PostureId]) -> list[PostureId]:
    return [one for one in postures if one in track.postures]


def station_at(stations: tuple[Station, ...], posture: PostureId) -> int:
    """Return the number of the station that a posture belongs to."""
    return next((number for number, station in enumerate(stations) if posture in station.postures), 0)


def sign_of(procedure: Procedure, posture: PostureId) -> str:
    """Return the icon of the station of a posture, or nothing if its rule book names none."""
    stations = procedure.tracks[procedure.postures[posture].track].stations
    return _icon(stations[station_at(stations, posture)])


def _icon(station: Station) -> str:
    return f"stations/{station.sign}" if station.sign else ""


def between(step: Step, matter: MatterId) -> Iterator[PostureId]:
    """Yield the postures that the moves of one turn went through."""
    standing = step.before.matters[matter]
    for planned in (*step.choice.half.moves, *(step.outcome.half.moves if step.outcome else ())):
        move = planned.move
        if move.matter == matter and not move.misfits(standing):
            yield from move.entered(standing)
            standing = move.made_from(standing)


def stations_passed(opened: OpenedCase, replay: Replay) -> Iterator[tuple[str, str]]:
    """Yield for each scene that was passed the stations that the duty came to there, and the last icon."""
    matter = next(iter(replay.opening.matters))
    procedure = opened.scenario.matters[matter].procedure
    was = replay.opening.matters[matter].postures
    first = procedure.tracks[0].stations
    yield sign_of(procedure, was[0]), first[station_at(first, was[0])].label
    for step in replay.steps:
        passed = [*between(step, matter), *step.after.matters[matter].postures]
        new: list[tuple[str, str]] = []
        for track, before in zip(procedure.tracks, was, strict=True):
            own = [one for one in (before, *passed) if one in track.postures]
            numbers = [station_at(track.stations, one) for one in own]
            icon = sign_of(procedure, own[-1])
            new += [(icon, track.stations[now].label) for last, now in pairwise(numbers) if now != last]
        was = step.after.matters[matter].postures
        yield (new[-1][0], ", ".join(label for _, label in new)) if new else ("", "")


def _opened(opened: OpenedCase, replay: Replay, matter: MatterId, track: Track) -> OpenedGate | None:
    """Return the appeal if the last turn has opened it."""
    procedure = opened.scenario.matters[matter].procedure
    if not replay.steps:
        return None
    before, now = replay.steps[-1].before, replay.position
    were_open = {move.id for move in procedure.moves_open(before)}
    stations, was = track.stations, before.matters[matter]
    for move in procedure.moves_open(now):
        if move.id.endswith("appeal") and move.id not in were_open and move.misfits(was):
            for led in _of(track, move.entered(now.matters[matter])):
                start, to = station_at(stations, _of(track, was.postures)[0]), station_at(stations, led)
                says = opened.phrases.words("map.opened", move=move.label)
                return OpenedGate(start, to, says) if to > start else None
    return None


def _barred(opened: OpenedCase, position: Position, matter: MatterId, track: Track) -> BarredMove | None:
    """Return a move further on that is refused; an appeal that is refused matters more than any other."""
    stations = track.stations
    here = station_at(stations, _of(track, position.matters[matter].postures)[0])
    found: BarredMove | None = None
    for choice in opened.case.choices(position):
        for reason in opened.case.reasons(position, choice.key.choice):
            if not isinstance(reason, MoveRefused) or reason.move.matter != matter:
                continue
            to = max((station_at(stations, one) for one in _of(track, reason.move.leads.values())), default=0)
            if to > here + 1:
                says = worded(opened, reason.refusal.says).rstrip(".") if reason.refusal else ""
                said = (
                    opened.phrases.words.after_colon(reason.move.label, says) if says else reason.move.label
                )
                barred = BarredMove(
                    to, said, Target(f"bar:{choice.key.choice}", said, Choose(choice.key.choice))
                )
                if reason.move.id.endswith("appeal"):
                    return barred
                found = found or barred
    return found
