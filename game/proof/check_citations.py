"""Whether every ruling and every reason names its source, and whether the sources are in order."""

from collections.abc import Iterator

from game.content.tree import Steps
from game.model.ids import AuthorityId
from game.model.scenario import Scenario
from game.model.scene import Half
from game.proof.check_sheet import Sheet


def check_cites(scenario: Scenario, sheet: Sheet) -> None:
    """Write down each ruling and each reason that names no authority."""
    for steps, half in halves_with_steps(scenario):
        if half.cites or (half.ruling and half.ruling.cites):
            continue
        if half.ruling:
            told = ("this ruling names no authority", "Add `cites:` with what the court stood on.")
            sheet.warn((*steps, "ruling"), "C001", told)
        # What a choice gives as the cause of its outcomes is told there.
        if half.because and "because" in sheet.written(steps):
            told = ("this reason names no authority", "Add `cites:` beside it.")
            sheet.warn((*steps, "because"), "C002", told)


def halves_with_steps(scenario: Scenario) -> Iterator[tuple[Steps, Half]]:
    """Yield every half of a turn with where it stands in the file."""
    for scene in scenario.scenes.values():
        for choice in scene.choices.values():
            steps: Steps = ("scenes", scene.id, "choices", choice.key.choice)
            yield steps, choice.half
            for outcome in choice.outcomes.values():
                yield (*steps, "outcomes", outcome.id), outcome.half


def check_authorities(scenario: Scenario, sheet: Sheet) -> None:
    """Write down what is odd in the scenario's own authorities: twins, links that are none, wrong days."""
    own = sheet.tree.plain.get("authorities")
    seen: dict[str, str] = {}
    for name in own if isinstance(own, dict) else ():
        authority = scenario.sources.authorities[AuthorityId(name)]
        steps: Steps = ("authorities", name)
        twin = seen.setdefault(authority.cite.casefold(), name)
        if twin != name:
            told = f"authorities '{twin}' and '{name}' have the same citation"
            sheet.warn(steps, "C004", (told, "Keep one of them, and cite it everywhere."))
        if authority.link and not authority.link.startswith(("https://", "http://")):
            told = f"the link of authority '{name}' is no web address"
            sheet.warn((*steps, "link"), "C005", (told, "Write it in full, from `https://` on."))
        if authority.date and authority.checked and authority.checked < authority.date:
            told = f"authority '{name}' of {authority.date} was looked up before, on {authority.checked}"
            sheet.warn((*steps, "checked"), "C006", (told, "Fix its `date`, or the day in `checked`."))
