"""A file as a typed document, less what does not fit.

What does not fit is reported and cut out, and the rest is checked all the same.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from game.content.desk import STAND_IN
from game.content.documents.base import Document
from game.content.documents.values import Mistake, MistakesError
from game.content.problems import Findings, Problem
from game.content.tree import Plain, Steps, Tree
from game.model.value import value

if TYPE_CHECKING:
    from game.content.wording import MistakeWording

D = TypeVar("D", bound=Document)


@value
class Source(Generic[D]):
    """A document with the file that it was read from; not whole where parts of the file were left out."""

    tree: Tree
    document: D
    whole: bool = True

    @property
    def path(self) -> Path:
        """Return the file."""
        return self.tree.path


def tell(mistakes: Iterable[Mistake], tree: Tree, findings: Findings) -> None:
    """Add the problems behind the mistakes of a document."""
    for one, wording in _told_of_all(tuple(mistakes)):
        place = tree.key_place(one.steps) if one.at_key else tree.place(one.steps)
        findings.add(Problem(place, *wording))


def _told_of_all(mistakes: Sequence[Mistake]) -> "Iterator[tuple[Mistake, MistakeWording]]":
    """Yield mistakes with their sentences: one alone of a key that stands under another name, or in parts."""
    from game.content.wording import PARTED, told

    every = [(one, told(one)) for one in mistakes]
    around = {(one.steps[:-1], wording.remedy) for one, wording in every if one.kind == "unknown key"}
    parted: set[Steps] = set()
    for one, wording in every:
        *block, key = one.steps or ("",)
        if one.kind == "missing key" and (tuple(block), f"Did you mean '{key}'?") in around:
            continue
        if wording.remedy == PARTED:
            if tuple(block) in parted:
                continue
            parted.add(tuple(block))
        yield one, wording


_MOST_ROUNDS = 8

# What stands in where a key that must be there has been reported as missing or wrong, so that all else can
# still be checked. A file with such a problem is never played.
_STAND_INS: Mapping[str, Plain] = {
    "scenario_format": "1",
    "procedure_format": "1",
    "common_format": "1",
    "playbook_format": "1",
    "translation_format": "1",
    "id": STAND_IN,
    "edition": "1",
    "title": "Stand-in",
    "opens_on": "2000-01-01",
    "matters": {STAND_IN: {"procedure": STAND_IN}},
    "scenes": {STAND_IN: {}},
}
_FIRST_OF: Mapping[str, str] = {"opens_at": "scenes", "opens_in": "postures"}


def fit(tree: Tree, kind: type[D], findings: Findings) -> Source[D] | None:
    """Return the document of a tree, less what is reported as problems; None if too little is left."""
    try:
        return Source(tree, kind.read(tree.plain))
    except MistakesError as error:
        mistakes = error.mistakes
    tell(mistakes, tree, findings)
    plain = _copied(tree.plain)
    for _ in range(_MOST_ROUNDS):
        # The smallest part that must go: the block around a missing key, else the part itself.
        spoiled = [one.steps[:-1] if one.kind == "missing key" else one.steps for one in mistakes]
        fixed = [_cut(plain, at) or _stood_in(plain, one) for at, one in zip(spoiled, mistakes, strict=True)]
        if not any(fixed):
            return None
        try:
            return Source(tree, kind.read(plain), whole=False)
        except MistakesError as error:
            mistakes = error.mistakes
    return None


def _stood_in(plain: Any, mistake: Mistake) -> bool:
    """Put a harmless value for a key that is missing at the top; return whether there is one."""
    if mistake.kind != "missing key" or len(mistake.steps) > 1:
        return False
    key = str(mistake.steps[0])
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
    """Take out the innermost key on the way of the steps; return whether there was one."""
    # A part of a list goes with its whole list: without it, the places of the others would not hold.
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
