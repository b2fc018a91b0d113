"""Mistakes in the author's words: what is wrong at a place, and what to write instead."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from game.content.amounts import (
    cites_meant,
    date_meant,
    day_meant,
    odds_meant,
    pin_meant,
    share_meant,
    sum_meant,
    time_meant,
)
from game.content.compared import bound_meant
from game.content.documents.values import Mistake
from game.content.lookalikes import typed_plainly
from game.content.meant import inside_a_block, instead_of_a_list, key_meant, kind_meant
from game.content.problems import brief, did_you_mean
from game.content.tree import Steps


class MistakeWording(NamedTuple):
    """A mistake as it is told: its code, the problem and the remedy."""

    code: str
    what: str
    remedy: str


def told(mistake: Mistake) -> MistakeWording:
    """Return the sentences for one mistake."""
    match mistake.kind:
        case "unknown key":
            return _unknown_key(mistake)
        case "missing key":
            return _missing(mistake)
        case "word":
            return _not_one_of(mistake.given, mistake.known)
        case "no guard":
            return _no_such_kind("guard", "{fact: ID}", mistake)
        case "no effect":
            return _no_such_kind("effect", "{find: ID}", mistake)
        case kind:
            worded = _SENTENCES[kind](mistake.steps, _given(mistake.given))
            # Where what was meant can be seen, it is shown instead of what is asked for in general.
            shown = ""
            if kind == "block":
                shown = inside_a_block(mistake)
            elif kind == "text":
                shown = instead_of_a_list(_key(mistake.steps), mistake.given)
            elif kind in _AMOUNTS and isinstance(mistake.given, str):
                shown = _with_its_sign(mistake.given) or _AMOUNTS[kind](mistake.given)
                shown = shown or (bound_meant(mistake.given) if kind == "whole number" else "")
            elif kind in _SHOWN and isinstance(mistake.given, str):
                shown = _SHOWN[kind](mistake.given)
            return worded._replace(remedy=shown) if shown else worded


PARTED = "Put straight quotes around text that has a comma: inside `{...}` a comma ends the text."


def _key(steps: Steps) -> str:
    named = [step for step in steps if isinstance(step, str)]
    if named[-2:] == ["odds", "base"]:
        return "odds"  # It may be written as one number.
    return named[-1] if named else "this"


def _given(value: Any) -> str:
    if isinstance(value, str):
        return f"'{value[:40]}'" if value else "nothing"
    return "a list" if isinstance(value, list) else "a block of keys"


def _unknown_key(mistake: Mistake) -> MistakeWording:
    *around, last = mistake.steps
    key = str(last)
    what = f"unknown key '{brief(key)}'" + (f" in {_inside(around)}" if around else "")
    if key.isdecimal():
        return MistakeWording("S001", what, "Write a number without commas, such as `10000`.")
    meant = key_meant(key, mistake.given, mistake.known)
    return MistakeWording("S001", what, meant or _instead_of(key, mistake.known))


def _instead_of(key: str, known: Iterable[str]) -> str:
    """Return what to write instead of a key that is none: it may be a part of a text."""
    joined = key.strip().replace(" ", "_").replace("-", "_")
    if joined != key and joined in known:
        return f"Did you mean '{joined}'?"
    first = key.partition(":")[0].strip()
    if first in known:
        return f"Put a space after the colon: `{first}: ...`."
    if " " in key.strip():
        return PARTED
    return did_you_mean(key, known)


def _inside(steps: Iterable[str | int]) -> str:
    named = [str(step) for step in steps if isinstance(step, str)]
    return f"'{'.'.join(named[-3:])}'" if named else "this block"


def _missing(mistake: Mistake) -> MistakeWording:
    *around, last = mistake.steps
    key = str(last)
    where = f" in {_inside(around)}" if around else " at the top of the file"
    meaning = mistake.known[key]
    return MistakeWording("S002", f"the key '{key}' is missing{where}", f"Write `{key}:` here: {meaning}")


def _not_one_of(given: Any, words: Iterable[str]) -> MistakeWording:
    if not isinstance(given, str):
        return MistakeWording(
            "S013", f"one word is expected here, not {_given(given)}", f"Write one of: {', '.join(words)}."
        )
    close = did_you_mean(given, words)
    return MistakeWording("S013", f"{_given(given)} is not one of the words allowed here", close)


def _asks(code: str, asked: str, remedy: str) -> Callable[[Steps, str], MistakeWording]:
    def sentence(steps: Steps, given: str) -> MistakeWording:
        return MistakeWording(code, f"'{_key(steps)}' needs {asked}, not {given}", remedy)

    return sentence


def _no_name(_: Steps, given: str) -> MistakeWording:
    """Names have one spelling; where what was written has letters, it is shown in that."""
    typed = typed_plainly(given[1:-1])
    spelt = "-".join(re.findall(r"[a-z0-9]+", (typed.name if typed else given[1:-1]).lower()))
    remedy = f"Use lowercase letters, digits and single hyphens, such as `{spelt or 'motion-to-vacate'}`."
    has = f", since it has {typed.has}" if typed else ""
    return MistakeWording("S014", f"{given} cannot be a name{has}", remedy)


def _no_pin(_: Steps, given: str) -> MistakeWording:
    """A cite with something behind its id that is no pin."""
    name = re.split(r"[,\s]", given.strip("'"))[0]
    remedy = f"Write `{name} at PIN`, such as `{name} at 532`, or the id alone."
    return MistakeWording("S024", f"{given} is no id with a pin", remedy)


def _no_such_kind(noun: str, example: str, mistake: Mistake) -> MistakeWording:
    """A block is known by its first key; where that is a slip of a known one, it is named."""
    given, known = mistake.given, mistake.known
    key = next(iter(given), "") if isinstance(given, dict) else ""
    close = did_you_mean(key, known) if key else ""
    remedy = f"Write a block such as `{example}`; it begins with one of: {', '.join(known)}."
    what = f"no {noun} begins with '{brief(key)}'" if key else f"this is no {noun}: {_given(given)}"
    meant = kind_meant(noun, mistake)
    return MistakeWording("S016", what, meant or (close if close.startswith("Did you mean") else remedy))


def _is(code: str, what: str, remedy: str) -> Callable[[Steps, str], MistakeWording]:
    def sentence(_: Steps, given: str) -> MistakeWording:
        return MistakeWording(code, f"{given} {what}", remedy)

    return sentence


def _has(amount: str, remedy: str) -> Callable[[Steps, str], MistakeWording]:
    def sentence(steps: Steps, _: str) -> MistakeWording:
        return MistakeWording("S008", f"'{_key(steps)}' has {amount}", remedy)

    return sentence


_SENTENCES: Mapping[str, Callable[[Steps, str], MistakeWording]] = {
    "text": _asks("S003", "text", "Write text, in quotes if it has a colon or a bracket."),
    "text too long": _has(
        "too many characters", "Shorten it to at most 20,000 characters, or 64 for a name."
    ),
    "list": _asks(
        "S004", "a list", "Write each item on a line of its own after `- `, or all of them in `[...]`."
    ),
    "block": _asks(
        "S005",
        "a block of keys",
        "Write `key: value` lines below it, indented by two spaces, or `{key: value}`.",
    ),
    "too few parts": _has("too few items", "Write at least one (two answers for a question)."),
    "too many parts": _has(
        "too many items", "Take some out: 12 matters, 12 picks, 7 tracks and 7 stations are the limit."
    ),
    "whole number": _asks("S006", "a whole number", "Write digits only, such as `60` or `-25`."),
    "points": _asks(
        "S007",
        "points of 100",
        "Write a number such as `35`, `2.5` or `1/3`, or for odds `{base, plus}` or `rest`.",
    ),
    "share": _asks("S007", "a number from 0 to 1", "Write one such as `0.3`, `1/3` or `1`."),
    "day": _asks("S009", "a date", "Write year, month and day, such as `2014-04-25`, between 1600 and 2999."),
    "no such day": _asks("S009", "a date that exists", "Check month and day, such as `2014-04-25`."),
    "duration": _asks("S010", "a length of time", "Write one such as `5 days` or `2 weeks`."),
    "duration too long": _asks("S010", "at most a hundred years", "Write one such as `5 days` or `2 weeks`."),
    "yes or no": _asks("S011", "`true` or `false`", "Write one of these two words."),
    "better": _is("S013", "is not one of the words allowed here", "Write `high` or `low`."),
    "paragraph": lambda _, __: MistakeWording(
        "S015",
        "this paragraph is not exactly one text, one speech or one exhibit",
        "Write `- A text.`, `- {judge: What is said.}` or `- {exhibit: ID}`; `when:` may be added.",
    ),
    "id": _no_name,
    "pin": _no_pin,
    "shared points": lambda steps, given: MistakeWording(
        "S007",
        f"'{_key(steps)}' needs points of 100, and {given} is a fraction here",
        "Write the points alone.",
    ),
    "several cites": lambda _, given: MistakeWording(
        "S024", f"{given} is more than one source in one text", "Write a list, with a comma between any two."
    ),
    "currency": _is("S023", "is not a currency code", "Write three capitals, such as `USD` or `EUR`."),
    "language": _is("S023", "is not a language tag", "Write one such as `en`, `de` or `pt-BR`."),
}


_AMOUNTS: Mapping[str, Callable[[str], str]] = {
    "whole number": sum_meant,
    "points": odds_meant,
    "shared points": odds_meant,
    "share": share_meant,
    "duration": time_meant,
}
_SHOWN: Mapping[str, Callable[[str], str]] = {
    "pin": pin_meant,
    "several cites": cites_meant,
    "no such day": day_meant,
    "day": date_meant,
}


def remedy_of(kind: str) -> str:
    """Return what an author is advised where a value is not of a kind."""
    return _SENTENCES[kind]((), "").remedy


def _with_its_sign(given: Any) -> str:
    """Return how to write a number that has a sign other than a hyphen, or nothing."""
    found = re.match(r"\s*([+\uff0b\u2010-\u2015\u2212])\s*(\d[\d./]*( days?| weeks?)?)\s*\Z", str(given))
    if found is None:
        return ""
    if found[1] in "+\uff0b":
        return f"Write `{found[2]}`, without the plus sign."
    return f"Write `-{found[2]}`, with the hyphen of the keyboard."
