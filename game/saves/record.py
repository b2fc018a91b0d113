"""A play as text and back: the turns are saved, and nothing that follows from them.

JSON is read strictly: what is not as it must be is reported in a sentence, however hostile the text.
"""
# Longer than 250 lines because each key of a save is read strictly, with a sentence for what it is not.

import json
import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, NoReturn

from game.model.ids import ArgumentId, ChoiceId, OutcomeId, ScenarioId, SceneId, VariantId, copy_of
from game.model.record import Playthrough, Turn
from game.model.value import value
from game.saves.errors import DamagedFileError, NewerFormatError

# Control characters, halves of characters, and breaks of lines and paragraphs.
UNSHOWN = ("Cc", "Cs", "Zl", "Zp")


class Block:
    """The keys of one block of a file; each question for a key names its type."""

    def __init__(self, keys: dict[str, Any], name: str = "") -> None:
        self._keys = keys
        self._name = f"{name}." if name else ""

    def __contains__(self, key: str) -> bool:
        return self._keys.get(key) is not None

    def text(self, key: str) -> str:
        """Return the text of a key."""
        return text(self._keys.get(key), self._at(key))

    def whole(self, key: str) -> int:
        """Return the whole number of a key."""
        value = self._keys.get(key)
        if isinstance(value, bool) or not isinstance(value, int):
            raise DamagedFileError(f"{self._at(key)} must be a whole number, and is {shape(value)}")
        return value

    def items(self, key: str) -> list[Any]:
        """Return the list of a key."""
        return items(self._keys.get(key), self._at(key))

    def block(self, key: str) -> "Block":
        """Return the block of a key."""
        value = self._keys.get(key)
        if not isinstance(value, dict):
            raise DamagedFileError(f"{self._at(key)} must be a block of keys, and is {shape(value)}")
        return Block(value, key)

    def parsed(self, key: str, parse: Callable[[str], Any], noun: str) -> Any:
        """Return a text parsed into something else, such as a day."""
        written = self.text(key)
        try:
            return parse(written)
        except ValueError:
            raise DamagedFileError(f"{self._at(key)} must be {noun}, and is '{shortened(written)}'") from None

    def rest(self, known: tuple[str, ...]) -> dict[str, Any]:
        """Return the keys that are not among those known."""
        return {key: value for key, value in self._keys.items() if key not in known}

    def _at(self, key: str) -> str:
        return f"'{self._name}{key}'"


def block_of(text_of_file: str) -> Block:
    """Return the outermost block of a JSON text; raise DamagedFileError where it is none."""
    try:
        value = json.loads(text_of_file, object_pairs_hook=_once_each, parse_constant=_no_number)
    except RecursionError:
        raise DamagedFileError("its brackets are nested too deep") from None
    except json.JSONDecodeError as error:
        raise DamagedFileError(f"line {error.lineno}, column {error.colno} is not JSON") from None
    except ValueError:
        raise DamagedFileError("it has a number that is too long") from None
    if not isinstance(value, dict):
        raise DamagedFileError(f"a block of keys was expected, and there is {shape(value)}")
    return Block(value)


def text(value: object, at: str) -> str:
    """Return a value that is a text which can be shown."""
    if not isinstance(value, str):
        raise DamagedFileError(f"{at} must be a text, and is {shape(value)}")
    if any(unicodedata.category(one) in UNSHOWN for one in value):
        raise DamagedFileError(f"{at} has a character in it that cannot be shown")
    return value


def items(value: object, at: str) -> list[Any]:
    """Return a value that is a list."""
    if not isinstance(value, list):
        raise DamagedFileError(f"{at} must be a list, and is {shape(value)}")
    return value


def shape(value: object) -> str:
    """Return what kind of thing a value is, in words."""
    kinds = {
        type(None): "missing",
        bool: "true or false",
        str: "a text",
        list: "a list",
        dict: "a block of keys",
    }
    return kinds.get(type(value), "a number")


def shortened(written: str) -> str:
    """Return the beginning of a text that may be long."""
    return written if len(written) <= 40 else f"{written[:40]}…"


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = dict(pairs)
    if len(keys) < len(pairs):
        raise DamagedFileError("a key stands there twice")
    return keys


def _no_number(written: str) -> NoReturn:
    raise DamagedFileError(f"'{written}' is no number")


SAVE_FORMAT = 1

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_ID = 64


@value
class Bookmark:
    """Where a play stands, for lists of saves: the title of its scene, and the day in the case."""

    scene: str
    day: date


