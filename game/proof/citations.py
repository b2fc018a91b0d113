"""Whether each ruling names its source, sources are in order, and truth labels bear what they say."""

from collections.abc import Iterator
from dataclasses import replace

from game.content.tree import Steps
from game.model.ids import AuthorityId
from game.model.scenario import Scenario
from game.model.scene import Half
from game.proof.findings import Sheet, block_in

_LABEL = "Add `truth:` with `documented`, `inferred` or `invented`."


def check_cites(scenario: Scenario, sheet: Sheet) -> None:
    """Report each ruling and each reason that names no authority."""
    for steps, half in halves_with_steps(scenario):
        if half.cites or (half.ruling and half.ruling.cites):
            continue
        if half.ruling:
            remedy = "Add `cites:` with what the court relied on."
            sheet.warn((*steps, "ruling"), "C001", ("this ruling names no authority", remedy))
        # What a choice gives as the cause of its outcomes is reported there.
        if half.because and "because" in sheet.written(steps):
            said = ("this reason names no authority", "Add `cites:` beside it.")
            sheet.warn((*steps, "because"), "C002", said)


def halves_with_steps(scenario: Scenario) -> Iterator[tuple[Steps, Half]]:
    """Yield every half of a turn with where it stands in the file."""
    for scene in scenario.scenes.values():
        for choice in scene.choices.values():
            steps: Steps = ("scenes", scene.id, "choices", choice.key.choice)
            yield steps, choice.half
            for outcome in choice.outcomes.values():
                yield (*steps, "outcomes", outcome.id), outcome.half


def check_authorities(scenario: Scenario, sheet: Sheet) -> None:
    """Report the scenario's own authorities: twins, no links, seen through nobody, impossible days."""
    seen: dict[str, str] = {}
    for name in block_in(sheet.tree.plain, "authorities"):
        authority = scenario.sources.authorities[AuthorityId(name)]
        steps: Steps = ("authorities", name)
        twin = seen.setdefault(authority.cite.casefold(), name)
        if twin != name:
            what = f"authorities '{twin}' and '{name}' have the same citation"
            sheet.warn(steps, "C004", (what, "Keep one of them, and cite it everywhere."))
        if authority.link and not authority.link.startswith(("https://", "http://")):
            what = f"the link of authority '{name}' is not a web address"
            sheet.warn((*steps, "link"), "C005", (what, "Write it in full, starting with `https://`."))
        if authority.seen == "report" and not authority.through:
            what = f"authority '{name}' was seen in a report, and nothing says through whom"
            sheet.warn((*steps, "seen"), "C008", (what, "Add `through:` with what tells of it."))
        if authority.date and authority.checked and authority.checked < authority.date:
            what = f"authority '{name}' of {authority.date} was looked up before that, on {authority.checked}"
            sheet.warn((*steps, "checked"), "C006", (what, "Fix its `date`, or the day in `checked`."))


def check_papers(scenario: Scenario, sheet: Sheet) -> None:
    """Report each claim of a paper whose answer gives no reason."""
    for exhibit in scenario.sources.exhibits.values():
        for claim in exhibit.claims:
            if not claim.because:
                what = f"claim '{claim.id}' of exhibit '{exhibit.id}' has an answer, and no reason for it"
                remedy = "Add `because:` with what is true instead, or with what shows it."
                sheet.warn(("exhibits", exhibit.id, "claims", claim.id), "T017", (what, remedy))


def check_truth(scenario: Scenario, sheet: Sheet) -> None:
    """Report statements without a truth label, and labels that claim more than is there."""
    for scene in scenario.scenes.values():
        if not scene.truth and scene.text:
            what = f"scene '{scene.id}' does not say how true its text is"
            sheet.warn(("scenes", scene.id), "T010", (what, _LABEL))
    for exhibit in scenario.sources.exhibits.values():
        if not exhibit.truth:
            what = f"exhibit '{exhibit.id}' does not say how true it is"
            sheet.warn(("exhibits", exhibit.id), "T010", (what, _LABEL))
    for scene in scenario.scenes.values():
        for choice in scene.choices.values():
            steps = ("scenes", scene.id, "choices", choice.key.choice)
            half = choice.half
            if choice.by_itself:
                # A scene that goes on by itself has no grounds but its own.
                half = replace(half, cites=(*half.cites, *scene.cites, *scene.documented_by))
            _check_half(steps, half, choice.historical, sheet)
            for outcome in choice.outcomes.values():
                happened = choice.historical and outcome.historical
                _check_half((*steps, "outcomes", outcome.id), outcome.half, happened, sheet)


def _check_half(steps: Steps, half: Half, happened: bool, sheet: Sheet) -> None:
    written = sheet.written(steps)
    if not isinstance(written, dict):
        return
    grounds = half.because or half.cites or half.documented_by or (half.ruling and half.ruling.cites)
    if written.get("truth") == "inferred" and not grounds:
        what = "this is called inferred, and nothing says from what"
        sheet.warn((*steps, "truth"), "T012", (what, "Add `because:`, `cites:` or `documented_by:`."))
    remedy = "Call it `inferred` or `invented`."
    if half.truth == "documented" and not happened:
        what = "this is called documented, and it did not happen on the real course"
        sheet.warn(steps, "T013", (what, remedy))
        return
    for place, effect in enumerate(half.effects):
        if effect.truth == "documented" and not happened:
            what = "this effect is called documented, and it did not happen on the real course"
            sheet.warn((*steps, "effects", place), "T013", (what, remedy))
