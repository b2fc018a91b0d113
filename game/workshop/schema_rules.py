"""What single values, keys and blocks of the format must look like in an editor, and what is said if not.

The remedies are those of `contempt check`.
"""
# Longer than 250 lines because all rules stand in one table, beside the values that they speak of.

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from game.content.documents.scenes import GOES_ON
from game.content.documents.values import Count, Day, Duration, Points, Share, Whole, YesNo
from game.content.dropping import NAMED
from game.content.wording import remedy_of
from game.workshop.reference import one_of

Schema: TypeAlias = dict[str, Any]


def _text(pattern: str, said: str, **more: Any) -> Schema:
    return {"type": "string", "pattern": pattern, "errorMessage": said, "patternErrorMessage": said, **more}


_NAME = _text(r"^[a-z0-9]+(-[a-z0-9]+)*$", remedy_of("id"), maxLength=64)
_DAY = r"^(1[6-9]|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_TIME = r"^-?[0-9]{1,6} (day|week)s?$"
_DECIMAL = r"-?[0-9]{1,6}(\.[0-9]{1,6})?"
_FRACTION = r"-?[0-9]{1,6}/[1-9][0-9]{0,5}"

# Short forms, by what they are called in the page on the format.
TEXTS: Mapping[str, Schema] = {
    "a text": {
        "type": ["string", "number"],
        "minLength": 1,
        "maxLength": 20_000,
        "errorMessage": remedy_of("text"),
    },
    "a cite": {
        **_text(r"^[^\s,]+( at \S.*)?$", "Write the id of an authority, or `ID at PIN`."),
        "type": ["string", "number"],
    },
    "a name": _NAME,
    "a part": _text(
        rf"^({'|'.join((*NAMED, 'stations', 'tracks'))})\..+$",
        "Write a kind and a name, such as `moves.appeal` or `postures.served`.",
    ),
    # An id that is all digits is a number for an editor.
    "an id": {**_NAME, "type": ["string", "integer"]},
    "odds": {
        **_text(f"^(rest|{_DECIMAL}|{_FRACTION})$", remedy_of("points")),
        "type": ["string", "number"],
        "minimum": 0,
        "maximum": 100,
    },
    "days": _text("^days$", remedy_of("text"), patternErrorMessage="Write `days`, or `{shifted_by: TIME}`."),
}

# Kinds of value that are known by their type.
SIMPLE: Sequence[tuple[Any, Schema]] = (
    (Whole, {**_text("^-?[0-9]{1,15}$", remedy_of("whole number")), "type": ["integer", "string"]}),
    (Points, {**_text(f"^({_DECIMAL}|{_FRACTION})$", remedy_of("points")), "type": ["number", "string"]}),
    (
        Share,
        {
            **_text(f"^({_DECIMAL}|{_FRACTION})$", remedy_of("share")),
            "type": ["number", "string"],
            "minimum": 0,
            "maximum": 1,
        },
    ),
    (Day, _text(_DAY, remedy_of("day"))),
    (Duration, _text(_TIME, remedy_of("duration"))),
    (YesNo, _text("^(true|false)$", "Write `true` or `false`.", type=["boolean", "string"])),
)

_FORMAT: Mapping[str, Any] = {
    "type": ["integer", "string"],
    "enum": [1, "1"],
    "default": 1,
    "errorMessage": "Write `1`.",
}
_NO_LESS = "^[0-9]{1,6} (day|week)s?$"

# What single keys ask for besides.
LIMITS: Mapping[str, Mapping[str, Any]] = {
    "ScenarioDocument.scenario_format": _FORMAT,
    "ProcedureDocument.procedure_format": _FORMAT,
    "PlaybookDocument.playbook_format": _FORMAT,
    "CommonDocument.common_format": _FORMAT,
    "TranslationDocument.translation_format": _FORMAT,
    "ScenarioDocument.edition": {"minimum": 1},
    "ScenarioDocument.language": {"patternErrorMessage": "Write one such as `en`, `de` or `pt-BR`."},
    "ScenarioDocument.currency": {"patternErrorMessage": "Write three capitals, such as `USD` or `EUR`."},
    "HalfDocument.takes": {"pattern": _NO_LESS, "patternErrorMessage": remedy_of("duration")},
    "DeadlineEffect.in": {"pattern": _NO_LESS, "patternErrorMessage": remedy_of("duration")},
    "SanctionEffect.per_day": {"minimum": 1},
    "SanctionEffect.cap": {"minimum": 1},
    "FinesEffect.by": {
        "type": ["integer", "string"],
        "pattern": r"^-?[0-9]{1,15}$|^[0-9]{1,6} (day|week)s?$",
        "patternErrorMessage": "Write a sum such as `10000`, or a time such as `2 days`.",
    },
    "OddsDocument.base": {"minimum": 0, "maximum": 100},
    "PicksDocument.at_most": {"minimum": 1, "maximum": 12},
    "PicksDocument.at_least": {"minimum": 0, "maximum": 12},
    "ChoiceDocument.times": {"minimum": 1},
    "OddsBoundsDocument.at_least": {"minimum": 0, "maximum": 100},
    "OddsBoundsDocument.at_most": {"minimum": 0, "maximum": 100},
}


def _just_one(one: str, other: str) -> Schema:
    """Return the rule that one of two keys must be there, and not both."""
    said = f"Write just one of `{one}` and `{other}`."
    without = {"properties": {other: False}, "errorMessage": said}
    return {"if": {"required": [one]}, "then": without, "else": {"required": [other], "errorMessage": said}}


