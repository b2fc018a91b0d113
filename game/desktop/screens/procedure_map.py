"""The procedure of a matter as the map shows it: where it stands, what is open, what is refused."""

from collections.abc import Iterator

from game.desktop.parts.gate import OpenedGate
from game.desktop.parts.procedure import AHEAD, HERE, NEXT, PASSED, BarredMove, MapStation, ProcedureCourse
from game.desktop.screens.desk import OpenedCase
from game.desktop.toolkit.intents import Choose, Select
from game.desktop.toolkit.part import Target
from game.engine.replay import Replay, Step
from game.model.ids import MatterId, PostureId
from game.model.position import Position
from game.model.procedure import Procedure, Station
from game.model.scene import MoveRefused


def leading_matter(replay: Replay) -> MatterId:
    """Return the matter that moved last, or the first one if none has."""
    for step in reversed(replay.steps):
        for matter, standing in step.after.matters.items():
            if step.before.matters[matter].posture != standing.posture:
                return matter
    return next(iter(replay.position.matters))


def course(opened: OpenedCase, replay: Replay, matter: MatterId) -> ProcedureCourse:
    """Return the map of a matter after some turns."""
    procedure, position = opened.scenario.matters[matter].procedure, replay.position
    posture = procedure.postures[position.matters[matter].posture]
    stations = stations_of(procedure)
    postures = [replay.opening.matters[matter].posture]
    for step in replay.steps:
        postures += (*between(step, matter), step.after.matters[matter].posture)
    passed = {station_at(stations, one) for one in postures}
    # Whoever obeys after a decision ends the case there, and is not taken back to an earlier station.
    ends_there = bool(procedure.tracks[0].stations) and posture.sanctions == "end"
    here = max(passed) if ends_there else station_at(stations, posture.id)
    nexts = {station_at(stations, move.leads[posture.id]) for move in procedure.moves_open(position)}
    leads_on = {start for move in procedure.moves.values() for start in move.leads}
    stops = []
    for number, station in enumerate(stations):
        form = PASSED if number in passed else AHEAD
        if number >= here and number in (here, *nexts):
            form = HERE if number == here else NEXT
        stops.append(MapStation(station.label, form, leads_on.isdisjoint(station.postures), _icon(station)))
    return ProcedureCourse(
        tuple(stops),
        posture.label,
        stayed=posture.stayed,
        barred=_barred(opened, position, matter),
        opens=Target("map", opened.phrases.words("map.heading"), Select("procedure")),
        opened=_opened(opened, replay, matter),
    )


def stations_of(procedure: Procedure) -> tuple[Station, ...]:
    """Return the stations of a rule book; if it names none, each posture is one."""
    if procedure.tracks[0].stations:
        return procedure.tracks[0].stations
    return tuple(Station(posture.label, (name,)) for name, posture in procedure.postures.items())


def station_at(stations: tuple[Station, ...], posture: PostureId) -> int:
    """Return the number of the station that a posture belongs to."""
    return next((number for number, station in enumerate(stations) if posture in station.postures), 0)


def sign_of(procedure: Procedure, posture: PostureId) -> str:
    """Return the icon of the station of a posture, or nothing if its rule book names none."""
    stations = stations_of(procedure)
    return _icon(stations[station_at(stations, posture)])


def _icon(station: Station) -> str:
    return f"stations/{station.sign}" if station.sign else ""


def between(step: Step, matter: MatterId) -> Iterator[PostureId]:
    """Yield the postures that the moves of one turn went through."""
    posture = step.before.matters[matter].posture
    for planned in (*step.choice.half.moves, *(step.outcome.half.moves if step.outcome else ())):
        move = planned.move
        if move.matter == matter and posture in move.leads:
            posture = move.leads[posture]
            yield posture


def _opened(opened: OpenedCase, replay: Replay, matter: MatterId) -> OpenedGate | None:
    """Return the appeal if the last turn has opened it."""
    procedure = opened.scenario.matters[matter].procedure
    if not replay.steps:
        return None
    before, now = replay.steps[-1].before, replay.position
    were_open = {move.id for move in procedure.moves_open(before)}
    stations, was = stations_of(procedure), before.matters[matter].posture
    for move in procedure.moves_open(now):
        if move.id.endswith("appeal") and move.id not in were_open and was not in move.leads:
            start = station_at(stations, was)
            to = station_at(stations, move.leads[now.matters[matter].posture])
            says = opened.phrases.words("map.opened", move=move.label)
            return OpenedGate(start, to, says) if to > start else None
    return None


def _barred(opened: OpenedCase, position: Position, matter: MatterId) -> BarredMove | None:
    """Return a move further on that is refused; an appeal that is refused matters more than any other."""
    stations = stations_of(opened.scenario.matters[matter].procedure)
    here = station_at(stations, position.matters[matter].posture)
    found: BarredMove | None = None
    for choice in opened.case.choices(position):
        for reason in opened.case.reasons(position, choice.key.choice):
            if not isinstance(reason, MoveRefused) or reason.move.matter != matter:
                continue
            to = max((station_at(stations, lead) for lead in reason.move.leads.values()), default=0)
            if to > here + 1:
                says = reason.refusal.says.rstrip(".") if reason.refusal else ""
                said = f"{reason.move.label}: {says[:1].lower()}{says[1:]}" if says else reason.move.label
                barred = BarredMove(
                    to, said, Target(f"bar:{choice.key.choice}", said, Choose(choice.key.choice))
                )
                if reason.move.id.endswith("appeal"):
                    return barred
                found = found or barred
    return found
