"""Arguments raised too late or for nothing, facts nobody finds, deadlines nobody can miss or meet."""

from game.content.tree import Steps
from game.proof.check_sheet import Sheet
from game.proof.evidence import NO, YES, Evidence


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
            sheet.warn(steps, "D024", (told, f"Add the effect `{{meet: {deadline}}}` to what fulfils it."))