@value
class Saved:
    """A play that was saved: its record, when, under which name, and where it stands."""

    playthrough: Playthrough
    at: datetime
    name: str = ""  # an autosave has none
    bookmark: Bookmark | None = None


class TurnLines:
    """The turns of a play as lines of a save; those of a play that goes on are made once."""

    def __init__(self) -> None:
        self._turns: tuple[Turn, ...] = ()
        self._lines: list[str] = []

    def of(self, turns: tuple[Turn, ...]) -> list[str]:
        """Return a line for each turn."""
        kept = len(self._turns) if turns[: len(self._turns)] == self._turns else 0
        self._lines[kept:] = [_json(_turn_to_plain(turn)) for turn in turns[kept:]]
        self._turns = turns
        return self._lines


def to_text(saved: Saved, lines_of: TurnLines | None = None) -> str:
    """Return a save as JSON, a turn on each line."""
    plain = to_plain(saved.playthrough.upto(0))
    del plain["turns"]
    turns = (lines_of or TurnLines()).of(saved.playthrough.turns)
    head = {
        **plain,
        "name": saved.name,
        "saved_at": saved.at.astimezone(UTC).isoformat(timespec="milliseconds"),
    }
    if saved.bookmark:
        head["stands"] = {"scene": saved.bookmark.scene, "day": saved.bookmark.day.isoformat()}
    lines = [_json(head)[:-1] + ',"turns":[', ",\n".join(turns), "]}"]
    return "\n".join(lines) + "\n"


def from_text(written: str) -> Saved:
    """Return the save that a text holds; raise DamagedFileError or NewerFormatError where it holds none."""
    block = block_of(written)
    playthrough = from_block(block)
    at = block.parsed("saved_at", datetime.fromisoformat, "a time")
    # A time without a zone is read as the one in which times are written.
    at = at.replace(tzinfo=UTC) if at.tzinfo is None else at
    bookmark = None
    if "stands" in block:
        stands = block.block("stands")
        bookmark = Bookmark(stands.text("scene"), stands.parsed("day", date.fromisoformat, "a day"))
    return Saved(playthrough, at, block.text("name") if "name" in block else "", bookmark)


def to_plain(playthrough: Playthrough) -> dict[str, Any]:
    """Return a record as plain values."""
    return {
        "save_format": SAVE_FORMAT,
        "scenario": playthrough.scenario,
        "edition": playthrough.edition,
        "variant": playthrough.variant,
        "seed": playthrough.seed,
        "turns": list(map(_turn_to_plain, playthrough.turns)),
    }


def _turn_to_plain(turn: Turn) -> list[Any]:
    return [turn.scene, turn.choice, list(turn.picks), turn.outcome]


def from_block(block: Block) -> Playthrough:
    """Return the record that a block of keys holds; raise as `from_text` does."""
    written_by = block.whole("save_format")
    if written_by > SAVE_FORMAT:
        raise NewerFormatError(written_by, SAVE_FORMAT)
    if written_by < 1:
        raise DamagedFileError(f"there is no save format {written_by}")
    return Playthrough(
        scenario=ScenarioId(_id(block.text("scenario"), "'scenario'")),
        edition=block.text("edition"),
        variant=VariantId(_id(block.text("variant"), "'variant'")) if "variant" in block else None,
        seed=block.whole("seed"),
        turns=tuple(_turn(turn, number) for number, turn in enumerate(block.items("turns"), start=1)),
    )


def _turn(plain: object, number: int) -> Turn:
    at = f"turn {number}"
    parts = items(plain, at)
    if len(parts) != 4:
        raise DamagedFileError(f"{at} must have scene, choice, picks and outcome, and has {len(parts)} parts")
    scene, choice, picks, outcome = parts
    return Turn(
        _scene(scene, at),
        ChoiceId(_id(choice, at)),
        tuple(ArgumentId(_id(pick, at)) for pick in items(picks, at)),
        None if outcome is None else OutcomeId(_id(outcome, at)),
    )


def _scene(value: object, at: str) -> SceneId:
    """Return a scene; one of a piece is written with where the play went on after it, `scene@then`."""
    if not isinstance(value, str) or "@" not in value:
        return SceneId(_id(value, at))
    scene, _, then = value.partition("@")
    return copy_of(_id(scene, at), _id(then, at))


def _id(value: object, at: str) -> str:
    if not isinstance(value, str):
        raise DamagedFileError(f"{at} must name an id, and has {shape(value)}")
    if len(value) > _LONGEST_ID or not _ID.fullmatch(value):
        raise DamagedFileError(f"{at}: '{shortened(ascii(value)[1:-1])}' is no id")
    return value


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