def _not_both(one: str, other: str, said: str) -> Schema:
    return {"if": {"required": [one]}, "then": {"properties": {other: False}, "errorMessage": said}}


_SOME_BOUND: Mapping[str, Any] = {
    "anyOf": [
        {"required": [bound], "errorMessage": "Add a number to compare with, such as `at_least: 60`."}
        for bound in ("at_least", "at_most", "above", "below", "is")
    ]
}
_LEADS_ON = "Add `goes_to: SCENE`, or `outcomes:` that lead on."
_EACH_LEADS_ON: Mapping[str, Any] = {
    "properties": {
        "outcomes": {
            "type": "object",
            "additionalProperties": {"required": ["goes_to"], "errorMessage": _LEADS_ON},
        }
    }
}

# Keys that must be there, by the block of a rule book in which they are, unless it extends another one.
_WHOLE: Mapping[str, tuple[str, ...]] = {
    "moves": ("from",),
    "deadlines": ("in", "starts_in"),
    "stations": ("label", "postures"),
    "tracks": ("opens_in", "postures"),
    "authorities": ("cite",),
    "glossary": ("term", "means"),
    "cast": ("name",),
}
# The documents of what stands there.
PARTS_OF_BOOKS = (
    *("MoveDocument", "DeadlineRuleDocument", "StationDocument"),
    *("AuthorityDocument", "TermDocument", "CastDocument", "TrackDocument"),
)

# What blocks must hold besides their keys.
RULES: Mapping[str, tuple[Mapping[str, Any], ...]] = {
    "RangeDocument": (_SOME_BOUND,),
    "MeterEffect": (_just_one("by", "to"),),
    "FinesEffect": (_just_one("by", "to"),),
    "DeadlineEffect": (_just_one("in", "by"),),
    "ProcedureDocument": (
        *(
            {
                "if": {"required": [key]},
                "then": {"required": ["extends"], "errorMessage": f"`{key}` goes with `extends`."},
            }
            for key in ("drops", "keeps")
        ),
        {
            "if": {"not": {"required": ["extends"]}},
            "then": {
                "required": ["title"],
                "properties": {
                    name: {"items" if name == "stations" else "additionalProperties": {"required": [*keys]}}
                    for name, keys in _WHOLE.items()
                },
            },
        },
        {
            "if": {"required": ["tracks"]},
            "then": {
                "properties": dict.fromkeys(("opens_in", "postures", "stations"), False),
                "errorMessage": "This rule book has tracks: put it into the one that it belongs to.",
            },
            "else": {
                "anyOf": [{"required": ["extends"]}, {"required": ["opens_in", "postures"]}],
                "errorMessage": "Add `opens_in:` and `postures:`, or `tracks:` that have them.",
            },
        },
    ),
    "SceneWayDocument": (
        _just_one("to", "piece"),
        _not_both("to", "then", "`then` goes with `piece`: it says where the play goes on after it."),
        {
            "if": {"required": ["piece"]},
            "then": {"required": ["then"], "errorMessage": "Add `then:`, where the play goes on."},
        },
    ),
    "HalfDocument": (_not_both("takes", "until", "Write `takes` or `until`, not both."),),
    "SceneDocument": (
        _not_both("ending", "choices", "An ending has no choices: keep one of the two."),
        *(
            _not_both(one, key, f"`{key}` is for a scene that goes on by itself, without choices.")
            for one in ("ending", "choices")
            for key in GOES_ON
        ),
        {
            "if": {"anyOf": [{"required": [key]} for key in ("ending", "choices", "goes_to")]},
            "else": {
                "required": ["outcomes"],
                "errorMessage": "Add `choices:`, `goes_to: SCENE`, or `ending: {title: ...}` "
                "where the case is over.",
                **_EACH_LEADS_ON,
            },
        },
    ),
    "ChoiceDocument": (
        {
            "if": {"not": {"required": ["goes_to"]}},
            "then": {"required": ["outcomes"], "errorMessage": _LEADS_ON, **_EACH_LEADS_ON},
        },
    ),
}


def described(words: str) -> Schema:
    """Return the explanation of a key, for editors that show Markdown and for those that do not."""
    return {"description": words, "markdownDescription": words} if words else {}


def closed(words: tuple[str, ...]) -> Schema:
    """Return a text that must be one of some words."""
    return {"type": "string", "enum": list(words), "errorMessage": f"Write {one_of(words)}."}


def block(inside: Schema) -> Schema:
    """Return a block of keys; what is wrong inside it is reported there."""
    return {"type": "object", "errorMessage": remedy_of("block"), "allOf": [inside]}


def one_or_more(one: Schema) -> Schema:
    """Return one thing, or a list of such things."""
    kinds = one.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if "anyOf" in one or kinds == ["string", "number"]:
        return {"anyOf": [one, {"type": "array", "items": one}]}
    single = {"if": {"not": {"type": "array"}}, "then": one}
    return {"type": ["array", *kinds], "items": one, "allOf": [single], "errorMessage": remedy_of("list")}


def one_text_or_more(one: Schema) -> Schema:
    """Return one text, or a list of texts."""
    if "allOf" in one:
        return {"anyOf": [one, {"type": "array", "items": one}]}
    return {**one, "type": [*one["type"], "array"], "items": one}


def sized(count: Count, shape: Schema) -> Schema:
    """Return how many parts a block or list may have."""
    part = "Properties" if shape.get("type") == "object" else "Items"
    least = {f"min{part}": count.least} if count.least else {}
    return least if count.most is None else {**least, f"max{part}": count.most}
