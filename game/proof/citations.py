"""Whether each ruling names its source, sources are in order, and truth labels bear what they say."""

from collections.abc import Iterator
from typing import Any

from game.content.mentions import links_in
from game.content.tree import Steps
from game.model.ids import AuthorityId, SceneId
from game.model.scenario import Scenario
from game.model.scene import Half
from game.proof.findings import Sheet


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


def check_truth(scenario: Scenario, sheet: Sheet) -> None:
    """Write down statements without a label, and labels that claim more than is there."""
    for scene in scenario.scenes.values():
        if not scene.truth and scene.text:
            what = f"scene '{scene.id}' does not say how true its text is"
            sheet.warn(("scenes", scene.id), "T010", (what, _LABEL))
    for exhibit in scenario.sources.exhibits.values():
        if not exhibit.truth:
            what = f"exhibit '{exhibit.id}' does not say how true it is"
            sheet.warn(("exhibits", exhibit.id), "T010", (what, _LABEL))
    for steps, part in _labelled(sheet.tree.plain):
        if part["truth"] == "documented" and not _looked_up(part, scenario):
            what = "this is called documented, and no authority that was looked up stands beside it"
            remedy = "Cite one that has `checked:`, or call it `inferred`."
            sheet.warn((*steps, "truth"), "T011", (what, remedy))
    for steps, half in halves_with_steps(scenario):
        _check_half(steps, half, scenario, sheet)


_LABEL = "Add `truth:` with `documented`, `inferred` or `invented`."


def _check_half(steps: Steps, half: Half, scenario: Scenario, sheet: Sheet) -> None:
    written = sheet.written(steps)
    if not isinstance(written, dict):
        return
    grounds = half.because or half.cites or (half.ruling and half.ruling.cites)
    if written.get("truth") == "inferred" and not grounds:
        what = "this is called inferred, and nothing says from what"
        sheet.warn((*steps, "truth"), "T012", (what, "Add `because:` or `cites:`."))
    if half.truth == "documented" and not _is_historical(steps, scenario):
        what = "this is called documented, and it did not happen on the real course"
        sheet.warn(steps, "T013", (what, "Call it `inferred` or `invented`."))
        return
    for place, effect in enumerate(half.effects):
        if effect.truth == "documented" and not _is_historical(steps, scenario):
            what = "this effect is called documented, and it did not happen on the real course"
            sheet.warn((*steps, "effects", place), "T013", (what, "Call it `inferred` or `invented`."))


def _is_historical(steps: Steps, scenario: Scenario) -> bool:
    choices: Any = scenario.scenes[SceneId(str(steps[1]))].choices
    one = choices[steps[3]]
    if "outcomes" not in steps:
        return bool(one.historical)
    return bool(one.historical and one.outcomes[steps[5]].historical)


def _labelled(plain: Any) -> Iterator[tuple[Steps, dict[str, Any]]]:
    """Yield every scene, choice, outcome and exhibit that has a label of its own."""
    for kind in ("scenes", "exhibits"):
        for name, part in _block(plain, kind):
            yield from _with_label((kind, name), part)
            for choice, inside in _block(part, "choices"):
                steps: Steps = (kind, name, "choices", choice)
                yield from _with_label(steps, inside)
                for outcome, last in _block(inside, "outcomes"):
                    yield from _with_label((*steps, "outcomes", outcome), last)


def _with_label(steps: Steps, part: Any) -> Iterator[tuple[Steps, dict[str, Any]]]:
    if isinstance(part, dict) and "truth" in part:
        yield steps, part


def _block(part: Any, key: str) -> list[tuple[str, Any]]:
    inside = part.get(key) if isinstance(part, dict) else None
    return list(inside.items()) if isinstance(inside, dict) else []


def _looked_up(part: dict[str, Any], scenario: Scenario) -> bool:
    """Return whether an authority inside a part has the day on which it was looked up."""
    known = scenario.sources.authorities
    cited = (AuthorityId(name) for name in _cited_in(part))
    return any(name in known and known[name].checked for name in cited)


def _cited_in(part: Any, key: str = "") -> Iterator[str]:
    if isinstance(part, str):
        if key == "cites":
            yield part
        yield from (link.id for link in links_in(part) if link.noun == "authority")
    elif isinstance(part, dict):
        for name, inside in part.items():
            yield from _cited_in(inside, name)
    else:
        for inside in part:
            yield from _cited_in(inside, key)
