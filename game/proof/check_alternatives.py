"""Alternatives in one text: where the same fact is asked for with and without, one of them should show.

Only facts are looked at, since of them the guards alone prove what can show together.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby, product

from game.content.tree import Steps
from game.model.guards import AnyOf, FactFound, Guard, HoldsCondition, NotAllOf
from game.model.ids import FactId
from game.model.prose import Paragraph, Prose
from game.model.scenario import Scenario
from game.proof.check_sheet import Sheet, in_a_row

_MOST_FACTS = 8
# A fact that a guard asks for, and whether it asks for it to be found.
_Mention = tuple[FactId, bool]
_Told = tuple[int, str]


def check_alternatives(scenario: Scenario, sheet: Sheet) -> None:
    """Write down alternatives of which in some case none shows, or both do."""
    for steps, first, run in _runs(scenario):
        asked = [_mentions(paragraph.when) for paragraph in run]
        facts = dict.fromkeys(fact for mentions in asked for fact, _ in mentions)
        told = next((told for fact in facts if (told := _amiss(fact, run, asked))), None)
        if told:
            at, what = told
            remedy = "Let the guards of the one deny just what those of the other ask for."
            sheet.warn((*steps, first + at), "D111", (what, remedy))


def _runs(scenario: Scenario) -> Iterator[tuple[Steps, int, Prose]]:
    """Yield runs of guarded paragraphs: where their text stands, the first of them, and all."""
    for steps, prose in _proses(scenario):
        first = 0
        for guarded, run in groupby(prose, key=lambda paragraph: bool(paragraph.when)):
            paragraphs = tuple(run)
            if guarded and len(paragraphs) > 1:
                yield steps, first, paragraphs
            first += len(paragraphs)


def _proses(scenario: Scenario) -> Iterator[tuple[Steps, Prose]]:
    """Yield each text of more than one paragraph, and where it stands."""
    for scene in scenario.scenes.values():
        if len(scene.text) > 1:
            yield ("scenes", scene.id, "text"), scene.text
        for choice in scene.choices.values():
            here: Steps = ("scenes", scene.id, "choices", choice.key.choice)
            if len(choice.half.text) > 1:
                yield (*here, "text"), choice.half.text
            for outcome in choice.outcomes.values():
                if len(outcome.half.text) > 1:
                    yield (*here, "outcomes", outcome.id, "text"), outcome.half.text


def _mentions(guards: Iterable[Guard], found: bool = True) -> frozenset[_Mention]:
    """Return the facts that guards ask for; with none where they ask for something else, too."""
    mentions: set[_Mention] = set()
    for guard in guards:
        match guard:
            case FactFound(fact=fact):
                inside = frozenset({(fact, found)})
            case AnyOf(guards=parts) | HoldsCondition(when=parts):
                inside = _mentions(parts, found)
            case NotAllOf(guards=parts):
                inside = _mentions(parts, not found)
            case _:
                return frozenset()
        if not inside:
            return frozenset()
        mentions |= inside
    return frozenset(mentions)


def _amiss(fact: FactId, prose: Prose, asked: list[frozenset[_Mention]]) -> _Told | None:
    """Return what is amiss with the paragraphs that ask for a fact, with or without; else with None."""
    with_it = [at for at, mentions in enumerate(asked) if _only(fact, mentions, True)]
    without = [at for at, mentions in enumerate(asked) if _only(fact, mentions, False)]
    about = _joined(fact, asked)
    others = [at for at, mentions in enumerate(asked) if not mentions]
    facts = sorted({name for at in about for name, _ in asked[at]})
    if not with_it or not without or others or len(facts) > _MOST_FACTS:
        return None
    for found in _every_case(facts):
        shown = {at for at in about if _shows(prose[at], found)}
        both = (max(a, b) for a in shown & set(with_it) for b in shown & set(without) if abs(a - b) == 1)
        if second := next(both, None):
            return second, f"{_case(facts, found)} both alternatives about '{fact}' show"
        if not shown:
            last = max(*with_it, *without)
            return last, f"{_case(facts, found)} none of the alternatives about '{fact}' shows"
    return None


def _joined(fact: FactId, asked: list[frozenset[_Mention]]) -> set[int]:
    """Return the paragraphs that ask for a fact, or for one that those ask for, too, and so on."""
    facts, about = {fact}, set[int]()
    while more := {at for at, each in enumerate(asked) if facts & {name for name, _ in each}} - about:
        about |= more
        facts |= {name for at in more for name, _ in asked[at]}
    return about


def _only(fact: FactId, mentions: frozenset[_Mention], found: bool) -> bool:
    return (fact, found) in mentions and (fact, not found) not in mentions


def _every_case(facts: list[FactId]) -> Iterator[frozenset[FactId]]:
    for answers in product((True, False), repeat=len(facts)):
        yield frozenset(fact for fact, there in zip(facts, answers, strict=True) if there)


def _shows(paragraph: Paragraph, found: frozenset[FactId]) -> bool:
    return all(_holds(guard, found) for guard in paragraph.when)


def _holds(guard: Guard, found: frozenset[FactId]) -> bool:
    match guard:
        case FactFound(fact=fact):
            return fact in found
        case AnyOf(guards=parts):
            return any(_holds(part, found) for part in parts)
        case NotAllOf(guards=parts):
            return not all(_holds(part, found) for part in parts)
        case HoldsCondition(when=parts):
            return all(_holds(part, found) for part in parts)
        case _:
            raise AssertionError("only guards about facts are looked at")


def _case(facts: list[FactId], found: frozenset[FactId]) -> str:
    """Return a case in words, such as `with 'a' and without 'b'`."""
    there, missing = ([fact for fact in facts if (fact in found) is yes] for yes in (True, False))
    parts = [
        f"{word} {in_a_row(names, 'and')}" for word, names in (("with", there), ("without", missing)) if names
    ]
    return " and ".join(parts)
