"""What some hundred plays have left open: what the search must still look for, and what it must keep.

A sight that was seen is settled. One that no footing allows is settled as well. For the rest, the values
that it depends on are kept in positions, in its own scene and on the way there, and those are looked at.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from game.model.guards.standing import After, DeadlineIs
from game.model.guards.values import ArgumentForfeited, ArgumentPreserved
from game.model.ids import ChoiceId, ChoiceKey, SceneId
from game.model.kinds import Guard
from game.model.scenario import Scenario
from game.proof.probes import Probes, Site
from game.search.days import Ceilings, later, latest_days
from game.search.footings import Footings, footings_of
from game.search.liveness import Live, live_in
from game.search.order import order_of
from game.search.packing import PackedLayout
from game.search.reads import Reader

YES, NO = 0, 1
BOTH = (YES, NO)


@dataclass(slots=True)
class Questions:
    """The sites that are open, with the answers that nobody saw yet."""

    scenario: Scenario
    layout: PackedLayout
    open: list[tuple[int, int, Site, tuple[int, ...]]] = field(default_factory=list)

    def footings(self) -> Footings:
        """Return the footings of the case, which watch what is asked for."""
        watched = frozenset(id(site.subject) for _, _, site, _ in self.open)
        return footings_of(self.scenario, self.layout, watched)

    def bits(self) -> dict[int, int]:
        """Return the bits of what is asked for, by scene."""
        found: dict[int, int] = {}
        for scene, number, _, answers in self.open:
            found[scene] = found.get(scene, 0) | sum(1 << 2 * number + answer for answer in answers)
        return found


def open_questions(scenario: Scenario, layout: PackedLayout, probes: Probes, seen: list[int]) -> Questions:
    """Return what matters and was not seen."""
    found = Questions(scenario, layout)
    # What is known of arguments and deadlines, wherever it was seen.
    known = {
        (site.kind, site.subject, answer)
        for scene, sites in enumerate(probes.sites)
        for number, site in enumerate(sites.every)
        if site.kind in ("raise", "deadline")
        for answer in BOTH
        if seen[scene] >> 2 * number + answer & 1
    }
    for scene, sites in enumerate(probes.sites):
        for number, site in enumerate(sites.every):
            unseen = [answer for answer in BOTH if not seen[scene] >> 2 * number + answer & 1]
            answers = tuple(answer for answer in unseen if _matters(site, answer, unseen, known))
            if answers:
                found.open.append((scene, number, site, answers))
    return found


def _matters(site: Site, answer: int, unseen: list[int], known: set[tuple[str, Any, int]]) -> bool:
    """Return whether an answer that was not seen would tell anything."""
    match site.kind:
        case "requires" | "until":
            return answer == NO
        case "refusal" | "outcome":
            return answer == YES
        case "guard" | "alternative" | "choice":
            return True
        case "points" | "move":
            return YES in unseen
        case "raise":
            return ("raise", site.subject, YES) not in known
        case "deadline":
            return ("deadline", site.subject, answer) not in known
        case "started":
            # Whether it is met or missed is asked only of one that is started.
            return answer == YES and not {("deadline", site.subject, one) for one in BOTH} <= known
        case _:
            return False


def narrowed(questions: Questions) -> tuple[Questions, tuple[Live, ...]]:
    """Return the questions that footings and days leave open, and what must be kept for them."""
    scenario, layout = questions.scenario, questions.layout
    footings = questions.footings()
    latest = latest_days(scenario, layout, order_of(scenario, layout))
    left = Questions(scenario, layout)
    for scene, number, site, answers in questions.open:
        possible = answers
        if site.kind in ("requires", "guard", "alternative", "points", "move", "refusal", "choice"):
            possible = tuple(one for one in answers if footings.can(site.subject, one == YES))
        elif site.kind == "until" and not _may_have_passed(site, latest, scenario):
            possible = ()
        if possible:
            left.open.append((scene, number, site, possible))
    return left, kept_for(left, footings)


def _may_have_passed(site: Site, latest: Mapping[SceneId, int], scenario: Scenario) -> bool:
    """Return whether the day of an `until` may have passed where it is waited for."""
    _, scene, _, choice, *rest = site.steps
    key = ChoiceKey(SceneId(str(scene)), ChoiceId(str(choice)))
    day = latest[key.scene]
    if rest[0] == "outcomes":
        day = later(day, scenario.choice(key).half.passing, scenario)
    until: date = site.subject
    return day > (until - scenario.opening.day).days


def kept_for(questions: Questions, footings: Footings | None = None) -> tuple[Live, ...]:
    """Return what must be kept, so that the questions can be answered by looking at positions."""
    scenario, layout = questions.scenario, questions.layout
    footings = footings or questions.footings()
    reader, bits = Reader(scenario, layout), dict.fromkeys(scenario.scenes, 0)
    days = {scene: footings.days.get(scene, -1) for scene in scenario.scenes}
    for number, _, site, _ in questions.open:
        # What must be kept on coming to the scene of a site, beside what footings read.
        asked: tuple[Guard, ...] = ()
        match site.kind:
            case "until":
                asked = (After(site.subject),)
            case "deadline" | "started":
                asked = (DeadlineIs(site.subject, "open"),)
            case "raise":
                asked = ArgumentPreserved(site.subject), ArgumentForfeited(site.subject)
        scene, read = layout.scenes[number], reader.asked(asked)
        days[scene] = max(days[scene], read.day)
        bits[scene] |= read.bits
    entered = {footing: bits[layout.scene_named(footing)] for footing in footings.ways}
    return live_in(footings, entered, days, Ceilings(scenario, layout, 0))
