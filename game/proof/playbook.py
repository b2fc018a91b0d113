"""An expected play, carried out: what came of it, and where it fell short of what was expected."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from game.content.mentions import Link
from game.content.phrases import Phrases
from game.engine.case import Case, turn_of
from game.engine.errors import ChoiceNotOpenError, OutcomeNotOpenError
from game.engine.replay import Replay, Step
from game.errors import GameError
from game.model.cites import pinned
from game.model.expected import ExpectedTurn, Playbook
from game.model.guards.standing import StandsIn
from game.model.guards.values import FinesWithin, MeterWithin
from game.model.ids import AuthorityId, OutcomeId, as_written
from game.model.kinds import Guard
from game.model.position import Position, Standing
from game.model.procedure import Procedure
from game.model.scenario import Scenario
from game.model.scene import NoOutcomeOpen
from game.pages.lines.page import words_of
from game.proof.findings import in_a_row, plain_turn

_MOST_NAMED = 6
_LONGEST_REASON = 120


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Something expected that did not hold: its turn from 0 (None for the whole), its key, and what.

    `part` counts the guard of `then` or the choice of `locked`; `remedy` is what to do where that is known.
    """

    turn: int | None
    key: str
    what: str
    remedy: str = ""
    part: int | None = None


@dataclass(slots=True)
class PlaybookRun:
    """A playbook as far as it could be played."""

    case: Case
    playbook: Playbook
    replay: Replay
    shortfalls: list[Shortfall] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Return whether everything expected came true."""
        return not self.shortfalls


def run_playbook(playbook: Playbook, phrases: Phrases, case: Case | None = None) -> PlaybookRun:
    """Play a playbook of a scenario; every expectation that fails is a shortfall, none raises.

    A case that was made for its variant before need not be made again.
    """
    case = case or Case(phrases.scenario, playbook.variant)
    run = PlaybookRun(case, playbook, case.begin())
    for index, expected in enumerate(playbook.turns):
        position = run.replay.position
        try:
            if expected.choice.scene != as_written(position.scene):
                raise GameError(f"the case stands in scene '{as_written(position.scene)}' here")
            step = case.advance(position, turn_of(case, run.replay, expected))
        except GameError as error:
            what = f"the turn '{expected.choice}' cannot be made: {error}"
            remedy = _instead(run, expected, error, phrases)
            run.shortfalls.append(Shortfall(index, "choose", what, remedy))
            return run
        run.replay = run.replay.then(step)
        _hold_against(run, index, step, phrases)
    ends_in, last = playbook.ends_in, as_written(run.replay.position.scene)
    if ends_in not in (None, last):
        what, remedy = f"the play ends in '{last}', not in '{ends_in}'", ""
        if not case.ending(run.replay.position):
            what = f"the play stops in '{last}', and does not come to '{ends_in}'"
            remedy = f"Add the turns that lead there, or write `ends_in: {last}`."
        run.shortfalls.append(Shortfall(None, "ends_in", what, remedy))
    return run


def _instead(run: PlaybookRun, expected: ExpectedTurn, error: GameError, phrases: Phrases) -> str:
    """Return what to do about a turn that cannot be made; nothing where its error says it all."""
    position, stands = run.replay.position, as_written(run.replay.position.scene)
    there = ", ".join(choice.key.choice for choice in run.case.choices(position)[:_MOST_NAMED])
    if expected.choice.scene != stands and not there:
        return f"The play is over in '{stands}': take this turn out."
    if expected.choice.scene != stands:
        return f"Write a turn of scene '{stands}' here: {there}."
    if isinstance(error, OutcomeNotOpenError) and error.open_here:
        return f"Write `outcome:` with one of: {', '.join(error.open_here)}."
    if not isinstance(error, ChoiceNotOpenError):
        return ""
    if error.choice not in {one.key.choice for one in run.case.choices(position)}:
        return "It is not there, since its `shown_when` does not hold: fix that, or the playbook."
    # The player reads the same words.
    reasons = run.case.reasons(position, error.choice)
    said = phrases.reasons(reasons, position)
    # That nothing can come of it is said with what shuts the outcome that is nearest to being open.
    lines = 2 if reasons and isinstance(reasons[0], NoOutcomeOpen) else 1
    reason = " ".join(said[:lines]).replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")
    cut = reason if len(reason) <= _LONGEST_REASON else f"{reason[:_LONGEST_REASON]}..."
    return f"It is locked: '{cut}' Open it before, or take the turn out."


def _exactly(odds: Fraction, phrases: Phrases) -> str:
    """Return odds as a file can have them: points of 100, or a fraction where points would be rounded."""
    return phrases.odds(odds) if (odds * 10_000).denominator == 1 else str(odds)


def _hold_against(run: PlaybookRun, index: int, step: Step, phrases: Phrases) -> None:
    expected, position = run.playbook.turns[index], step.after
    if expected.odds is not None:
        odds = {one.outcome.id: one.odds for one in step.odds}.get(step.turn.outcome or OutcomeId(""))
        if odds != expected.odds:
            is_now = _exactly(odds, phrases) if odds is not None else "none, it has no outcomes"
            what = f"the odds of this outcome are {is_now}, not {_exactly(expected.odds, phrases)}"
            rounded = odds is not None and odds != 0 and abs(odds - expected.odds) < Fraction(1, 100)
            meant = odds == expected.odds * 100 or (rounded and "/" in is_now)
            remedy = f"Odds are points of 100: write `odds: {is_now}`." if meant else ""
            run.shortfalls.append(Shortfall(index, "odds", what, remedy))
    if expected.day is not None and expected.day != position.date:
        what = f"after this turn it is {position.date}, not {expected.day}"
        run.shortfalls.append(Shortfall(index, "date", what))
    for part, guard in enumerate(expected.then):
        if not guard.holds(position):
            what = f"this does not hold after the turn: {phrases.said(guard, position)}"
            run.shortfalls.append(Shortfall(index, "then", what, _now(guard, position), part))
    there = [choice.key.choice for choice in run.case.choices(position)]
    stands = as_written(position.scene)
    for part, choice in enumerate(expected.locked):
        if choice not in there:
            what = f"choice '{choice}' is not there in scene '{stands}'"
            named = ", ".join(there[:_MOST_NAMED])
            remedy = f"Name choices of '{stands}', the scene after this turn: {named}."
            run.shortfalls.append(Shortfall(index, "locked", what, remedy if named else "", part))
        elif not run.case.reasons(position, choice):
            what = f"choice '{choice}' is open, not locked"
            run.shortfalls.append(Shortfall(index, "locked", what, part=part))


def _now(guard: Guard, position: Position) -> str:
    """Return how things stand that a guard asks for, and what to do; nothing where it is plain."""
    match guard:
        case MeterWithin(meter=meter):
            stands = f"It is {position.meters[meter]} then"
        case FinesWithin(matter=matter):
            stands = f"They are {position.matters[matter].fines} then"
        case StandsIn(standpoints=((matter, _), *_)):
            stands = f"It stands in {in_a_row(position.matters[matter].postures, 'and')} then"
        case _:
            return ""
    return f"{stands}: fix the scenario, or the playbook where it expects too much."


def plain(run: PlaybookRun, phrases: Phrases) -> dict[str, Any]:
    """Return what came of a play, as data for other programs; the keys are stable."""
    position, scenario = run.replay.position, phrases.scenario
    return {
        "scenario": scenario.id,
        "edition": str(scenario.edition),
        "ending": position.scene if run.case.ending(position) else None,
        "date": position.date.isoformat(),
        "days": phrases.day_number(position.date),
        "postures": {
            matter: _postures(standing, scenario.matters[matter].procedure)
            for matter, standing in position.matters.items()
        },
        "fines": {matter: standing.fines for matter, standing in position.matters.items()},
        "preserved": sorted(position.preserved),
        "forfeited": sorted(position.forfeited),
        "facts": sorted(position.facts),
        "meters": dict(position.meters),
        "docket": [
            {
                "date": entry.day.isoformat(),
                "by": getattr(entry.what, "by", None),
                "what": phrases.entry(entry),
                "cites": list(map(str, entry.cites)),
            }
            for entry in run.replay.docket
        ],
        "turns": [plain_turn(turn) for turn in run.replay.turns],
        "shortfalls": [{"turn": one.turn, "key": one.key, "what": one.what} for one in run.shortfalls],
    }


def _as_read(text: str, scenario: Scenario) -> str:
    """Return a docket entry as a player reads it, without marks; what has none stays as it is written."""

    def shown(link: Link) -> str:
        sources, hidden = scenario.sources, scenario.mask.names.get(link.id)
        if link.noun == "authority" and link.id in sources.authorities:
            return pinned(sources.authorities[AuthorityId(link.id)].cite, link.pin)
        if link.noun == "stand-in" and hidden:
            return hidden.shown_as
        term = sources.glossary.get(link.id)
        return link.shown or (term.term if term else link.id)

    return words_of(text, shown) if "[" in text or "*" in text else text


def _postures(standing: Standing, procedure: Procedure) -> str | dict[str, str]:
    """Return the posture of a matter, or the posture of each of its tracks where there are several."""
    tracks = [str(track.id) for track in procedure.tracks]
    return dict(zip(tracks, standing.postures, strict=True)) if len(tracks) > 1 else standing.posture


def lines(run: PlaybookRun, phrases: Phrases) -> list[str]:
    """Return what came of a play, in lines for a terminal."""
    position, scenario = run.replay.position, phrases.scenario
    ending = run.case.ending(position)
    said = [f"{scenario.words.title}: {run.playbook.title}"]
    for name, standing in position.matters.items():
        matter = scenario.matters[name]
        stands = phrases.stands(name, standing)
        said.append(f"  {matter.title}: {stands}; fines {phrases.money(standing.fines)}")
    said.append(f"  Date: {phrases.day(position.date)}, day {phrases.day_number(position.date)}")
    for noun, arguments in (("Preserved", position.preserved), ("Forfeited", position.forfeited)):
        labels = [scenario.arguments[a].label for a in scenario.arguments if a in arguments]
        said.append(f"  {noun}: {'; '.join(labels) or 'none'}")
    meters = (f"{scenario.meters[meter].label} {value}" for meter, value in position.meters.items())
    said.append(f"  Meters: {'; '.join(meters) or 'none'}")
    said.append("  Docket:")
    entries = ((entry.day.isoformat(), phrases.entry(entry)) for entry in run.replay.docket)
    said.extend(f"    {day}  {_as_read(text, scenario)}" for day, text in entries)
    said.append(
        f"  Ending: {ending.title if ending else 'none yet, it stands in ' + as_written(position.scene)}"
    )
    for one in run.shortfalls:
        where = f"turn {one.turn + 1}" if one.turn is not None else "the whole play"
        said.append(f"  Not as expected, {where}: {one.what}")
    return said
