"""What a card of a finished play says, whether a window or a page draws it."""

from game.content.phrases import Phrases
from game.engine.contempt import days_in_contempt
from game.engine.play import Play


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
