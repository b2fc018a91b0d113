"""What a check is asked for, and what it finds: problems with their places, and plays that show them."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from game.content.problems import Problem
from game.content.tree import Steps, Tree
from game.model.ids import VariantId, as_written
from game.model.record import Turn
from game.model.value import value

LIMIT = 2_000_000
_MOST_NAMED = 3
# So many warnings alike in one file are each told in full; of more the first, with the lines of some others.
_MOST_ALIKE, _MOST_LINES = 10, 12
# Errors that come in dozens from one change: a second matter makes all bare names unclear.
_OF_ONE_CAUSE = frozenset({"S017"})


@value
class CheckOptions:
    """How many positions a check explores, which variant alone, and who hears how far it is."""

    limit: int = LIMIT
    variant: VariantId | None = None
    progress: Callable[[int], None] | None = None


@value
class Exploration:
    """How far a scenario was explored; where a limit stopped it, which scenes were not entered.

    `undecided` has the scenes and choices with an `intended` that may be dominated; None where nobody knows.
    """

    positions: int
    bounded: bool
    not_entered: tuple[str, ...] = ()
    undecided: frozenset[Steps] | None = None
    # How many variants were explored beside the plain case, whose positions are counted with it.
    variants: int = 0

    def __str__(self) -> str:
        """Return the line that an author reads."""
        if not self.bounded:
            beside = f", in the plain case and {counted(self.variants, 'variant')}" if self.variants else ""
            return f"{self.positions:,} positions explored{beside}"
        seen = f"bounded: {self.positions:,} positions, {len(self.not_entered)} scenes not entered"
        return f"{seen}; what has to be asked of all was left out"


@value
class ShownPlay:
    """A play that shows a problem: the variant that it is played in, and its turns."""

    turns: tuple[Turn, ...]
    variant: VariantId | None = None

    def __str__(self) -> str:
        """Return the play in one line, such as `service.motion [statute]: denied > ordered.appeal`."""
        turns = [
            str(turn.key)
            + (f" [{', '.join(turn.picks)}]" if turn.picks else "")
            + (f": {turn.outcome}" if turn.outcome else "")
            for turn in self.turns
        ]
        line = " > ".join(turns) or "the opening, before any turn"
        return f"{line} (variant {self.variant})" if self.variant else line


@value
class Finding:
    """A problem, and the shortest play that shows it where a play can."""

    problem: Problem
    shown: ShownPlay | None = None

    def __str__(self) -> str:
        """Return the lines that an author reads."""
        return f"{self.problem}\n    A play that shows it: {self.shown}" if self.shown else str(self.problem)

    @property
    def plain(self) -> dict[str, Any]:
        """Return the finding as data for other programs; the keys are stable."""
        problem, shown = self.problem, self.shown
        return {
            **_plain_place(problem),
            "severity": problem.severity,
            "what": problem.what,
            "remedy": problem.remedy,
            "play": [plain_turn(turn) for turn in shown.turns] if shown else None,
            "variant": shown.variant if shown else None,
        }


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, such as `1 error` or `2 errors`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _form(problem: Problem) -> tuple[Path, str, str]:
    """Return what problems that are alike share: all but names and numbers."""
    return problem.place.path, problem.code, re.sub(r"'[^']*'|[\d.,]+", "", problem.what)


def in_groups(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield what is told of each finding; of many that are alike in a file the first, and the lines."""
    alike: dict[tuple[Path, str, str], list[Finding]] = {}
    for one in findings:
        alike.setdefault(_form(one.problem), []).append(one)
    for one in findings:
        first, *others = alike[_form(one.problem)]
        gathered = one.problem.severity == "warning" or one.problem.code in _OF_ONE_CAUSE
        if not gathered or len(others) < _MOST_ALIKE:
            yield str(one)
        elif one is first:
            at = [str(other.problem.place.line) for other in others]
            named = ", ".join(at[:_MOST_LINES]) + (", ..." if len(at) > _MOST_LINES else "")
            more = f"And {len(others)} more {one.problem.code}, at lines {named}; `--json` tells each."
            yield f"{one}\n    {more}"


