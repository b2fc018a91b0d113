"""The explored positions of a case, kept in a file, so that the odds of its next play need no search.

A file belongs to one case as it is written now: another word in a scenario or rule book, another
variant or another version of the game has a file of its own. A file that cannot be read, or be
written, is as good as none: the search is made again.
"""

import dataclasses
import hashlib
import json
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import game
from game.engine.case import Case
from game.search.explore import Quotient
from game.search.patterns import Kind, Pattern
from game.search.steps import Steps

_FORMAT = 3
_MOST_FILES = 24
_SUFFIX = ".odds"
# What a file may hold unpacked: a case at the limit of positions takes a tenth of it.
_MOST_BYTES = 200_000_000


def name_for(case: Case) -> str:
    """Return the name of the file of a case: its id and a digest of all that its odds follow from."""
    parts = (_FORMAT, game.__version__, case.variant, _canonical(case.scenario))
    digest = hashlib.sha256(repr(parts).encode("utf-8", "backslashreplace")).hexdigest()[:20]
    return f"{case.scenario.id}-{digest}{_SUFFIX}"


def read(file: Path, steps: Steps) -> Quotient | None:
    """Return what a file holds, or None if it holds nothing of use."""
    try:
        packed = zlib.decompressobj()
        text = packed.decompress(file.read_bytes(), _MOST_BYTES)
        return _graph(json.loads(text), steps)
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, zlib.error):
        return None


def write(file: Path, explored: Quotient) -> None:
    """Keep a graph in a file, whole or not at all, and no more files than a few; never raise."""
    places = {pattern: place for place, pattern in enumerate(dict.fromkeys(explored.patterns))}
    patterns = [[one.scene, [[kind.choice, kind.picks, kind.ways] for kind in one.kinds]] for one in places]
    positions = [[places[one], to] for one, to in zip(explored.patterns, explored.targets, strict=True)]
    text = json.dumps({"format": _FORMAT, "patterns": patterns, "positions": positions})
    beside = file.with_name(f"{file.name}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(zlib.compress(text.encode("ascii"), 6))
        beside.replace(file)
        _thin_out(file.parent)
    except OSError:
        return


def _thin_out(folder: Path) -> None:
    files = sorted(folder.glob(f"*{_SUFFIX}"), key=lambda one: one.stat().st_mtime, reverse=True)
    for old in files[_MOST_FILES:]:
        old.unlink(missing_ok=True)


def _graph(plain: Any, steps: Steps) -> Quotient:
    """Everything is looked at, so that no later step can fail on it."""
    patterns = [_pattern(number, one, steps) for number, one in enumerate(plain["patterns"])]
    found = Quotient(steps)
    for number, (place, targets) in enumerate(plain["positions"]):
        pattern, led = patterns[place], tuple(map(int, targets))
        if place < 0 or len(led) != pattern.length or any(not 0 <= target < number for target in led):
            raise ValueError("the graph does not hold together")
        found.patterns.append(pattern)
        found.targets.append(led)
    if not len(found):
        raise ValueError("there is not even an opening")
    return found


def _pattern(number: int, plain: Any, steps: Steps) -> Pattern:
    scene, kinds = plain
    if not 0 <= scene < len(steps.scenes):
        raise ValueError("the graph does not hold together")
    known = [_kind(one, steps) for one in kinds]
    return Pattern((int(scene), *range(len(known))), sum(len(one.ways) for one in known), number, known)


def _kind(plain: Any, steps: Steps) -> Kind:
    choice, picks, ways = plain
    if not 0 <= choice < len(steps.choices):
        raise ValueError("the graph does not hold together")
    return Kind(int(choice), int(picks), tuple((int(points), int(outcome)) for points, outcome in ways))


def _canonical(value: object) -> object:
    """The same text for the same values, whatever order a set has in this process."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = [_canonical(getattr(value, field.name)) for field in dataclasses.fields(value)]
        return (type(value).__name__, fields)
    if isinstance(value, Mapping):
        return [(_canonical(key), _canonical(each)) for key, each in value.items()]
    if isinstance(value, frozenset | set):
        return sorted(map(repr, map(_canonical, value)))
    if isinstance(value, tuple | list):
        return [_canonical(each) for each in value]
    return value
