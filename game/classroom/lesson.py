"""What a class is given to work with: a playable scenario, a plan, words, and aliases for its seats."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import cast

import yaml

from game import places
from game.classroom.phases import AgendaStop, Phase, agenda, agenda_of_teams
from game.content.loaded import Loaded
from game.content.mentions import stands_in
from game.content.phrases import Phrases
from game.content.words import Words
from game.engine.case import Case, historical_replay
from game.engine.documented import all_documents
from game.engine.replay import Replay
from game.errors import UnknownNameError
from game.model.cites import authorities_in
from game.model.ids import AuthorityId, SceneId
from game.model.scenario import Scenario
from game.model.teaching import Asking, LessonPlan, Misconception

# A year as citations write it; sections and reports have another character beside them.
_YEAR = re.compile(r"(?<![\d.§-])(?<!§ )\b(?:19|20)\d\d\b(?!-)")
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class NoPlanError(UnknownNameError):
    """A class was asked for by a plan that the scenario does not have."""

    def __init__(self, scenario: str, plan: str, known: tuple[str, ...]) -> None:
        self.scenario, self.plan, self.known = scenario, plan, known
        there = f"there: {', '.join(known)}" if known else "it has none: add `class:` with `plans:`"
        super().__init__(f"'{scenario}' has no plan '{plan}' for a class ({there})")


@dataclass(frozen=True, slots=True)
class Lesson:
    """All that never changes while a class lasts."""

    case: Case
    plan: LessonPlan
    stops: tuple[AgendaStop, ...]
    real: Replay | None
    phrases: Phrases
    masked_phrases: Phrases
    aliases: tuple[str, ...]
    sealed: frozenset[AuthorityId]

    @property
    def scenario(self) -> Scenario:
        """Return the scenario that is taught."""
        return self.case.scenario

    @property
    def words(self) -> Words:
        """Return the words of the screens."""
        return self.phrases.words

    @property
    def team_stops(self) -> tuple[AgendaStop, ...]:
        """Return the agenda where each team plays its own course."""
        return agenda_of_teams(self.stops)

    @property
    def asked(self) -> Misconception | None:
        """Return the misconception that is asked about before and after."""
        return self.scenario.teaching.misconceptions.get(self.plan.asks)

    def question(self, phase: Phase) -> Asking | None:
        """Return the question of the phase before or after, or None if nothing is asked."""
        if self.asked is None:
            return None
        return self.asked.after if phase == "question-after" else self.asked.before

    @property
    def misconceptions(self) -> tuple[Misconception, ...]:
        """Return the claims that are judged, in the order of the file; one of them holds, where one does.

        What is asked about is among them. They are two, or three where the plan has three minutes for them.
        """
        every = self.scenario.teaching.misconceptions
        minutes = sum(stop.minutes for stop in self.stops if stop.phase == "misconceptions")
        ranked = sorted(every.values(), key=lambda one: (one != self.asked, not one.holds))
        # Of those that hold one is enough, unless it is what is asked about.
        holding = [one for one in ranked if one.holds][1:]
        chosen = [one.id for one in ranked if one not in holding][: 3 if minutes >= 3 else 2]
        return tuple(one for one in every.values() if one.id in chosen)

    def scene_of(self, decision: int) -> SceneId | None:
        """Return the scene of a decision, counted from 1, or None past the last."""
        scenes = self.plan.decisions
        return scenes[decision - 1] if 0 < decision <= len(scenes) else None


def lesson_of(loaded: Loaded, plan: str, words: Words, aliases: tuple[str, ...]) -> Lesson:
    """Return a scenario ready to be taught; raise NoPlanError if it has no such plan."""
    scenario = loaded.playable
    plans = scenario.teaching.plans
    if plan not in plans:
        raise NoPlanError(scenario.id, plan, tuple(plans))
    case = Case(scenario)
    return Lesson(
        case=case,
        plan=plans[plan],
        stops=agenda(plans[plan], misconceptions=bool(scenario.teaching.misconceptions)),
        real=historical_replay(case, loaded.historical),
        phrases=Phrases(scenario, words),
        masked_phrases=masked_phrases(scenario, words),
        aliases=aliases,
        sealed=sealed_in(scenario),
    )


def masked_phrases(scenario: Scenario, words: Words) -> Phrases:
    """Return the words of a scenario behind its mask."""
    mask = scenario.mask

    def say_day(day: date) -> str:
        if mask.dates == "days":
            return words("class.day", number=(day - scenario.opening.day).days)
        return words.day(day + timedelta(days=mask.shifted_by))

    return Phrases(scenario, words, say_day if mask.dates else None)


def sealed_in(scenario: Scenario) -> frozenset[AuthorityId]:
    """Return the authorities that give the case away: sealed ones, its documents, what names or dates it."""
    # The years after the opening in which the real case went on, where its dates are masked.
    days = [event.day.year for event in scenario.history.events] if scenario.mask.dates else []
    years = frozenset(range(scenario.opening.day.year + 1, max(days, default=0) + 1))
    named = (
        name
        for name, one in scenario.sources.authorities.items()
        if names_the_case(scenario, f"{one.cite} {one.says} {one.link}")
        or years & {int(year) for year in _YEAR.findall(one.cite)}
    )
    documents = authorities_in(all_documents(scenario))
    return frozenset((*scenario.mask.sealed, *documents, *named))


def names_the_case(scenario: Scenario, text: str) -> bool:
    """Return whether a text has a real name of the case in it, in whatever spelling."""
    hidden = scenario.mask.names.values()
    return any(stands_in(form, text) for one in hidden for form in (one.real, *one.also))


def load_aliases(language: str = "en") -> tuple[str, ...]:
    """Return every alias of a language once, in a mixed order that never changes."""
    written = (places.aliases() / f"{language}.yaml").read_text("utf-8")
    words = cast("dict[str, list[str]]", yaml.load(written, Loader=_LOADER))  # noqa: S506 -- texts only, no tags
    aliases = [f"{first} {second}" for first in words["first"] for second in words["second"]]
    Random(0).shuffle(aliases)
    return tuple(aliases)
