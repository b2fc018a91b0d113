"""A document of which some parts cannot be used: they are told and left out, and the rest is checked."""

from collections.abc import Mapping
from itertools import islice
from typing import Any, NoReturn, TypeVar

from pydantic import ValidationError

from game.content.documents.base import Document, TooManyMistakesError, validated
from game.content.names import STAND_IN
from game.content.problems import Findings
from game.content.reading import Source, told_problems
from game.content.shapes import parts_of
from game.content.tree import Plain, Steps, Tree

D = TypeVar("D", bound=Document)

_MOST_ROUNDS = 8

# What stands in where a key that must be there has been told as missing or wrong, so that all else can
# still be checked. A file with such a problem is never played.
_STAND_INS: Mapping[str, Plain] = {
    "scenario_format": "1",
    "procedure_format": "1",
    "common_format": "1",
    "playbook_format": "1",
    "id": STAND_IN,
    "edition": "1",
    "title": "Stand-in",
    "opens_on": "2000-01-01",
    "matters": {STAND_IN: {"procedure": STAND_IN}},
    "scenes": {STAND_IN: {}},
}
_FIRST_OF: Mapping[str, str] = {"opens_at": "scenes", "opens_in": "postures"}


def fit(tree: Tree, kind: type[D], findings: Findings) -> Source[D] | None:
    """Answer with the document of a tree, less the parts that are told as problems of its shape.

    None where too little of it is left to be a document; then, too, its problems have been added.
    """
    try:
        return Source(tree, validated(kind, tree.plain))
    except ValidationError as error:
        errors = error.errors(include_url=False)
    except TooManyMistakesError:
        _tell_some(tree, kind, findings)
    told_problems(errors, tree, kind, findings)
    plain = _copied(tree.plain)
    for _ in range(_MOST_ROUNDS):
        mended = [_cut(plain, _spoiled(one)) or _stood_in(plain, one) for one in errors]
        if not any(mended):
            return None
        try:
            return Source(tree, validated(kind, plain), whole=False)
        except ValidationError as error:
            errors = error.errors(include_url=False)
    return None


def _tell_some(tree: Tree, kind: type[D], findings: Findings) -> NoReturn:
    """Tell some mistakes of a file that has very many: those in the first parts of each list and block."""
    for listed in (100, 10, 1):
        try:
            validated(kind, _narrowed(tree.plain, listed))
        except ValidationError as error:
            told_problems(error.errors(include_url=False), tree, kind, findings)
            break
        except TooManyMistakesError:
            continue
    findings.stop(tree.path)


def _narrowed(plain: Plain, listed: int) -> Plain:
    """Answer with the first parts of each list and block; no document has as many keys."""
    if isinstance(plain, dict):
        return {key: _narrowed(part, listed) for key, part in islice(plain.items(), 100)}
    return [_narrowed(part, listed) for part in plain[:listed]] if isinstance(plain, list) else plain


def _spoiled(error: Any) -> Steps:
    """Answer with the smallest part that must go: the block around a missing key, else the part itself."""
    steps = parts_of(tuple(error["loc"]))
    return steps[:-1] if error["type"] == "missing" else steps


def _stood_in(plain: Any, error: Any) -> bool:
    """Put a harmless value for a key that is missing at the top; answer whether there is one."""
    key = str(error["loc"][-1])
    if error["type"] != "missing" or len(error["loc"]) > 1:
        return False
    named = plain.get(_FIRST_OF.get(key, ""))
    value = next(iter(named), None) if isinstance(named, dict) else _STAND_INS.get(key)
    if value is None:
        return False
    plain[key] = _copied(value)
    return True


def _copied(plain: Plain) -> Plain:
    if isinstance(plain, dict):
        return {key: _copied(part) for key, part in plain.items()}
    return [_copied(part) for part in plain] if isinstance(plain, list) else plain


def _cut(plain: Plain, steps: Steps) -> bool:
    """Take out the innermost key on the way of the steps; answer whether there was one.

    A part of a list goes with its whole list: without it, the places of the others would not hold.
    """
    inside: Any = plain
    block, key = None, ""
    for step in steps:
        if isinstance(inside, dict) and step in inside:
            block, key = inside, str(step)
        elif not (isinstance(inside, list) and isinstance(step, int) and step < len(inside)):
            break
        inside = inside[step]
    if block is None:
        return False
    del block[key]
    return True