@value
class Waiver:
    """A warning that the author means so, and the reason given for it."""

    problem: Problem
    reason: str

    def __str__(self) -> str:
        """Return the line that an author reads."""
        return f"{self.problem.place}: {self.problem.code} waived: {self.reason}"

    @property
    def plain(self) -> dict[str, Any]:
        """Return the waived warning as data for other programs; the keys are stable."""
        return {**_plain_place(self.problem), "what": self.problem.what, "reason": self.reason}


@dataclass(slots=True)
class Sheet:
    """The findings of one check of one file, gathered as they are found."""

    tree: Tree
    findings: list[Finding] = field(default_factory=list)

    def warn(self, steps: Steps, code: str, said: tuple[str, str], shown: ShownPlay | None = None) -> None:
        """Add a warning at a key: what is wrong, and what to do."""
        problem = Problem(self.tree.key_place(steps), code, *self._named(said), severity="warning")
        self.findings.append(Finding(problem, shown))

    def error(self, steps: Steps, code: str, said: tuple[str, str], shown: ShownPlay | None = None) -> None:
        """Add an error at a key: what is wrong, and what to do."""
        self.findings.append(Finding(Problem(self.tree.key_place(steps), code, *self._named(said)), shown))

    def _named(self, said: tuple[str, str]) -> tuple[str, str]:
        """Return what is said with the author's names: a copy of a scene has that of the scene."""
        if not self.tree.pieces:
            return said
        copies = re.compile(rf"\b({'|'.join(self.tree.pieces)})@[a-z0-9]+(?:-[a-z0-9]+)*")
        what, remedy = (copies.sub(r"\1", one) for one in said)
        return what, remedy

    def written(self, steps: Steps) -> Any:
        """Return what the author wrote at some steps, or None where nothing stands there."""
        part: Any = self.tree.plain
        for step in self.tree.as_written(steps):
            if isinstance(part, list) and isinstance(step, int) and step < len(part):
                part = part[step]
            elif isinstance(part, dict) and step in part:
                part = part[str(step)]
            elif step == 0 and not isinstance(part, list):
                # One thing may be written where a list of one is meant.
                continue
            else:
                return None
        return part


def block_in(part: Any, key: str) -> dict[str, Any]:
    """Return the block under a key of a part of a file; an empty one where there is none."""
    inside = part.get(key) if isinstance(part, dict) else None
    return inside if isinstance(inside, dict) else {}


def parts_in(plain: Any) -> Iterator[tuple[Steps, Any]]:
    """Yield each scene, choice and outcome of a file, and where it stands, the inner ones first."""
    pieces = (block_in(piece, "scenes") for piece in block_in(plain, "pieces").values())
    for scene, one in chain(*(block.items() for block in (block_in(plain, "scenes"), *pieces))):
        for outcome, three in block_in(one, "outcomes").items():
            yield ("scenes", scene, "outcomes", outcome), three
        for choice, two in block_in(one, "choices").items():
            for outcome, three in block_in(two, "outcomes").items():
                yield ("scenes", scene, "choices", choice, "outcomes", outcome), three
            yield ("scenes", scene, "choices", choice), two
        yield ("scenes", scene), one


def in_a_line(part: Any) -> str:
    """Return a part of a file in one line, cut where it is long."""
    text = _inline(part)
    return text if len(text) <= 70 else f"{text[:67]}..."


def _inline(part: Any) -> str:
    if isinstance(part, dict):
        return "{" + ", ".join(f"{key}: {_inline(inside)}" for key, inside in part.items()) + "}"
    if isinstance(part, list):
        return "[" + ", ".join(map(_inline, part)) + "]"
    return str(part)


def in_a_row(names: Sequence[str], word: str = "or") -> str:
    """Return names joined by a word; of many only the first are named."""
    named = [f"'{name}'" for name in names[:_MOST_NAMED]]
    if len(names) > _MOST_NAMED:
        return f"{', '.join(named)} and {len(names) - _MOST_NAMED} more"
    *before, last = named
    return f"{', '.join(before)} {word} {last}" if before else last


def plain_turn(turn: Turn) -> dict[str, Any]:
    """Return a turn as data for other programs."""
    picks = list(turn.picks)
    return {"scene": as_written(turn.scene), "choice": turn.choice, "picks": picks, "outcome": turn.outcome}


def _plain_place(problem: Problem) -> dict[str, Any]:
    place = problem.place
    return {"path": str(place.path), "line": place.line, "column": place.column, "code": problem.code}
