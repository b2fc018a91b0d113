"""Arguments raised too late or for nothing, facts nobody finds, deadlines nobody can miss or meet."""

from collections.abc import Iterable

from game.authoring.check_sheet import Sheet
from game.authoring.check_unused import Mentions
from game.authoring.evidence import NO, YES, Evidence
from game.content.tree import Steps


def check_arguments(evidence: Evidence, sheet: Sheet) -> None:
    """Write down each argument that is only ever raised after it was forfeited."""
    tried: dict[str, Steps] = {}
    raised: set[str] = set()
    for scene, site, one in evidence.sites():
        if one.kind != "raise":
            continue
        if evidence.saw(scene, site, YES):
            raised.add(one.subject)
        elif evidence.saw(scene, site, NO):
            tried.setdefault(one.subject, one.steps)
    for argument, steps in tried.items():
        if argument not in raised:
            told = f"argument '{argument}' can only be raised here, after it has been forfeited in every play"
            sheet.warn(steps, "D026", (told, "Offer it before the record is closed."))


def check_deadlines(evidence: Evidence, sheet: Sheet) -> None:
    """Write down each deadline of the scenario that nobody can miss, or that nobody can meet."""
    started: set[str] = set()
    answers: dict[str, set[int]] = {}
    for scene, site, one in evidence.sites():
        if one.kind == "started" and evidence.saw(scene, site, YES):
            started.add(one.subject)
        if one.kind == "deadline":
            seen = answers.setdefault(one.subject, set())
            seen.update(answer for answer in (YES, NO) if evidence.saw(scene, site, answer))
    for deadline, seen in answers.items():
        steps: Steps = ("deadlines", deadline)
        if deadline in started and NO not in seen:
            told = f"nobody can miss the deadline '{deadline}'"
            sheet.warn(steps, "D023", (told, "Let time pass while it is open, or take it out."))
        if deadline in started and YES not in seen:
            told = f"nobody can meet the deadline '{deadline}'"
            sheet.warn(steps, "D024", (told, f"Add the effect `meet: {deadline}` to what fulfils it."))


def check_raising(mentions: Mentions, sheet: Sheet) -> None:
    """Write down what is waited for and never comes: arguments, facts and deadlines, by reading alone."""
    raised = mentions.under("preserve", "of")
    for name in _own(sheet, "arguments"):
        read = mentions.under("preserved", "forfeited", "turns_on")
        if name in raised and name not in read:
            told = f"argument '{name}' can be raised, but nothing turns on it"
            remedy = "Name it in a ruling's `turns_on`, or in a guard such as `{preserved: ...}`."
            sheet.warn(("arguments", name), "D028", (told, remedy))
        elif name in read and name not in raised:
            told = f"argument '{name}' decides something, but nobody can raise it"
            remedy = "Offer it in a choice's `picks`, or add the effect `preserve`."
            sheet.warn(("arguments", name), "D027", (told, remedy))
    found = mentions.under("find")
    for name in _own(sheet, "facts"):
        if name in mentions.under("fact") and name not in found:
            told = f"fact '{name}' is asked for, but nothing finds it"
            sheet.warn(("facts", name), "D029", (told, "Add the effect `find` where it comes out."))
    for name in _own(sheet, "deadlines"):
        if name in mentions.under("deadline", "meet") and name not in mentions.started:
            told = f"deadline '{name}' is asked for, but nothing starts it"
            remedy = f"Add the effect `{{deadline: {name}, in: 14 days}}` where it starts."
            sheet.warn(("deadlines", name), "D025", (told, remedy))


def _own(sheet: Sheet, key: str) -> Iterable[str]:
    block = sheet.tree.plain.get(key)
    return block if isinstance(block, dict) else ()
