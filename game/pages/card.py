"""What a card of a finished play says, whether a window or a page draws it."""

from collections.abc import Iterable

from game.content.phrases import Phrases
from game.engine.play import Play
from game.engine.replay import Replay
from game.model.ids import PostureId
from game.model.procedure import Procedure
from game.model.scenario import Scenario
from game.model.scene import Half


def card_facts(play: Play, phrases: Phrases) -> tuple[str, ...]:
    """Return what a play has come to, in two or three short lines."""
    words, scenario, position = phrases.words, play.case.scenario, play.position
    days = days_in_contempt(scenario, play.replay)
    fines = sum(standing.fines for standing in position.matters.values())
    facts = [words.counted("card.held", days, days=words.number(days)) if days else words("card.never_held")]
    facts.append(words("ending.fines", sum=phrases.money(fines)))
    if scenario.arguments:
        facts.append(words("card.kept", kept=len(position.preserved), all=len(scenario.arguments)))
    return tuple(facts)


def days_in_contempt(scenario: Scenario, replay: Replay) -> int:
    """Return the days on which some duty was in contempt; a stay rests the sum and does not end it."""
    procedures = {name: matter.procedure for name, matter in scenario.matters.items()}
    standing = {name: one.postures for name, one in replay.opening.matters.items()}
    held = {name: _is_held(procedures[name], at, False) for name, at in standing.items()}
    days = 0
    for step in replay.steps:
        half_time = step.choice.half.passing.ends_on(step.before.date)
        court = step.outcome.half if step.outcome else Half()
        times = ((half_time - step.before.date).days, (step.after.date - half_time).days)
        for half, passed in zip((step.choice.half, court), times, strict=True):
            days += passed if any(held.values()) else 0
            for planned in half.moves:
                move, name = planned.move, planned.move.matter
                standing[name] = tuple(move.leads.get(one, one) for one in standing[name])
                held[name] = _is_held(procedures[name], standing[name], held[name])
        # A move that was left out has led nowhere.
        standing = {name: one.postures for name, one in step.after.matters.items()}
        held = {name: _is_held(procedures[name], at, held[name]) for name, at in standing.items()}
    return days


def _is_held(procedure: Procedure, standing: Iterable[PostureId], before: bool) -> bool:
    """It begins where a sum could run; it ends with obedience, with the order, or where none is left."""
    postures = [procedure.postures[one] for one in standing]
    if any(one.sanctions in ("end", "void") for one in postures):
        return False
    return any(one.sanctions == "accrue" or (before and one.stayed) for one in postures)
