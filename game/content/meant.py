"""What was probably meant by what does not fit: a key in another block, another word, a guard as an effect.

It is looked for only where there is a mistake to tell, so that reading a well file costs nothing.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from game.content.compared import changed, compared, sign_meant
from game.content.documents.effects import EFFECTS
from game.content.documents.guards import GUARDS
from game.content.documents.values import Mistake

# What authors write for a key of ours; where several are named, the first that the block has is meant.
_OTHER_WORDS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("if", "only_if", "condition", "conditions", "requires", "guard", "guards"), ("when",)),
    **dict.fromkeys(("next", "leads_to", "then", "to", "goto", "scene"), ("goes_to",)),
    **dict.fromkeys(("title", "name", "label"), ("label", "title")),
    **dict.fromkeys(("description", "prose", "says", "text"), ("text", "says")),
    **dict.fromkeys(("probability", "chance", "likelihood", "percent"), ("odds",)),
    **dict.fromkeys(("duration", "days", "weeks"), ("takes", "in")),
    **dict.fromkeys(("until", "on", "date"), ("in",)),
    **dict.fromkeys(("options", "actions"), ("choices",)),
    **dict.fromkeys(("min", "minimum", "gte"), ("at_least",)),
    **dict.fromkeys(("max", "maximum", "lte"), ("at_most",)),
    **dict.fromkeys(("equals", "value"), ("is",)),
    **dict.fromkeys(("von", "original", "source", "english"), ("from",)),
    **dict.fromkeys(("nach", "translation", "target", "says", "german"), ("to",)),
    **dict.fromkeys(("+", "-", "+=", "-=", "change", "add"), ("by",)),
}
# In which blocks a block stands that was not indented far enough, and by which keys it is known.
_INSIDE: Mapping[str, tuple[str, ...]] = {
    "choices": ("goes_to", "outcomes", "stance"),
    "outcomes": ("goes_to", "odds"),
    "scenes": ("choices", "ending"),
}
_GUARD_FOR: Mapping[str, str] = {
    "find": "{{fact: {name}}}",
    "lose": "{{not: [{{fact: {name}}}]}}",
    "preserve": "{{preserved: {name}}}",
    "forfeit": "{{forfeited: {name}}}",
    "meet": "{{deadline: {name}, is: met}}",
}
_EFFECT_FOR: Mapping[str, str] = {
    "fact": "{{find: {name}}}",
    "preserved": "{{preserve: {name}}}",
    "forfeited": "{{forfeit: {name}}}",
}
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_NOT = re.compile(r"(?:not|no)[_ -](\w+)\Z")
_LONGEST = 120


def key_meant(key: str, inside: Any, known: Iterable[str]) -> str:
    """Return what to do about a key that its block does not have, or nothing where nobody knows."""
    there = tuple(known)
    if key == "is" and "fact" in there:
        return "Leave it out; to ask that the fact has not been found, write `{not: [{fact: ID}]}`."
    if key == "unless" and "when" in there:
        return "Write `when: [{not: [...]}]` with the guard that should not hold."
    if change := _change_meant(key, inside, there):
        return change
    if sign_meant(key) in there:
        return f"Did you mean '{sign_meant(key)}'?"
    if meant := next((word for word in _OTHER_WORDS.get(key, ()) if word in there), None):
        return f"Did you mean '{meant}'?"
    for block, marks in _INSIDE.items():
        if block in there and isinstance(inside, dict) and any(mark in inside for mark in marks):
            return f"Indent it by two more spaces, so that it is inside `{block}`."
    return "" if f"{key}s" in there or key.removesuffix("s") in there else _home_of(key)


def _change_meant(key: str, inside: Any, there: tuple[str, ...]) -> str:
    """Return where an effect or a guard stands that was written as a key of its own."""
    if key == "meters" and isinstance(inside, dict):
        meter, by = next(iter(inside.items()), ("ID", "N"))
        number = by.lstrip("+") if isinstance(by, str) and re.fullmatch(r"[+-]?\d+", by) else "N"
        home = "`effects`" if "effects" in there else "`effects` of a choice or an outcome"
        return f"Changes go in {home}: `{{meter: {meter}, by: {number}}}`."
    name = inside if isinstance(inside, str) and _NAME.match(inside) and key != "meter" else "..."
    if key in EFFECTS and "effects" in there:
        return f"Changes go in `effects`: `{{{key}: {name}}}`."
    if key in GUARDS and "when" in there and "goes_to" in there:
        return f"Conditions go in `when`: `{{{key}: {name}}}`."
    return ""


def _home_of(key: str) -> str:
    """Return in which blocks of a scenario a key belongs, the nearest first, or nothing."""
    from game.content.documents import scenario, scenes

    blocks = (
        ("in a choice", scenes.ChoiceDocument),
        ("in an outcome", scenes.OutcomeDocument),
        ("in a ruling", scenes.RulingDocument),
        ("in a scene", scenes.SceneDocument),
        ("in an ending", scenes.EndingDocument),
        ("at the top of the file", scenario.ScenarioDocument),
    )
    having = [home for home, document in blocks if key in document.keys][:2]
    return (
        f"`{key}` belongs {' or '.join(having).replace(' or in ', ' or ')}: write it there." if having else ""
    )


def kind_meant(noun: str, mistake: Mistake) -> str:
    """Return what to write instead of a guard or an effect that is none, or nothing if unknown."""
    given = mistake.given
    if isinstance(given, str):
        is_name = noun == "guard" and _NAME.match(given)
        if is_name:
            return f"Write a block such as `{{fact: {given}}}`."
        return _of_a_meter(noun, given)
    if not isinstance(given, dict) or not given:
        return ""
    key, value = next(iter(given.items()))
    if (
        isinstance(value, str)
        and key not in mistake.known
        and (said := _of_a_meter(noun, f"{key} {value}".strip()))
    ):
        return said
    first, _, rest = key.partition(" ")
    if rest and not value and first in mistake.known:
        return f"Put a colon after the first word: `{{{first}: {rest}}}`."
    name = value if isinstance(value, str) and _NAME.match(value) else "ID"
    if noun == "guard":
        return _guard_meant(key, name)
    if key in _EFFECT_FOR:
        instead = _EFFECT_FOR[key].format(name=name)
        return f"`{key}` is a guard; an effect that brings it about is `{instead}`."
    return ""


def _of_a_meter(noun: str, written: str) -> str:
    """Return the guard or effect that a name and a number say, or nothing where they say none."""
    said: tuple[str, str] | None = None
    if noun == "effect":
        said = changed(written)
    elif one := compared(written):
        said = one.name, f"{one.bound}: {one.number}"
    if said is None or not _NAME.match(said[0]):
        return ""
    return f"Write `{{meter: {said[0]}, {said[1]}}}`, if '{said[0]}' is a meter."


def _guard_meant(key: str, name: str) -> str:
    if key in _GUARD_FOR:
        instead = _GUARD_FOR[key].format(name=name)
        return f"`{key}` is an effect; a guard that asks for it is `{instead}`."
    negated = _NOT.match(key)
    if negated and negated[1] in GUARDS:
        return f"Write `{{not: [{{{negated[1]}: {name}}}]}}`."
    if key in ("or", "either", "any_of"):
        return "Write `{any: [...]}`, where one is enough."
    if key in ("and", "all", "all_of", "both"):
        return "Write its guards one after the other: a list means all of them."
    return ""


def inside_a_block(mistake: Mistake) -> str:
    """Return how to write a text or a list as a part of the expected block, or nothing if unknown."""
    needed = [key for key, means in mistake.known.items() if means]
    given = mistake.given
    if not mistake.known and isinstance(given, list) and given and isinstance(given[0], str):
        if mistake.steps and mistake.steps[-1] in ("from", "also"):
            pairs = ", ".join(f"{one}: ..." for one in given if isinstance(one, str))
            remedy = f"Write each with the posture to which it leads: `{{{pairs}}}`."
            return remedy if len(remedy) <= _LONGEST else ""
        if mistake.steps and mistake.steps[-1] == "answers":
            return f"Give each a name of its own, such as `{{first: {given[0][:40]}, second: ...}}`."
        return f"Write each on a line of its own below it, such as `{given[0][:40]}: {{label: ...}}`."
    arrow = (
        re.fullmatch(r"([a-z0-9-]+) *(?:->|=>|\u2192|to) *([a-z0-9-]+)", given)
        if isinstance(given, str)
        else None
    )
    if not mistake.known and arrow:
        return f"Write `{{{arrow[1]}: {arrow[2]}}}`."
    if mistake.steps and mistake.steps[-1] in ("from", "also") and isinstance(given, str) and given:
        return f"Write it with the posture to which it leads: `{{{given[:40]}: ...}}`."
    if len(needed) > 1:
        return f"Write a block: `{{{', '.join(f'{key}: ...' for key in needed)}}}`."
    first = next(iter(needed or mistake.known), "")
    fits = needed or first in ("label", "title", "at_least")
    if not fits or not isinstance(given, str) or given in ("true", "false"):
        return ""
    if not given:
        return f"Write a block: `{{{first}: ...}}`."
    quoted = f'"{given}"' if re.search(r"[,:#\[\]{}\"']", given) else given
    remedy = f"Write a block: `{{{first}: {quoted}}}`."
    return remedy if len(remedy) <= _LONGEST else ""


def instead_of_a_list(key: str, given: Any) -> str:
    """Return what to write for a list where one name is expected, or nothing where nobody knows."""
    # In a guard each name has a block of its own.
    if key not in GUARDS or not isinstance(given, list) or not all(isinstance(one, str) for one in given):
        return ""
    remedy = f"Write a block for each: `{', '.join(f'{{{key}: {one}}}' for one in given)}`."
    return remedy if len(remedy) <= _LONGEST else ""
