"""JSON read strictly: what is not as it must be is told in a sentence, however hostile the text."""

import json
import unicodedata
from collections.abc import Callable
from typing import Any, NoReturn

from game.saves.errors import DamagedFileError

# Control signs, halves of signs, and breaks of lines and paragraphs.
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
    if any(unicodedata.category(sign) in UNSHOWN for sign in value):
        raise DamagedFileError(f"{at} has a sign in it that cannot be shown")
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
