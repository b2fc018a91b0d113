"""`intended:` in a scene, a choice or an outcome waives the warnings there, if it gives a reason."""

from collections.abc import Iterator
from typing import Any

from game.content.problems import Place
from game.content.tree import Steps, Tree
from game.proof.findings import Finding, Sheet, Waiver, parts_in

# That a text has no translation is nothing that a case can mean.
_NEVER = frozenset({"L005"})


def sorted_out(
    tree: Tree, findings: list[Finding]
) -> tuple[tuple[Finding, ...], tuple[Waiver, ...], frozenset[Steps]]:
    """Return the findings that stay, those that are waived, and the parts whose `intended` waives any."""
    intended = [each for each in _intended_parts(tree.plain) if is_reason(each[1])] if findings else []
    # The first and the last place of each part.
    spans = [
        (_at(tree.key_place(steps)), _at(tree.place(_last(tree.plain, tree.as_written(steps)))))
        for steps, _ in intended
    ]
    kept, waived, used = [], [], set()
    for finding in findings:
        problem = finding.problem
        here = _at(problem.place)
        around = (one for one, (begins, ends) in zip(intended, spans, strict=True) if begins <= here <= ends)
        part = next(around, None)
        stays = problem.severity == "error" or problem.code in _NEVER
        if part is None or problem.place.path != tree.path or stays:
            kept.append(finding)
        else:
            steps, reason = part
            waived.append(Waiver(problem, reason))
            used.add(steps)
    return tuple(kept), tuple(waived), frozenset(used)


def check_waivers(sheet: Sheet, used: frozenset[Steps]) -> None:
    """Report each `intended` that no longer waives anything, of those that are not known to."""
    for steps, reason in _intended_parts(sheet.tree.plain):
        if steps not in used and is_reason(reason):
            what = "this `intended` waives nothing: there is no warning about it"
            sheet.warn(
                (*steps, "intended"), "D032", (what, "Take it out, so that it cannot hide a later one.")
            )


def check_reasons(sheet: Sheet) -> None:
    """Report each `intended` that is one word: it gives no reason, and so it waives nothing."""
    for steps, reason in _intended_parts(sheet.tree.plain):
        if not is_reason(reason):
            what = f"'{reason[:40]}' is no reason, so this `intended` waives nothing"
            remedy = "Say in a sentence why it is meant so, or take it out."
            sheet.warn((*steps, "intended"), "D033", (what, remedy))


def is_reason(text: str) -> bool:
    """Return whether an `intended` says why: a single word, such as `true`, does not."""
    # Not every script has spaces between its words.
    return len(text.split()) > 1 or not text.isascii()


def _at(place: Place) -> tuple[int, int]:
    return place.line, place.column


def _intended_parts(plain: Any) -> Iterator[tuple[Steps, str]]:
    """Yield each scene, choice and outcome that has an `intended`, the inner ones first."""
    for steps, part in parts_in(plain):
        if isinstance(part, dict) and isinstance(part.get("intended"), str):
            yield steps, part["intended"]


def _last(plain: Any, steps: Steps) -> Steps:
    """Return the steps to the last thing inside a part."""
    part = plain
    for step in steps:
        part = part[step]
    while isinstance(part, dict | list) and part:
        step = list(part)[-1] if isinstance(part, dict) else len(part) - 1
        steps, part = (*steps, step), part[step]
    return steps
