"""Where the checks write down what they find: problems with their places, and the plays that show them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from game.content.problems import Problem, Severity
from game.content.tree import Steps, Tree
from game.model.ids import VariantId
from game.model.record import Turn
from game.model.value import value

_MOST_NAMED = 3


@value
class Shown:
    """A play that shows a problem: the variant that it is played in, and its turns."""

    turns: tuple[Turn, ...]
    variant: VariantId | None = None

    def __str__(self) -> str:
        """Return the play in one line, such as `service.motion [statute]: denied > ordered.appeal`."""
        told = " > ".join(map(_told, self.turns)) or "the opening, before any turn"
        return f"{told} (variant {self.variant})" if self.variant else told


@value
class Finding:
    """A problem, and the shortest play that shows it where a play can."""

    problem: Problem
    shown: Shown | None = None

    def __str__(self) -> str:
        """Return the lines that an author reads."""
        return f"{self.problem}\n    A play that shows it: {self.shown}" if self.shown else str(self.problem)


@value
class Waived:
    """A warning that the author means so, and the reason given for it."""

    problem: Problem
    reason: str

    def __str__(self) -> str:
        """Return the line that an author reads."""
        return f"{self.problem.place}: {self.problem.code} waived: {self.reason}"


@dataclass(slots=True)
class Sheet:
    """The findings of one check of one file, gathered as they are found."""

    tree: Tree
    findings: list[Finding] = field(default_factory=list)

    def warn(self, steps: Steps, code: str, told: tuple[str, str], shown: Shown | None = None) -> None:
        """Write down a warning at a key: what is wrong, and what to do."""
        self._add(steps, code, told, ("warning", shown))

    def error(self, steps: Steps, code: str, told: tuple[str, str], shown: Shown | None = None) -> None:
        """Write down an error at a key: what is wrong, and what to do."""
        self._add(steps, code, told, ("error", shown))

    def written(self, steps: Steps) -> Any:
        """Return what the author wrote at some steps, or with None where nothing stands there."""
        part: Any = self.tree.plain
        for step in steps:
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

    def _add(
        self, steps: Steps, code: str, told: tuple[str, str], kind: tuple[Severity, Shown | None]
    ) -> None:
        what, remedy = told
        severity, shown = kind
        self.findings.append(
            Finding(Problem(self.tree.key_place(steps), code, what, remedy, severity), shown)
        )


def in_a_line(part: Any) -> str:
    """Return a part of a file in one line, cut where it is long."""
    text = _inline(part)
    return text if len(text) <= 70 else f"{text[:67]}..."


def in_a_row(names: Sequence[str], word: str = "or") -> str:
    """Return names joined by a word; of many only the first are named."""
    named = [f"'{name}'" for name in names[:_MOST_NAMED]]
    if len(names) > _MOST_NAMED:
        return f"{', '.join(named)} and {len(names) - _MOST_NAMED} more"
    *before, last = named
    return f"{', '.join(before)} {word} {last}" if before else last


def sorted_out(
    tree: Tree, findings: list[Finding]
) -> tuple[tuple[Finding, ...], tuple[Waived, ...], frozenset[Steps]]:
    """Take apart what stays and what is waived by an `intended`; answer, too, with those that waived any."""
    reasons = list(_reasons(tree)) if findings else []
    kept, waived, used = [], [], set()
    for finding in findings:
        problem = finding.problem
        here = (problem.place.line, problem.place.column)
        part = next(
            (one for one in reasons if problem.place.path == tree.path and one.begins <= here <= one.ends),
            None,
        )
        if part is None or problem.severity == "error":
            kept.append(finding)
        else:
            waived.append(Waived(problem, part.reason))
            used.add(part.steps)
    return tuple(kept), tuple(waived), frozenset(used)


@value
class _Reason:
    steps: Steps
    reason: str
    begins: tuple[int, int]
    ends: tuple[int, int]


def intended_parts(plain: Any) -> Iterator[tuple[Steps, str]]:
    """Yield each scene, choice and outcome that has an `intended`, the inner ones first."""
    for scene, one in _block(plain, "scenes"):
        for choice, two in _block(one, "choices"):
            for outcome, three in _block(two, "outcomes"):
                yield from _reason(three, ("scenes", scene, "choices", choice, "outcomes", outcome))
            yield from _reason(two, ("scenes", scene, "choices", choice))
        yield from _reason(one, ("scenes", scene))


def _reason(part: Any, steps: Steps) -> Iterator[tuple[Steps, str]]:
    if isinstance(part, dict) and isinstance(part.get("intended"), str):
        yield steps, part["intended"]


def is_reason(text: str) -> bool:
    """Return whether an `intended` says why: a single word, such as `true`, does not."""
    # Not every script has spaces between its words.
    return len(text.split()) > 1 or not text.isascii()


def _reasons(tree: Tree) -> Iterator[_Reason]:
    for steps, reason in intended_parts(tree.plain):
        if not is_reason(reason):
            continue
        begins, ends = tree.key_place(steps), tree.place(_last(tree.plain, steps))
        yield _Reason(steps, reason, (begins.line, begins.column), (ends.line, ends.column))


def _last(plain: Any, steps: Steps) -> Steps:
    """Return the steps to the last thing inside a part."""
    part = plain
    for step in steps:
        part = part[step]
    while isinstance(part, dict | list) and part:
        step = list(part)[-1] if isinstance(part, dict) else len(part) - 1
        steps, part = (*steps, step), part[step]
    return steps


def _block(part: Any, key: str) -> list[tuple[str, Any]]:
    inside = part.get(key) if isinstance(part, dict) else None
    return list(inside.items()) if isinstance(inside, dict) else []


def _inline(part: Any) -> str:
    if isinstance(part, dict):
        return "{" + ", ".join(f"{key}: {_inline(value)}" for key, value in part.items()) + "}"
    if isinstance(part, list):
        return "[" + ", ".join(map(_inline, part)) + "]"
    return str(part)


def _told(turn: Turn) -> str:
    picks = f" [{', '.join(turn.picks)}]" if turn.picks else ""
    outcome = f": {turn.outcome}" if turn.outcome else ""
    return f"{turn.key}{picks}{outcome}"


def plain_turn(turn: Turn) -> dict[str, Any]:
    """Return a turn as data for other programs."""
    picks = list(turn.picks)
    return {"scene": turn.scene, "choice": turn.choice, "picks": picks, "outcome": turn.outcome}


def plain_problem(finding: Finding) -> dict[str, Any]:
    """Return a finding as data for other programs; the keys are stable."""
    problem, shown = finding.problem, finding.shown
    return {
        **plain_place(problem),
        "severity": problem.severity,
        "what": problem.what,
        "remedy": problem.remedy,
        "play": [plain_turn(turn) for turn in shown.turns] if shown else None,
        "variant": shown.variant if shown else None,
    }


def plain_waived(waived: Waived) -> dict[str, Any]:
    """Return a waived warning as data for other programs; the keys are stable."""
    return {**plain_place(waived.problem), "what": waived.problem.what, "reason": waived.reason}


def plain_place(problem: Problem) -> dict[str, Any]:
    """Return the place and the code of a problem as data."""
    path: Path = problem.place.path
    return {
        "path": str(path),
        "line": problem.place.line,
        "column": problem.place.column,
        "code": problem.code,
    }
