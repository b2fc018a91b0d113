"""Validation errors in the author's words: what is wrong at a place, and what to write instead."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel

from game.content.documents.effects import EFFECT_KINDS
from game.content.documents.guards import GUARD_KINDS
from game.content.problems import brief, did_you_mean
from game.content.shapes import document_at, keys_of
from game.content.tree import Steps


class Told(NamedTuple):
    """A validation error as it is told: its code, the problem and the remedy."""

    code: str
    what: str
    remedy: str


def told(error: Any, root: type[BaseModel]) -> Told:
    """Answer with the sentences for one validation error of a document."""
    kind, steps, given = error["type"], tuple(error["loc"]), error["input"]
    if kind == "extra_forbidden":
        return _unknown_key(steps, root)
    if kind == "missing":
        return _missing(steps, root)
    if kind == "literal_error":
        return _not_one_of(given, error["ctx"]["expected"])
    if kind == "string_pattern_mismatch":
        return _pattern(steps, given)
    if kind in _KINDS:
        return _unknown_kind(_KINDS[kind], given)
    simple = _SIMPLE.get(kind)
    if simple:
        return simple(steps, _given(given))
    key = _key(steps)
    return Told(
        "S003", f"'{key}' cannot be {_given(given)}", "See docs/scenario-format.md for what it takes."
    )


def _key(steps: Steps) -> str:
    named = [step for step in steps if isinstance(step, str) and step != "[key]"]
    if named[-2:] == ["odds", "base"]:
        return "odds"  # It may be written as one number.
    return named[-1] if named else "this"


def _given(value: Any) -> str:
    if isinstance(value, str):
        return f"'{value[:40]}'" if value else "nothing"
    return "a list" if isinstance(value, list) else "a block of keys"


def _unknown_key(steps: Steps, root: type[BaseModel]) -> Told:
    document = document_at(root, steps[:-1])
    known = keys_of(document) if document else {}
    what = f"unknown key '{brief(str(steps[-1]))}'" + (f" in {_inside(steps[:-1])}" if len(steps) > 1 else "")
    if str(steps[-1]).isdecimal():
        return Told("S001", what, "Write a number without commas, such as `10000`.")
    return Told("S001", what, _instead_of(str(steps[-1]), known))


def _instead_of(key: str, known: Iterable[str]) -> str:
    """Answer with what to write instead of a key that is none: it may be a part of a text."""
    joined = key.strip().replace(" ", "_").replace("-", "_")
    if joined != key and joined in known:
        return f"Did you mean '{joined}'?"
    first = key.partition(":")[0].strip()
    if first in known:
        return f"Put a space after the colon: `{first}: ...`."
    if " " in key.strip():
        return "Put straight quotes around a text that has a comma: inside `{...}` it ends the text."
    return did_you_mean(key, known)


def _inside(steps: Steps) -> str:
    named = [str(step) for step in steps if isinstance(step, str) and ":" not in step]
    return f"'{'.'.join(named[-3:])}'" if named else "this block"


def _missing(steps: Steps, root: type[BaseModel]) -> Told:
    key = str(steps[-1])
    document = document_at(root, steps[:-1])
    field = keys_of(document).get(key) if document else None
    where = f" in {_inside(steps[:-1])}" if len(steps) > 1 else " at the top of the file"
    described = f": {field.description}" if field and field.description else "."
    return Told("S002", f"the key '{key}' is missing{where}", f"Write `{key}:` here{described}")


def _not_one_of(given: Any, expected: str) -> Told:
    words = [word.strip("' ") for part in expected.split(" or ") for word in part.split(",")]
    if not isinstance(given, str):
        return Told(
            "S013", f"a word is asked for here, not {_given(given)}", f"Write one of: {', '.join(words)}."
        )
    close = did_you_mean(given, words)
    return Told("S013", f"{_given(given)} is not one of the words that fit here", close)


def _pattern(steps: Steps, given: Any) -> Told:
    key = _key(steps)
    if key == "currency":
        return Told(
            "S023", f"{_given(given)} is not a currency code", "Write three capitals, such as `USD` or `EUR`."
        )
    if key == "language":
        return Told(
            "S023", f"{_given(given)} is not a language tag", "Write one such as `en`, `de` or `pt-BR`."
        )
    if key == "better":
        return Told(
            "S013", f"{_given(given)} is not one of the words that fit here", "Write `high` or `low`."
        )
    remedy = "Use small letters, digits and single hyphens, such as `motion-to-vacate`."
    return Told("S014", f"{_given(given)} cannot be a name", remedy)


def _asks(code: str, asked: str, remedy: str) -> Callable[[Steps, str], Told]:
    def sentence(steps: Steps, given: str) -> Told:
        return Told(code, f"'{_key(steps)}' asks for {asked}, not {given}", remedy)

    return sentence


class _Kinds(NamedTuple):
    """The kinds of guard, or of effect, and how one is written."""

    noun: str
    example: str
    known: tuple[str, ...]


_KINDS: Mapping[str, _Kinds] = {
    "unknown_guard": _Kinds("guard", "{fact: ID}", GUARD_KINDS),
    "unknown_effect": _Kinds("effect", "{find: ID}", EFFECT_KINDS),
}


def _unknown_kind(kinds: _Kinds, given: Any) -> Told:
    """A block is known by its first key; where that is a slip of a known one, it is named."""
    key = next(iter(given), "") if isinstance(given, dict) else ""
    close = did_you_mean(key, kinds.known) if key else ""
    remedy = f"Write a block such as `{kinds.example}`; it opens with one of: {', '.join(kinds.known)}."
    what = f"this is no {kinds.noun}: {f'a block that opens with {brief(key)!r}' if key else _given(given)}"
    return Told("S016", what, close if close.startswith("Did you mean") else remedy)


def _has(amount: str, remedy: str) -> Callable[[Steps, str], Told]:
    def sentence(steps: Steps, _: str) -> Told:
        return Told("S008", f"'{_key(steps)}' has {amount}", remedy)

    return sentence


_TEXT = _asks("S003", "a text", "Write a text; put quotes around it where it has a colon or a bracket.")
_LIST = _asks("S004", "a list", "Write each part on a line of its own after `- `, or all in `[...]`.")
_BLOCK = _asks(
    "S005", "a block of keys", "Write `key: value` lines below it, indented by two spaces, or `{key: value}`."
)

_SIMPLE: Mapping[str, Callable[[Steps, str], Told]] = {
    "string_type": _TEXT,
    "string_too_short": _TEXT,
    "string_too_long": _has("too many signs", "Shorten it: 20,000 are the most, and 64 for a name."),
    "tuple_type": _LIST,
    "list_type": _LIST,
    "dict_type": _BLOCK,
    "model_type": _BLOCK,
    "model_attributes_type": _BLOCK,
    "mapping_type": _BLOCK,
    "too_short": _has("too few parts", "Write at least one (two answers for a question)."),
    "too_long": _has("too many parts", "Take some out: 12 matters, 12 picks and 7 stations are the most."),
    "whole_number": _asks("S006", "a whole number", "Write digits only, such as `60` or `-25`."),
    "points": _asks(
        "S007", "points of 100", "Write a number such as `35` or `2.5`, or for odds `{base, plus}` or `rest`."
    ),
    "day": _asks("S009", "a date", "Write year, month and day, such as `2014-04-25`, between 1600 and 2999."),
    "no_such_day": _asks("S009", "a date that exists", "Check month and day, such as `2014-04-25`."),
    "duration": _asks("S010", "a time", "Write one such as `5 days` or `2 weeks`."),
    "duration_too_long": _asks(
        "S010", "a time of at most a hundred years", "Write one such as `5 days` or `2 weeks`."
    ),
    "yes_or_no": _asks("S011", "`true` or `false`", "Write one of these two words."),
    "paragraph": _asks(
        "S015",
        "one text, one exhibit or one speech a paragraph",
        "Write `- A text.`, `- {judge: What is said.}` or `- {exhibit: ID}`; `when:` may be added.",
    ),
}
