"""All that an author writes for one case."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Literal

from game.model import ids
from game.model.cites import Cite
from game.model.expected import Expectation
from game.model.kinds import Effect, Guard
from game.model.procedure import Matter
from game.model.prose import Authority, CastMember, Exhibit, Term
from game.model.scene import Choice, Scene
from game.model.teaching import ClassPlan, Mask, Objective, RealEvent
from game.model.value import value

Level = Literal["first", "core", "advanced"]


@value
class Meter:
    """A bounded number that choices move; `better` says which way is good for the client."""

    id: ids.MeterId
    label: str
    starts_at: int
    lowest: int = 0
    highest: int = 100
    better: Literal["high", "low"] = "high"
    shown_when: tuple[Guard, ...] = ()


@value
class Fact:
    """Something that can be established."""

    id: ids.FactId
    label: str
    cites: tuple[Cite, ...] = ()


@value
class Argument:
    """A ground against one order that counsel may raise."""

    id: ids.ArgumentId
    label: str
    against: ids.MatterId
    cites: tuple[Cite, ...] = ()
    any_time: bool = False  # a record that closes leaves it open


@value
class Variant:
    """The same case, opening with other facts."""

    id: ids.VariantId
    title: str
    opens_with: tuple[Effect, ...] = ()


@value
class Edition:
    """The author's number, and a digest of the content by which saves know it again."""

    number: int
    digest: str

    def __str__(self) -> str:
        """Return both in one word."""
        return f"{self.number}-{self.digest}"


@value
class CaseWords:
    """What the case says of itself before it is played."""

    title: str
    summary: str = ""
    role: str = ""
    disclaimer: str = ""
    language: str = "en"
    currency: str = "USD"
    minutes: int = 0
    level: Level | None = None
    lesson: str = ""
    place: str = ""
    objectives: Mapping[ids.ObjectiveId, Objective] = field(default_factory=dict)


@value
class Opening:
    """Where, when and with what the case opens."""

    scene: ids.SceneId
    day: date
    effects: tuple[Effect, ...] = ()


@value
class Sources:
    """What can be opened and looked up in the case, by id."""

    authorities: Mapping[ids.AuthorityId, Authority] = field(default_factory=dict)
    glossary: Mapping[str, Term] = field(default_factory=dict)
    cast: Mapping[ids.CastId, CastMember] = field(default_factory=dict)
    exhibits: Mapping[ids.ExhibitId, Exhibit] = field(default_factory=dict)

    def there_by(self, cites: tuple[Cite, ...], day: date) -> tuple[Cite, ...]:
        """Return the cites of what was there by a day; an authority without a date always was."""
        return tuple(cite for cite in cites if self.authorities[cite.authority].date <= day.isoformat())


@value
class RealCourse:
    """What happened in the real case, and how this scenario departs from it."""

    events: tuple[RealEvent, ...] = ()
    simplified: tuple[str, ...] = ()


@value
class Scenario:
    """One case: its matters, its scenes, and the words around them."""

    id: ids.ScenarioId
    edition: Edition
    words: CaseWords
    matters: Mapping[ids.MatterId, Matter]
    meters: Mapping[ids.MeterId, Meter]
    facts: Mapping[ids.FactId, Fact]
    arguments: Mapping[ids.ArgumentId, Argument]
    deadlines: Mapping[ids.DeadlineId, str]
    conditions: Mapping[ids.ConditionId, str]
    opening: Opening
    scenes: Mapping[ids.SceneId, Scene]
    variants: Mapping[ids.VariantId, Variant] = field(default_factory=dict)
    sources: Sources = field(default_factory=Sources)
    history: RealCourse = field(default_factory=RealCourse)
    mask: Mask = field(default_factory=Mask)
    teaching: ClassPlan = field(default_factory=ClassPlan)
    renamed: Mapping[str, str] = field(default_factory=dict)
    expected: Mapping[ids.VariantId | None, Expectation] = field(default_factory=dict)

    def choice(self, key: ids.ChoiceKey) -> Choice:
        """Return a choice by its key; KeyError where there is none."""
        return self.scenes[key.scene].choices[key.choice]

    def scenes_called(self, name: str) -> tuple[ids.SceneId, ...]:
        """Return the scenes of a name: of one that stands in a piece all copies, or the one copy named."""
        if name in self.scenes:
            return (ids.SceneId(name),)
        return tuple(scene for scene in self.scenes if ids.as_written(scene) == name)

    def named_now(self, name: str) -> str:
        """Return what a scene, a choice or an outcome of an older edition is called now."""
        parts = name.split(".")
        # The longest old name that fits comes first; a new name has as many parts as the old one.
        for length in range(len(parts), 0, -1):
            new = self.renamed.get(".".join(parts[:length]))
            if new is not None:
                parts[:length] = new.split(".")
        return ".".join(parts)

    @property
    def written_scenes(self) -> tuple[Scene, ...]:
        """Return the scenes in the author's order, each once: of several copies the first."""
        first: dict[ids.SceneId, Scene] = {}
        for scene in self.scenes.values():
            first.setdefault(ids.as_written(scene.id), scene)
        return tuple(first.values())

    @property
    def endings(self) -> tuple[Scene, ...]:
        """Return the scenes that are endings, in the author's order."""
        return tuple(scene for scene in self.scenes.values() if scene.ending)
